/*
 * Texts in OpenDocument, as documents. A golden's NAME.in is a flat one, or the files of an archive, each behind a line
 * "=== NAME".
 */
#include "read/odt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/counter.h"
#include "read/odt_number.h"
#include "tests/golden.h"
#include "tests/packer.h"
#include "tests/read/model_reader.h"

static void
print_text(FILE *to, const char *bytes, size_t n)
{
	struct buffer zip = { 0 };

	if (n > 4 && !memcmp(bytes, "=== ", 4))
		packer_zip_text(bytes, n, false, &zip);
	else
		buffer_add(&zip, bytes, n);
	model_reader(to, "odt", "text.odt", zip.bytes, zip.size);
	buffer_clear(&zip);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/odt", print_text);
}

/* An archive that ends early: what was there before is read. */
static void
truncated(void **state)
{
	struct buffer zip = { 0 };
	size_t n;
	char *files = golden_read("tests/read/odt/archive.in", &n);

	(void)state;
	packer_zip_text(files, n, true, &zip);
	char *model = model_reader_string("odt", zip.bytes, zip.size / 3);
	assert_non_null(strstr(model, "A heading that is not the title"));
	assert_non_null(strstr(model, "the document is damaged: only what could be read"));
	assert_null(strstr(model, "goes on"));
	assert_non_null(strstr(model, "done\n"));
	free(model);
	buffer_clear(&zip);
	free(files);
}

static void
nothing(void **state)
{
	static const char *const texts[] = { "", "PK\3\4 and no more", "<office:document>",
		                             "<office:document><text:p> </text:p>" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char *model = model_reader_string("odt", texts[i], strlen(texts[i]));
		assert_non_null(strstr(model, "There is nothing to read in this document."));
		assert_non_null(strstr(model, "done\n"));
		free(model);
	}
}

/* Whatever a text is made of too much of, its text is there and it takes no time to speak of. */
static void
too_much(void **state)
{
	enum { SIZE = 1000000 };
#define CELL "<table:table-cell table:number-columns-repeated='1000000000'>"
#define ROW "<table:table-row table:number-rows-repeated='1000000000'>"
	static const char *const parts[] = {
		"<text:p>",
		"<text:h>",
		"<text:section>",
		"<text:list><text:list-item>",
		"<text:list><text:list-item><text:p>x</text:p>",
		"<text:span text:style-name='x'>",
		"<text:a xlink:href='#x'>",
		"<table:table>" ROW CELL,
		"<table:table>" ROW CELL "<text:p>x</text:p>",
		CELL "<text:p>x</text:p></table:table-cell>",
		ROW CELL "<text:p>x</text:p></table:table-cell></table:table-row>",
		"<table:table><table:table-row><table:table-cell><text:p>",
		"<text:p><text:note><text:note-body>",
		"<text:note><text:note-body><text:p>",
		"<office:annotation><text:p>",
		"<draw:frame><draw:text-box><text:p>",
		"<text:p><draw:custom-shape>",
		("<text:p text:style-name='Quotations'>x</text:p>"
		 "<text:p text:style-name='Preformatted_20_Text'>"),
		"<text:table-of-content>",
		"</text:p>",
		"<style:style style:name='a' style:family='text' style:parent-style-name='a'>",
		"<text:list-style style:name='a'>",
	};
#undef CELL
#undef ROW

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buffer text = { 0 };
		buffer_add_string(&text,
		                  "<office:document><office:text><text:p>The first words.</text:p>"
		                  "<table:table><table:table-row>");
		while (text.size < SIZE)
			buffer_add_string(&text, parts[i]);
		buffer_add_string(&text, "<text:p>The last words.");
		char *model = model_reader_string("odt", text.bytes, text.size);
		if (!strstr(model, "The first words.") || !strstr(model, "The last words.") ||
		    !strstr(model, "done\n"))
			fail_msg("%s: %.300s", parts[i], model);
		free(model);
		buffer_clear(&text);
	}
}

/* ---- numbers ---- */

static void
counters(void **state)
{
	static const struct {
		long number;
		char style;
		const char *text;
	} cases[] = {
		{ 1, '1', "1" },          { -3, '1', "-3" },
		{ 1, 'a', "a" },          { 26, 'A', "Z" },
		{ 27, 'a', "aa" },        { 703, 'a', "aaa" },
		{ 0, 'a', "0" },          { 4, 'i', "iv" },
		{ 1994, 'I', "MCMXCIV" }, { 3888, 'i', "mmmdccclxxxviii" },
		{ 4000, 'i', "4000" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[COUNTER_SIZE];
		counter_print(text, cases[i].number, cases[i].style);
		assert_string_equal(text, cases[i].text);
	}
}

static void
assert_marker(const struct odt_numbering *numbering, unsigned level, const char *expected)
{
	struct buffer text = { 0 };
	bool own = odt_numbering_print(numbering, level, &text);

	assert_int_equal(own, expected != NULL);
	if (expected)
		assert_string_equal(buffer_string(&text), expected);
	buffer_clear(&text);
}

static void
numbering(void **state)
{
	struct odt_numbering n = { .levels = { { '1', false, 1, 1, "", "." },
		                               { 'a', false, 2, 1, "(", ")" },
		                               { 'i', false, 9, 3, "", "" },
		                               { '\0', false, 1, 1, "x", "y" },
		                               { '\0', true, 1, 1, "•", "" },
		                               { '\0', true, 1, 1, "→", "" },
		                               { '\0', true, 1, 1, "\xef\x82\xb7", "" } } };
	const long nine = 9;

	(void)state;
	odt_numbering_next(&n, 2, NULL);
	assert_marker(&n, 2, "(1.a)");
	odt_numbering_next(&n, 1, NULL);
	odt_numbering_next(&n, 1, NULL);
	assert_marker(&n, 1, "2.");
	odt_numbering_next(&n, 2, NULL);
	odt_numbering_next(&n, 2, NULL);
	odt_numbering_next(&n, 3, NULL);
	assert_marker(&n, 2, "(2.b)");
	assert_marker(&n, 3, "2.b.iii");
	odt_numbering_next(&n, 1, &nine);
	odt_numbering_next(&n, 3, NULL);
	assert_marker(&n, 1, "9.");
	assert_marker(&n, 3, "9.a.iii");
	odt_numbering_restart(&n, 1);
	odt_numbering_next(&n, 1, NULL);
	assert_marker(&n, 1, "1.");
	odt_numbering_next(&n, 99, NULL);
	assert_marker(&n, 4, "");
	assert_marker(&n, 5, NULL);
	assert_marker(&n, 6, "→");
	assert_marker(&n, 7, NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),  cmocka_unit_test(truncated),
		cmocka_unit_test(nothing),  cmocka_unit_test(too_much),
		cmocka_unit_test(counters), cmocka_unit_test(numbering),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
