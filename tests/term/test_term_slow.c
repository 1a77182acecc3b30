/* A terminal that takes its frames slowly, or not at all. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/paths.h"
#include "tests/term/pty.h"

enum { REDRAWS = 60 }; /* of a screen this large: far more than any queue holds */

/* A large screen, drawn many times while nobody reads it. */
static struct pty *
start_unread(void)
{
	char *argv[] = { (char *)paths_built("tests/term/screen"), NULL };
	struct pty *pty = pty_open(argv, NULL, 400, 200);

	pty_assert_row(pty, 199, "400x200");
	pty_hold(pty, true);
	for (int i = 0; i < REDRAWS; i++) {
		assert_true(pty_send(pty, "r"));
		usleep(5000);
	}
	return pty;
}

/* At most one frame waits for a slow terminal, and the one after it is the newest; no sequence is torn. */
static void
slow_terminal(void **state)
{
	struct pty *pty = start_unread();
	size_t start, slow, anew;
	char line[80];

	(void)state;
	assert_true(pty_send(pty, "jj"));
	pty_output(pty, &start);
	pty_hold(pty, false);
	pty_assert_row(pty, 0, "line 2 ");
	pty_assert_row(pty, 199, "400x200 [j]");
	assert_true(pty_settle(pty, 50));
	for (int y = 0; y < 199; y++) {
		snprintf(line, sizeof line, "  line %d of the text that is shown", y + 2);
		assert_string_equal(pty_row(pty, y), line);
	}
	pty_output(pty, &slow);
	assert_true(pty_send(pty, "r"));
	pty_assert_row(pty, 199, "[r]");
	assert_true(pty_settle(pty, 50));
	pty_output(pty, &anew);
	assert_true(slow - start < REDRAWS / 2 * (anew - slow));
	pty_close(pty);
}

/* A terminal that takes nothing more does not keep the program from ending, and is put back. */
static void
stuck_terminal(void **state)
{
	static const struct {
		const char *key;
		int send, signal;
	} rows[] = { { "q", 0, 0 }, { "a", 0, SIGABRT }, { "", SIGTERM, SIGTERM } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty *pty = start_unread();
		int status;

		assert_true(pty_send(pty, rows[i].key));
		if (rows[i].send)
			pty_signal(pty, rows[i].send);
		assert_true(pty_wait_exit(pty, 10000, &status));
		assert_int_equal(WIFSIGNALED(status) ? WTERMSIG(status) : 0, rows[i].signal);
		pty_hold(pty, false);
		assert_true(pty_settle(pty, 50));
		pty_assert_restored(pty);
		pty_close(pty);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slow_terminal),
		cmocka_unit_test(stuck_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
