/*
 * The terminal as a person has it: tests/term/screen runs in a pseudo-terminal, and what is looked at is the screen, the
 * modes, the settings and the number of writes.
 */
#include "tests/term/pty.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/paths.h"

/* A sanitizer's runtime writes, too, before main: then only what comes after the first frame can be counted. */
#ifdef DIPLE_SANITIZED
enum { START_IS_OURS = 0 };
#else
enum { START_IS_OURS = 1 };
#endif

static struct pty *
start(const char *option, const char *const env[])
{
	char *argv[] = { (char *)paths_built("tests/term/screen"), (char *)option, NULL };

	return pty_open(argv, env, 80, 24);
}

static struct pty *
start_plain(void)
{
	struct pty *pty = start(NULL, NULL);

	pty_assert_row(pty, 23, "80x24");
	return pty;
}

static void
opens_and_closes(void **state)
{
	struct pty *pty = start_plain();

	(void)state;
	assert_string_equal(pty_row(pty, 0), "  line 0 of the text that is shown");
	assert_string_equal(pty_row(pty, 22), "  line 22 of the text that is shown");
	assert_true(pty_mode(pty, 1049));
	assert_true(pty_mode(pty, 1000));
	assert_true(pty_mode(pty, 1006));
	assert_false(pty_mode(pty, 25));
	assert_false(pty_mode(pty, 2004));
	assert_false(pty_termios_restored(pty));
	assert_true(pty_send(pty, "q"));
	pty_assert_text(pty, "bye");
	pty_assert_exit(pty, 0);
	pty_assert_restored(pty);
	pty_assert_gone(pty, "line 0");
	pty_close(pty);
}

static void
one_write_a_frame(void **state)
{
	struct pty *pty = start_plain();
	const char *keys[] = { "j", " ", "k", "e", "e", "r" };
	long before = pty_writes(pty);

	(void)state;
	if (before < 0)
		skip();
	if (START_IS_OURS)
		assert_int_equal(before, 1); /* the first frame, modes and all */
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		char last[8] = "[?]";

		last[1] = *keys[i];
		assert_true(pty_send(pty, keys[i]));
		pty_assert_row(pty, 23, *keys[i] == ' ' ? "[Space]" : last);
		assert_true(pty_settle(pty, 20));
		assert_int_equal(pty_writes(pty) - before, i + 1);
	}
	pty_close(pty);
}

static void
nothing_new_is_not_sent(void **state)
{
	struct pty *pty = start_plain();
	size_t before, after;

	(void)state;
	assert_true(pty_send(pty, "xx"));
	pty_assert_row(pty, 23, "[x]");
	assert_true(pty_settle(pty, 20));
	pty_output(pty, &before);
	assert_true(pty_send(pty, "x"));
	assert_true(pty_settle(pty, 100));
	pty_output(pty, &after);
	assert_int_equal(before, after);
	pty_close(pty);
}

static void
scrolls(void **state)
{
	struct pty *pty = start_plain();

	(void)state;
	assert_true(pty_send(pty, "jjj"));
	pty_assert_row(pty, 0, "line 3 ");
	pty_assert_row(pty, 22, "line 25 ");
	assert_true(pty_send(pty, "kkkkk"));
	pty_assert_row(pty, 0, "line -2 ");
	pty_assert_row(pty, 22, "line 20 ");
	assert_true(pty_send(pty, " "));
	pty_assert_row(pty, 0, "line 21 ");
	pty_assert_row(pty, 22, "line 43 ");
	pty_close(pty);
}

static void
keys(void **state)
{
	static const struct {
		const char *bytes, *shown;
	} rows[] = {
		{ "\033OA", "[Up]" },
		{ "\033[1;3D", "[Alt-Left]" },
		{ "\033x", "[Alt-x]" },
		{ "\033", "[Escape]" },
		{ "\303\251", "[\303\251]" },
		{ "\023", "[^S]" },
		{ "\r", "[Enter]" },
		{ "\003", "[interrupted]" },
		{ "\033[6~", "[PageDown]" },
		{ "\033[<0;11;6M", "[MousePress 5,10 button 1 clicks 1]" },
		{ "\033[<65;11;6M", "[WheelDown 5,10 button 0 clicks 0]" },
		{ "\033[200~past\033[201~", "[Paste:past]" },
	};
	struct pty *pty = start_plain();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(pty_send(pty, rows[i].bytes));
		pty_assert_row(pty, 23, rows[i].shown);
	}
	pty_close(pty);
}

static void
paste_mode(void **state)
{
	struct pty *pty = start_plain();

	(void)state;
	assert_true(pty_send(pty, "p"));
	pty_assert_row(pty, 23, "[p]");
	assert_true(pty_mode(pty, 2004));
	assert_true(pty_send(pty, "xp"));
	assert_true(pty_settle(pty, 50));
	assert_false(pty_mode(pty, 2004));
	assert_true(pty_send(pty, "p"));
	assert_true(pty_settle(pty, 50));
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_assert_restored(pty);
	pty_close(pty);
}

