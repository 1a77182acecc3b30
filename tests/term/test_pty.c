/*
 * The harness proves itself on the shell before it judges anything else.
 */

#include "tests/term/pty.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static struct pty *
shell(const char *script)
{
	char *argv[] = { (char *)"/bin/sh", (char *)"-c", (char *)script, NULL };
	const char *const env[] = { "PS1=", "GREETING=good day", "REMOVED", NULL };

	return pty_open(argv, env, 40, 8);
}

static void
text_and_rows(void **state)
{
	struct pty *pty = shell("printf 'one\\n  two\\tx\\n'; printf \"$GREETING${REMOVED-none}\"");
	int y, x;

	(void)state;
	pty_assert_text(pty, "good day");
	assert_string_equal(pty_row(pty, 0), "one");
	assert_string_equal(pty_row(pty, 1), "  two   x");
	assert_string_equal(pty_row(pty, 2), "good daynone");
	assert_string_equal(pty_row(pty, 3), "");
	pty_assert_row(pty, 1, "two");
	pty_assert_exit(pty, 0);
	pty_cursor(pty, &y, &x);
	assert_int_equal(y, 2);
	assert_int_equal(x, 12);
	assert_true(pty_find(pty, "day", &y, &x));
	assert_int_equal(y, 2);
	assert_int_equal(x, 5);
	assert_false(pty_find(pty, "night", NULL, NULL));
	pty_close(pty);
}

static void
waits_end(void **state)
{
	struct pty *pty = shell("printf here; exec sleep 60");

	(void)state;
	pty_assert_text(pty, "here");
	assert_false(pty_wait_text(pty, "never", 100));
	assert_false(pty_wait_row(pty, 1, "here", 50));
	assert_false(pty_wait_gone(pty, "here", 100));
	assert_false(pty_wait_exit(pty, 50, NULL));
	assert_false(pty_wait_stopped(pty, 50));
	assert_true(pty_settle(pty, 50));
	pty_close(pty);
}

static void
never_quiet_is_told(void **state)
{
	struct pty *pty = shell("while :; do printf x; sleep 0.01; done");

	(void)state;
	pty_assert_text(pty, "xxx");
	assert_false(pty_settle(pty, 2000));
	pty_close(pty);
}

static void
attributes(void **state)
{
	struct pty *pty = shell("printf '\\033[1mB\\033[0;4mU\\033[0;7mR\\033[0;3mI\\033[0;9mS"
	                        "\\033[0;31mr\\033[0;44mb\\033[0;38;5;200mp\\033[0;38;2;1;2;3mt"
	                        "\\033[0mn'");
	struct emulator_cell cell;

	(void)state;
	pty_assert_text(pty, "BURISrbptn");
	assert_true(pty_cell(pty, 0, 0).bold);
	assert_false(pty_cell(pty, 0, 1).bold);
	assert_true(pty_cell(pty, 0, 1).underline);
	assert_true(pty_cell(pty, 0, 2).reverse);
	assert_true(pty_cell(pty, 0, 3).italic);
	assert_true(pty_cell(pty, 0, 4).strike);
	assert_int_equal(pty_cell(pty, 0, 5).fg, 1);
	assert_int_equal(pty_cell(pty, 0, 6).bg, 4);
	assert_int_equal(pty_cell(pty, 0, 7).fg, 200);
	assert_int_equal(pty_cell(pty, 0, 8).fg, 0x1010203);
	cell = pty_cell(pty, 0, 9);
	assert_string_equal(cell.text, "n");
	assert_true(!cell.bold && !cell.underline && !cell.reverse && !cell.italic && !cell.strike);
	assert_int_equal(cell.fg, -1);
	assert_int_equal(cell.bg, -1);
	pty_close(pty);
}

