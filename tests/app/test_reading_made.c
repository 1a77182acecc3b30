/*
 * Documents that a program makes readable: what comes of its output, whatever it does. The programs are shell scripts of these
 * tests.
 */
#include "app/reading.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/converter.h"
#include "base/buffer.h"
#include "tests/app/desk.h"
#include "tests/packer.h"
#include "tests/scratch.h"

static struct converters converters;

/* Files that end in .made, and what is a PDF, are given to this script. */
static void
convert_by(const char *script, const char *argument)
{
	struct error error;

	const char *program = scratch_program("converter", script);
	converters_clear(&converters);
	converters.confined = true;
	char *words[] = { (char *)"*.made", (char *)(uintptr_t)program,
		          (char *)(uintptr_t)argument };
	assert_true(converters_add(&converters, words, argument ? 3 : 2, &error));
	words[0] = (char *)"*.pdf";
	assert_true(converters_add(&converters, words, argument ? 3 : 2, &error));
	desk.converters = &converters;
}

static const char pdf[] = "%PDF-1.4\none\ntwo\n";

static const char *
pdf_file(void)
{
	return scratch_write("a.pdf", pdf, sizeof pdf - 1);
}

static void
output_is_the_document(void **state)
{
	static const struct {
		const char *script, *argument, *format, *text;
	} rows[] = {
		{ "tail -n 2", NULL, "text", "one\ntwo\n" },
		{ "tail -n 2 <\"$1\"", "%f", "text", "one\ntwo\n" },
		{ "tail -n 2 \"$1\"", "%f", "text", "one\ntwo\n" },
		{ "echo \"$1\"", "a  b'$(x)`y`*", "text", "a  b'$(x)`y`*\n" },
		{ "printf '<!DOCTYPE html><title>T</title><p>one <b>two</b>'", NULL, "html",
		  "T\none two\n" },
		{ "echo complaints >&2; echo fine", NULL, "text", "fine\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		convert_by(rows[i].script, rows[i].argument);
		const char *path = pdf_file();
		desk_open(path, NULL, NULL, NULL);
		assert_string_equal(document_name(reading_document(desk.reading)), path);
		desk_run();
		assert_null(reading_problem(desk.reading));
		assert_string_equal(document_format(reading_document(desk.reading)),
		                    rows[i].format);
		desk_assert_text(rows[i].text);
		assert_int_equal(document_state(reading_document(desk.reading)), DOCUMENT_COMPLETE);
		if (strstr(rows[i].script, "complaints"))
			desk_assert_note("converter: complaints");
		desk_close();
	}
}

/* What a file's own name says does not count for what was made of it. */
static void
name_is_no_hint(void **state)
{
	(void)state;
	convert_by("echo '# no heading'", NULL);
	struct error error;
	char *words[] = { (char *)"*.md", converters.items[0].words[0] };
	assert_true(converters_add(&converters, words, 2, &error));
	desk_open(scratch_write("a.md", "# one\n", 6), NULL, NULL, NULL);
	desk_run();
	assert_string_equal(document_format(reading_document(desk.reading)), "text");
	desk_assert_text("# no heading\n");
	desk_close();
}

static void
through_pipes_and_compressed(void **state)
{
	int fds[2];

	(void)state;
	convert_by("tail -n 1 \"$1\"", "%f");
	int to = desk_pipe(fds, NULL);
	assert_int_equal(write(to, pdf, sizeof pdf - 1), sizeof pdf - 1);
	close(to);
	desk_run();
	desk_assert_text("two\n");
	desk_close();
	close(fds[0]);
	if (!packer_works())
		skip();
	struct buffer packed = { 0 };
	packer_compress("gzip", pdf, sizeof pdf - 1, &packed);
	desk_open(scratch_write("a.pdf.gz", packed.bytes, packed.size), NULL, NULL, NULL);
	desk_run();
	desk_assert_text("two\n");
	desk_close();
	buffer_clear(&packed);
}

/* What cannot be shown without it: a sentence, and no bytes. */
static void
it_fails(void **state)
{
	static const struct {
		const char *script, *problem, *text;
	} rows[] = {
		{ "exit 3", "converter failed with status 3", "" },
		{ "echo 'no such font' >&2; echo more >&2; exit 1",
		  "converter failed: no such font", "" },
		{ "kill -SEGV $$", "converter was ended by a signal: Segmentation fault", "" },
		{ "exit 0", "converter made nothing of it", "" },
		{ "echo half; exit 1", "converter failed with status 1", "half\n" },
		{ "echo half; kill -KILL $$", "converter was ended by a signal: Killed", "half\n" },
		{ "printf '\\033[31mred\\n' >&2; exit 1", "converter failed: [31mred", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		convert_by(rows[i].script, NULL);
		desk_open(pdf_file(), NULL, NULL, NULL);
		desk_run();
		desk_assert_text(rows[i].text);
		desk_assert_note(rows[i].problem);
		assert_int_equal(document_state(reading_document(desk.reading)),
		                 DOCUMENT_CUT_SHORT);
		desk_close();
	}
}

/* A text is shown as it is when nothing comes of it. */
static void
text_is_shown_as_it_is(void **state)
{
	static const char *const scripts[] = { "exit 3", "exit 0" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		convert_by(scripts[i], NULL);
		desk_open(scratch_write("a.made", "As it is.\n", 10), NULL, NULL, NULL);
		desk_run();
		desk_assert_text("As it is.\n");
		desk_assert_note(i ? "converter made nothing of it"
		                   : "converter failed with status 3");
		desk_close();
	}
}

/* It says nothing, or too much. */
static void
it_does_not_end(void **state)
{
	struct watch_limits limits = { .silence_ms = 300 };

	(void)state;
	convert_by("sleep 1000", NULL);
	desk_open(pdf_file(), NULL, NULL, &limits);
	desk_run();
	desk_assert_note("converter said nothing for too long");
	desk_close();

	convert_by("echo begun; sleep 1000", NULL);
	desk_open(pdf_file(), NULL, NULL, &limits);
	desk_run();
	desk_assert_text("begun\n");
	desk_assert_note("converter said nothing for too long");
	desk_close();

	convert_by("while :; do :; done", NULL);
	limits = (struct watch_limits){ .stall_ms = 200 };
	desk_open(pdf_file(), NULL, NULL, &limits);
	desk_run();
	desk_assert_note("converter took too long");
	desk_close();

	convert_by("yes", NULL);
	desk_open(pdf_file(), NULL, NULL, NULL);
	desk_run();
	desk_assert_note("the filter says more than 64 times the document's size");
	assert_true(text_size(document_text(reading_document(desk.reading))) > 1 << 20);
	desk_close();

	/* Complaints without end are no output. */
	convert_by("yes >&2", NULL);
	limits = (struct watch_limits){ .silence_ms = 300 };
	desk_open(pdf_file(), NULL, NULL, &limits);
	desk_run();
	desk_assert_note("converter said nothing for too long");
	desk_close();
}

/* The number that the document is. */
static pid_t
pid_said(void)
{
	size_t n;
	const char *bytes = text_view(document_text(reading_document(desk.reading)), 0, &n);
	char text[32];

	assert_in_range(n, 1, sizeof text - 1);
	memcpy(text, bytes, n);
	text[n] = '\0';
	pid_t pid = (pid_t)strtol(text, NULL, 10);
	assert_true(pid > 1);
	return pid;
}

static void
stop_when_said(void *context)
{
	(void)context;
	if (text_size(document_text(reading_document(desk.reading))))
		loop_quit(desk.loop, 0);
}

/* Ends within ten seconds: what lay in its group is killed and reaped by whoever inherits it. */
static bool
is_gone(pid_t pid)
{
	for (int i = 0; i < 1000; i++) {
		char path[64], state = 'Z';
		snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
		FILE *file = fopen(path, "r");
		if (!file)
			return true;
		if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
			state = 'Z';
		fclose(file);
		if (state == 'Z')
			return true;
		usleep(10000);
	}
	return false;
}

/* With all that it has started: when the reader leaves, and when it ends itself. */
static void
nothing_is_left_of_it(void **state)
{
	(void)state;
	convert_by("sleep 1000 & echo $!; wait", NULL);
	desk_open(pdf_file(), NULL, NULL, NULL);
	loop_on_turn(desk.loop, stop_when_said, NULL);
	loop_run(desk.loop);
	pid_t pid = pid_said();
	assert_int_equal(kill(pid, 0), 0);
	desk_close();
	assert_true(is_gone(pid));

	/* One that leaves a child behind with the pipe in its hand. */
	convert_by("sleep 1000 & echo $!; exit 0", NULL);
	desk_open(pdf_file(), NULL, NULL, NULL);
	desk_run();
	assert_int_equal(document_state(reading_document(desk.reading)), DOCUMENT_COMPLETE);
	pid = pid_said();
	desk_close();
	assert_true(is_gone(pid));
}

/* It can read the document, by its name too, and no other file of anybody's; unless it may. */
static void
it_is_confined(void **state)
{
	char script[300];

	(void)state;
	char *secret = strdup(scratch_write("secret", "secret\n", 7));
	snprintf(script, sizeof script,
	         "cat %s 2>/dev/null || echo closed; tail -n 1 \"$1\"; "
	         "echo x >%s.new 2>/dev/null || echo sealed",
	         secret, secret);
	convert_by(script, "%f");
	desk_open(pdf_file(), NULL, NULL, NULL);
	desk_run();
	desk_assert_text("closed\ntwo\nsealed\n");
	desk_close();

	converters.confined = false;
	desk_open(pdf_file(), NULL, NULL, NULL);
	desk_run();
	desk_assert_text("secret\ntwo\n");
	desk_close();
	free(secret);
}

/* Memory in KiB, seconds of computing, bytes of a core dump. */
static void
it_is_limited(void **state)
{
	(void)state;
	convert_by("ulimit -d; ulimit -t; ulimit -c", NULL);
	desk_open(pdf_file(), NULL, NULL, NULL);
	desk_run();
	desk_assert_text("2097152\n120\n0\n");
	desk_close();
}

static void
there_is_none(void **state)
{
	int fds[2];

	(void)state;
	converters_clear(&converters);
	assert_false(desk_try(pdf_file(), NULL, NULL, NULL));
	assert_non_null(strstr(desk.cannot, "a.pdf is a PDF, and no filter is set for it"));

	/* Through a pipe it is known later. */
	int to = desk_pipe(fds, NULL);
	assert_int_equal(write(to, pdf, sizeof pdf - 1), sizeof pdf - 1);
	close(to);
	desk_run();
	assert_non_null(strstr(reading_problem(desk.reading), " is a PDF, and no filter is set"));
	desk_assert_text("");
	desk_close();
	close(fds[0]);

	converters.forbidden = true;
	assert_false(desk_try(pdf_file(), NULL, NULL, NULL));
	assert_non_null(strstr(desk.cannot, "--secure allows no program"));
	assert_false(desk_try("man:ls(1)", NULL, NULL, NULL));
	assert_non_null(strstr(desk.cannot, "--secure allows no program"));
	static const char page[] = ".TH LS 1\n.SH NAME\nls \\- list\n";
	desk_open(scratch_write("ls.1", page, sizeof page - 1), NULL, NULL, NULL);
	desk_run();
	desk_assert_note("--secure allows no program that sets pages");
	assert_string_equal(document_format(reading_document(desk.reading)), "roff");
	desk_close();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(output_is_the_document),
		cmocka_unit_test(name_is_no_hint),
		cmocka_unit_test(through_pipes_and_compressed),
		cmocka_unit_test(it_fails),
		cmocka_unit_test(text_is_shown_as_it_is),
		cmocka_unit_test(it_does_not_end),
		cmocka_unit_test(nothing_is_left_of_it),
		cmocka_unit_test(it_is_confined),
		cmocka_unit_test(it_is_limited),
		cmocka_unit_test(there_is_none),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
