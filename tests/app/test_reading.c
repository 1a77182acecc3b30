/*
 * Documents opened and read to their end, by the built diple-read and by readers that misbehave.
 */
#include "app/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/app/desk.h"
#include "tests/scratch.h"

static void
plain_file_is_there_at_once(void **state)
{
	struct block block;

	(void)state;
	desk_open(scratch_text("article", desk_article), NULL, NULL, NULL);
	struct document *d = reading_document(desk.reading);
	assert_true(reading_has_text(desk.reading));
	assert_false(reading_is_done(desk.reading));
	assert_int_equal(document_state(d), DOCUMENT_LOADING);
	assert_true(document_block_at(d, 0, &block));
	assert_non_null(document_quote_after(d, 0));
	assert_string_equal(document_quote_after(d, 0)->speaker, "Ana Petrov");
	size_t count;
	document_sections(d, &count);
	assert_int_equal(count, 2);
	desk_run();
	desk_assert_article();
	desk_assert_text(desk_article);
	desk_close();
}

static void
converted_file_is_delivered(void **state)
{
	struct buffer bytes = { 0 };
	struct block block;

	(void)state;
	buffer_add(&bytes, "\xff\xfe", 2);
	desk_utf16(&bytes, desk_article);
	desk_open(scratch_write("wide", bytes.bytes, bytes.size), NULL, NULL, NULL);
	assert_false(reading_has_text(desk.reading));
	desk_run();
	desk_assert_article();
	desk_assert_text(desk_article);
	assert_true(document_block_at(reading_document(desk.reading), 22, &block));
	assert_int_equal(block.kind, BLOCK_HEADING);
	desk_close();
	buffer_clear(&bytes);
}

static void
named_and_guessed_encodings(void **state)
{
	static const char latin[] = "The caf\xe9 and the ch\xe2teau, d\xe9j\xe0 vu.\n";

	(void)state;
	desk_open(scratch_write("latin", latin, sizeof latin - 1), NULL, NULL, NULL);
	desk_run();
	desk_assert_text("The café and the château, déjà vu.\n");
	desk_assert_note("what its bytes mean");
	desk_close();
	desk_open(scratch_write("latin", latin, sizeof latin - 1), "latin1", NULL, NULL);
	desk_run();
	desk_assert_text("The café and the château, déjà vu.\n");
	assert_null(document_note_at(reading_document(desk.reading), 0));
	desk_close();
	desk_open(scratch_write("latin", latin, sizeof latin - 1), "utf-8", NULL, NULL);
	desk_run();
	desk_assert_text(latin);
	desk_close();
}

static void
pipe_is_shown_while_it_grows(void **state)
{
	int fds[2], to = desk_pipe(fds, NULL);
	struct block block;

	(void)state;
	assert_false(document_block_at(reading_document(desk.reading), 0, &block));
	loop_on_turn(desk.loop, desk_stop_when_shown, NULL);
	reading_start(desk.reading);
	desk.wanted_size = 60;
	assert_int_equal(write(to, desk_article, 60), 60);
	loop_run(desk.loop);
	assert_true(document_block_at(reading_document(desk.reading), 0, &block));
	assert_false(reading_has_text(desk.reading));
	desk.wanted_size = 100;
	assert_int_equal(write(to, desk_article + 60, strlen(desk_article) - 60),
	                 strlen(desk_article) - 60);
	loop_run(desk.loop);
	assert_non_null(document_quote_after(reading_document(desk.reading), 0));
	close(to);
	desk_run();
	desk_assert_article();
	desk_assert_text(desk_article);
	desk_close();
}

