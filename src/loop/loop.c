/*
 * One turn after the other: poll, then the handlers of what has happened, then the program's turn, then
 * a slice of idle work. Signals set a flag and write to a pipe of our own, so none is lost between
 * two polls and their handlers run as ordinary code. Every handler may add and forget whatever it likes: what is
 * forgotten in the middle of a turn is marked, and its place is closed up between turns.
 */
#include "loop/loop.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"

enum { IDLE_BUDGET_US = 8000, SIGNAL_COUNT = 65 };

struct watch {
	int fd; /* -1: forgotten */
	short events;
	void (*ready)(void *context, int fd);
	void *context;
};

struct waiter {
	int signal; /* 0: forgotten */
	void (*arrived)(void *context, int signal);
	void *context;
};

struct timer {
	int id;
	int64_t due_us;
	void (*due)(void *context);
	void *context;
};

struct idle {
	bool (*work)(void *context); /* NULL: stopped */
	void *context;
};

struct loop {
	void (*turn)(void *context);
	void *turn_context;
	bool quit;
	int code;

	struct watch *watches;
	size_t watch_count, watch_capacity;
	struct pollfd *polls; /* one a watch, and the signal pipe after them */
	size_t poll_capacity;

	struct waiter *waiters;
	size_t waiter_count, waiter_capacity;
	struct sigaction before[SIGNAL_COUNT]; /* what loop_free puts back */
	bool taken[SIGNAL_COUNT];

	struct timer *timers; /* sorted: the next one first */
	size_t timer_count, timer_capacity;
	int last_timer;

	struct idle *idles;
	size_t idle_count, idle_capacity;
	size_t idle_next; /* whose turn it is */
};

/* The only things that a signal handler touches. */
static volatile sig_atomic_t signal_flags[SIGNAL_COUNT];
static int signal_pipe[2] = { -1, -1 };

static void
catch_signal(int signal)
{
	int saved = errno;

	signal_flags[signal] = 1;
	/* A full pipe is fine: it can be read, and the flag is set. */
	ssize_t n = write(signal_pipe[1], "", 1);
	(void)n;
	errno = saved;
}

struct loop *
loop_new(void)
{
	struct loop *loop = memory_zero(1, sizeof *loop);

	assert(signal_pipe[0] < 0);
	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) < 0)
		abort();
	return loop;
}

void
loop_free(struct loop *loop)
{
	if (!loop)
		return;
	for (int i = 1; i < SIGNAL_COUNT; i++)
		if (loop->taken[i]) {
			sigaction(i, &loop->before[i], NULL);
			signal_flags[i] = 0;
		}
	close(signal_pipe[0]);
	close(signal_pipe[1]);
	signal_pipe[0] = signal_pipe[1] = -1;
	free(loop->watches);
	free(loop->polls);
	free(loop->waiters);
	free(loop->timers);
	free(loop->idles);
	free(loop);
}

void
loop_on_turn(struct loop *loop, void (*turn)(void *context), void *context)
{
	loop->turn = turn;
	loop->turn_context = context;
}

void
loop_quit(struct loop *loop, int code)
{
	loop->quit = true;
	loop->code = code;
}

/* ---- descriptors ---- */

static struct watch *
find_watch(struct loop *loop, int fd)
{
	for (size_t i = 0; i < loop->watch_count; i++)
		if (loop->watches[i].fd == fd)
			return &loop->watches[i];
	return NULL;
}

static void
watch(struct loop *loop, int fd, short events, void (*ready)(void *context, int fd), void *context)
{
	assert(fd >= 0 && !find_watch(loop, fd));
	loop->watches = memory_grow(loop->watches, &loop->watch_capacity, loop->watch_count + 1,
	                            sizeof *loop->watches);
	loop->watches[loop->watch_count++] = (struct watch){ fd, events, ready, context };
}

void
loop_watch(struct loop *loop, int fd, void (*ready)(void *context, int fd), void *context)
{
	watch(loop, fd, POLLIN, ready, context);
}

void
loop_watch_output(struct loop *loop, int fd, void (*ready)(void *context, int fd), void *context)
{
	watch(loop, fd, POLLOUT, ready, context);
}

void
loop_forget(struct loop *loop, int fd)
{
	struct watch *w = fd >= 0 ? find_watch(loop, fd) : NULL;

	if (w)
		w->fd = -1;
}

