/* Pipes that pour, and files that grow, shrink and are replaced while they are read. */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/scratch.h"

enum { LAST_ROW = 23 };

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

/* A file of so many short paragraphs. */
static const char *
paragraphs(const char *name, int count)
{
	static char path[256];
	struct buffer text = { 0 };

	for (int i = 1; i <= count; i++)
		buffer_printf(&text, "Paragraph %d of the file.\n\n", i);
	snprintf(path, sizeof path, "%s", scratch_text(name, text.bytes));
	buffer_clear(&text);
	return path;
}

static void
append(const char *path, const char *text)
{
	FILE *file = fopen(path, "a");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* ---- pipes ---- */

/*
 * A script that feeds diple and stops in the middle until open_gate; what it says before and after is in these shell
 * commands.
 */
static char gate[256];

static struct pty *
open_gated(const char *before, const char *after, const char *program)
{
	struct buffer script = { 0 };

	snprintf(gate, sizeof gate, "%s", scratch_text("gate", ""));
	unlink(gate);
	buffer_printf(&script, "{ %s; until test -e '%s'; do sleep 0.05; done; %s; } | %s", before,
	              gate, after, program);
	struct pty *pty = diple_shell(80, LAST_ROW + 1, script.bytes);
	buffer_clear(&script);
	return pty;
}

static void
open_gate(void)
{
	append(gate, "");
}

#define MANY "seq -f 'Paragraph %g of the pipe.' 1 9000 | sed G"
#define MORE "seq -f 'Paragraph %g of the rest.' 1 9000 | sed G"

static void
goes_to_the_end_of_a_pipe(void **state)
{
	struct pty *pty = open_gated(MANY, MORE "; echo The last words", "\"$D\"");

	(void)state;
	pty_assert_text(pty, "Paragraph 1 of the pipe");
	assert_true(pty_send(pty, "G"));
	pty_assert_text(pty, "Paragraph 9000 of the pipe");
	pty_assert_row(pty, LAST_ROW, "to the end");
	open_gate();
	pty_assert_text(pty, "The last words");
	pty_assert_gone(pty, "to the end");
	diple_quit(pty);
}

/* What needs the reader process is there as it comes, too. */
static void
shows_colours_as_they_come(void **state)
{
	struct pty *pty = open_gated("printf '\\033[32mThe first\\033[m line\\nand one more\\n'",
	                             "printf '\\033[31mThe last\\033[m line\\n'", "\"$D\"");
	int y, x;

	(void)state;
	diple_find(pty, "The first line", &y, &x);
	assert_int_equal(pty_cell(pty, y, x).fg, 2);
	pty_assert_text(pty, "and one more");
	assert_false(pty_find(pty, "The last line", NULL, NULL));
	open_gate();
	diple_find(pty, "The last line", &y, &x);
	assert_int_equal(y, 2);
	assert_int_equal(pty_cell(pty, y, x).fg, 1);
	diple_quit(pty);
}

/* What a key that moves, or Ctrl-C, leaves is where it was. */
static void
stops_going_to_the_end(void **state)
{
	static const char *const keys[] = { "\003", "k", "\033" };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct pty *pty = open_gated(MANY, MORE "; sleep 60", "\"$D\"");
		pty_assert_text(pty, "Paragraph 1 of the pipe");
		assert_true(pty_send(pty, "G"));
		pty_assert_row(pty, LAST_ROW, "to the end");
		pty_assert_text(pty, "Paragraph 9000 of the pipe");
		type(pty, keys[i]);
		pty_assert_gone(pty, "to the end");
		open_gate();
		assert_true(pty_settle(pty, 300));
		pty_assert_text(pty, "Paragraph 8999 of the pipe");
		assert_false(pty_find(pty, "of the rest", NULL, NULL));
		assert_true(pty_send(pty, "q"));
		assert_true(pty_settle(pty, 300));
		pty_assert_restored(pty);
		pty_close(pty);
	}
}

/* The outline and the quotations of what has come are there before the rest is. */
static void
knows_what_has_come(void **state)
{
	struct pty *pty =
		open_gated("printf 'Arrivals\\n========\\n\\n'; " MANY
	                   "; printf 'The Middle\\n==========\\n\\n\"It is late,\" said Ana "
	                   "Petrov.\\n\\n'; " MANY,
	                   "printf 'Departures\\n==========\\n\\nNobody left.\\n'", "\"$D\"");

	(void)state;
	pty_assert_text(pty, "Paragraph 1 of the pipe");
	type(pty, "t");
	pty_assert_text(pty, "The Middle");
	type(pty, "\033");
	type(pty, ")");
	pty_assert_row(pty, LAST_ROW, "Ana Petrov");
	open_gate();
	type(pty, "t");
	pty_assert_text(pty, "Departures");
	type(pty, "\033");
	diple_quit(pty);
}

/* No room for all that comes: what there was room for is shown, and that there was no more. */
static void
a_full_disk(void **state)
{
	struct pty *pty = diple_shell(80, LAST_ROW + 1, "ulimit -f 64; " MANY " | \"$D\"");

	(void)state;
	pty_assert_text(pty, "Paragraph 1 of the pipe");
	pty_assert_row(pty, LAST_ROW, "no room to keep it");
	type(pty, "G");
	pty_assert_gone(pty, "Paragraph 1 of");
	pty_assert_text(pty, "of the pipe");
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_close(pty);
}

