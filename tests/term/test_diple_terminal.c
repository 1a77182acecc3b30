/*
 * The terminal comes back as it was, whatever happens; colours, dumb terminals and other locales; and what is sent for a
 * frame.
 */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/scratch.h"

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

static void
quits_by_any_of_its_keys(void **state)
{
	static const char *const keys[] = { "q", "Q", "ZZ", ":q\r", ":quit\r" };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		struct pty *pty = diple_open_sample();
		assert_false(pty_termios_restored(pty));
		assert_true(pty_send(pty, keys[i]));
		pty_assert_exit(pty, 0);
		pty_assert_restored(pty);
		/* The screen from before, which was empty. */
		pty_assert_gone(pty, "PORT ELDERY");
		pty_close(pty);
	}
}

static void
leaves_the_last_screen(void **state)
{
	struct pty *pty = diple_open(80, 24, (const char *[]){ "-X", diple_sample(), NULL });

	(void)state;
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "]");
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_assert_restored(pty);
	pty_assert_text(pty, "What the Scribes Did");
	pty_close(pty);
}

static void
restores_after_signals(void **state)
{
	static const struct {
		int signal;
		bool dies; /* of the signal itself; else it leaves with 128 and its number */
	} cases[] = {
		{ SIGTERM, false }, { SIGHUP, false }, { SIGABRT, true }, { SIGSEGV, true },
		{ SIGBUS, true },   { SIGFPE, true },  { SIGILL, true },  { SIGQUIT, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pty *pty = diple_open_sample();
		int status;
		type(pty, "/the"); /* a prompt is open: bracketed paste is on */
		assert_true(pty_mode(pty, 2004));
		pty_signal(pty, cases[i].signal);
		assert_true(pty_wait_exit(pty, 10000, &status));
		if (cases[i].dies) {
			assert_true(WIFSIGNALED(status));
			assert_int_equal(WTERMSIG(status), cases[i].signal);
		} else {
			assert_true(WIFEXITED(status));
			assert_int_equal(WEXITSTATUS(status), 128 + cases[i].signal);
		}
		assert_true(pty_settle(pty, 50));
		pty_assert_restored(pty);
		pty_assert_gone(pty, "PORT ELDERY");
		pty_close(pty);
	}
}

static void
stops_and_comes_back(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "]");
	diple_assert_top(pty, "What the Scribes Did");
	for (int i = 0; i < 3; i++) {
		if (i < 2)
			assert_true(pty_send(pty, "\032"));
		else
			pty_signal(pty, SIGTSTP);
		assert_true(pty_wait_stopped(pty, 10000));
		assert_true(pty_settle(pty, 50));
		pty_assert_restored(pty);
		pty_assert_gone(pty, "What the Scribes Did");
		if (i == 1)
			pty_resize(pty, 60, 20);
		pty_continue(pty);
		diple_assert_top(pty, "What the Scribes Did");
		assert_true(pty_mode(pty, 1049));
		assert_false(pty_termios_restored(pty));
	}
	type(pty, "]");
	diple_assert_top(pty, "Whose Words Are Whose");
	diple_quit(pty);
}

static void
ends_when_the_terminal_goes(void **state)
{
	struct pty *pty = diple_open_sample();
	int status;

	(void)state;
	pty_hangup(pty);
	assert_true(pty_wait_exit(pty, 10000, &status));
	pty_close(pty);
}

static void
interrupts(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "\003");
	type(pty, "/mayor");
	type(pty, "\003");
	pty_assert_gone(pty, "/mayor");
	pty_signal(pty, SIGINT);
	assert_true(pty_settle(pty, 150));
	diple_quit(pty);

	pty = diple_open(80, 24, (const char *[]){ "-K", diple_sample(), NULL });
	pty_assert_text(pty, "PORT ELDERY");
	assert_true(pty_settle(pty, 100));
	assert_true(pty_send(pty, "\003"));
	pty_assert_exit(pty, 2);
	pty_assert_restored(pty);
	pty_close(pty);
}

static void
paste_only_into_prompts(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	assert_false(pty_mode(pty, 2004));
	type(pty, "/");
	assert_true(pty_mode(pty, 2004));
	type(pty, "\033[200~close the\npier\033[201~");
	pty_assert_row(pty, 23, "/close the pier");
	pty_assert_text(pty, "close the pier");
	type(pty, "\033");
	assert_false(pty_mode(pty, 2004));
	/* Elsewhere it is no storm of keys. */
	type(pty, "\033[200~qqq\033[201~");
	assert_false(pty_wait_exit(pty, 0, NULL));
	pty_assert_text(pty, "PORT ELDERY");
	diple_quit(pty);
}