static void
styles(void **state)
{
	struct pty *pty = start_plain();
	int y, x;

	(void)state;
	assert_true(pty_send(pty, "e"));
	pty_assert_row(pty, 1, "ABCDEFGH");
	assert_true(pty_cell(pty, 1, 0).bold);
	assert_true(pty_cell(pty, 1, 1).underline);
	assert_true(pty_cell(pty, 1, 2).italic);
	assert_true(pty_cell(pty, 1, 3).reverse);
	assert_true(pty_cell(pty, 1, 4).strike);
	assert_int_equal(pty_cell(pty, 1, 5).fg, 2);
	assert_int_equal(pty_cell(pty, 1, 6).bg, 200);
	assert_int_equal(pty_cell(pty, 1, 7).fg, 173); /* the nearest of 256 */
	assert_int_equal(pty_cell(pty, 2, 0).width, 2);
	assert_string_equal(pty_cell(pty, 2, 2).text, "e\314\201");
	assert_string_equal(pty_cell(pty, 3, 8).text, "!");
	assert_true(pty_mode(pty, 25));
	pty_cursor(pty, &y, &x);
	assert_int_equal(y, 1);
	assert_int_equal(x, 3);
	pty_close(pty);
}

static void
colours_of_the_environment(void **state)
{
	const char *const rich[] = { "COLORTERM=truecolor", NULL };
	struct pty *pty = start(NULL, rich);

	(void)state;
	pty_assert_row(pty, 23, "80x24");
	assert_true(pty_send(pty, "e"));
	pty_assert_row(pty, 1, "ABCDEFGH");
	assert_int_equal(pty_cell(pty, 1, 7).fg, 0x1d0875a);
	pty_close(pty);

	pty = start("--plain", NULL);
	pty_assert_row(pty, 23, "80x24");
	assert_true(pty_send(pty, "e"));
	pty_assert_row(pty, 1, "ABCDEFGH");
	assert_int_equal(pty_cell(pty, 1, 7).fg, -1);
	assert_int_equal(pty_cell(pty, 1, 6).bg, -1);
	assert_true(pty_cell(pty, 1, 0).bold);
	pty_close(pty);
}

/* The question goes out with the first frame; an answer that comes late is not left to the shell. */
static void
background(void **state)
{
	struct pty *pty = start("--ask", NULL);

	(void)state;
	pty_assert_row(pty, 23, "80x24");
	if (START_IS_OURS)
		assert_true(pty_writes(pty) <= 1);
	assert_non_null(strstr(pty_output(pty, NULL), "\033]011;?\033\\"));
	assert_true(pty_send(pty, "\033]11;rgb:ffff/fafa/f0f0\033\\"));
	pty_assert_row(pty, 23, "[Background 0,0 button 1");
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_assert_restored(pty);
	pty_close(pty);

	const char *const env[] = { "TERM=xterm-256color", "TERM_PROGRAM=WezTerm", NULL };
	pty = start("--ask", env);
	pty_assert_row(pty, 23, "80x24");
	assert_non_null(strstr(pty_output(pty, NULL), "\033]11;?\033\\"));
	pty_close(pty);
}

/* How often the text stands in what the program has sent since. */
static int
count_sent(struct pty *pty, size_t since, const char *text)
{
	int count = 0;

	for (const char *at = pty_output(pty, NULL) + since; (at = strstr(at, text)); at++)
		count++;
	return count;
}