/* It looks like one thing, and is another once more has come. */
static void
pipe_turns_out_to_be_converted(void **state)
{
	int fds[2], to = desk_pipe(fds, NULL);
	struct buffer bytes = { 0 };

	(void)state;
	reading_start(desk.reading);
	loop_on_turn(desk.loop, desk_stop_when_shown, NULL);
	desk.wanted_size = 1;
	assert_int_equal(write(to, "\xff", 1), 1);
	loop_run(desk.loop);
	buffer_add(&bytes, "\xfe", 1);
	desk_utf16(&bytes, desk_article);
	assert_int_equal(write(to, bytes.bytes, bytes.size), (ssize_t)bytes.size);
	close(to);
	desk_run();
	desk_assert_article();
	desk_assert_text(desk_article);
	desk_close();
	buffer_clear(&bytes);
}

static void
pipe_that_brings_no_text(void **state)
{
	int fds[2], to = desk_pipe(fds, NULL);

	(void)state;
	assert_null(reading_problem(desk.reading));
	assert_int_equal(write(to, "\0\1\2\3\0\0\0\0", 8), 8);
	close(to);
	desk_run();
	assert_int_equal(document_state(reading_document(desk.reading)), DOCUMENT_CUT_SHORT);
	assert_non_null(strstr(reading_problem(desk.reading), "is a binary file"));
	desk_close();
}

static void
empty_file_and_empty_pipe(void **state)
{
	int fds[2];

	(void)state;
	desk_open(scratch_write("empty", "", 0), NULL, NULL, NULL);
	desk_run();
	assert_int_equal(document_state(reading_document(desk.reading)), DOCUMENT_COMPLETE);
	desk_assert_note("empty is empty");
	desk_close();
	close(desk_pipe(fds, NULL));
	desk_run();
	assert_int_equal(document_state(reading_document(desk.reading)), DOCUMENT_COMPLETE);
	desk_assert_note("is empty");
	desk_close();
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
	snprintf(directory, sizeof directory, "%s", scratch_folder());
	snprintf(binary, sizeof binary, "%s", scratch_write("binary", "\0\0\0\0\1\2\3", 7));
	desk.loop = loop_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error error = { "" };
		size_t n = strlen(cases[i].sentence);
		assert_null(reading_open(desk.loop, cases[i].path, &options, &error));
		if (strlen(error.text) < n || !*error.text)
			fail_msg("%s: %s", cases[i].path, error.text);
		assert_string_equal(error.text + strlen(error.text) - n, cases[i].sentence);
	}
	struct error error = { "" };
	options.hints.encoding = "no-such-encoding";
	assert_null(reading_open(desk.loop, scratch_write("a", "a", 1), &options, &error));
	assert_true(*error.text);
	options = (struct reading_options){ .hints = { .type = "text" } };
	desk.reading = reading_open(desk.loop, binary, &options, &error);
	assert_non_null(desk.reading);
	desk_close();
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
		const char *reader = scratch_program(cases[i].name, cases[i].script);
		struct block block;
		desk_open(scratch_text("article", desk_article), NULL, reader, &cases[i].limits);
		desk_run();
		struct document *d = reading_document(desk.reading);
		assert_int_equal(document_state(d), DOCUMENT_CUT_SHORT);
		desk_assert_note(cases[i].note);
		desk_assert_text(desk_article);
		assert_true(document_block_at(d, 0, &block));
		assert_non_null(document_quote_after(d, 0));
		if (!strcmp(cases[i].name, "half") || !strcmp(cases[i].name, "chatty"))
			assert_string_equal(document_title(d), "Half");
		desk_close();
	}
	desk_open(scratch_text("article", desk_article), NULL, "/nonexistent/reader", 0);
	desk_run();
	desk_assert_note("cannot run /nonexistent/reader");
	desk_close();
}

static void
freed_at_any_time(void **state)
{
	const char *reader = scratch_program("waiting", "exec sleep 100");
	int fds[2];

	(void)state;
	desk_open(scratch_text("article", desk_article), NULL, reader, NULL);
	reading_start(desk.reading);
	assert_int_equal(reading_progress(desk.reading).percent, -1); /* too early to be told */
	desk_close();
	int to = desk_pipe(fds, NULL);
	reading_start(desk.reading);
	desk_close();
	close(to);
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
		cmocka_unit_test(freed_at_any_time),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
