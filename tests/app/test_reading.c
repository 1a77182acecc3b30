/*
 * Documents opened and read to their end, by the built diple-read and by readers that misbehave.
 */

#include "app/reading.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/golden.h"
#include "tests/packer.h"
#include "tests/paths.h"

static const char article[] = "The Harbour at Night\n"
			      "\n"
			      "Arrivals\n"
			      "========\n"
			      "\n"
			      "\"The ferry was late again,\" said Ana Petrov.\n"
			      "\n"
			      "Departures\n"
			      "==========\n"
			      "\n"
			      "Nobody left before the morning.\n";

/* A folder of this test's own, and a file in it. */
static char folder[] = "/tmp/diple-reading-XXXXXX";

static const char *
file_of(const char *name, const void *bytes, size_t n)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	fclose(file);
	return path;
}

/* A reader that is a shell script. */
static char *
reader_of(const char *name, const char *script)
{
	struct buffer text = { 0 };

	buffer_printf(&text, "#! /bin/sh\n%s\n", script);
	char *path = strdup(file_of(name, text.bytes, text.size));
	assert_int_equal(chmod(path, 0700), 0);
	buffer_clear(&text);
	return path;
}

static struct loop *loop;
static struct reading *reading;
static uint64_t wanted_size;

static void
stop_when_done(void *context)
{
	(void)context;
	if (reading_is_done(reading))
		loop_quit(loop, 0);
}

static void
stop_when_shown(void *context)
{
	(void)context;
	if (text_size(document_text(reading_document(reading))) >= wanted_size)
		loop_quit(loop, 0);
}

static void
stop_now(void *context)
{
	(void)context;
	loop_quit(loop, 0);
}

static void
gave_up(void *context)
{
	(void)context;
	fail_msg("the reading never came to its end");
}

static void
open_reading(const char *path, const char *encoding, const char *reader,
             const struct watch_limits *limits)
{
	static const struct watch_limits none = { 0 };
	struct reading_options options = { .hints = { .encoding = encoding },
		                           .reader =
		                                   reader ? reader : paths_built("src/diple-read"),
		                           .limits = limits ? *limits : none };
	struct error error = { "" };

	loop = loop_new();
	loop_timer(loop, 120000, gave_up, NULL);
	reading = reading_open(loop, path, &options, &error);
	if (!reading)
		fail_msg("%s", error.text);
}

static void
run_to_end(void)
{
	loop_on_turn(loop, stop_when_done, NULL);
	reading_start(reading);
	reading_start(reading);
	if (!reading_is_done(reading))
		loop_run(loop);
}

static void
close_reading(void)
{
	reading_free(reading);
	loop_free(loop);
}

static void
assert_text(const char *expected)
{
	struct text *text = document_text(reading_document(reading));
	struct buffer b = { 0 };

	text_copy(text, (struct range){ 0, text_size(text) }, &b);
	assert_string_equal(b.bytes ? b.bytes : "", expected);
	buffer_clear(&b);
}

static void
assert_note(const char *part)
{
	const char *note;

	for (size_t i = 0; (note = document_note_at(reading_document(reading), i)); i++)
		if (strstr(note, part))
			return;
	fail_msg("no note with \"%s\"", part);
}

/* What the article's reader must have found, wherever the text is from. */
static void
assert_article_is_known(void)
{
	struct document *d = reading_document(reading);
	size_t count;
	const struct section *sections = document_sections(d, &count);

	assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
	assert_int_equal(count, 2);
	assert_string_equal(sections[0].title, "Arrivals");
	assert_int_equal(document_line(d, sections[0].range.start), 3);
	assert_int_equal(document_lines(d), 11);
	assert_int_equal(document_quote_count(d).all, 1);
	assert_string_equal(document_quote_number(d, 0)->speaker, "Ana Petrov");
	assert_null(document_note_at(d, 0));
	assert_int_equal(reading_progress(reading).percent, -1);
}