/* Closes up the places of what was forgotten and fills the array for poll. Returns its size. */
static nfds_t
fill_polls(struct loop *loop)
{
	size_t n = 0;

	for (size_t i = 0; i < loop->watch_count; i++)
		if (loop->watches[i].fd >= 0)
			loop->watches[n++] = loop->watches[i];
	loop->watch_count = n;
	loop->polls = memory_grow(loop->polls, &loop->poll_capacity, n + 1, sizeof *loop->polls);
	for (size_t i = 0; i < n; i++)
		loop->polls[i] = (struct pollfd){ loop->watches[i].fd, loop->watches[i].events, 0 };
	loop->polls[n] = (struct pollfd){ signal_pipe[0], POLLIN, 0 };
	return n + 1;
}

/* Calls the handlers of the first n watches, those that were polled. */
static bool
call_watches(struct loop *loop, size_t n)
{
	bool any = false;

	for (size_t i = 0; i < n && !loop->quit; i++) {
		struct watch w = loop->watches[i];
		if (!loop->polls[i].revents || w.fd < 0)
			continue;
		assert(!(loop->polls[i].revents & POLLNVAL));
		w.ready(w.context, w.fd);
		any = true;
	}
	return any;
}

/* ---- signals ---- */

/* Signals that nobody here waited for yet are caught from now on. */
static void
catch_from_now(struct loop *loop, int signal)
{
	struct sigaction action = { .sa_handler = catch_signal, .sa_flags = SA_RESTART };

	if (loop->taken[signal])
		return;
	sigfillset(&action.sa_mask);
	signal_flags[signal] = 0;
	if (sigaction(signal, &action, &loop->before[signal]) == 0)
		loop->taken[signal] = true;
}

void
loop_signal(struct loop *loop, int signal, void (*arrived)(void *context, int signal),
            void *context)
{
	assert(signal > 0 && signal < SIGNAL_COUNT);
	loop->waiters = memory_grow(loop->waiters, &loop->waiter_capacity, loop->waiter_count + 1,
	                            sizeof *loop->waiters);
	loop->waiters[loop->waiter_count++] = (struct waiter){ signal, arrived, context };
	catch_from_now(loop, signal);
}

void
loop_signal_forget(struct loop *loop, int signal, void (*arrived)(void *context, int signal),
                   void *context)
{
	for (size_t i = 0; i < loop->waiter_count; i++) {
		struct waiter *w = &loop->waiters[i];
		if (w->signal == signal && w->arrived == arrived && w->context == context)
			w->signal = 0;
	}
}

/* Calls those who wait for the signal; those who came meanwhile are asked the next time. */
static bool
call_waiters(struct loop *loop, int signal)
{
	bool any = false;

	for (size_t i = 0, n = loop->waiter_count; i < n; i++) {
		struct waiter w = loop->waiters[i];
		if (w.signal != signal)
			continue;
		w.arrived(w.context, signal);
		any = true;
	}
	return any;
}

