/*
 * The loop over real pipes and signals. Each case notes what was called, in order, and compares the note.
 */

#include "loop/loop.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/clock.h"

/* What a case works on: handlers write one letter for each call. */
struct probe {
	struct loop *loop;
	struct buffer note;
	int fds[2];
	int others[2];
	int count;
};

static int
setup(void **state)
{
	struct probe *p = calloc(1, sizeof *p);

	p->loop = loop_new();
	*state = p;
	return pipe(p->fds) < 0 || pipe(p->others) < 0 ? -1 : 0;
}

static int
teardown(void **state)
{
	struct probe *p = *state;

	loop_free(p->loop);
	for (int i = 0; i < 2; i++) {
		close(p->fds[i]);
		close(p->others[i]);
	}
	buffer_clear(&p->note);
	free(p);
	return 0;
}

static void
say(struct probe *p, char c)
{
	buffer_add_byte(&p->note, c);
}

static void
quit(void *context)
{
	loop_quit(((struct probe *)context)->loop, 7);
}

static void
on_turn(void *context)
{
	say(context, '.');
}

static void
read_byte(void *context, int fd)
{
	struct probe *p = context;
	char c;

	if (read(fd, &c, 1) == 1)
		say(p, c);
	else
		say(p, '$');
	if (c == 'q' || p->note.size > 100)
		loop_quit(p->loop, 3);
}

static void
put(int fd, const char *s)
{
	assert_int_equal(write(fd, s, strlen(s)), (ssize_t)strlen(s));
}

static void
descriptors_and_turns(void **state)
{
	struct probe *p = *state;

	loop_on_turn(p->loop, on_turn, p);
	loop_watch(p->loop, p->fds[0], read_byte, p);
	put(p->fds[1], "abq");
	assert_int_equal(loop_run(p->loop), 3);
	assert_string_equal(p->note.bytes, "a.b.q.");
}

static void
read_and_stop_at_end(void *context, int fd)
{
	struct probe *p = context;
	char c;

	if (read(fd, &c, 1) == 1) {
		say(p, c);
		return;
	}
	say(p, '$');
	loop_forget(p->loop, fd);
	loop_quit(p->loop, 0);
}

static void
hangup_is_an_event(void **state)
{
	struct probe *p = *state;

	loop_watch(p->loop, p->fds[0], read_and_stop_at_end, p);
	put(p->fds[1], "x");
	close(p->fds[1]);
	p->fds[1] = dup(p->fds[0]);
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "x$");
}

static void
fill_once(void *context, int fd)
{
	struct probe *p = context;

	say(p, 'w');
	loop_forget(p->loop, fd);
	loop_quit(p->loop, 0);
}

static void
read_all(void *context, int fd)
{
	char bytes[4096];

	assert_true(read(fd, bytes, sizeof bytes) > 0);
	say(context, 'r');
}

/* A full pipe is no event for who wants to write, until somebody has read. */
static void
room_is_an_event(void **state)
{
	struct probe *p = *state;
	char bytes[4096] = { 0 };

	assert_int_equal(fcntl(p->fds[1], F_SETFL, O_NONBLOCK), 0);
	while (write(p->fds[1], bytes, sizeof bytes) > 0)
		;
	loop_watch_output(p->loop, p->fds[1], fill_once, p);
	loop_watch(p->loop, p->others[0], read_byte, p);
	put(p->others[1], "aq");
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "aq");
	loop_watch(p->loop, p->fds[0], read_all, p);
	loop_run(p->loop);
	assert_memory_equal(p->note.bytes, "aqr", 3);
	assert_int_equal(p->note.bytes[p->note.size - 1], 'w');
}

/* Whoever is called first takes the other one away and gives its number to a new handler. */
static void
swap_other(void *context, int fd)
{
	struct probe *p = context;
	int other = p->others[0];

	say(p, 's');
	loop_forget(p->loop, fd);
	loop_forget(p->loop, other);
	loop_watch(p->loop, other, read_byte, p);
}

static void
never(void *context, int fd)
{
	(void)fd;
	say(context, '!');
}

static void
forgetting_inside_a_handler(void **state)
{
	struct probe *p = *state;

	loop_on_turn(p->loop, on_turn, p);
	loop_watch(p->loop, p->fds[0], swap_other, p);
	loop_watch(p->loop, p->others[0], never, p);
	put(p->fds[1], "1");
	put(p->others[1], "q");
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "s.q.");
}

static void
say_a(void *context)
{
	say(context, 'a');
}

static void
say_b(void *context)
{
	say(context, 'b');
}

static void
say_c(void *context)
{
	say(context, 'c');
}

static void
again(void *context)
{
	struct probe *p = context;

	say(p, 'r');
	loop_timer(p->loop, 0, ++p->count < 3 ? again : quit, p);
}

static void
timers_in_order(void **state)
{
	struct probe *p = *state;

	loop_timer(p->loop, 60, quit, p);
	loop_timer(p->loop, 30, say_c, p);
	int cancelled = loop_timer(p->loop, 10, say_c, p);
	loop_timer(p->loop, 0, say_a, p);
	loop_timer(p->loop, 0, say_b, p);
	loop_cancel(p->loop, cancelled);
	loop_cancel(p->loop, cancelled);
	assert_int_equal(loop_run(p->loop), 7);
	assert_string_equal(p->note.bytes, "abc");
}

/* A timer that starts itself with no delay leaves each turn room for the others. */
static void
timers_from_timers(void **state)
{
	struct probe *p = *state;

	loop_on_turn(p->loop, on_turn, p);
	loop_timer(p->loop, 0, again, p);
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "r.r.r..");
}