/* -F: more than a screen is shown though the pipe goes on. */
static void
one_screen_of_a_slow_pipe(void **state)
{
	struct pty *pty = open_gated("seq 1 60 | sed G", "true", "\"$D\" -F");

	(void)state;
	pty_assert_row(pty, 2, "2");
	assert_true(pty_mode(pty, 1049));
	open_gate();
	diple_quit(pty);

	pty = open_gated("echo one; echo; echo two", "echo; echo three", "\"$D\" -F; echo after");
	assert_true(pty_settle(pty, 300));
	assert_false(pty_mode(pty, 1049));
	open_gate();
	pty_assert_text(pty, "after");
	pty_assert_text(pty, "three");
	pty_close(pty);
}

/* ---- files ---- */

static void
follows_a_file(void **state)
{
	const char *path = paragraphs("growing.txt", 60);
	struct pty *pty = diple_open(80, LAST_ROW + 1, (const char *[]){ "+F", path, NULL });

	(void)state;
	pty_assert_text(pty, "Paragraph 60 of the file");
	pty_assert_row(pty, LAST_ROW, "following");
	append(path, "A zebra arrives.\n\n");
	pty_assert_text(pty, "A zebra arrives.");

	/* What is searched stays lit, and what comes is counted. */
	type(pty, "/zebra\r");
	pty_assert_row(pty, LAST_ROW, "1/1");
	type(pty, "F");
	append(path, "Another zebra arrives.\n\nAnd a zebra more.\n\n");
	pty_assert_text(pty, "And a zebra more.");
	pty_assert_row(pty, LAST_ROW, "1/3");
	pty_assert_row(pty, LAST_ROW, "following");
	int y, x;
	diple_find(pty, "zebra more", &y, &x);
	struct emulator_cell lit = pty_cell(pty, y, x), plain = pty_cell(pty, y, x + 6);
	assert_true(lit.bg != plain.bg || lit.reverse != plain.reverse);

	/* It ends with Ctrl-C. */
	type(pty, "\003");
	pty_assert_gone(pty, "following");
	append(path, "The last one.\n");
	assert_true(pty_settle(pty, 400));
	assert_false(pty_find(pty, "The last one.", NULL, NULL));

	/* And the end is where it is now. */
	type(pty, "G");
	pty_assert_text(pty, "The last one.");
	diple_quit(pty);
}

static void
follows_a_file_that_is_written_anew(void **state)
{
	const char *path = paragraphs("anew.txt", 60);
	struct pty *pty = diple_open(80, LAST_ROW + 1, (const char *[]){ "+F", path, NULL });

	(void)state;
	pty_assert_text(pty, "Paragraph 60 of the file");
	scratch_text("anew.txt", "A new beginning.\n");
	pty_assert_text(pty, "A new beginning.");
	pty_assert_row(pty, LAST_ROW, "shorter");
	append(path, "\nAnd on it goes.\n");
	pty_assert_text(pty, "And on it goes.");
	diple_quit(pty);
}

/* As logs are rotated: the old one gets another name, and a new one takes its place. */
static void
follows_a_name(void **state)
{
	const char *path = paragraphs("log.txt", 60);
	struct pty *pty = diple_open(80, LAST_ROW + 1, (const char *[]){ path, NULL });
	char old[300];

	(void)state;
	snprintf(old, sizeof old, "%s.1", path);
	pty_assert_text(pty, "Paragraph 1 of the file");
	type(pty, "F");
	pty_assert_text(pty, "Paragraph 60 of the file");
	assert_int_equal(rename(path, old), 0);
	append(old, "Late words for the old one.\n");
	pty_assert_text(pty, "Late words for the old one.");
	append(path, "First words of the new one.\n");
	pty_assert_text(pty, "First words of the new one.");
	assert_false(pty_find(pty, "Late words", NULL, NULL));
	pty_assert_row(pty, LAST_ROW, "was replaced");
	append(path, "\nMore of the new one.\n");
	pty_assert_text(pty, "More of the new one.");
	diple_quit(pty);
	unlink(old);
}

/* Cut off under the reader, who does not follow it: no crash, and it is said. */
static void
a_file_that_shrinks(void **state)
{
	const char *path = paragraphs("shrinking.txt", 30000);
	struct pty *pty = diple_open(80, LAST_ROW + 1, (const char *[]){ path, NULL });

	(void)state;
	pty_assert_text(pty, "Paragraph 1 of the file");
	type(pty, "50%");
	pty_assert_gone(pty, "Paragraph 1 of");
	assert_int_equal(truncate(path, 2000), 0);
	type(pty, "80%");
	pty_assert_row(pty, LAST_ROW, "shorter");
	pty_assert_text(pty, "of the file");
	type(pty, "g");
	pty_assert_text(pty, "Paragraph 1 of the file");
	diple_quit(pty);
}

/* One goes on reading what somebody still writes: a screen at its end is not the end. */
static void
a_page_more(void **state)
{
	const char *path = paragraphs("paged.txt", 40);
	struct pty *pty = diple_open(80, LAST_ROW + 1, (const char *[]){ "+G", path, NULL });

	(void)state;
	pty_assert_text(pty, "Paragraph 40 of the file");
	assert_true(pty_settle(pty, 300));
	append(path, "A zebra arrives.\n");
	type(pty, " ");
	pty_assert_text(pty, "A zebra arrives.");
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goes_to_the_end_of_a_pipe),
		cmocka_unit_test(shows_colours_as_they_come),
		cmocka_unit_test(stops_going_to_the_end),
		cmocka_unit_test(knows_what_has_come),
		cmocka_unit_test(a_full_disk),
		cmocka_unit_test(one_screen_of_a_slow_pipe),
		cmocka_unit_test(follows_a_file),
		cmocka_unit_test(follows_a_file_that_is_written_anew),
		cmocka_unit_test(follows_a_name),
		cmocka_unit_test(a_file_that_shrinks),
		cmocka_unit_test(a_page_more),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
