/*
 * Books in FictionBook 2, as documents.
 */
#include "read/fb2.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/golden.h"
#include "tests/read/model_reader.h"

static void
print_book(FILE *to, const char *bytes, size_t n)
{
	model_reader(to, "fb2", "book.fb2", bytes, n);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/fb2", print_book);
}

static void
nothing(void **state)
{
	static const char *const books[] = {
		"", "<FictionBook/>", "<FictionBook><description><title-info>",
		"<FictionBook><body><section><title><p></p></title></section></body>"
	};

	(void)state;
	for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
		char *model = model_reader_string("fb2", books[i], strlen(books[i]));
		assert_non_null(strstr(model, "There is nothing to read in this book."));
		assert_non_null(strstr(model, "done\n"));
		free(model);
	}
}

/* Whatever a book is made of too much of, its text is there and it takes no time to speak of. */
static void
too_much(void **state)
{
	enum { SIZE = 1000000 };
	static const char *const parts[] = { "<section>",
		                             "<title>",
		                             "<p>",
		                             "<cite>",
		                             "<poem><stanza><v>",
		                             "<body>",
		                             "<annotation>",
		                             "<subtitle>",
		                             "<section><title>",
		                             "<description>",
		                             "<table><tr><td>",
		                             "<a l:href='#x' type='note'>",
		                             "</section>",
		                             "<body name='notes'><section><title>",
		                             "<section/>",
		                             "<!DOCTYPE [",
		                             "<a b=\"" };

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buffer book = { 0 };
		buffer_add_string(&book, "<FictionBook><body><p>The first words.</p>");
		while (book.size < SIZE)
			buffer_add_string(&book, parts[i]);
		buffer_add_string(&book, ">The last words.");
		char *model = model_reader_string("fb2", book.bytes, book.size);
		if (!strstr(model, "The first words.") ||
		    (i < 15 && !strstr(model, "The last words.")))
			fail_msg("%s: %.300s", parts[i], model);
		assert_non_null(strstr(model, "done\n"));
		free(model);
		buffer_clear(&book);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),
		cmocka_unit_test(nothing),
		cmocka_unit_test(too_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
