/*
 * A pseudo-terminal, a program as the leader of a session of its own, and an emulator that shows what it sends. The time
 * of each piece of output is taken right after read(2); what is there is read before any of it is emulated, so that the
 * emulator delays neither the program nor the clock.
 */
#include "tests/bench/session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "tests/bench/trace.h"
#include "tests/term/emulator.h"

enum {
	READ_SIZE = 65536,
	EMULATE_MOST = 1 << 20,
	NEVER_QUIET_MS = 1000,
	GUARD_MS = 500,
	REST_TURN_MS = 50
};

struct session {
	int master; /* -1 when the program has gone */
	pid_t pid, feeder;
	bool counted;
	int rows;
	struct trace *trace;
	struct emulator *emulator;
	struct buffer waiting; /* read, not yet emulated */
	uint64_t memory_most_kib;
};

/* ---- the program's side ---- */

/* What a program sees of the person who measures: nothing. */
static void
set_environment(const char *home)
{
	const char *path = getenv("PATH");
	char *kept = memory_string(path ? path : "/usr/bin:/bin");

	clearenv();
	setenv("PATH", kept, 1);
	setenv("HOME", home, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("COLORTERM", "truecolor", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("SHELL", "/bin/sh", 1);
	setenv("LESSHISTFILE", "-", 1);
	/* Where one session left a text the next would begin. */
	setenv("DIPLE", "--no-shelf", 1);
	free(kept);
}

static void
become_program(const struct session_options *options, struct trace *trace, int slave, int input)
{
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	dup2(input >= 0 ? input : slave, 0);
	dup2(slave, 1);
	dup2(slave, 2);
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	set_environment(options->home);
	if (options->counted)
		trace_run_counted(trace, options->argv);
	trace_run(trace, options->argv);
}

/* A process that copies the file into a pipe: its other end, or -1. */
static int
start_feeder(const char *path, pid_t *feeder)
{
	char *argv[] = { memory_string("cat"), memory_string(path), NULL };
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return -1;
	*feeder = fork();
	if (*feeder == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		signal(SIGPIPE, SIG_DFL);
		dup2(ends[1], 1);
		execvp(argv[0], argv);
		_exit(127);
	}
	close(ends[1]);
	free(argv[0]);
	free(argv[1]);
	return ends[0];
}

static int
open_terminal(int *slave, int cols, int rows)
{
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	const char *name = NULL;

	if (master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0)
		name = ptsname(master);
	*slave = name ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
	if (*slave < 0) {
		if (master >= 0)
			close(master);
		return -1;
	}
	ioctl(*slave, TIOCSWINSZ, &size);
	fcntl(master, F_SETFL, O_NONBLOCK);
	return master;
}

struct session *
session_start(const struct session_options *options)
{
	struct session *session = memory_zero(1, sizeof *session);
	int slave, input = -1;

	session->rows = options->rows;
	session->counted = options->counted;
	session->memory_most_kib = processes_free_kib() / 2;
	session->emulator = emulator_new(options->cols, options->rows);
	session->trace = trace_new();
	session->master = open_terminal(&slave, options->cols, options->rows);
	if (options->feed)
		input = start_feeder(options->feed, &session->feeder);
	if (session->master >= 0 && session->trace && (!options->feed || input >= 0)) {
		session->pid = fork();
		if (session->pid == 0)
			become_program(options, session->trace, slave, input);
	}
	if (session->master >= 0)
		close(slave);
	if (input >= 0)
		close(input);
	if (session->pid > 0)
		return session;
	session_end(session);
	return NULL;
}

void
session_end(struct session *session)
{
	if (session->master >= 0)
		close(session->master);
	if (session->feeder > 0)
		kill(session->feeder, SIGKILL);
	if (session->pid > 0)
		processes_kill(session->pid);
	trace_free(session->trace);
	emulator_free(session->emulator);
	buffer_clear(&session->waiting);
	free(session);
}

/* ---- output ---- */

/* Shows what was read, and sends what the terminal answers to it. */
static void
emulate(struct session *session)
{
	char bytes[512];
	size_t size;

	if (session->waiting.size == 0)
		return;
	emulator_write(session->emulator, session->waiting.bytes, session->waiting.size);
	buffer_reset(&session->waiting);
	while ((size = emulator_answer(session->emulator, bytes, sizeof bytes)) > 0)
		if (session->master < 0 || write(session->master, bytes, size) < 0)
			return;
}

/* Reads a piece of what is there; 0 when nothing is, or the program has gone. */
static size_t
take(struct session *session)
{
	char *to = buffer_reserve(&session->waiting, READ_SIZE);
	ssize_t n = session->master < 0 ? 0 : read(session->master, to, READ_SIZE);

	if (n > 0) {
		session->waiting.size += (size_t)n;
		return (size_t)n;
	}
	if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
		if (session->master >= 0)
			close(session->master);
		session->master = -1;
	}
	return 0;
}

uint64_t
session_screen(struct session *session)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a */

	for (int y = 0; y < session->rows - 1; y++) {
		for (const char *p = emulator_row(session->emulator, y); *p; p++)
			hash = (hash ^ (unsigned char)*p) * 1099511628211u;
		hash = (hash ^ '\n') * 1099511628211u;
	}
	return hash ? hash : 1;
}

