/*
 * Real children: the shell and cat.
 */

#include "loop/child.h"

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

#include "base/buffer.h"

/* What came from a child, and how it ended. The loop stops when both its output and itself have. */
struct seen {
	struct loop *loop;
	struct buffer output;
	int fd;
	int status;
	int ended;
	bool closed;
};

static void
stop_when_over(struct seen *s)
{
	if (s->ended && s->closed)
		loop_quit(s->loop, 0);
}

static void
output_came(void *context, int fd)
{
	struct seen *s = context;
	char bytes[4096];

	ssize_t n = read(fd, bytes, sizeof bytes);
	if (n > 0) {
		buffer_add(&s->output, bytes, (size_t)n);
		return;
	}
	loop_forget(s->loop, fd);
	s->closed = true;
	stop_when_over(s);
}

static void
child_ended(void *context, int status)
{
	struct seen *s = context;

	s->status = status;
	s->ended++;
	stop_when_over(s);
}

static void
loop_gave_up(void *context)
{
	(void)context;
	fail_msg("the child never ended");
}

/* Starts a shell command that has the other end of a pair as its descriptors 0 and 1. */
static struct child *
start(struct seen *s, const char *script)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	struct error error = { "" };
	int theirs;

	memset(s, 0, sizeof *s);
	s->loop = loop_new();
	loop_timer(s->loop, 60000, loop_gave_up, NULL);
	assert_true(child_pair(&s->fd, &theirs, &error));
	struct child_fd fds[] = { { theirs, 0 }, { theirs, 1 } };
	struct child *child = child_start(s->loop, "/bin/sh", argv, fds, 2, child_ended, s, &error);
	assert_non_null(child);
	close(theirs);
	loop_watch(s->loop, s->fd, output_came, s);
	return child;
}

static void
finish(struct seen *s, struct child *child)
{
	child_free(child);
	close(s->fd);
	buffer_clear(&s->output);
	loop_free(s->loop);
}

static void
output_and_status(void **state)
{
	static const struct {
		const char *script;
		const char *output;
		int status;
	} cases[] = {
		{ "echo one; echo two >&2; exit 3", "one\n", 3 },
		{ "exit 0", "", 0 },
		{ "read a; echo got $a", "got x\n", 0 },
		{ "[ -t 2 ] || echo no terminal; echo $0 $#", "no terminal\nsh 0\n", 0 },
		/* Nothing is open but what was named, and 2. */
		{ "i=0; while [ $i -lt 200 ]; do [ -e /proc/$$/fd/$i ] && printf $i; i=$((i+1)); "
		  "done",
		  "012", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct seen s;
		struct child *child = start(&s, cases[i].script);
		/* Only one listens; the others may be gone before anything could be said. */
		if (!strncmp(cases[i].script, "read", 4))
			assert_int_equal(write(s.fd, "x\n", 2), 2);
		loop_run(s.loop);
		assert_int_equal(s.ended, 1);
		assert_true(WIFEXITED(s.status));
		assert_int_equal(WEXITSTATUS(s.status), cases[i].status);
		assert_string_equal(s.output.bytes ? s.output.bytes : "", cases[i].output);
		assert_int_equal(child_pid(child), -1);
		assert_int_equal(child_cpu_ms(child), -1);
		assert_int_equal(child_memory(child), -1);
		finish(&s, child);
	}
}

static void
much_passes_through(void **state)
{
	struct seen s;
	struct child *child = start(&s, "i=0; while [ $i -lt 20000 ]; do echo 0123456789abcdef; "
	                                "i=$((i+1)); done");

	(void)state;
	loop_run(s.loop);
	assert_int_equal(s.output.size, 20000 * 17);
	finish(&s, child);
}

/* Numbers that stand in each other's way: each is passed before any is overwritten. */
static void
descriptors_change_places(void **state)
{
	struct seen s = { 0 };
	struct error error = { "" };
	int theirs, in[2];
	const char *argv[] = { "sh", "-c", "cat <&5 >&4", NULL };

	(void)state;
	s.loop = loop_new();
	loop_timer(s.loop, 60000, loop_gave_up, NULL);
	assert_true(child_pair(&s.fd, &theirs, &error));
	assert_int_equal(pipe(in), 0);
	assert_int_equal(dup2(theirs, 25), 25);
	assert_int_equal(dup2(in[0], 24), 24);
	struct child_fd fds[] = { { 24, 25 }, { 25, 24 }, { 24, 5 }, { 25, 4 } };
	struct child *child = child_start(s.loop, "sh", argv, fds, 4, child_ended, &s, &error);
	assert_non_null(child);
	close(24);
	close(25);
	close(theirs);
	close(in[0]);
	loop_watch(s.loop, s.fd, output_came, &s);
	assert_int_equal(write(in[1], "through", 7), 7);
	close(in[1]);
	loop_run(s.loop);
	assert_string_equal(s.output.bytes, "through");
	finish(&s, child);
}

static void
killed(void **state)
{
	struct seen s;
	struct child *child = start(&s, "exec cat");

	(void)state;
	assert_true(child_pid(child) > 0);
	assert_true(child_cpu_ms(child) >= 0);
	assert_true(child_memory(child) >= 0);
	child_nice(child, 5);
	child_kill(child);
	loop_run(s.loop);
	assert_true(WIFSIGNALED(s.status));
	assert_int_equal(WTERMSIG(s.status), SIGKILL);
	child_kill(child);
	finish(&s, child);
}

static void
freed_while_running(void **state)
{
	struct seen s;
	struct child *child = start(&s, "trap '' TERM HUP; exec cat");
	pid_t pid = child_pid(child);

	(void)state;
	finish(&s, child);
	assert_int_equal(s.ended, 0);
	assert_int_equal(kill(pid, 0), -1);
}

/* Twenty children that all end at about the same time: one signal may stand for many. */
static void
many_at_once(void **state)
{
	enum { MANY = 20 };
	struct loop *loop = loop_new();
	struct seen s[MANY];
	struct child *children[MANY];
	const char *argv[] = { "true", NULL };
	struct error error = { "" };
	int ended = 0;

	(void)state;
	loop_timer(loop, 60000, loop_gave_up, NULL);
	for (int i = 0; i < MANY; i++) {
		s[i] = (struct seen){ .loop = loop, .closed = true };
		children[i] = child_start(loop, "true", argv, NULL, 0, child_ended, &s[i], &error);
		assert_non_null(children[i]);
	}
	while (ended < MANY) {
		loop_run(loop);
		ended = 0;
		for (int i = 0; i < MANY; i++)
			ended += s[i].ended;
	}
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(s[i].ended, 1);
		assert_int_equal(s[i].status, 0);
		child_free(children[i]);
	}
	loop_free(loop);
}

