/*
 * Books, as documents. A golden's NAME.in is the book's files one after the other, each behind a line "=== NAME".
 */
#include "read/epub.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/epub_ids.h"
#include "read/epub_place.h"
#include "read/utf16.h"
#include "tests/golden.h"
#include "tests/packer.h"
#include "tests/read/model_reader.h"

static void
print_book(FILE *to, const char *files, size_t n)
{
	struct buffer zip = { 0 };

	packer_zip_text(files, n, false, &zip);
	model_reader(to, "epub", "book.epub", zip.bytes, zip.size);
	buffer_clear(&zip);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/epub", print_book);
}

static char *
model_of(const char *files, size_t kept_percent)
{
	struct buffer zip = { 0 };

	packer_zip_text(files, strlen(files), true, &zip);
	char *model = model_reader_string("epub", zip.bytes, zip.size * kept_percent / 100);
	buffer_clear(&zip);
	return model;
}

/* A book that ends early: what was there before is read. */
static void
truncated(void **state)
{
	char *files = golden_read("tests/read/epub/bare.in", NULL);
	char *model = model_of(files, 40);

	(void)state;
	assert_non_null(strstr(model, "section 11 level=1 \"Second\""));
	assert_null(strstr(model, "Ten."));
	assert_non_null(strstr(model, "the book is damaged: only what could be read"));
	free(model);
	free(files);
}

static void
no_book(void **state)
{
	char *model = model_reader_string("epub", "PK\3\4 and no more", 15);

	(void)state;
	assert_non_null(strstr(model, "There is nothing to read in this book."));
	assert_non_null(strstr(model, "done\n"));
	free(model);
}

/* A table of contents of many levels and entries, each of which leads nowhere. */
static void
large_contents(void **state)
{
	enum { ENTRIES = 20000, DEEP = 400 };
	struct buffer files = { 0 };

	(void)state;
	buffer_add_string(&files, "=== META-INF/container.xml\n<rootfile full-path='p.opf'/>\n"
	                          "=== p.opf\n<package><manifest><item id='a' href='a.xhtml'/>"
	                          "<item id='n' href='n.xhtml' properties='nav'/></manifest>"
	                          "<spine><itemref idref='a'/></spine></package>\n"
	                          "=== a.xhtml\n<p id='here'>Text.</p>\n"
	                          "=== n.xhtml\n<html><nav type='toc'><ol>");
	for (int i = 0; i < ENTRIES; i++)
		buffer_printf(&files, "<li><a href='a.xhtml#x%d'>Entry %d</a></li>", i, i);
	for (int i = 0; i < DEEP; i++)
		buffer_add_string(&files, "<li><a href='a.xhtml#here'>Deep</a><ol>");
	buffer_add_byte(&files, '\n');
	char *model = model_of(files.bytes, 100);
	const char *first =
		strstr(model, "section 0 level=1 \"Entry 0\"\nsection 0 level=1 \"Entry 1\"");
	assert_non_null(first);
	assert_non_null(strstr(
		first, "\"Entry 19999\"\nsection 0 level=1 \"Deep\"\nsection 0 level=2 \"Deep\""));
	assert_non_null(strstr(first, "section 0 level=60 \"Deep\""));
	free(model);
	buffer_clear(&files);
}

static void
places(void **state)
{
	static const struct {
		const char *from, *reference;
		const char *path, *fragment; /* NULL: out of the book */
	} cases[] = {
		{ "", "a.xhtml", "a.xhtml", "" },
		{ "OEBPS/p.opf", "a.xhtml#b", "OEBPS/a.xhtml", "b" },
		{ "OEBPS/p.opf", "../a.xhtml", "a.xhtml", "" },
		{ "OEBPS/p.opf", "../../../etc/passwd", "etc/passwd", "" },
		{ "OEBPS/p.opf", "/a/./b.xhtml", "a/b.xhtml", "" },
		{ "OEBPS/p.opf", "#b", "OEBPS/p.opf", "b" },
		{ "OEBPS/p.opf", "", "OEBPS/p.opf", "" },
		{ "OEBPS/p.opf", " a%20b.xhtml?q#c%C3%A9 ", "OEBPS/a b.xhtml", "cé" },
		{ "a#b/100%/c?.opf", "d.xhtml", "a#b/100%/d.xhtml", "" },
		{ "OEBPS/p.opf", "%2e%2e/%2e%2e/x", "OEBPS/../../x", "" },
		{ "OEBPS/p.opf", "http://example.org/", NULL, NULL },
		{ "OEBPS/p.opf", "//example.org/", NULL, NULL },
		{ "OEBPS/p.opf", "file:///etc/passwd", NULL, NULL },
		{ "OEBPS/p.opf", "mailto:a@b.org", NULL, NULL },
	};
	struct epub_place place = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool inside = epub_place_resolve(&place, cases[i].from, cases[i].reference);
		assert_int_equal(inside, cases[i].path != NULL);
		if (!inside)
			continue;
		assert_string_equal(place.path.size ? place.path.bytes : "", cases[i].path);
		assert_string_equal(place.fragment.size ? place.fragment.bytes : "",
		                    cases[i].fragment);
	}
	epub_place_clear(&place);
}

static void
ids_of_a_page(void **state)
{
	static const char page[] =
		"id=\"no\" <p id=\"one\"><a name='two' xml:id = \"three\">"
		"<b grid=\"no\" id=no id=\"\" class=\"id\"><i id=\"four\nfive\" id='six";
	static const char *const there[] = { "one", "two", "three", "four\nfive" };
	static const char *const others[] = { "no", "", "on", "ones", "six", "id" };
	struct epub_ids *ids = epub_ids_new(page, sizeof page - 1);

	(void)state;
	for (size_t i = 0; i < sizeof there / sizeof *there; i++)
		assert_true(epub_ids_hold(ids, there[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(epub_ids_hold(ids, others[i]));
	epub_ids_free(ids);
	ids = epub_ids_new("", 0);
	assert_false(epub_ids_hold(ids, "one"));
	assert_false(epub_ids_hold(NULL, "one"));
	epub_ids_free(ids);
}

static void
utf16(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *text; /* NULL: something else */
	} cases[] = {
		{ "\xff\xfe<\0\xe9\0", 6, "<é" },
		{ "\xfe\xff\0<\0\xe9", 6, "<é" },
		{ "<\0p\0", 4, "<p" },
		{ "\0<\0p", 4, "<p" },
		{ "\xff\xfe\x3d\xd8\x00\xde", 6, "😀" },
		{ "\xff\xfe\x3d\xd8<\0", 6, "\xef\xbf\xbd<" },
		{ "\xff\xfe\x00\xde\x3d", 5, "\xef\xbf\xbd" },
		{ "\xff\xfe", 2, "" },
		{ "<p", 2, NULL },
		{ "<", 1, NULL },
		{ "", 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer text = { 0 };
		bool is = utf16_decode(cases[i].bytes, cases[i].n, &text);
		assert_int_equal(is, cases[i].text != NULL);
		if (is)
			assert_string_equal(text.size ? text.bytes : "", cases[i].text);
		buffer_clear(&text);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens), cmocka_unit_test(truncated),
		cmocka_unit_test(no_book), cmocka_unit_test(large_contents),
		cmocka_unit_test(places),  cmocka_unit_test(ids_of_a_page),
		cmocka_unit_test(utf16),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