static void
say_signal(void *context, int signal)
{
	say(context, signal == SIGUSR1 ? '1' : '2');
}

static void
quit_at_signal(void *context, int signal)
{
	(void)signal;
	quit(context);
}

static void
signals_from_outside_the_handler(void **state)
{
	struct probe *p = *state;

	loop_on_turn(p->loop, on_turn, p);
	loop_signal(p->loop, SIGUSR1, say_signal, p);
	loop_signal(p->loop, SIGUSR2, say_signal, p);
	loop_signal(p->loop, SIGUSR2, quit_at_signal, p);
	raise(SIGUSR2);
	raise(SIGUSR1);
	raise(SIGUSR1);
	assert_null(p->note.bytes);
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "12.");
}

static void
forget_both(void *context, int signal)
{
	struct probe *p = context;

	say(p, 'f');
	loop_signal_forget(p->loop, signal, forget_both, p);
	loop_signal_forget(p->loop, signal, say_signal, p);
	loop_timer(p->loop, 0, quit, p);
}

static void
signals_forgotten(void **state)
{
	struct probe *p = *state;

	loop_signal(p->loop, SIGUSR1, forget_both, p);
	loop_signal(p->loop, SIGUSR1, say_signal, p);
	raise(SIGUSR1);
	loop_run(p->loop);
	raise(SIGUSR1);
	loop_timer(p->loop, 0, quit, p);
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "f");
}

static void
count_signal(void *context, int signal)
{
	struct probe *p = context;

	(void)signal;
	p->count++;
}

/* A hundred thousand signals from another process, and the one that ends it is not lost among them. */
static void
storm_of_signals(void **state)
{
	struct probe *p = *state;
	pid_t self = getpid();

	loop_signal(p->loop, SIGUSR1, count_signal, p);
	loop_signal(p->loop, SIGUSR2, quit_at_signal, p);
	pid_t pid = fork();
	if (pid == 0) {
		for (int i = 0; i < 100000; i++)
			kill(self, SIGUSR1);
		kill(self, SIGUSR2);
		_exit(0);
	}
	assert_int_equal(loop_run(p->loop), 7);
	assert_true(p->count > 0);
	waitpid(pid, NULL, 0);
}

static void
handlers_go_back(void **state)
{
	struct probe *p = *state;
	struct sigaction now;

	loop_signal(p->loop, SIGUSR1, say_signal, p);
	loop_free(p->loop);
	sigaction(SIGUSR1, NULL, &now);
	assert_true(now.sa_handler == SIG_DFL);
	p->loop = loop_new();
}

static bool
work_three(void *context)
{
	struct probe *p = context;

	say(p, 'w');
	return ++p->count < 3;
}

static bool
work_and_quit(void *context)
{
	struct probe *p = context;

	say(p, 'v');
	if (p->count < 3)
		return true;
	loop_quit(p->loop, 0);
	return false;
}

static void
idle_work_takes_turns(void **state)
{
	struct probe *p = *state;

	loop_idle(p->loop, work_three, p);
	loop_idle(p->loop, work_and_quit, p);
	loop_idle(p->loop, work_three, p);
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "wvwvwv");
}

/* Uses up its slice, so every slice is one call. */
static bool
work_long(void *context)
{
	struct probe *p = context;
	int64_t until = clock_us() + 8000;

	say(p, 'w');
	while (clock_us() < until)
		;
	if (++p->count == 2)
		put(p->fds[1], "k");
	if (p->count == 4)
		loop_timer(p->loop, 0, quit, p);
	return p->count < 4;
}

static void
events_come_before_idle_work(void **state)
{
	struct probe *p = *state;

	loop_on_turn(p->loop, on_turn, p);
	loop_watch(p->loop, p->fds[0], read_byte, p);
	loop_idle(p->loop, work_long, p);
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "w.wk.w.w.");
}

static bool
work_stopped(void *context)
{
	struct probe *p = context;

	say(p, 'x');
	loop_idle_stop(p->loop, work_stopped, p);
	loop_timer(p->loop, 0, quit, p);
	return true;
}

static void
idle_work_is_stopped(void **state)
{
	struct probe *p = *state;

	loop_idle(p->loop, work_stopped, p);
	loop_run(p->loop);
	assert_string_equal(p->note.bytes, "x");
}

/* How often this process has gone to sleep so far. */
static long
sleeps(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_nvcsw;
}

static void
nothing_to_do_is_no_wakeup(void **state)
{
	struct probe *p = *state;

	loop_on_turn(p->loop, on_turn, p);
	loop_watch(p->loop, p->fds[0], read_byte, p);
	loop_timer(p->loop, 150, quit, p);
	long before = sleeps();
	loop_run(p->loop);
	assert_true(sleeps() - before <= 8);
	assert_string_equal(p->note.bytes, ".");
}

static void
quit_before_run(void **state)
{
	struct probe *p = *state;

	loop_quit(p->loop, 5);
	assert_int_equal(loop_run(p->loop), 5);
	loop_timer(p->loop, 0, quit, p);
	assert_int_equal(loop_run(p->loop), 7);
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(descriptors_and_turns),
		CASE(hangup_is_an_event),
		CASE(room_is_an_event),
		CASE(forgetting_inside_a_handler),
		CASE(timers_in_order),
		CASE(timers_from_timers),
		CASE(signals_from_outside_the_handler),
		CASE(signals_forgotten),
		CASE(storm_of_signals),
		CASE(handlers_go_back),
		CASE(idle_work_takes_turns),
		CASE(events_come_before_idle_work),
		CASE(idle_work_is_stopped),
		CASE(nothing_to_do_is_no_wakeup),
		CASE(quit_before_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