static void
wide_and_combining(void **state)
{
	struct pty *pty = shell("printf '\346\274\242e\314\201x'");
	int y, x;

	(void)state;
	pty_assert_text(pty, "\346\274\242e\314\201x");
	assert_int_equal(pty_cell(pty, 0, 0).width, 2);
	assert_int_equal(pty_cell(pty, 0, 1).width, 0);
	assert_string_equal(pty_cell(pty, 0, 2).text, "e\314\201");
	assert_true(pty_find(pty, "x", &y, &x));
	assert_int_equal(x, 3);
	pty_close(pty);
}

static void
keys_arrive(void **state)
{
	struct pty *pty = shell("read -r line; printf 'got:%s\\n' \"$line\"; exit 3");

	(void)state;
	assert_true(pty_send(pty, "abc\r"));
	pty_assert_text(pty, "got:abc");
	pty_assert_exit(pty, 3);
	pty_close(pty);
}

static void
much_is_sent_and_read(void **state)
{
	struct pty *pty = shell("stty raw -echo; printf ready; head -c 300000 | wc -c; stty sane");
	char *bytes = malloc(300000);

	(void)state;
	pty_assert_text(pty, "ready");
	assert_non_null(bytes);
	memset(bytes, 'a', 300000);
	assert_true(pty_send_bytes(pty, bytes, 300000));
	pty_assert_text(pty, "300000");
	free(bytes);
	pty_close(pty);
}

static void
resize_is_seen(void **state)
{
	struct pty *pty = shell("trap 'stty size' WINCH; stty size; echo ready; "
	                        "while :; do sleep 0.02; done");

	(void)state;
	pty_assert_text(pty, "8 40");
	pty_assert_text(pty, "ready");
	pty_resize(pty, 100, 20);
	pty_assert_text(pty, "20 100");
	pty_resize(pty, 1, 1);
	assert_true(pty_settle(pty, 100));
	pty_close(pty);
}

static void
signals_and_status(void **state)
{
	struct pty *pty = shell("trap 'echo caught; exit 7' TERM; echo ready; "
	                        "while :; do sleep 0.02; done");
	int status;

	(void)state;
	pty_assert_text(pty, "ready");
	pty_signal(pty, SIGTERM);
	pty_assert_text(pty, "caught");
	pty_assert_exit(pty, 7);
	pty_close(pty);

	pty = shell("echo ready; exec sleep 60");
	pty_assert_text(pty, "ready");
	pty_signal(pty, SIGKILL);
	assert_true(pty_wait_exit(pty, 5000, &status));
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGKILL);
	pty_close(pty);
}

static void
stops_and_goes_on(void **state)
{
	struct pty *pty = shell("echo ready; read -r line; echo \"after:$line\"");

	(void)state;
	pty_assert_text(pty, "ready");
	assert_true(pty_send(pty, "\032"));
	assert_true(pty_wait_stopped(pty, 5000));
	assert_false(pty_wait_exit(pty, 20, NULL));
	pty_continue(pty);
	assert_true(pty_send(pty, "x\r"));
	pty_assert_text(pty, "after:x");
	pty_assert_exit(pty, 0);
	pty_close(pty);
}

static void
hangup_is_felt(void **state)
{
	struct pty *pty = shell("echo ready; exec sleep 60");
	int status;

	(void)state;
	pty_assert_text(pty, "ready");
	pty_hangup(pty);
	assert_true(pty_wait_exit(pty, 5000, &status));
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGHUP);
	assert_string_equal(pty_row(pty, 0), "ready");
	pty_close(pty);
}

static void
settings_are_compared(void **state)
{
	struct pty *pty = shell("stty -icanon -echo; echo raw; read -r line; stty icanon echo; "
	                        "echo cooked; read -r line; stty -echo");
	struct termios now;

	(void)state;
	assert_true(pty_termios_restored(pty) || pty_wait_text(pty, "raw", 5000));
	pty_assert_text(pty, "raw");
	assert_false(pty_termios_restored(pty));
	pty_termios(pty, &now);
	assert_int_equal(now.c_lflag & (tcflag_t)(ICANON | ECHO), 0);
	assert_true(pty_send(pty, "\n"));
	pty_assert_text(pty, "cooked");
	assert_true(pty_termios_restored(pty));
	assert_true(pty_send(pty, "\n"));
	pty_assert_exit(pty, 0);
	assert_false(pty_termios_restored(pty));
	pty_close(pty);
}

