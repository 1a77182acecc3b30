/*
 * Documents that take more than one file or program: books, manuals in pieces and by name, messages, pages of the manual.
 */
#include "app/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/app/desk.h"
#include "tests/golden.h"
#include "tests/packer.h"
#include "tests/scratch.h"

#ifdef HAVE_LIBXML2
enum { READS_BOOKS = 1 };
#else
enum { READS_BOOKS = 0 };
#endif

static void
book(void **state)
{
	char *files;
	struct buffer zip = { 0 }, packed = { 0 };
	size_t n, count;
	uint64_t pos;

	(void)state;
	if (!packer_works() || !READS_BOOKS)
		skip();
	files = golden_read("tests/read/epub/three.in", &n);
	packer_zip_text(files, n, false, &zip);
	packer_compress("gzip", zip.bytes, zip.size, &packed);
	for (int i = 0; i < 2; i++) {
		const struct buffer *bytes = i ? &packed : &zip;
		/* By what it is, not by its name. */
		desk_open(scratch_write("book", bytes->bytes, bytes->size), NULL, NULL, NULL);
		desk_run();
		struct document *d = reading_document(desk.reading);
		assert_string_equal(document_format(d), "epub");
		assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
		assert_string_equal(document_title(d), "The Lighthouse & the Sea");
		const struct section *sections = document_sections(d, &count);
		assert_int_equal(count, 8);
		assert_string_equal(sections[1].title, "The Lighthouse");
		assert_int_equal(document_quote_count(d).all, 1);
		assert_string_equal(document_quote_number(d, 0)->speaker, "Ana Petrov");
		assert_true(document_anchor(d, "notes.xhtml#n1", &pos));
		desk_close();
	}
	buffer_clear(&zip);
	buffer_clear(&packed);
	free(files);
}

/* A book in the encodings that such books are in, as it is and packed. */
static void
fiction_book(void **state)
{
#define BOOK(encoding, lamp) \
	"<?xml version='1.0'" encoding "?><FictionBook><description><title-info>" \
	"<book-title>" lamp "</book-title></title-info></description><body><section>" \
	"<title><p>" lamp "</p></title><p>" lamp "</p></section></body></FictionBook>"
	static const char *const books[] = {
		BOOK("", "Лампа"),
		BOOK(" encoding='utf-8'", "\xd0\x9b\xd0\xb0\xd0\xbc\xd0\xbf\xd0\xb0"),
		BOOK(" encoding='windows-1251'", "\xcb\xe0\xec\xef\xe0"),
		BOOK(" encoding=\"KOI8-R\"", "\xec\xc1\xcd\xd0\xc1"),
		BOOK("", "\xcb\xe0\xec\xef\xe0"),
	};
#undef BOOK
	static const char *const packings[] = { NULL, "gzip", "zip" };

	(void)state;
	for (size_t i = 0; i < 3 * sizeof books / sizeof *books; i++) {
		const char *book = books[i / 3], *packing = packings[i % 3];
		struct packer_entry entry = { "lamp.fb2", book, strlen(book) };
		struct buffer bytes = { 0 };
		size_t count;
		if (packing && !packer_works())
			continue;
		if (!packing)
			buffer_add_string(&bytes, book);
		else if (!strcmp(packing, "zip"))
			packer_zip(&entry, 1, false, &bytes);
		else
			packer_compress(packing, book, strlen(book), &bytes);
		desk_open(scratch_write("book", bytes.bytes, bytes.size), NULL, NULL, NULL);
		desk_run();
		struct document *d = reading_document(desk.reading);
		assert_string_equal(document_format(d), "fb2");
		assert_string_equal(document_title(d), "Лампа");
		const struct section *sections = document_sections(d, &count);
		assert_int_equal(count, 1);
		assert_string_equal(sections[0].title, "Лампа");
		desk_close();
		buffer_clear(&bytes);
	}
}

