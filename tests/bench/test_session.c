/* The timed terminal proves itself on the shell. No time is asserted. */
#include "tests/bench/session.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/bench/script.h"
#include "tests/paths.h"

enum { PATIENCE_MS = 20000, QUIET_MS = 20 };

static struct session *
shell(const char *script, const char *feed, bool counted)
{
	const char *const argv[] = { "sh", "-c", script, NULL };
	struct session *session = session_start(&(struct session_options){
		.argv = (char *const *)(uintptr_t)argv,
		.feed = feed,
		.home = "/nowhere",
		.cols = 40,
		.rows = 5,
		.counted = counted,
	});

	assert_non_null(session);
	return session;
}

static struct wish
text(const char *wanted)
{
	return (struct wish){ .text = wanted, .quiet_ms = QUIET_MS, .patience_ms = PATIENCE_MS };
}

static void
answers(void **state)
{
	struct session *session =
		shell("stty -echo raw; printf 'ready %s' \"$HOME\"; head -c1 >/dev/null;"
	              " printf '\\033[2J\\033[3Hagain'; exec sleep 60",
	              NULL, false);
	struct wish wish = text("ready /nowhere");
	struct answer answer = session_wait_start(session, &wish);

	(void)state;
	assert_int_equal(answer.outcome, OUTCOME_SHOWN);
	assert_int_equal(answer.bytes, strlen("ready /nowhere"));
	assert_true(answer.shown_ms > 0 && answer.last_ms >= answer.shown_ms);
	wish = text(NULL);
	wish.other_than = session_screen(session);
	answer = session_type(session, "x", &wish);
	assert_int_equal(answer.outcome, OUTCOME_SHOWN);
	assert_int_equal(answer.bytes, strlen("\033[2J\033[3Hagain"));
	assert_string_equal(session_row(session, 2), "again");
	/* A row further down, nothing else: that is another screen. */
	assert_int_not_equal(session_screen(session), wish.other_than);
	wish = text("never");
	wish.patience_ms = 50;
	assert_int_equal(session_type(session, "y", &wish).outcome, OUTCOME_LATE);
	session_end(session);
}

static void
end_of_the_program(void **state)
{
	struct session *session = shell("exit 3", NULL, false);
	struct wish wish = text("never");

	(void)state;
	assert_int_equal(session_wait_start(session, &wish).outcome, OUTCOME_ENDED);
	assert_int_equal(session_type(session, "x", &wish).outcome, OUTCOME_ENDED);
	assert_true(session_rest(session, 10, PATIENCE_MS) < 0);
	session_end(session);
}

static void
size_is_told(void **state)
{
	struct session *session = shell(
		"trap 'stty size' WINCH; echo ready; while :; do sleep 0.01; done", NULL, false);
	struct wish ready = text("ready"), size = text("5 33");

	(void)state;
	assert_int_equal(session_wait_start(session, &ready).outcome, OUTCOME_SHOWN);
	assert_int_equal(session_resize(session, 33, 5, &size).outcome, OUTCOME_SHOWN);
	session_end(session);
}

static void
file_comes_through_a_pipe(void **state)
{
	struct session *session =
		shell("head -n1; stty size <&1; exec sleep 60", paths_source("HACKING"), false);
	struct wish wish = text("5 40");

	(void)state;
	assert_int_equal(session_wait_start(session, &wish).outcome, OUTCOME_SHOWN);
	assert_string_equal(session_row(session, 0), "Working on diple");
	session_end(session);
}

static void
processes_of_a_session(void **state)
{
	struct session *session =
		shell("sleep 60 & sleep 60 & echo ready; exec sleep 60", NULL, false);
	struct wish wish = text("ready");
	pid_t pid = session_pid(session);

	(void)state;
	assert_int_equal(session_wait_start(session, &wish).outcome, OUTCOME_SHOWN);
	struct processes processes = session_processes(session);
	assert_int_equal(processes.count, 3);
	assert_true(processes.anonymous_kib > 0);
	assert_true(session_rest(session, 100, PATIENCE_MS) > 0);
	session_end(session);
	assert_int_equal(processes_look(pid).count, 0);
}

static void
system_calls(void **state)
{
	struct session *session =
		shell("printf one; read x; : >/dev/null; printf two; exec sleep 60", NULL, true);
	struct wish one = text("one"), two = text("two");

	(void)state;
	assert_int_equal(session_wait_start(session, &one).outcome, OUTCOME_SHOWN);
	long before = session_calls(session);
	if (before < 0) {
		session_end(session);
		skip(); /* ptrace(2) is not allowed here */
	}
	assert_int_equal(session_type(session, "\r", &two).outcome, OUTCOME_SHOWN);
	session_rest(session, 100, PATIENCE_MS);
	long after = session_calls(session);
	assert_true(after > before);
	session_idle(session, 100);
	assert_int_equal(session_calls(session), after);
	session_end(session);
}

static void
scripts(void **state)
{
	(void)state;
	assert_true(script_run("test \"$1 $2\" = 'a b c'", "a b", "c", PATIENCE_MS) > 0);
	assert_true(script_run("exit 1", "", "", PATIENCE_MS) > 0);
	assert_true(script_run("exit 2", "", "", PATIENCE_MS) < 0);
	assert_true(script_run("sleep 60 | sleep 60", "", "", 50) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers),
		cmocka_unit_test(end_of_the_program),
		cmocka_unit_test(size_is_told),
		cmocka_unit_test(file_comes_through_a_pipe),
		cmocka_unit_test(processes_of_a_session),
		cmocka_unit_test(system_calls),
		cmocka_unit_test(scripts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
