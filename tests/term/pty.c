/*
 * A program in a terminal. Three processes: the test holds the master side and the emulated screen;
 * the keeper is the session's leader, and does what a shell does (it puts the program in the foreground,
 * sees it stop and sends it on), because a program without a shell above it is an orphan, which the
 * kernel never stops; the program is the keeper's child. The keeper reports through one pipe and is told
 * to send the program on, or to go, through another. It keeps the terminal open after the program's end,
 * so that the settings which the program left behind can be read.
 */

#include "tests/term/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/term/keeper.h"

enum { patience_ms = 10000, settle_ms = 5000 };

struct pty {
	int master, report, order; /* -1 when closed */
	pid_t keeper, pid;
	int cols, rows;
	bool exited, stopped, held;
	int status;
	struct emulator *screen;
	struct termios before;
	char *output;
	size_t output_size, output_room;
};

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
keep_output(struct pty *pty, const char *bytes, size_t size)
{
	if (pty->output_size + size + 1 > pty->output_room) {
		pty->output_room = 2 * (pty->output_size + size + 1);
		pty->output = realloc(pty->output, pty->output_room);
		assert_non_null(pty->output);
	}
	memcpy(pty->output + pty->output_size, bytes, size);
	pty->output_size += size;
	pty->output[pty->output_size] = '\0';
}

/* What the terminal itself answers, to a request for its name or for the cursor's place. */
static void
send_answers(struct pty *pty)
{
	char bytes[512];
	size_t size;

	while ((size = emulator_answer(pty->screen, bytes, sizeof bytes)) > 0)
		if (write(pty->master, bytes, size) < 0)
			return;
}

/* Takes what has come. False when there was nothing. */
static bool
take_output(struct pty *pty)
{
	char bytes[65536];
	ssize_t size = pty->master < 0 || pty->held ? 0 : read(pty->master, bytes, sizeof bytes);

	if (size <= 0)
		return false;
	keep_output(pty, bytes, (size_t)size);
	emulator_write(pty->screen, bytes, (size_t)size);
	send_answers(pty);
	return true;
}

static void
take_report(struct pty *pty)
{
	struct keeper_report said;

	if (read(pty->report, &said, sizeof said) != (ssize_t)sizeof said) {
		close(pty->report);
		pty->report = -1;
		return;
	}
	pty->status = said.status;
	pty->stopped = WIFSTOPPED(said.status);
	pty->exited = !pty->stopped;
}

/* Waits until the deadline for output or for a report, and takes it. False when the time is over. */
static bool
turn(struct pty *pty, int64_t deadline_ms)
{
	int64_t left_ms = deadline_ms - now_ms();
	struct pollfd fds[2] = { { .fd = pty->held ? -1 : pty->master, .events = POLLIN },
		                 { .fd = pty->report, .events = POLLIN } };

	if (left_ms < 0)
		left_ms = 0;
	if (poll(fds, 2, (int)left_ms) <= 0)
		return now_ms() < deadline_ms;
	if (fds[1].revents) {
		/* What was written before the end is shown before the end is told. */
		while (take_output(pty))
			;
		take_report(pty);
	} else if (!take_output(pty) && (fds[0].revents & POLLHUP)) {
		poll(NULL, 0, 5);
	}
	return true;
}