static void
plain_file_is_there_at_once(void **state)
{
	struct block block;

	(void)state;
	open_reading(file_of("article", article, sizeof article - 1), NULL, NULL, NULL);
	struct document *d = reading_document(reading);
	assert_true(reading_has_text(reading));
	assert_false(reading_is_done(reading));
	assert_int_equal(document_state(d), DOCUMENT_LOADING);
	assert_true(document_block_at(d, 0, &block));
	assert_non_null(document_quote_after(d, 0));
	assert_string_equal(document_quote_after(d, 0)->speaker, "Ana Petrov");
	size_t count;
	document_sections(d, &count);
	assert_int_equal(count, 2);
	run_to_end();
	assert_article_is_known();
	assert_text(article);
	close_reading();
}

static void
append_utf16(struct buffer *b, const char *ascii)
{
	for (; *ascii; ascii++) {
		buffer_add_byte(b, *ascii);
		buffer_add_byte(b, '\0');
	}
}

static void
converted_file_is_delivered(void **state)
{
	struct buffer bytes = { 0 };
	struct block block;

	(void)state;
	buffer_add(&bytes, "\xff\xfe", 2);
	append_utf16(&bytes, article);
	open_reading(file_of("wide", bytes.bytes, bytes.size), NULL, NULL, NULL);
	assert_false(reading_has_text(reading));
	run_to_end();
	assert_article_is_known();
	assert_text(article);
	assert_true(document_block_at(reading_document(reading), 22, &block));
	assert_int_equal(block.kind, BLOCK_HEADING);
	close_reading();
	buffer_clear(&bytes);
}

static void
named_and_guessed_encodings(void **state)
{
	static const char latin[] = "The caf\xe9 and the ch\xe2teau, d\xe9j\xe0 vu.\n";

	(void)state;
	open_reading(file_of("latin", latin, sizeof latin - 1), NULL, NULL, NULL);
	run_to_end();
	assert_text("The café and the château, déjà vu.\n");
	assert_note("what its bytes mean");
	close_reading();
	open_reading(file_of("latin", latin, sizeof latin - 1), "latin1", NULL, NULL);
	run_to_end();
	assert_text("The café and the château, déjà vu.\n");
	assert_null(document_note_at(reading_document(reading), 0));
	close_reading();
	open_reading(file_of("latin", latin, sizeof latin - 1), "utf-8", NULL, NULL);
	run_to_end();
	assert_text(latin);
	close_reading();
}

/* A pipe whose ends are descriptors of this process; the reading opens it by its name. */
static int
open_pipe(int fds[2], const char *encoding)
{
	char name[64];

	assert_int_equal(pipe(fds), 0);
	snprintf(name, sizeof name, "/dev/fd/%d", fds[0]);
	open_reading(name, encoding, NULL, NULL);
	close(fds[0]);
	return fds[1];
}

static void
pipe_is_shown_while_it_grows(void **state)
{
	int fds[2], to = open_pipe(fds, NULL);
	struct block block;

	(void)state;
	assert_false(document_block_at(reading_document(reading), 0, &block));
	loop_on_turn(loop, stop_when_shown, NULL);
	reading_start(reading);
	wanted_size = 60;
	assert_int_equal(write(to, article, 60), 60);
	loop_run(loop);
	assert_true(document_block_at(reading_document(reading), 0, &block));
	assert_false(reading_has_text(reading));
	wanted_size = 100;
	assert_int_equal(write(to, article + 60, sizeof article - 61), sizeof article - 61);
	loop_run(loop);
	assert_non_null(document_quote_after(reading_document(reading), 0));
	close(to);
	run_to_end();
	assert_article_is_known();
	assert_text(article);
	close_reading();
}

/* It looks like one thing, and is another once more has come. */
static void
pipe_turns_out_to_be_converted(void **state)
{
	int fds[2], to = open_pipe(fds, NULL);
	struct buffer bytes = { 0 };

	(void)state;
	reading_start(reading);
	loop_on_turn(loop, stop_when_shown, NULL);
	wanted_size = 1;
	assert_int_equal(write(to, "\xff", 1), 1);
	loop_run(loop);
	buffer_add(&bytes, "\xfe", 1);
	append_utf16(&bytes, article);
	assert_int_equal(write(to, bytes.bytes, bytes.size), (ssize_t)bytes.size);
	close(to);
	run_to_end();
	assert_article_is_known();
	assert_text(article);
	close_reading();
	buffer_clear(&bytes);
}