/* True when some cell of the screen has a colour of its own. */
static bool
has_colours(struct pty *pty)
{
	for (int y = 0; y < 24; y++)
		for (int x = 0; x < 80; x++) {
			struct emulator_cell cell = pty_cell(pty, y, x);
			if (cell.fg != -1 || cell.bg != -1)
				return true;
		}
	return false;
}

static void
colours(void **state)
{
	static const struct {
		const char *env[4];
		const char *option;
		bool colours;
	} cases[] = {
		{ { "TERM=xterm-256color" }, "--color=auto", true },
		{ { "TERM=xterm-256color" }, "--color=never", false },
		{ { "NO_COLOR=1" }, "--color=auto", false },
		{ { "NO_COLOR=1" }, "--color=always", true },
		{ { "NO_COLOR=" }, "--color=auto", true },
		{ { "TERM=xterm", "COLORTERM" }, "--color=auto", true },
		{ { "TERM=vt100" }, "--color=auto", false },
		{ { "TERM=xterm-256color", "COLORTERM=truecolor" }, "--color=auto", true },
		{ { "TERM=screen" }, "--color=auto", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pty *pty =
			diple_open_env(80, 24, cases[i].env,
		                       (const char *[]){ cases[i].option, diple_sample(), NULL });
		pty_assert_text(pty, "PORT ELDERY");
		assert_true(pty_settle(pty, 150));
		if (has_colours(pty) != cases[i].colours)
			fail_msg("%s %s", cases[i].env[0], cases[i].option);
		/* Bold stays in any case. */
		int y, x;
		diple_find(pty, "The Mark in the Margin", &y, &x);
		assert_true(pty_cell(pty, y, x).bold);
		assert_true(pty_send(pty, "q"));
		pty_assert_exit(pty, 0);
		assert_true(pty_termios_restored(pty));
		pty_close(pty);
	}
}

static void
prints_on_a_dumb_terminal(void **state)
{
	static const char *const terms[] = { "TERM=dumb", "TERM", "TERM=" };
	size_t size;

	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		struct pty *pty = diple_open_env(80, 24, (const char *[]){ terms[i], NULL },
		                                 (const char *[]){ diple_sample(), NULL });
		pty_assert_exit(pty, 0);
		pty_assert_text(pty, "waiting for an answer");
		const char *sent = pty_output(pty, &size);
		assert_null(memchr(sent, 27, size));
		pty_close(pty);
	}
}

static void
unknown_terminal_is_told(void **state)
{
	struct pty *pty = diple_open_env(80, 24, (const char *[]){ "TERM=no-such-terminal", NULL },
	                                 (const char *[]){ diple_sample(), NULL });
	int status;

	(void)state;
	assert_true(pty_wait_exit(pty, 10000, &status));
	assert_true(WIFEXITED(status));
	pty_assert_text(pty, "no-such-terminal");
	assert_true(pty_termios_restored(pty));
	pty_close(pty);
}

static void
ascii_locale(void **state)
{
	struct pty *pty = diple_open_env(80, 24, (const char *[]){ "LC_ALL=C", NULL },
	                                 (const char *[]){ diple_sample(), NULL });
	size_t size;
	int y, x;

	(void)state;
	diple_find(pty, "somebody else is talking", &y, &x);
	const char *row = pty_row(pty, y);
	assert_int_equal(row[strspn(row, " ")], '>');
	type(pty, "t");
	type(pty, "\033");
	const char *sent = pty_output(pty, &size);
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)sent[i] >= 0x80)
			fail_msg("byte %zu is 0x%02x", i, (unsigned char)sent[i]);
	diple_quit(pty);
}

static void
one_write_a_frame(void **state)
{
	struct pty *pty = diple_open_sample();
	long before = pty_writes(pty);

	(void)state;
	if (before < 0) {
		pty_close(pty);
		skip();
	}
	type(pty, " ");
	pty_assert_gone(pty, "SUBSCRIBE");
	assert_int_equal(pty_writes(pty) - before, 1);
	/* Nothing changes: nothing is sent. */
	before = pty_writes(pty);
	assert_true(pty_settle(pty, 300));
	assert_int_equal(pty_writes(pty) - before, 0);
	/* ^L sends everything, in one write too. */
	type(pty, "\014");
	assert_int_equal(pty_writes(pty) - before, 1);
	diple_quit(pty);
}