/* A terminal that says it can show frames at once is asked to from then on, but for small ones. */
static void
updates(void **state)
{
	static const struct {
		const char *answer;
		int wrapped;
	} rows[] = { { "\033[?2026;2$y", 1 }, { "\033[?2026;0$y", 0 }, { "", 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty *pty = start("--ask", NULL);
		size_t since;

		pty_assert_row(pty, 23, "80x24");
		assert_int_equal(count_sent(pty, 0, "\033[?2026$p"), 1);
		assert_int_equal(count_sent(pty, 0, "\033[?2026h"), 0);
		assert_true(pty_send(pty, rows[i].answer));
		assert_true(pty_send(pty, "x"));
		pty_assert_row(pty, 23, "[x]");
		pty_output(pty, &since);
		assert_true(pty_send(pty, "r"));
		pty_assert_row(pty, 23, "[r]");
		assert_true(pty_settle(pty, 20));
		assert_int_equal(count_sent(pty, since, "\033[?2026h"), rows[i].wrapped);
		assert_int_equal(count_sent(pty, since, "\033[?2026l"), rows[i].wrapped);
		pty_output(pty, &since);
		assert_true(pty_send(pty, "x"));
		pty_assert_row(pty, 23, "[x]");
		assert_int_equal(count_sent(pty, since, "2026"), 0);
		assert_true(pty_send(pty, "q"));
		pty_assert_exit(pty, 0);
		pty_assert_restored(pty);
		pty_close(pty);
	}
}

static void
ascii_locale(void **state)
{
	const char *const env[] = { "LC_ALL=C", NULL };
	struct pty *pty = start(NULL, env);
	const char *output;

	(void)state;
	pty_assert_row(pty, 23, "80x24");
	assert_true(pty_send(pty, "e"));
	pty_assert_row(pty, 2, "? ex");
	output = pty_output(pty, NULL);
	for (; *output; output++)
		assert_true((unsigned char)*output < 0x80);
	assert_true(pty_send(pty, "\303\251x"));
	pty_assert_row(pty, 23, "[x]");
	pty_close(pty);
}

static void
resize(void **state)
{
	struct pty *pty = start_plain();

	(void)state;
	pty_resize(pty, 30, 10);
	pty_assert_row(pty, 9, "30x10");
	assert_string_equal(pty_row(pty, 8), "  line 8 of the text that is s");
	pty_resize(pty, 120, 40);
	pty_assert_row(pty, 39, "120x40");
	assert_string_equal(pty_row(pty, 38), "  line 38 of the text that is shown");
	pty_resize(pty, 1, 1);
	assert_true(pty_settle(pty, 50));
	pty_resize(pty, 80, 24);
	pty_assert_row(pty, 23, "80x24");
	pty_close(pty);
}

static void
suspends_and_resumes(void **state)
{
	struct pty *pty = start_plain();

	(void)state;
	for (int i = 0; i < 2; i++) {
		assert_true(pty_send(pty, "\032"));
		assert_true(pty_wait_stopped(pty, 5000));
		assert_true(pty_settle(pty, 20));
		pty_assert_restored(pty);
		pty_continue(pty);
		pty_assert_row(pty, 23, "[resumed]");
		pty_assert_row(pty, 0, "line 0");
		assert_true(pty_mode(pty, 1049));
		assert_true(pty_mode(pty, 1006));
		assert_false(pty_termios_restored(pty));
		assert_true(pty_send(pty, "x"));
		pty_assert_row(pty, 23, "[x]");
	}
	pty_close(pty);
}

static void
fatal_ends(void **state)
{
	static const struct {
		const char *key;
		int send, signal;
	} rows[] = { { "a", 0, SIGABRT }, { "s", 0, SIGSEGV }, { "", SIGTERM, SIGTERM } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty *pty = start_plain();
		int status;

		assert_true(pty_send(pty, rows[i].key));
		if (rows[i].send)
			pty_signal(pty, rows[i].send);
		assert_true(pty_wait_exit(pty, 5000, &status));
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), rows[i].signal);
		assert_true(pty_settle(pty, 20));
		pty_assert_restored(pty);
		pty_close(pty);
	}
}

static void
hangup(void **state)
{
	struct pty *pty = start_plain();

	(void)state;
	pty_hangup(pty);
	assert_true(pty_wait_exit(pty, 5000, NULL));
	pty_close(pty);
}

static void
last_screen_stays(void **state)
{
	struct pty *pty = start("--keep", NULL);

	(void)state;
	pty_assert_row(pty, 23, "80x24");
	assert_true(pty_send(pty, "j"));
	pty_assert_row(pty, 23, "[j]");
	assert_true(pty_send(pty, "q"));
	pty_assert_text(pty, "bye");
	pty_assert_exit(pty, 0);
	pty_assert_restored(pty);
	assert_string_equal(pty_row(pty, 0), "  line 2 of the text that is shown");
	assert_string_equal(pty_row(pty, 21), "  line 23 of the text that is shown");
	assert_string_equal(pty_row(pty, 22), "bye");
	pty_close(pty);
}

static void
refused(void **state)
{
	static const char *const terms[] = { "TERM=dumb", "TERM", "TERM=unheard-of" };

	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		const char *const env[] = { terms[i], NULL };
		struct pty *pty = start(NULL, env);

		pty_assert_text(pty, "refused: ");
		pty_assert_exit(pty, 1);
		pty_assert_restored(pty);
		pty_close(pty);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_and_closes),
		cmocka_unit_test(one_write_a_frame),
		cmocka_unit_test(nothing_new_is_not_sent),
		cmocka_unit_test(scrolls),
		cmocka_unit_test(keys),
		cmocka_unit_test(paste_mode),
		cmocka_unit_test(styles),
		cmocka_unit_test(colours_of_the_environment),
		cmocka_unit_test(background),
		cmocka_unit_test(updates),
		cmocka_unit_test(ascii_locale),
		cmocka_unit_test(resize),
		cmocka_unit_test(suspends_and_resumes),
		cmocka_unit_test(fatal_ends),
		cmocka_unit_test(hangup),
		cmocka_unit_test(last_screen_stays),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
