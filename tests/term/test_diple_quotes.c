/* What a reader does with quotations, by keyboard alone, in a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/scratch.h"
#include "tests/term/diple.h"

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
}

/* Waits until the program has sent the request to keep the text. */
static void
assert_copied(struct pty *pty, const char *text)
{
	struct buffer request = { 0 };
	size_t size;

	buffer_add_string(&request, "\033]52;c;");
	buffer_add_base64(&request, text, strlen(text));
	buffer_add_byte(&request, '\a');
	pty_assert_text(pty, "Copied:");
	const char *output = pty_output(pty, &size);
	if (!memmem(output, size, request.bytes, request.size))
		fail_msg("not copied: %s", text);
	buffer_clear(&request);
}

static void
copying(void **state)
{
	const char *path = scratch_text("ferry.txt", "\"It is late,\" Ana Petrov said, \"and\n"
	                                             "the boat has gone.\"\n");
	struct pty *pty = diple_open(80, 24, (const char *[]){ path, NULL });

	(void)state;
	pty_assert_text(pty, "It is late");
	type(pty, "y");
	pty_assert_text(pty, "Nothing to copy");
	type(pty, ")y");
	assert_copied(pty, "\"It is late,\" \342\200\246 \"and the boat has gone.\"\n"
	                   "\342\200\224 Ana Petrov");
	type(pty, ")");
	pty_assert_gone(pty, "Copied");
	type(pty, "2y");
	assert_copied(pty, "> \"It is late,\" \342\200\246 \"and the boat has gone.\"\n>\n"
	                   "> \342\200\224 Ana Petrov");
	diple_quit(pty);
}

/* Through tmux it is said twice: for the one that hears it itself, and for the one that hands it on. */
static void
copying_in_tmux(void **state)
{
	const char *path = scratch_text("short.txt", "Ana Petrov said: \"Go.\"\n");
	static const char wrapped[] = "\033Ptmux;\033\033]52;c;IkdvLiI=\a";
	const char *env[] = { "TMUX=/tmp/tmux-0/default,1,0", NULL };
	struct pty *pty = diple_open_env(80, 24, env, (const char *[]){ path, NULL });
	size_t size;

	(void)state;
	pty_assert_text(pty, "Ana Petrov");
	type(pty, ")3y");
	assert_copied(pty, "\"Go.\"");
	const char *output = pty_output(pty, &size);
	assert_non_null(memmem(output, size, wrapped, sizeof wrapped - 1));
	diple_quit(pty);
}

/* The document reduced to its quotations at every usual width, and back where one was. */
static void
only_quotations(void **state)
{
	static const int widths[] = { 40, 80, 100, 200 };

	(void)state;
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct pty *pty =
			diple_open(widths[i], 24, (const char *[]){ diple_sample(), NULL });
		pty_assert_text(pty, "PORT ELDERY");
		type(pty, "&\"");
		pty_assert_gone(pty, "PORT ELDERY");
		pty_assert_text(pty, "Children always");
		type(pty, ")");
		pty_assert_text(pty, "1/24");
		type(pty, "/complaint about\r");
		pty_assert_row(pty, 23, "match 1/");
		type(pty, "\033");
		pty_assert_gone(pty, "match 1/");
		type(pty, "g&\"");
		pty_assert_text(pty, "PORT ELDERY");
		diple_quit(pty);
	}
}

/* Of the list: a kind, a speaker, and reading on beside it; the cursor is where the keys go. */
static void
list_of_quotations(void **state)
{
	const char *arguments[] = { "--speaker=the harbour master", diple_sample(), NULL };
	struct pty *pty = diple_open(100, 30, arguments);
	int y, x, row, column;

	(void)state;
	pty_assert_row(pty, 0, "Ji-woo Bae");
	pty_assert_row(pty, 0, "4 of 24");
	type(pty, "f");
	pty_assert_row(pty, 0, "direct");
	pty_assert_row(pty, 0, "2 of 24");
	type(pty, "G");
	diple_find(pty, "We had a clerk", &row, &column);
	pty_cursor(pty, &y, &x);
	assert_int_equal(y, row);
	assert_int_equal(x, column);
	type(pty, "\177"); /* Backspace */
	pty_assert_row(pty, 0, "by speaker");
	type(pty, "\t)");
	pty_assert_row(pty, 29, "Maren Holt");
	pty_assert_row(pty, 29, "1/24");
	pty_cursor(pty, &y, &x);
	assert_true(x > 33);
	pty_assert_row(pty, 0, "by speaker");
	type(pty, "\"\033");
	pty_assert_gone(pty, "by speaker");
	diple_quit(pty);
}

/* What is written during a visit is what was set right in it; what is there already stays. */
static void
corrections_are_exported(void **state)
{
	const char *path = scratch_text("export.txt", "\"It is late,\" Ana Petrov said.\n\n"
	                                              "\"So it is,\" said Ole Brandt.\n");
	struct pty *pty = diple_open(80, 24, (const char *[]){ path, NULL });
	char command[300], line[200] = "";

	(void)state;
	pty_assert_text(pty, "It is late");
	type(pty, "\"");
	pty_assert_text(pty, "by speaker"); /* all is known */
	type(pty, "gjc\025Cy Dale\r");
	pty_assert_text(pty, "Said now by Cy Dale");
	type(pty, "Gx");
	pty_assert_text(pty, "No quotation any more");
	type(pty, "q)");
	pty_assert_row(pty, 23, "Cy Dale");
	pty_assert_row(pty, 23, "1/1");
	snprintf(command, sizeof command, ":export %s\r", scratch_path("notes.csv"));
	type(pty, command);
	pty_assert_text(pty, "1 quotation is in");
	type(pty, command);
	pty_assert_text(pty, "is there already");
	diple_quit(pty);
	FILE *file = fopen(scratch_path("notes.csv"), "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	assert_non_null(fgets(line, sizeof line, file));
	assert_non_null(strstr(line, ",1,Cy Dale,said,direct,explicit,\"\"\"It is late,\"\"\",,"));
	assert_null(fgets(line, sizeof line, file));
	fclose(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copying),
		cmocka_unit_test(copying_in_tmux),
		cmocka_unit_test(only_quotations),
		cmocka_unit_test(list_of_quotations),
		cmocka_unit_test(corrections_are_exported),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