enum { REDRAWS = 60 }; /* of a screen this large: more than any queue holds */

/* The sample on a large screen that is drawn many times while nobody reads it. */
static struct pty *
open_unread(void)
{
	struct pty *pty = diple_open(200, 100, (const char *[]){ diple_sample(), NULL });

	pty_assert_text(pty, "PORT ELDERY");
	pty_hold(pty, true);
	for (int i = 0; i < REDRAWS; i++) {
		assert_true(pty_send(pty, "\014"));
		usleep(5000);
	}
	return pty;
}

/*
 * A terminal whose screen nobody reads, as behind a line that has gone: the program still hears keys and signals, and
 * puts the terminal back.
 */
static void
ends_when_the_terminal_is_stuck(void **state)
{
	static const struct {
		const char *keys;
		int signal, code;
	} cases[] = { { "q", 0, 0 }, { ":q\r", 0, 0 }, { "", SIGTERM, 128 + SIGTERM } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pty *pty = open_unread();
		int status;

		assert_true(pty_send(pty, cases[i].keys));
		if (cases[i].signal)
			pty_signal(pty, cases[i].signal);
		assert_true(pty_wait_exit(pty, 10000, &status));
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), cases[i].code);
		pty_hold(pty, false);
		assert_true(pty_settle(pty, 50));
		pty_assert_restored(pty);
		pty_close(pty);
	}
}

/* What has been waiting for a slow terminal is one frame; then comes the newest. */
static void
slow_terminal_gets_the_newest(void **state)
{
	struct pty *pty = open_unread();
	size_t start, slow, anew;

	(void)state;
	assert_true(pty_send(pty, "]"));
	pty_output(pty, &start);
	pty_hold(pty, false);
	diple_assert_top(pty, "What the Scribes Did");
	pty_output(pty, &slow);
	type(pty, "\014");
	pty_output(pty, &anew);
	assert_true(slow - start < REDRAWS / 2 * (anew - slow));
	diple_quit(pty);
}

/* Lines that are rows of their own; the caller frees them. */
static char *
many_lines(int count)
{
	size_t size;
	char *text;
	FILE *file = open_memstream(&text, &size);

	for (int i = 0; i < count; i++)
		fprintf(file, "    %d bottles of water\n", i);
	fclose(file);
	return text;
}

/* Keys are taken faster than they are drawn, but when they do not end a frame is shown now and then; none of them is lost. */
static void
frames_among_many_keys(void **state)
{
	enum { LINES = 9000, TURNS = 150, TURNS_MOST = 100 * TURNS };
#ifdef DIPLE_SANITIZED /* where a motion takes a hundred times as long */
	static const char turn[] = "90j90k";
#else
	static const char turn[] = "9000j9000k";
#endif
	char *text = many_lines(LINES);
	struct pty *pty =
		diple_open(80, 24, (const char *[]){ scratch_text("bottles.txt", text), NULL });
	long before;
	int turns = 0;

	(void)state;
	free(text);
	pty_assert_text(pty, "22 bottles");
	assert_true(pty_settle(pty, 300));
	before = pty_writes(pty);
	/* On a quick machine they end too soon to be seen in the midst of. */
	for (; turns < TURNS || (turns < TURNS_MOST && before >= 0 && pty_writes(pty) == before);
	     turns++)
		assert_true(pty_send(pty, turn));
	assert_true(pty_send(pty, "j"));
	diple_assert_top(pty, "1 bottles of water");
	if (before >= 0)
		assert_in_range(pty_writes(pty) - before, 2, 2 * turns);
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quits_by_any_of_its_keys),
		cmocka_unit_test(leaves_the_last_screen),
		cmocka_unit_test(restores_after_signals),
		cmocka_unit_test(stops_and_comes_back),
		cmocka_unit_test(ends_when_the_terminal_goes),
		cmocka_unit_test(interrupts),
		cmocka_unit_test(paste_only_into_prompts),
		cmocka_unit_test(colours),
		cmocka_unit_test(prints_on_a_dumb_terminal),
		cmocka_unit_test(unknown_terminal_is_told),
		cmocka_unit_test(ascii_locale),
		cmocka_unit_test(one_write_a_frame),
		cmocka_unit_test(ends_when_the_terminal_is_stuck),
		cmocka_unit_test(slow_terminal_gets_the_newest),
		cmocka_unit_test(frames_among_many_keys),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