static void
alternate_screen(void **state)
{
	struct pty *pty =
		shell("echo below; printf '\\033[?1049h\\033[?25l\\033[?1000;1006h\\033[Habove'; "
	              "read -r line; printf '\\033[?1000;1006l\\033[?25h\\033[?1049l'; echo end");

	(void)state;
	assert_false(pty_mode(pty, 1049));
	assert_true(pty_mode(pty, 25));
	pty_assert_text(pty, "above");
	pty_assert_gone(pty, "below");
	assert_true(pty_mode(pty, 1049));
	assert_false(pty_mode(pty, 25));
	assert_true(pty_mode(pty, 1000));
	assert_true(pty_mode(pty, 1006));
	assert_false(pty_mode(pty, 2004));
	assert_true(pty_send(pty, "\r"));
	pty_assert_text(pty, "below");
	pty_assert_text(pty, "end");
	assert_false(pty_mode(pty, 1049));
	assert_true(pty_mode(pty, 25));
	assert_false(pty_mode(pty, 1006));
	pty_close(pty);
}

static void
output_and_writes(void **state)
{
	struct pty *pty = shell("echo a; read -r x; echo b; echo c; echo d; read -r x");
	size_t size;
	long before, after;

	(void)state;
	pty_assert_text(pty, "a");
	before = pty_writes(pty);
	assert_true(pty_send(pty, "\n"));
	pty_assert_text(pty, "d");
	after = pty_writes(pty);
	/* The terminal echoes by itself; the three lines are the shell's own writes. */
	if (before >= 0)
		assert_int_equal(after - before, 3);
	assert_string_equal(pty_output(pty, &size), "a\r\n\r\nb\r\nc\r\nd\r\n");
	assert_int_equal(size, 14);
	pty_close(pty);
}

static void
terminal_answers(void **state)
{
	struct pty *pty = shell("stty raw -echo; printf '\\033[3;5H\\033[6n'; "
	                        "answer=$(dd bs=1 count=6 2>/dev/null | od -An -c | tr -d ' \\n'); "
	                        "stty sane; printf '%s' \"$answer\"");

	(void)state;
	pty_assert_text(pty, "033[3;5R");
	pty_close(pty);
}

static void
nothing_is_left_behind(void **state)
{
	struct pty *pty = shell("trap '' HUP TERM; echo ready; while :; do sleep 0.02; done");
	pid_t pid = pty_pid(pty);

	(void)state;
	pty_assert_text(pty, "ready");
	assert_int_equal(kill(pid, 0), 0);
	pty_close(pty);
	assert_int_equal(kill(pid, 0), -1);
}

static void
missing_program(void **state)
{
	char *argv[] = { (char *)"/nonexistent/program", NULL };
	struct pty *pty = pty_open(argv, NULL, 80, 24);

	(void)state;
	pty_assert_text(pty, "/nonexistent/program: No such file");
	pty_assert_exit(pty, 127);
	pty_close(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_and_rows),         cmocka_unit_test(waits_end),
		cmocka_unit_test(never_quiet_is_told),   cmocka_unit_test(attributes),
		cmocka_unit_test(wide_and_combining),    cmocka_unit_test(keys_arrive),
		cmocka_unit_test(much_is_sent_and_read), cmocka_unit_test(resize_is_seen),
		cmocka_unit_test(signals_and_status),    cmocka_unit_test(stops_and_goes_on),
		cmocka_unit_test(hangup_is_felt),        cmocka_unit_test(settings_are_compared),
		cmocka_unit_test(alternate_screen),      cmocka_unit_test(output_and_writes),
		cmocka_unit_test(terminal_answers),      cmocka_unit_test(nothing_is_left_behind),
		cmocka_unit_test(missing_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