/* A text as an archive, which says what it is, and flat. */
static void
open_document(void **state)
{
	static const char *const names[] = { "archive", "harbour" };
	static const char *const titles[] = { "The Title of it", "The Harbour at Grey Point" };
	static const char *const sections[] = { "Part one", "1. Moorings" };
	size_t count;

	(void)state;
	if (!packer_works())
		skip();
	for (size_t i = 0; i < 2; i++) {
		char path[64];
		struct buffer bytes = { 0 };
		size_t n;
		snprintf(path, sizeof path, "tests/read/odt/%s.in", names[i]);
		char *files = golden_read(path, &n);
		if (!strncmp(files, "=== ", 4))
			packer_zip_text(files, n, true, &bytes);
		else
			buffer_add(&bytes, files, n);
		desk_open(scratch_write("text", bytes.bytes, bytes.size), NULL, NULL, NULL);
		desk_run();
		struct document *d = reading_document(desk.reading);
		assert_string_equal(document_format(d), "odt");
		assert_string_equal(document_title(d), titles[i]);
		assert_string_equal(document_sections(d, &count)[0].title, sections[i]);
		desk_close();
		buffer_clear(&bytes);
		free(files);
	}
}

/* ---- a document in several files ---- */

static const char main_file[] =
	"This is birds.info.\n\037\nIndirect:\nbirds.info-1: 20\nbirds.info-2: 120\n"
	"../birds.info-3: 200\n\037\nTag Table:\n(Indirect)\nNode: Top\17720\n";
static const char first_file[] =
	"This is birds.info.\n\037\nFile: birds.info,  Node: Top,  Up: (dir)\n\n"
	"Birds\n*****\n\n* Menu:\n\n* Gulls::\n";
static const char second_file[] =
	"This is birds.info.\n\037\nFile: birds.info,  Node: Gulls,  Up: Top\n\n"
	"1 Gulls\n*******\n\nThey are loud.\n";

static void
manual_in_several_files(void **state)
{
	char *path = strdup(scratch_write("birds.info", main_file, sizeof main_file - 1));

	(void)state;
	scratch_write("birds.info-1", first_file, sizeof first_file - 1);
	for (size_t files = 1; files <= 2; files++) {
		if (files == 2)
			scratch_write("birds.info-2", second_file, sizeof second_file - 1);
		desk_open(path, NULL, NULL, NULL);
		desk_run();
		struct document *d = reading_document(desk.reading);
		size_t count;
		uint64_t pos;
		const struct section *sections = document_sections(d, &count);
		assert_string_equal(document_title(d), "Birds");
		assert_int_equal(count, files - 1);
		assert_int_equal(document_anchor(d, "Gulls", &pos), files == 2);
		if (files == 2)
			assert_int_equal(sections[0].range.start, pos);
		/* The third has a name that leads out of the folder. */
		assert_string_equal(document_note_at(d, 0),
		                    "not all files of this manual could be read");
		desk_close();
	}
	free(path);
}

static void
manual_by_its_name(void **state)
{
	struct reading_options options = { 0 };
	struct error error = { "" };
	uint64_t pos;

	(void)state;
	scratch_write("gulls.info", second_file, sizeof second_file - 1);
	assert_int_equal(setenv("INFOPATH", scratch_folder(), 1), 0);
	desk_open("info:gulls", NULL, NULL, NULL);
	desk_run();
	assert_string_equal(document_name(reading_document(desk.reading)), "info:gulls");
	assert_string_equal(document_format(reading_document(desk.reading)), "info");
	assert_true(document_anchor(reading_document(desk.reading), "Gulls", &pos));
	desk_close();

	desk.loop = loop_new();
	assert_null(reading_open(desk.loop, "info:nobody", &options, &error));
	assert_string_equal(error.text, "there is no Info manual called nobody");
	assert_null(reading_open(desk.loop, "info:../gulls", &options, &error));
	loop_free(desk.loop);
	unsetenv("INFOPATH");
}

/* A message's charsets are loaded before the reader is sealed: in headers and bodies, several of them. */
static void
message_in_several_charsets(void **state)
{
	static const char message[] = "From: =?KOI8-R?B?4c7OwQ==?= <anna@example.org>\n"
				      "Message-ID: <1@example.org>\n"
				      "Date: Mon, 3 May 2021 10:15:00 +0200\n"
				      "Content-Type: text/plain; charset=\"iso-8859-2\"\n"
				      "\n"
				      "\276lu\273ou\350k\375 k\371\362\n";
	struct buffer text = { 0 };

	(void)state;
	desk_open(scratch_write("message", message, sizeof message - 1), NULL, NULL, NULL);
	desk_run();
	struct document *d = reading_document(desk.reading);
	assert_string_equal(document_format(d), "mail");
	assert_string_equal(document_fact(d, FACT_AUTHOR), "Анна <anna@example.org>");
	text_copy(document_text(d), (struct range){ 0, text_size(document_text(d)) }, &text);
	assert_non_null(strstr(text.bytes, "žluťoučký kůň"));
	buffer_clear(&text);
	desk_close();
}

