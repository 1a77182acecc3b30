/*
 * Markdown, as documents.
 */
#include "read/markdown.h"

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
print_markdown(FILE *to, const char *bytes, size_t n)
{
	model_reader(to, "markdown", "page.md", bytes, n);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/markdown", print_markdown);
}

/* How often the word stands in the model. */
static unsigned
count(const char *model, const char *word)
{
	unsigned n = 0;

	for (; (model = strstr(model, word)); model++)
		n++;
	return n;
}

/* Every limit keeps the text and says at most one note. */
static void
limits(void **state)
{
	static const struct {
		const char *piece; /* so often */
		size_t times;
		const char *end;  /* and this */
		const char *word; /* which is there so often then */
		unsigned words, notes;
	} cases[] = {
		{ ">", 300, "deep\n\n>>> less\n", "deep\\n", 1, 1 },
		{ "> ", 200, "deep\n", "depth=200", 1, 0 },
		{ "- ", 600, "deep\n", "deep\\n", 1, 1 },
		{ "<div><blockquote>", 400, "deep</blockquote>\n\n> quoted\n", "quoted\\n", 1, 1 },
		{ "<p a='", 3000, "deep", "deep\\n", 1, 0 },
		{ "**a <i>", 2000, "deep", "deep\\n", 1, 0 },
		{ "|a", 1000, "\n|-|\ndeep", "deep\\n", 1, 0 },
		{ "[^a]: note\n", 2, "[^a] [^a]\n", "] note\\n", 2, 0 },
		{ "[a]: b\n\n", 20000, "[a]\n", "link \"b\"", 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer text = { 0 };
		for (size_t k = 0; k < cases[i].times; k++)
			buffer_add_string(&text, cases[i].piece);
		buffer_add_string(&text, cases[i].end);
		char *model = model_reader_string("markdown", text.bytes, text.size);
		if (count(model, cases[i].word) != cases[i].words ||
		    count(model, "\nnote ") + !strncmp(model, "note ", 5) != cases[i].notes)
			fail_msg("%s: %u times %s, %u notes", cases[i].piece,
			         count(model, cases[i].word), cases[i].word, count(model, "note "));
		free(model);
		buffer_clear(&text);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),
		cmocka_unit_test(limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