struct pty *
pty_open(char *const argv[], const char *const env[], int cols, int rows)
{
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };
	struct pty *pty = calloc(1, sizeof *pty);
	int report[2], order[2], slave;
	struct keeper_report first;
	pid_t self = getpid();

	assert_non_null(pty);
	pty->cols = cols;
	pty->rows = rows;
	keep_output(pty, "", 0);
	pty->screen = emulator_new(cols, rows);

	pty->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (pty->master < 0 || grantpt(pty->master) || unlockpt(pty->master))
		fail_msg("no pseudo-terminal: %s", strerror(errno));
	slave = open(ptsname(pty->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (slave < 0 || pipe2(report, O_CLOEXEC) || pipe2(order, O_CLOEXEC))
		fail_msg("no terminal: %s", strerror(errno));
	ioctl(slave, TIOCSWINSZ, &size);
	tcgetattr(slave, &pty->before);

	fflush(NULL);
	pty->keeper = fork();
	if (pty->keeper == 0) {
		close(pty->master);
		close(report[0]);
		close(order[1]);
		keeper_run(self, argv, env, slave, report[1], order[0]);
	}
	close(slave);
	close(report[1]);
	close(order[0]);
	pty->report = report[0];
	pty->order = order[1];
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
	if (pty->keeper < 0 || read(pty->report, &first, sizeof first) != sizeof first)
		fail_msg("%s was not started", argv[0]);
	pty->pid = first.pid;
	return pty;
}

void
pty_close(struct pty *pty)
{
	int status;

	if (!pty)
		return;
	if (!pty->exited) {
		kill(-pty->pid, SIGKILL);
		kill(pty->pid, SIGKILL);
	}
	if (pty->order >= 0)
		close(pty->order);
	if (pty->master >= 0)
		close(pty->master);
	if (pty->report >= 0)
		close(pty->report);
	while (waitpid(pty->keeper, &status, 0) < 0 && errno == EINTR)
		;
	emulator_free(pty->screen);
	free(pty->output);
	free(pty);
}

bool
pty_send_bytes(struct pty *pty, const void *bytes, size_t size)
{
	int64_t deadline_ms = now_ms() + patience_ms;
	const char *from = bytes;

	while (size > 0) {
		ssize_t done = write(pty->master, from, size);
		if (done > 0) {
			from += done;
			size -= (size_t)done;
		} else if (now_ms() >= deadline_ms ||
		           (done < 0 && errno != EAGAIN && errno != EINTR)) {
			return false;
		} else {
			turn(pty, now_ms() + 10);
		}
	}
	return true;
}

bool
pty_send(struct pty *pty, const char *keys)
{
	return pty_send_bytes(pty, keys, strlen(keys));
}

/* Whether row y, or any row if y is negative, holds the text. */
static bool
screen_has(struct pty *pty, int y, const char *text)
{
	if (y < 0)
		return pty_find(pty, text, NULL, NULL);
	return y < pty->rows && strstr(pty_row(pty, y), text);
}

static bool
wait_for(struct pty *pty, int y, const char *text, bool wanted, int timeout_ms)
{
	int64_t deadline_ms = now_ms() + timeout_ms;

	while (screen_has(pty, y, text) != wanted)
		if (!turn(pty, deadline_ms))
			return screen_has(pty, y, text) == wanted;
	return true;
}

bool
pty_wait_text(struct pty *pty, const char *text, int timeout_ms)
{
	return wait_for(pty, -1, text, true, timeout_ms);
}

bool
pty_wait_row(struct pty *pty, int y, const char *text, int timeout_ms)
{
	return wait_for(pty, y, text, true, timeout_ms);
}

bool
pty_wait_gone(struct pty *pty, const char *text, int timeout_ms)
{
	return wait_for(pty, -1, text, false, timeout_ms);
}

bool
pty_settle(struct pty *pty, int quiet_ms)
{
	int64_t deadline_ms = now_ms() + settle_ms;
	int64_t quiet_at_ms = now_ms() + quiet_ms;
	size_t size = pty->output_size;

	while (now_ms() < deadline_ms) {
		if (!turn(pty, quiet_at_ms))
			return true;
		if (pty->output_size != size)
			quiet_at_ms = now_ms() + quiet_ms;
		size = pty->output_size;
	}
	return false;
}

bool
pty_wait_exit(struct pty *pty, int timeout_ms, int *status)
{
	int64_t deadline_ms = now_ms() + timeout_ms;

	while (!pty->exited && turn(pty, deadline_ms))
		;
	if (pty->exited && status)
		*status = pty->status;
	return pty->exited;
}

bool
pty_wait_stopped(struct pty *pty, int timeout_ms)
{
	int64_t deadline_ms = now_ms() + timeout_ms;

	while (!pty->stopped && !pty->exited && turn(pty, deadline_ms))
		;
	return pty->stopped;
}

void
pty_continue(struct pty *pty)
{
	assert_true(pty->stopped);
	pty->stopped = false;
	assert_int_equal(write(pty->order, "c", 1), 1);
}

pid_t
pty_pid(const struct pty *pty)
{
	return pty->pid;
}

void
pty_signal(struct pty *pty, int signal)
{
	kill(pty->pid, signal);
}

void
pty_resize(struct pty *pty, int cols, int rows)
{
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };

	/* What was sent for the old size is drawn at the old size. */
	while (take_output(pty))
		;
	pty->cols = cols;
	pty->rows = rows;
	emulator_resize(pty->screen, cols, rows);
	ioctl(pty->master, TIOCSWINSZ, &size);
}