/* ---- pages of the manual ---- */

static const char roff[] = ".TH FERRY 1\n.SH NAME\nferry \\- crosses the harbour\n";

/* PATH begins with a folder in which man and groff are this script. */
static void
install_man(const char *script)
{
	static const char *const names[] = { "man", "groff" };
	char path[512];

	for (size_t i = 0; i < 2; i++)
		scratch_program(names[i], script);
	snprintf(path, sizeof path, "%s:/usr/bin:/bin", scratch_folder());
	setenv("PATH", path, 1);
}

#define PRINT_PAGE \
	"printf 'FERRY(1)      Harbour      FERRY(1)\\n\\nN\\bNA\\bAM\\bME\\bE\\n     ferry - "

static void
pages_of_the_manual(void **state)
{
	static const struct {
		const char *script;
		const char *name,
			*bytes; /* of the file; NULL: no file, but the page of that name */
		const char *format, *text, *note, *problem; /* parts of it; NULL: none */
	} cases[] = {
		{ "cat >/dev/null; " PRINT_PAGE "set\\n'", "ferry.1", roff, "man", "ferry - set",
		  NULL, NULL },
		/* What it complains of is no matter as long as it makes a page. */
		{ PRINT_PAGE "%s\\n' \"$1$2\"; exit 3", "ferry.1", roff, "man", "ferry - -l-", NULL,
		  NULL },
		/* A source may name files: whoever sets it can read none of anybody's. */
		{ PRINT_PAGE "%s\\n' \"$(cat /etc/passwd || echo closed)\"", "ferry.1", roff, "man",
		  "ferry - closed", NULL, NULL },
		{ "exit 1", "ferry.1", roff, "roff", ".SH NAME", "could not be set", NULL },
		{ "exit 0", "ferry.1", roff, "roff", ".SH NAME", "could not be set", NULL },
		{ PRINT_PAGE "%s\\n' \"$*\"", "man:ferry(1)", NULL, "man", "ferry - -- 1 ferry",
		  NULL, NULL },
		{ "exit 16", "man:ferry(1)", NULL, "man", "", "no page ferry(1)",
		  "no page ferry(1)" },
	};
	char *path = strdup(getenv("PATH"));

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		install_man(cases[i].script);
		desk_open(cases[i].bytes ? scratch_write(cases[i].name, cases[i].bytes,
		                                         strlen(cases[i].bytes))
		                         : cases[i].name,
		          NULL, NULL, 0);
		desk_run();
		struct document *d = reading_document(desk.reading);
		struct buffer text = { 0 };
		text_copy(document_text(d), (struct range){ 0, text_size(document_text(d)) },
		          &text);
		assert_string_equal(document_format(d), cases[i].format);
		if (!strstr(text.bytes ? text.bytes : "", cases[i].text))
			fail_msg("case %zu: %s", i, text.bytes);
		if (cases[i].note)
			desk_assert_note(cases[i].note);
		else
			assert_null(document_note_at(d, 0));
		assert_int_equal(reading_problem(desk.reading) != NULL, cases[i].problem != NULL);
		buffer_clear(&text);
		desk_close();
	}
	setenv("PATH", "/nowhere", 1);
	desk_open(scratch_write("ferry.1", roff, sizeof roff - 1), NULL, NULL, 0);
	desk_run();
	desk_assert_note("none is installed");
	assert_string_equal(document_format(reading_document(desk.reading)), "roff");
	desk_close();
	setenv("PATH", path, 1);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(book),
		cmocka_unit_test(fiction_book),
		cmocka_unit_test(open_document),
		cmocka_unit_test(manual_in_several_files),
		cmocka_unit_test(manual_by_its_name),
		cmocka_unit_test(message_in_several_charsets),
		cmocka_unit_test(pages_of_the_manual),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
