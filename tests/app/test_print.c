/*
 * The print-and-exit modes: goldens of each, for a file that is its own text and for one that is converted, and what
 * print_files says and answers.
 */

#include "app/print.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/golden.h"
#include "tests/paths.h"
#include "tests/scratch.h"

/* The golden input as UTF-16. */
static const char *
wide_file(void)
{
	size_t size;
	char *in = golden_read("tests/app/print/harbour.in", &size);
	struct buffer b = { 0 };

	buffer_add(&b, "\xff\xfe", 2);
	for (size_t i = 0; i < size; i++) {
		buffer_add_byte(&b, in[i]);
		buffer_add_byte(&b, '\0');
	}
	const char *path = scratch_write("wide", b.bytes, b.size);
	buffer_clear(&b);
	free(in);
	return path;
}

/* What print_files writes on a descriptor (1 or 2), and its answer, from a process of its own. */
static int
print(const struct print_options *options, const char *const *names, size_t count, int which,
      struct buffer *output)
{
	struct print_options o = *options;
	int fds[2];
	char bytes[4096];
	ssize_t n;
	int status;

	o.reading.reader = paths_built("src/diple-read");
	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, which == 1 ? 2 : 1);
		dup2(fds[1], which);
		close(fds[0]);
		close(fds[1]);
		exit(print_files(&o, names, count));
	}
	close(fds[1]);
	buffer_reset(output);
	while ((n = read(fds[0], bytes, sizeof bytes)) > 0)
		buffer_add(output, bytes, (size_t)n);
	close(fds[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
goldens(void **state)
{
	struct theme theme, mono;
	const struct {
		struct print_options options;
		const char *golden;
	} cases[] = {
		{ { .mode = PRINT_TEXT }, "tests/app/print/harbour.in" },
		{ { .mode = PRINT_OUTLINE }, "tests/app/print/harbour.outline" },
		{ { .mode = PRINT_QUOTES }, "tests/app/print/harbour.quotes" },
		{ { .mode = PRINT_QUOTES, .speaker = "petrov" },
		  "tests/app/print/harbour.speaker" },
		{ { .mode = PRINT_DUMP }, "tests/app/print/harbour.80" },
		{ { .mode = PRINT_DUMP, .dump.width_cols = 40 }, "tests/app/print/harbour.40" },
		{ { .mode = PRINT_DUMP, .dump.original = true },
		  "tests/app/print/harbour.original" },
		{ { .mode = PRINT_DUMP, .dump.theme = &theme }, "tests/app/print/harbour.colours" },
		{ { .mode = PRINT_DUMP, .dump.theme = &mono, .dump.width_cols = 40 },
		  "tests/app/print/harbour.mono" },
	};
	char in[256];
	const char *files[] = { in, wide_file() };
	struct buffer output = { 0 };

	(void)state;
	theme_init(&theme, THEME_8, false);
	theme_init(&mono, THEME_MONO, false);
	snprintf(in, sizeof in, "%s", paths_source("tests/app/print/harbour.in"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t k = 0; k < 2; k++) {
			assert_int_equal(print(&cases[i].options, &files[k], 1, 1, &output), 0);
			golden_check(cases[i].golden, output.bytes, output.size);
		}
	buffer_clear(&output);
}

/* Several documents make one listing. One that is silent leaves no trace. */
static void
listings(void **state)
{
	static const struct {
		enum listing_format format;
		const char *golden;
	} cases[] = {
		{ LISTING_JSON, "tests/app/print/quotes.json" },
		{ LISTING_CSV, "tests/app/print/quotes.csv" },
		{ LISTING_MARKDOWN, "tests/app/print/quotes.md" },
	};
	static const char none[] = "A quiet day at the harbour.\n";
	const char *names[] = { "harbour.in", scratch_write("silent", none, sizeof none - 1),
		                "harbour.in" };
	struct buffer output = { 0 };

	(void)state;
	assert_int_equal(chdir(paths_source("tests/app/print")), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct print_options options = { .mode = PRINT_QUOTES, .listing = cases[i].format };
		assert_int_equal(print(&options, names, 3, 1, &output), 0);
		golden_check(cases[i].golden, output.bytes, output.size);
	}
	buffer_clear(&output);
}

/* What is found first is written first, while the rest is still being read. */
static void
quotations_are_written_as_they_are_found(void **state)
{
	struct print_options options = { .mode = PRINT_QUOTES };
	struct buffer text = { 0 }, output = { 0 };
	size_t lines = 0;

	(void)state;
	for (int i = 0; i < 20000; i++)
		buffer_printf(&text, "\"It is %d,\" said Ana Petrov.\n\n", i);
	const char *name = scratch_write("many", text.bytes, text.size);
	assert_int_equal(print(&options, &name, 1, 1, &output), 0);
	for (const char *at = output.bytes; *at; at += strcspn(at, "\n") + 1, lines++) {
		char expected[80];
		snprintf(expected, sizeof expected, "%6zu  Ana Petrov (said): \"It is %zu,\"\n",
		         2 * lines + 1, lines);
		assert_memory_equal(at, expected, strlen(expected));
	}
	assert_int_equal(lines, 20000);
	buffer_clear(&text);
	buffer_clear(&output);
}

/* What runs from right to left, as it is stored and as it is seen. */
static void
order_of_the_text(void **state)
{
	static const char in[] = "One \xd7\x90\xd7\x91 (two) three.\n\n"
				 "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d abc \xd7\x91\xd7\x92.\n";
	static const char turned[] =
		"One \xd7\x91\xd7\x90 (two) three.\n\n"
		"        .\xd7\x92\xd7\x91 abc \xd7\x9d\xd7\x95\xd7\x9c\xd7\xa9\n";
	const char *file = scratch_write("rtl", in, sizeof in - 1);
	struct print_options options = { .mode = PRINT_DUMP,
		                         .dump = { .width_cols = 20, .logical = true } };
	struct buffer output = { 0 };

	(void)state;
	assert_int_equal(print(&options, &file, 1, 1, &output), 0);
	assert_string_equal(output.bytes, in);
#ifdef HAVE_FRIBIDI
	options.dump.logical = false;
	assert_int_equal(print(&options, &file, 1, 1, &output), 0);
	assert_string_equal(output.bytes, turned);
#else
	(void)turned;
#endif
	buffer_clear(&output);
}

/* Without its escapes a coloured dump is the plain one, and each of its lines is whole. */
static void
colours_change_no_word(void **state)
{
	struct theme theme;
	struct print_options options = { .mode = PRINT_DUMP };
	const char *name = paths_source("tests/app/print/harbour.in");
	struct buffer plain = { 0 }, coloured = { 0 }, bare = { 0 };
	bool on = false;

	(void)state;
	theme_init(&theme, THEME_TRUE, true);
	assert_int_equal(print(&options, &name, 1, 1, &plain), 0);
	options.dump.theme = &theme;
	assert_int_equal(print(&options, &name, 1, 1, &coloured), 0);
	for (size_t i = 0; i < coloured.size; i++) {
		if (coloured.bytes[i] == '\n')
			assert_false(on);
		if (coloured.bytes[i] != '\033') {
			buffer_add_byte(&bare, coloured.bytes[i]);
			continue;
		}
		assert_int_equal(coloured.bytes[i + 1], '[');
		assert_int_equal(coloured.bytes[i + 2], '0');
		on = coloured.bytes[i + 3] != 'm';
		i += strcspn(coloured.bytes + i, "m");
	}
	assert_true(coloured.size > bare.size);
	assert_string_equal(bare.bytes, plain.bytes);
	buffer_clear(&plain);
	buffer_clear(&coloured);
	buffer_clear(&bare);
}

/* What has come through a pipe is printed before the rest has, and it is what a file would give. */
static void
pipe_is_printed_as_it_comes(void **state)
{
	static const enum print_mode modes[] = { PRINT_DUMP, PRINT_TEXT };
	struct buffer text = { 0 }, whole = { 0 };

	(void)state;
	for (int i = 0; text.size < 400 * 1000; i++)
		buffer_printf(&text,
		              "%d. \"It is late,\" said Ana, and went on along the quay.\n%s", i,
		              i % 3 ? "" : "\n> a line of a reply\n\n");
	const char *name = scratch_write("whole", text.bytes, text.size);
	for (size_t k = 0; k < 2; k++) {
		struct print_options options = { .mode = modes[k] };
		struct buffer got = { 0 };
		char from[32], bytes[4096];
		const char *names[] = { from };
		int in[2], out[2];
		assert_int_equal(print(&options, &name, 1, 1, &whole), 0);
		assert_int_equal(pipe(in), 0);
		assert_int_equal(pipe(out), 0);
		fflush(NULL);
		pid_t pid = fork();
		if (pid == 0) {
			snprintf(from, sizeof from, "/dev/fd/%d", in[0]);
			dup2(out[1], 1);
			close(in[1]);
			close(out[0]);
			exit(print_files(&options, names, 1));
		}
		close(in[0]);
		close(out[1]);
		for (size_t at = 0; at < text.size;) {
			ssize_t n = write(in[1], text.bytes + at, text.size - at);
			assert_true(n > 0);
			at += (size_t)n;
		}
		for (ssize_t n; (n = read(out[0], bytes, sizeof bytes)) > 0;) {
			buffer_add(&got, bytes, (size_t)n);
			if (in[1] >= 0 && got.size >= 200 * 1000) {
				close(in[1]);
				in[1] = -1;
			}
		}
		assert_int_equal(in[1], -1);
		close(out[0]);
		waitpid(pid, NULL, 0);
		assert_int_equal(got.size, whole.size);
		assert_memory_equal(got.bytes, whole.bytes, whole.size);
		buffer_clear(&got);
	}
	buffer_clear(&text);
	buffer_clear(&whole);
}

static void
json_is_printed_by_the_reader(void **state)
{
	const char *name = paths_source("tests/app/print/harbour.in");
	struct print_options options = { .mode = PRINT_JSON };
	struct buffer output = { 0 }, without = { 0 };

	(void)state;
	if (print(&options, &name, 1, 1, &output) != 0)
		skip();
	/* The name of the file is the only thing in it that depends on where the tests are. */
	char *end = strstr(output.bytes, ", \"format\"");
	assert_non_null(end);
	buffer_add_string(&without, "{\"file\": \"harbour.in\"");
	buffer_add_string(&without, end);
	golden_check("tests/app/print/harbour.json", without.bytes, without.size);
	buffer_clear(&output);
	buffer_clear(&without);
}

static void
several_files(void **state)
{
	const char *names[] = { scratch_write("one", "One\n===\n\nText.\n", 15),
		                scratch_write("none", "", 0), "/nonexistent/two",
		                scratch_write("three", "Three\n=====\n\nText.\n", 19) };
	struct buffer output = { 0 }, expected = { 0 };
	struct print_options options = { .mode = PRINT_TEXT };

	(void)state;
	assert_int_equal(print(&options, names, 4, 1, &output), 1);
	assert_string_equal(output.bytes, "One\n===\n\nText.\nThree\n=====\n\nText.\n");
	assert_int_equal(print(&options, names, 4, 2, &output), 1);
	buffer_printf(&expected, "diple: %s is empty\ndiple: /nonexistent/two: no such file\n",
	              names[1]);
	assert_string_equal(output.bytes, expected.bytes);
	/* A list of several files says which is which. */
	char in[256];
	char *outline = golden_read("tests/app/print/harbour.outline", NULL);
	snprintf(in, sizeof in, "%s", paths_source("tests/app/print/harbour.in"));
	names[0] = names[3] = in;
	options.mode = PRINT_OUTLINE;
	buffer_reset(&expected);
	buffer_printf(&expected, "==> %s <==\n%s\n==> %s <==\n\n==> %s <==\n\n==> %s <==\n%s", in,
	              outline, names[1], names[2], in, outline);
	free(outline);
	assert_int_equal(print(&options, names, 4, 1, &output), 1);
	assert_string_equal(output.bytes, expected.bytes);
	buffer_clear(&output);
	buffer_clear(&expected);
}

static void
no_text_is_printed_of_a_binary(void **state)
{
	const char *name = scratch_write("binary", "\0\0\0\1\2\3", 6);
	struct print_options options = { .mode = PRINT_DUMP };
	struct buffer output = { 0 };

	(void)state;
	assert_int_equal(print(&options, &name, 1, 1, &output), 1);
	assert_int_equal(output.size, 0);
	buffer_clear(&output);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),
		cmocka_unit_test(listings),
		cmocka_unit_test(quotations_are_written_as_they_are_found),
		cmocka_unit_test(order_of_the_text),
		cmocka_unit_test(colours_change_no_word),
		cmocka_unit_test(pipe_is_printed_as_it_comes),
		cmocka_unit_test(json_is_printed_by_the_reader),
		cmocka_unit_test(several_files),
		cmocka_unit_test(no_text_is_printed_of_a_binary),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