static void
pipe_that_brings_no_text(void **state)
{
	int fds[2], to = open_pipe(fds, NULL);

	(void)state;
	assert_null(reading_problem(reading));
	assert_int_equal(write(to, "\0\1\2\3\0\0\0\0", 8), 8);
	close(to);
	run_to_end();
	assert_int_equal(document_state(reading_document(reading)), DOCUMENT_CUT_SHORT);
	assert_non_null(strstr(reading_problem(reading), "is a binary file"));
	close_reading();
}

static void
empty_file_and_empty_pipe(void **state)
{
	int fds[2];

	(void)state;
	open_reading(file_of("empty", "", 0), NULL, NULL, NULL);
	run_to_end();
	assert_int_equal(document_state(reading_document(reading)), DOCUMENT_COMPLETE);
	assert_note("empty is empty");
	close_reading();
	close(open_pipe(fds, NULL));
	run_to_end();
	assert_int_equal(document_state(reading_document(reading)), DOCUMENT_COMPLETE);
	assert_note("is empty");
	close_reading();
}

static void
cannot_be_opened(void **state)
{
	char binary[256], directory[256];
	const struct {
		const char *path;
		const char *sentence; /* ends so */
	} cases[] = {
		{ "/nonexistent/file", "/nonexistent/file: no such file" },
		{ directory, " is a directory" },
		{ "/dev/tty/x", "" },
		{ binary, " is a binary file" },
	};
	struct reading_options options = { .reader = "/bin/false" };

	(void)state;
	snprintf(directory, sizeof directory, "%s", folder);
	snprintf(binary, sizeof binary, "%s", file_of("binary", "\0\0\0\0\1\2\3", 7));
	loop = loop_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error error = { "" };
		size_t n = strlen(cases[i].sentence);
		assert_null(reading_open(loop, cases[i].path, &options, &error));
		if (strlen(error.text) < n || !*error.text)
			fail_msg("%s: %s", cases[i].path, error.text);
		assert_string_equal(error.text + strlen(error.text) - n, cases[i].sentence);
	}
	struct error error = { "" };
	options.hints.encoding = "no-such-encoding";
	assert_null(reading_open(loop, file_of("a", "a", 1), &options, &error));
	assert_true(*error.text);
	options = (struct reading_options){ .hints = { .type = "text" } };
	reading = reading_open(loop, binary, &options, &error);
	assert_non_null(reading);
	close_reading();
}