void
pty_hold(struct pty *pty, bool held)
{
	pty->held = held;
}

void
pty_hangup(struct pty *pty)
{
	while (take_output(pty))
		;
	close(pty->master);
	pty->master = -1;
}

/* ---- the screen ------------------------------------------------------------------------------ */

const char *
pty_row(struct pty *pty, int y)
{
	return emulator_row(pty->screen, y);
}

struct emulator_cell
pty_cell(struct pty *pty, int y, int x)
{
	return emulator_cell(pty->screen, y, x);
}

void
pty_cursor(struct pty *pty, int *y, int *x)
{
	emulator_cursor(pty->screen, y, x);
}

bool
pty_find(struct pty *pty, const char *text, int *y, int *x)
{
	return emulator_find(pty->screen, text, y, x);
}

bool
pty_mode(const struct pty *pty, int mode)
{
	const char *p = pty->output, *end = pty->output + pty->output_size;
	bool set = mode == 25;

	while ((p = memmem(p, (size_t)(end - p), "\033[?", 3))) {
		bool named = false;
		p += 3;
		do {
			char *next;
			named = strtol(p, &next, 10) == mode || named;
			p = next;
		} while (*p == ';' && *++p >= '0' && *p <= '9');
		if (named && (*p == 'h' || *p == 'l'))
			set = *p == 'h';
	}
	return set;
}

void
pty_termios(struct pty *pty, struct termios *termios)
{
	assert_int_equal(tcgetattr(pty->master, termios), 0);
}

bool
pty_termios_restored(struct pty *pty)
{
	const struct termios *before = &pty->before;
	struct termios now;

	pty_termios(pty, &now);
	return now.c_iflag == before->c_iflag && now.c_oflag == before->c_oflag &&
	       now.c_cflag == before->c_cflag && now.c_lflag == before->c_lflag &&
	       memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) == 0;
}

const char *
pty_output(const struct pty *pty, size_t *size)
{
	if (size)
		*size = pty->output_size;
	return pty->output;
}

long
pty_writes(const struct pty *pty)
{
	char path[64], line[128];
	long count = -1;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/io", (long)pty->pid);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (sscanf(line, "syscw: %ld", &count) == 1)
			break;
	if (file)
		fclose(file);
	return count;
}

void
pty_dump(struct pty *pty)
{
	int y, x;

	pty_cursor(pty, &y, &x);
	print_message("# %d x %d, cursor at row %d column %d, %zu bytes received, ", pty->cols,
	              pty->rows, y, x, pty->output_size);
	if (pty->exited)
		print_message("ended with status 0x%x\n", (unsigned)pty->status);
	else
		print_message("%s\n", pty->stopped ? "stopped" : "running");
	for (y = 0; y < pty->rows; y++)
		print_message("# %3d |%s\n", y, pty_row(pty, y));
}

static void
must(struct pty *pty, bool good, const char *what, const char *text, const char *file, int line)
{
	if (good)
		return;
	pty_dump(pty);
	print_message("# %s: %s\n", what, text);
	_fail(file, line);
}

void
pty_assert_text_at(struct pty *pty, const char *text, const char *file, int line)
{
	must(pty, pty_wait_text(pty, text, patience_ms), "not on the screen", text, file, line);
}

void
pty_assert_row_at(struct pty *pty, int y, const char *text, const char *file, int line)
{
	must(pty, pty_wait_row(pty, y, text, patience_ms), "not in its row", text, file, line);
}

void
pty_assert_gone_at(struct pty *pty, const char *text, const char *file, int line)
{
	must(pty, pty_wait_gone(pty, text, patience_ms), "still on the screen", text, file, line);
}

void
pty_assert_exit_at(struct pty *pty, int code, const char *file, int line)
{
	int status = 0;

	must(pty, pty_wait_exit(pty, patience_ms, &status), "still running", "", file, line);
	must(pty, WIFEXITED(status) && WEXITSTATUS(status) == code, "another exit status", "", file,
	     line);
}

void
pty_assert_restored(struct pty *pty)
{
	static const int off[] = { 1, 1000, 1002, 1006, 1049, 2004, 2026 };

	assert_true(pty_termios_restored(pty));
	assert_true(pty_mode(pty, 25));
	for (size_t i = 0; i < sizeof off / sizeof *off; i++)
		if (pty_mode(pty, off[i]))
			fail_msg("mode %d is still set", off[i]);
}