static bool
is_fulfilled(struct session *session, const struct wish *wish)
{
	if (wish->text && !emulator_find(session->emulator, wish->text, NULL, NULL))
		return false;
	return !wish->other_than || session_screen(session) != wish->other_than;
}

/* A wait: from when it counts, and what has come. */
struct watch {
	const struct wish *wish;
	int64_t start_us, last_us, shown_us, guard_us;
	size_t bytes;
	bool shown;
};

/* Reads all there is, and looks at the screen if that matters; else the emulator's work is put off. */
static void
watch_output(struct session *session, struct watch *watch)
{
	const struct wish *wish = watch->wish;
	size_t n, before = watch->bytes;

	while (session->waiting.size < EMULATE_MOST && (n = take(session)) > 0) {
		watch->last_us = clock_us();
		watch->bytes += n;
	}
	if (wish->text || wish->other_than || session->waiting.size >= EMULATE_MOST)
		emulate(session);
	if (watch->bytes > before && !watch->shown && is_fulfilled(session, wish)) {
		watch->shown = true;
		watch->shown_us = watch->last_us;
	}
}

static bool
takes_too_much(struct session *session, struct watch *watch, int64_t now_us)
{
	if (now_us < watch->guard_us)
		return false;
	watch->guard_us = now_us + GUARD_MS * 1000;
	uint64_t most = session->memory_most_kib;
	return most && processes_look(session->pid).anonymous_kib > most;
}

/* When the answer will be complete if nothing more comes. */
static int64_t
watch_end(const struct watch *watch)
{
	int64_t end_us = watch->start_us + watch->wish->patience_ms * 1000;

	if (!watch->shown)
		return end_us;
	int64_t quiet_us = watch->last_us + watch->wish->quiet_ms * 1000;
	int64_t never_us = watch->shown_us + (watch->wish->quiet_ms + NEVER_QUIET_MS) * 1000;
	return quiet_us < never_us ? quiet_us : never_us;
}

static struct answer
watch_over(struct session *session, const struct watch *watch, enum outcome outcome)
{
	emulate(session);
	bool quiet = watch->last_us - watch->shown_us < NEVER_QUIET_MS * 1000;
	int64_t last_us = quiet ? watch->last_us : watch->shown_us;

	return (struct answer){
		.outcome = outcome,
		.shown_ms = (double)(watch->shown_us - watch->start_us) / 1000,
		.last_ms = (double)(last_us - watch->start_us) / 1000,
		.bytes = watch->bytes,
	};
}