/* Readers that do what they may not. What had come stays, and the text that is a file stays whole. */
static void
readers_that_misbehave(void **state)
{
	static const struct {
		const char *name;
		const char *script;
		struct watch_limits limits;
		const char *note;
	} cases[] = {
		{ "silent", "exit 0", { 0 }, "ended early" },
		{ "crashing", "kill -SEGV $$", { 0 }, "ended early" },
		{ "talking", "echo these are no records", { 0 }, "not of this version" },
		{ "lying",
		  "printf 'DIPL\\3\\0\\0\\0\\5\\0\\0\\0\\12\\0\\0\\0"
		  "\\377\\377\\377\\377\\377\\377\\377\\377\\1x'",
		  { 0 },
		  "section: a range outside of the text" },
		{ "endless", "while :; do :; done", { .stall_ms = 300 }, "took too long" },
		{ "greedy",
		  "x=$(head -c 60000000 /dev/zero | tr '\\0' x); while :; do sleep 1; done",
		  { .memory = 30000000 },
		  "took too much memory" },
		{ "chatty",
		  "printf 'DIPL\\3\\0\\0\\0'; while printf '\\7\\0\\0\\0\\4\\0\\0\\0Half'; do :; "
		  "done",
		  { .said = 100 },
		  "said too much" },
		/* What came before the end is kept. */
		{ "half",
		  "printf 'DIPL\\3\\0\\0\\0\\7\\0\\0\\0\\4\\0\\0\\0Half'",
		  { 0 },
		  "ended early" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *reader = reader_of(cases[i].name, cases[i].script);
		struct block block;
		open_reading(file_of("article", article, sizeof article - 1), NULL, reader,
		             &cases[i].limits);
		run_to_end();
		struct document *d = reading_document(reading);
		assert_int_equal(document_state(d), DOCUMENT_CUT_SHORT);
		assert_note(cases[i].note);
		assert_text(article);
		assert_true(document_block_at(d, 0, &block));
		assert_non_null(document_quote_after(d, 0));
		if (!strcmp(cases[i].name, "half") || !strcmp(cases[i].name, "chatty"))
			assert_string_equal(document_title(d), "Half");
		close_reading();
		free(reader);
	}
	open_reading(file_of("article", article, sizeof article - 1), NULL, "/nonexistent/reader",
	             0);
	run_to_end();
	assert_note("cannot run /nonexistent/reader");
	close_reading();
}

/* ---- compressed files ---- */

static const char *const packings[][2] = {
	{ "gzip", "gz" },
	{ "xz", "xz" },
	{ "zstd", "zst" },
	{ "bzip2", "bz2" },
};

enum { PACKINGS = sizeof packings / sizeof *packings };

static void
compressed_file_is_read_as_what_is_in_it(void **state)
{
	char name[64];

	(void)state;
	if (!packer_works())
		skip();
	for (size_t i = 0; i < PACKINGS; i++) {
		struct buffer packed = { 0 };
		packer_compress(packings[i][0], article, sizeof article - 1, &packed);
		snprintf(name, sizeof name, "article.txt.%s", packings[i][1]);
		const char *path = file_of(name, packed.bytes, packed.size);
		open_reading(path, NULL, NULL, NULL);
		assert_string_equal(document_name(reading_document(reading)), path);
		run_to_end();
		assert_article_is_known();
		assert_text(article);
		assert_null(reading_problem(reading));
		close_reading();
		buffer_clear(&packed);
	}
}

/* It comes in pieces, and is nothing that could be shown before its end. */
static void
compressed_pipe(void **state)
{
	struct buffer packed = { 0 };
	int fds[2];

	(void)state;
	if (!packer_works())
		skip();
	int to = open_pipe(fds, NULL);
	packer_compress("xz", article, sizeof article - 1, &packed);
	reading_start(reading);
	assert_int_equal(write(to, packed.bytes, 20), 20);
	loop_timer(loop, 1, stop_now, NULL);
	loop_run(loop);
	assert_int_equal(text_size(document_text(reading_document(reading))), 0);
	assert_int_equal(write(to, packed.bytes + 20, packed.size - 20), packed.size - 20);
	close(to);
	run_to_end();
	assert_article_is_known();
	assert_text(article);
	close_reading();
	buffer_clear(&packed);
}

static void
converted_text_in_a_compressed_file(void **state)
{
	struct buffer bytes = { 0 }, packed = { 0 };

	(void)state;
	if (!packer_works())
		skip();
	buffer_add(&bytes, "\xff\xfe", 2);
	append_utf16(&bytes, article);
	packer_compress("gzip", bytes.bytes, bytes.size, &packed);
	open_reading(file_of("wide.gz", packed.bytes, packed.size), NULL, NULL, NULL);
	run_to_end();
	assert_article_is_known();
	assert_text(article);
	close_reading();
	buffer_clear(&bytes);
	buffer_clear(&packed);
}

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
		open_reading(file_of("book", bytes->bytes, bytes->size), NULL, NULL, NULL);
		run_to_end();
		struct document *d = reading_document(reading);
		assert_string_equal(document_format(d), "epub");
		assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
		assert_string_equal(document_title(d), "The Lighthouse & the Sea");
		const struct section *sections = document_sections(d, &count);
		assert_int_equal(count, 8);
		assert_string_equal(sections[1].title, "The Lighthouse");
		assert_int_equal(document_quote_count(d).all, 1);
		assert_string_equal(document_quote_number(d, 0)->speaker, "Ana Petrov");
		assert_true(document_anchor(d, "notes.xhtml#n1", &pos));
		close_reading();
	}
	buffer_clear(&zip);
	buffer_clear(&packed);
	free(files);
}

/* What could be read is read like any text, and the reader knows that it is not all. */
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
	char *path = strdup(file_of("birds.info", main_file, sizeof main_file - 1));

	(void)state;
	file_of("birds.info-1", first_file, sizeof first_file - 1);
	for (size_t files = 1; files <= 2; files++) {
		if (files == 2)
			file_of("birds.info-2", second_file, sizeof second_file - 1);
		open_reading(path, NULL, NULL, NULL);
		run_to_end();
		struct document *d = reading_document(reading);
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
		close_reading();
	}
	free(path);
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
	open_reading(file_of("message", message, sizeof message - 1), NULL, NULL, NULL);
	run_to_end();
	struct document *d = reading_document(reading);
	assert_string_equal(document_format(d), "mail");
	assert_string_equal(document_fact(d, FACT_AUTHOR), "Анна <anna@example.org>");
	text_copy(document_text(d), (struct range){ 0, text_size(document_text(d)) }, &text);
	assert_non_null(strstr(text.bytes, "žluťoučký kůň"));
	buffer_clear(&text);
	close_reading();
}