static bool
take_signals(struct loop *loop)
{
	char bytes[256];
	bool any = false;

	/* The pipe first, the flags after: whoever comes between has both. */
	while (read(signal_pipe[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes)
		;
	for (int i = 1; i < SIGNAL_COUNT; i++) {
		if (!signal_flags[i])
			continue;
		signal_flags[i] = 0;
		any |= call_waiters(loop, i);
	}
	size_t n = 0;
	for (size_t i = 0; i < loop->waiter_count; i++)
		if (loop->waiters[i].signal)
			loop->waiters[n++] = loop->waiters[i];
	loop->waiter_count = n;
	return any;
}

/* ---- timers ---- */

int
loop_timer(struct loop *loop, int64_t delay_ms, void (*due)(void *context), void *context)
{
	struct timer t = { ++loop->last_timer, clock_us() + delay_ms * 1000, due, context };
	size_t at = loop->timer_count;

	assert(t.id > 0);
	loop->timers =
		memory_grow(loop->timers, &loop->timer_capacity, at + 1, sizeof *loop->timers);
	while (at && loop->timers[at - 1].due_us > t.due_us)
		at--;
	memmove(loop->timers + at + 1, loop->timers + at,
	        (loop->timer_count - at) * sizeof *loop->timers);
	loop->timers[at] = t;
	loop->timer_count++;
	return t.id;
}

static void
remove_timer(struct loop *loop, size_t i)
{
	memmove(loop->timers + i, loop->timers + i + 1,
	        (loop->timer_count - i - 1) * sizeof *loop->timers);
	loop->timer_count--;
}

void
loop_cancel(struct loop *loop, int id)
{
	for (size_t i = 0; i < loop->timer_count; i++)
		if (loop->timers[i].id == id) {
			remove_timer(loop, i);
			return;
		}
}

/* Calls the timers that are due now. Those that they start wait for the next turn. */
static bool
call_timers(struct loop *loop)
{
	int newest = loop->last_timer;
	int64_t now = loop->timer_count ? clock_us() : 0;
	bool any = false;

	for (size_t i = 0; i < loop->timer_count && loop->timers[i].due_us <= now && !loop->quit;) {
		struct timer t = loop->timers[i];
		if (t.id > newest) {
			i++;
			continue;
		}
		remove_timer(loop, i);
		t.due(t.context);
		any = true;
		i = 0; /* the handler may have changed anything */
	}
	return any;
}

/* How long poll may sleep: milliseconds, -1 for ever. What was worked out waits for its turn. */
static int
sleep_ms(const struct loop *loop, bool worked)
{
	if (worked || loop->idle_count)
		return 0;
	if (!loop->timer_count)
		return -1;
	int64_t left = loop->timers[0].due_us - clock_us();
	if (left <= 0)
		return 0;
	left = (left + 999) / 1000;
	return left > INT_MAX ? INT_MAX : (int)left;
}

/* ---- idle work ---- */

static struct idle *
find_idle(struct loop *loop, bool (*work)(void *context), void *context)
{
	for (size_t i = 0; i < loop->idle_count; i++)
		if (loop->idles[i].work == work && loop->idles[i].context == context)
			return &loop->idles[i];
	return NULL;
}

void
loop_idle(struct loop *loop, bool (*work)(void *context), void *context)
{
	if (find_idle(loop, work, context))
		return;
	loop->idles = memory_grow(loop->idles, &loop->idle_capacity, loop->idle_count + 1,
	                          sizeof *loop->idles);
	loop->idles[loop->idle_count++] = (struct idle){ work, context };
}

void
loop_idle_stop(struct loop *loop, bool (*work)(void *context), void *context)
{
	struct idle *idle = find_idle(loop, work, context);

	if (idle)
		idle->work = NULL;
}

static void
close_up_idles(struct loop *loop)
{
	size_t n = 0;

	for (size_t i = 0; i < loop->idle_count; i++)
		if (loop->idles[i].work)
			loop->idles[n++] = loop->idles[i];
	loop->idle_count = n;
}

/* One slice of idle work, each in its turn. Returns whether anything was done. */
static bool
work_idle(struct loop *loop)
{
	int64_t until = loop->idle_count ? clock_us() + IDLE_BUDGET_US : 0;
	bool any = false;

	close_up_idles(loop);
	while (loop->idle_count && !loop->quit) {
		if (loop->idle_next >= loop->idle_count)
			loop->idle_next = 0;
		struct idle idle = loop->idles[loop->idle_next++];
		if (!idle.work(idle.context))
			loop_idle_stop(loop, idle.work, idle.context);
		any = true;
		close_up_idles(loop);
		if (clock_us() >= until)
			break;
	}
	return any;
}

/* ---- the turn ---- */

/* Sleeps until something happens and calls its handlers. Returns whether anything did. */
static bool
take_events(struct loop *loop, bool worked)
{
	nfds_t n = fill_polls(loop);
	bool any = false;

	int ready = poll(loop->polls, n, sleep_ms(loop, worked));
	if (ready < 0)
		assert(errno == EINTR || errno == EAGAIN || errno == ENOMEM);
	if (ready > 0) {
		if (loop->polls[n - 1].revents)
			any |= take_signals(loop);
		any |= call_watches(loop, n - 1);
	}
	return call_timers(loop) || any;
}

int
loop_run(struct loop *loop)
{
	bool worked = false;

	while (!loop->quit) {
		bool happened = take_events(loop, worked);
		if ((happened || worked) && loop->turn)
			loop->turn(loop->turn_context);
		worked = work_idle(loop);
	}
	loop->quit = false;
	return loop->code;
}