static struct answer
watch_run(struct session *session, int64_t start_us, const struct wish *wish)
{
	struct watch watch = { .wish = wish,
		               .start_us = start_us,
		               .guard_us = start_us + GUARD_MS * 1000 };

	for (;;) {
		int64_t now_us = clock_us(), left_us = watch_end(&watch) - now_us;
		if (left_us <= 0)
			return watch_over(session, &watch,
			                  watch.shown ? OUTCOME_SHOWN : OUTCOME_LATE);
		if (session->master < 0)
			return watch_over(session, &watch, OUTCOME_ENDED);
		if (takes_too_much(session, &watch, now_us)) {
			processes_kill(session->pid);
			return watch_over(session, &watch, OUTCOME_MEMORY);
		}
		if (left_us > GUARD_MS * 1000)
			left_us = GUARD_MS * 1000;
		struct pollfd fd = { .fd = session->master, .events = POLLIN };
		struct timespec wait = { .tv_sec = left_us / 1000000,
			                 .tv_nsec = left_us % 1000000 * 1000 };
		if (ppoll(&fd, 1, &wait, NULL) > 0)
			watch_output(session, &watch);
	}
}

/* ---- what is asked of it ---- */

/* What was still under way belongs to no answer. */
static void
drain(struct session *session)
{
	while (take(session) > 0)
		emulate(session);
}

struct answer
session_wait_start(struct session *session, const struct wish *wish)
{
	int64_t forked_us = clock_us();

	while (!session->trace->started_us && clock_us() < forked_us + 1000000)
		poll(NULL, 0, 0);
	int64_t started_us = session->trace->started_us;
	return watch_run(session, started_us ? started_us : forked_us, wish);
}

static void
write_keys(struct session *session, const char *keys)
{
	size_t left = strlen(keys);

	while (left > 0 && session->master >= 0) {
		ssize_t n = write(session->master, keys, left);
		/* One that reads no more keys is not waited for: the answer tells what comes of it. */
		if (n <= 0)
			return;
		keys += n;
		left -= (size_t)n;
	}
}

struct answer
session_type(struct session *session, const char *keys, const struct wish *wish)
{
	drain(session);
	int64_t start_us = clock_us();
	write_keys(session, keys);
	return watch_run(session, start_us, wish);
}

struct answer
session_resize(struct session *session, int cols, int rows, const struct wish *wish)
{
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };

	drain(session);
	session->rows = rows;
	emulator_resize(session->emulator, cols, rows);
	int64_t start_us = clock_us();
	if (session->master >= 0)
		ioctl(session->master, TIOCSWINSZ, &size);
	return watch_run(session, start_us, wish);
}

void
session_idle(struct session *session, int ms)
{
	/* A screen that cannot be: the whole patience passes. */
	static const struct wish never = { .text = "\001" };
	struct wish wish = never;

	wish.patience_ms = ms;
	watch_run(session, clock_us(), &wish);
}

double
session_rest(struct session *session, int still_ms, int patience_ms)
{
	int64_t end_us = clock_us() + (int64_t)patience_ms * 1000, busy_us = clock_us();
	struct processes before = session_processes(session), now;

	while (clock_us() < end_us && session->master >= 0) {
		session_idle(session, REST_TURN_MS);
		now = session_processes(session);
		if (now.ticks != before.ticks || now.count != before.count)
			busy_us = clock_us();
		else if (clock_us() - busy_us >= still_ms * 1000)
			return (double)(busy_us - session->trace->started_us) / 1000;
		before = now;
	}
	return -1;
}

const char *
session_row(struct session *session, int y)
{
	return emulator_row(session->emulator, y);
}

pid_t
session_pid(const struct session *session)
{
	return session->pid;
}

struct processes
session_processes(const struct session *session)
{
	return processes_look(session->pid);
}

long
session_calls(const struct session *session)
{
	return session->counted && session->trace->calls > 0 ? session->trace->calls : -1;
}