static void
manual_by_its_name(void **state)
{
	struct reading_options options = { 0 };
	struct error error = { "" };
	uint64_t pos;

	(void)state;
	file_of("gulls.info", second_file, sizeof second_file - 1);
	assert_int_equal(setenv("INFOPATH", folder, 1), 0);
	open_reading("info:gulls", NULL, NULL, NULL);
	run_to_end();
	assert_string_equal(document_name(reading_document(reading)), "info:gulls");
	assert_string_equal(document_format(reading_document(reading)), "info");
	assert_true(document_anchor(reading_document(reading), "Gulls", &pos));
	close_reading();

	loop = loop_new();
	assert_null(reading_open(loop, "info:nobody", &options, &error));
	assert_string_equal(error.text, "there is no Info manual called nobody");
	assert_null(reading_open(loop, "info:../gulls", &options, &error));
	loop_free(loop);
	unsetenv("INFOPATH");
}

static void
damaged_compressed_file(void **state)
{
	struct buffer packed = { 0 };
	size_t count;

	(void)state;
	if (!packer_works())
		skip();
	packer_compress("gzip", article, sizeof article - 1, &packed);
	packed.bytes[packed.size - 8] ^= 1; /* its checksum */
	open_reading(file_of("damaged.gz", packed.bytes, packed.size), NULL, NULL, NULL);
	run_to_end();
	assert_text(article);
	document_sections(reading_document(reading), &count);
	assert_int_equal(count, 2);
	assert_int_equal(document_state(reading_document(reading)), DOCUMENT_CUT_SHORT);
	assert_note("is damaged");
	assert_null(reading_problem(reading));
	close_reading();
	/* Nothing but the beginning of a beginning. */
	open_reading(file_of("damaged.gz", packed.bytes, 5), NULL, NULL, NULL);
	run_to_end();
	assert_text("");
	assert_note("is damaged");
	assert_non_null(strstr(reading_problem(reading), "is damaged"));
	close_reading();
	buffer_clear(&packed);
}

/* An unpacker that does what it may not; what it said before is there. */
static void
unpackers_that_misbehave(void **state)
{
	enum { LIMIT = (64 << 20) + 64 * 16 }; /* for 16 bytes */
	static const struct {
		const char *name;
		const char *script;
		struct watch_limits limits;
		uint64_t size; /* of the text */
		const char *note;
	} cases[] = {
		{ "failing", "printf 'Half\n'; exit 1", { 0 }, 5, "the unpacking ended early" },
		{ "crashing",
		  "printf 'Half\n'; kill -SEGV $$",
		  { 0 },
		  5,
		  "the unpacking ended early" },
		{ "endless",
		  "printf 'Half\n'; while :; do :; done",
		  { .stall_ms = 300 },
		  5,
		  "the unpacking took too long" },
		{ "silent", "kill -KILL $$", { 0 }, 0, "the unpacking ended early" },
		{ "unable", "exit 5", { 0 }, 0, "this build cannot unpack" },
		{ "talking",
		  "yes 'Whatever it may be that is said here' | head -c 80000000",
		  { 0 },
		  LIMIT,
		  "more than 64 times its size" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *reader = reader_of(cases[i].name, cases[i].script);
		open_reading(file_of("some.gz", "\037\x8b\x08 and no more", 16), NULL, reader,
		             &cases[i].limits);
		run_to_end();
		struct document *d = reading_document(reading);
		uint64_t size = text_size(document_text(d));
		assert_note(cases[i].note);
		assert_int_equal(document_state(d), DOCUMENT_CUT_SHORT);
		assert_true(size <= cases[i].size);
		assert_true(size + 1024 * 1024 > cases[i].size);
		close_reading();
		free(reader);
	}
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
		free(reader_of(names[i], script));
	snprintf(path, sizeof path, "%s:/usr/bin:/bin", folder);
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
		{ "exit 16", "man:ferry(1)", NULL, "man", "", "no such page", "no such page" },
	};
	char *path = strdup(getenv("PATH"));

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		install_man(cases[i].script);
		open_reading(cases[i].bytes ? file_of(cases[i].name, cases[i].bytes,
		                                      strlen(cases[i].bytes))
		                            : cases[i].name,
		             NULL, NULL, 0);
		run_to_end();
		struct document *d = reading_document(reading);
		struct buffer text = { 0 };
		text_copy(document_text(d), (struct range){ 0, text_size(document_text(d)) },
		          &text);
		assert_string_equal(document_format(d), cases[i].format);
		if (!strstr(text.bytes ? text.bytes : "", cases[i].text))
			fail_msg("case %zu: %s", i, text.bytes);
		if (cases[i].note)
			assert_note(cases[i].note);
		else
			assert_null(document_note_at(d, 0));
		assert_int_equal(reading_problem(reading) != NULL, cases[i].problem != NULL);
		buffer_clear(&text);
		close_reading();
	}
	setenv("PATH", "/nowhere", 1);
	open_reading(file_of("ferry.1", roff, sizeof roff - 1), NULL, NULL, 0);
	run_to_end();
	assert_note("none is installed");
	assert_string_equal(document_format(reading_document(reading)), "roff");
	close_reading();
	setenv("PATH", path, 1);
	free(path);
}