static void
cannot_start(void **state)
{
	struct loop *loop = loop_new();
	const char *argv[] = { "none", NULL };
	struct error error = { "" };

	(void)state;
	assert_null(
		child_start(loop, "/nonexistent/none", argv, NULL, 0, child_ended, NULL, &error));
	assert_string_equal(error.text, "cannot run /nonexistent/none: No such file or directory");
	loop_free(loop);
}

static void
in_the_foreground(void **state)
{
	const char *argv[] = { "sh", "-c", "read word; test \"$word\" = mark && exit 7", NULL };
	const char *nothing[] = { "/no/such/program", NULL };
	struct error error = { "" };
	struct sigaction before, after;
	int ours, theirs, status;

	(void)state;
	assert_true(child_pair(&ours, &theirs, &error));
	assert_int_equal(write(ours, "mark\n", 5), 5);
	sigaction(SIGINT, NULL, &before);
	assert_true(child_run(argv, &(struct child_fd){ theirs, 0 }, 1, &status, &error));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 7);
	assert_false(child_run(nothing, NULL, 0, &status, &error));
	assert_non_null(strstr(error.text, "cannot run /no/such/program"));
	sigaction(SIGINT, NULL, &after);
	assert_true(before.sa_handler == after.sa_handler);
	close(ours);
	close(theirs);
}

static void
program_beside_this_one(void **state)
{
	char *beside = child_program("test_child", "/elsewhere");
	char *installed = child_program("no-such-program", "/elsewhere");

	(void)state;
	assert_non_null(strstr(beside, "/tests/loop/test_child"));
	assert_string_equal(installed, "/elsewhere/no-such-program");
	free(beside);
	free(installed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(output_and_status),
		cmocka_unit_test(much_passes_through),
		cmocka_unit_test(descriptors_change_places),
		cmocka_unit_test(killed),
		cmocka_unit_test(freed_while_running),
		cmocka_unit_test(many_at_once),
		cmocka_unit_test(cannot_start),
		cmocka_unit_test(in_the_foreground),
		cmocka_unit_test(program_beside_this_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