/* ---- what becomes of a file ---- */

static void
stop_when_known(void *context)
{
	struct document *d = reading_document(reading);

	(void)context;
	if (text_size(document_text(d)) >= wanted_size &&
	    document_known(d, PASS_QUOTES) >= text_size(document_text(d)))
		loop_quit(loop, 0);
}

static void
append_to(const char *path, const char *text)
{
	FILE *file = fopen(path, "ab");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* A pipe that has not ended is read as far as it has come. */
static void
pipe_is_known_before_its_end(void **state)
{
	int fds[2], to = open_pipe(fds, NULL);
	size_t count;

	(void)state;
	struct document *d = reading_document(reading);
	loop_on_turn(loop, stop_when_known, NULL);
	reading_start(reading);
	for (size_t i = 0; i < 70 * 1024 / 32; i++)
		assert_int_equal(write(to, "Thirty-two bytes of text, this.\n", 32), 32);
	assert_int_equal(write(to, "\n\n", 2), 2);
	assert_int_equal(write(to, article, sizeof article - 1), sizeof article - 1);
	wanted_size = 70 * 1024 + 2 + sizeof article - 1;
	wanted_size -= wanted_size % 32;
	loop_run(loop);
	assert_true(reading_grows(reading));
	assert_false(reading_is_done(reading));
	assert_int_equal(document_state(d), DOCUMENT_LOADING);
	assert_int_equal(document_quote_count(d).all, 1);
	document_sections(d, &count);
	assert_true(count >= 2);
	assert_int_equal(write(to, "\n", 1), 1);
	assert_int_equal(write(to, article, sizeof article - 1), sizeof article - 1);
	close(to);
	run_to_end();
	assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
	assert_int_equal(document_quote_count(d).all, 2);
	close_reading();
}

static void
file_that_grows(void **state)
{
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s", file_of("growing", article, sizeof article - 1));
	open_reading(path, NULL, NULL, NULL);
	run_to_end();
	assert_article_is_known();
	reading_look(reading);
	assert_true(reading_is_done(reading));
	unsigned generation = reading_generation(reading);
	append_to(path, "\n");
	append_to(path, article);
	reading_look(reading);
	assert_false(reading_is_done(reading));
	assert_int_equal(text_size(document_text(reading_document(reading))),
	                 2 * sizeof article - 1);
	run_to_end();
	assert_int_equal(document_quote_count(reading_document(reading)).all, 2);
	assert_int_equal(document_lines(reading_document(reading)), 23);
	assert_int_equal(reading_generation(reading), generation);
	assert_int_equal(reading_news(reading)->count, 0);
	close_reading();
}

static void
file_that_is_written_anew(void **state)
{
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s", file_of("anew", article, sizeof article - 1));
	open_reading(path, NULL, NULL, NULL);
	run_to_end();
	unsigned generation = reading_generation(reading);
	file_of("anew", "Something else.\n", 16);
	reading_look(reading);
	assert_text("Something else.\n");
	assert_true(reading_generation(reading) > generation);
	assert_int_equal(reading_news(reading)->count, 1);
	assert_note("the file has become shorter");
	run_to_end();
	assert_int_equal(document_quote_count(reading_document(reading)).all, 0);
	/* Of the same length, and of another kind. */
	file_of("anew",
	        "\xff\xfe"
	        "a\0b\0c\0d\0e\0f\0\n\0",
	        16);
	reading_look(reading);
	run_to_end();
	assert_text("abcdef\n");
	close_reading();
}

static void
another_file_of_the_name(void **state)
{
	char path[256], other[256];

	(void)state;
	snprintf(other, sizeof other, "%s", file_of("other", "Something else.\n", 16));
	snprintf(path, sizeof path, "%s", file_of("named", article, sizeof article - 1));
	open_reading(path, NULL, NULL, NULL);
	run_to_end();
	assert_int_equal(rename(other, path), 0);
	reading_look(reading);
	assert_text(article);
	/* Only who follows the name gets what has it now. */
	reading_follow(reading, true);
	assert_text("Something else.\n");
	assert_note("was replaced");
	run_to_end();
	/* And whose name is gone keeps what there was. */
	assert_int_equal(unlink(path), 0);
	reading_follow(reading, false);
	reading_follow(reading, true);
	assert_text("Something else.\n");
	close_reading();
}

/* A disk that gives errors: a note, once, and the rest can be read. */
static void
file_that_cannot_be_read(void **state)
{
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s", file_of("broken", article, sizeof article - 1));
	open_reading(path, NULL, NULL, NULL);
	struct text *text = document_text(reading_document(reading));
	reading_check(reading);
	assert_int_equal(reading_news(reading)->count, 0);
	int folder_fd = open("/", O_RDONLY | O_DIRECTORY);
	assert_int_equal(dup2(folder_fd, text_fd(text)), text_fd(text));
	assert_int_equal(text_byte(text, 0), -1);
	reading_check(reading);
	assert_int_equal(reading_news(reading)->count, 1);
	assert_note("could not be read everywhere: Is a directory");
	assert_int_equal(text_byte(text, 0), -1);
	reading_check(reading);
	assert_int_equal(reading_news(reading)->count, 1);
	close(folder_fd);
	close_reading();
}

static void
freed_at_any_time(void **state)
{
	char *reader = reader_of("waiting", "exec sleep 100");
	int fds[2];

	(void)state;
	open_reading(file_of("article", article, sizeof article - 1), NULL, reader, NULL);
	reading_start(reading);
	assert_int_equal(reading_progress(reading).percent, -1); /* too early to be told */
	close_reading();
	int to = open_pipe(fds, NULL);
	reading_start(reading);
	close_reading();
	close(to);
	free(reader);
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	char command[256];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_file_is_there_at_once),
		cmocka_unit_test(converted_file_is_delivered),
		cmocka_unit_test(named_and_guessed_encodings),
		cmocka_unit_test(pipe_is_shown_while_it_grows),
		cmocka_unit_test(pipe_turns_out_to_be_converted),
		cmocka_unit_test(pipe_that_brings_no_text),
		cmocka_unit_test(empty_file_and_empty_pipe),
		cmocka_unit_test(cannot_be_opened),
		cmocka_unit_test(readers_that_misbehave),
		cmocka_unit_test(compressed_file_is_read_as_what_is_in_it),
		cmocka_unit_test(compressed_pipe),
		cmocka_unit_test(converted_text_in_a_compressed_file),
		cmocka_unit_test(manual_in_several_files),
		cmocka_unit_test(message_in_several_charsets),
		cmocka_unit_test(manual_by_its_name),
		cmocka_unit_test(book),
		cmocka_unit_test(damaged_compressed_file),
		cmocka_unit_test(unpackers_that_misbehave),
		cmocka_unit_test(pages_of_the_manual),
		cmocka_unit_test(pipe_is_known_before_its_end),
		cmocka_unit_test(file_that_grows),
		cmocka_unit_test(file_that_is_written_anew),
		cmocka_unit_test(another_file_of_the_name),
		cmocka_unit_test(file_that_cannot_be_read),
		cmocka_unit_test(freed_at_any_time),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
