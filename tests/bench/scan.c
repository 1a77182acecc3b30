/*
 * The reader's records are read as the program would read them, and all but the progress of its passes is dropped. A pass's
 * time is from the end of the one before it.
 */
#include "tests/bench/scan.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "doc/wire.h"

enum { READ_SIZE = 256 * 1024 };

struct watch {
	struct sink sink;
	int64_t end_us[PASS_COUNT]; /* 0 until then */
};

static void
drop_text(struct sink *sink, const char *bytes, size_t n)
{
	(void)sink, (void)bytes, (void)n;
}

static void
drop_block(struct sink *sink, const struct block *block)
{
	(void)sink, (void)block;
}

static void
drop_span(struct sink *sink, const struct span *span)
{
	(void)sink, (void)span;
}

static void
drop_hidden(struct sink *sink, struct range range)
{
	(void)sink, (void)range;
}

static void
drop_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	(void)sink, (void)start, (void)level, (void)title;
}

static void
drop_quote(struct sink *sink, const struct quote *quote)
{
	(void)sink, (void)quote;
}

static void
drop_string(struct sink *sink, const char *string)
{
	(void)sink, (void)string;
}

static void
drop_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	(void)sink, (void)pos, (void)name;
}

static void
drop_fact(struct sink *sink, enum fact fact, const char *value)
{
	(void)sink, (void)fact, (void)value;
}

static void
drop_table(struct sink *sink, const struct table *table)
{
	(void)sink, (void)table;
}

static void
drop_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	(void)sink, (void)line, (void)pos;
}

static void
drop_lines(struct sink *sink, uint64_t count)
{
	(void)sink, (void)count;
}

static void
take_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	struct watch *watch = (struct watch *)sink;

	if (done >= total && !watch->end_us[pass])
		watch->end_us[pass] = clock_us();
}

static void
take_done(struct sink *sink)
{
	(void)sink;
}

static const struct sink_ops ops = {
	.text = drop_text,
	.block = drop_block,
	.span = drop_span,
	.hidden = drop_hidden,
	.section = drop_section,
	.quote = drop_quote,
	.title = drop_string,
	.anchor = drop_anchor,
	.fact = drop_fact,
	.table = drop_table,
	.note = drop_string,
	.checkpoint = drop_checkpoint,
	.lines = drop_lines,
	.progress = take_progress,
	.done = take_done,
};

/* The reader, its output on the pipe that is returned; -1 when it cannot be started. */
static int
start_reader(const char *program, int file, pid_t *pid)
{
	char *argv[] = { memory_string(program), memory_string("--wire"), NULL };
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return -1;
	*pid = fork();
	if (*pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		dup2(file, 0);
		dup2(ends[1], 1);
		execv(argv[0], argv);
		_exit(127);
	}
	close(ends[1]);
	free(argv[0]);
	free(argv[1]);
	return ends[0];
}

/* Takes records until the last, or until the deadline. */
static void
read_records(int fd, struct watch *watch, uint64_t size, int64_t deadline_us)
{
	struct wire_reader *reader = wire_reader_new(&watch->sink, size);
	char *bytes = memory_alloc(READ_SIZE);
	struct error error;
	ssize_t n;

	while (!wire_reader_is_done(reader) && clock_us() < deadline_us) {
		struct pollfd ready = { .fd = fd, .events = POLLIN };
		if (poll(&ready, 1, (int)((deadline_us - clock_us()) / 1000)) <= 0)
			break;
		if ((n = read(fd, bytes, READ_SIZE)) <= 0 ||
		    !wire_reader_feed(reader, bytes, (size_t)n, &error))
			break;
	}
	free(bytes);
	wire_reader_free(reader);
}

/* What is found in a later pass, because the text is short, took that pass's time. */
static double
pass_ms(const struct watch *watch, enum sink_pass pass, int64_t start_us)
{
	for (int i = 0; i < (int)pass; i++)
		start_us = watch->end_us[i] ? watch->end_us[i] : start_us;
	for (int i = (int)pass; i < PASS_COUNT; i++)
		if (watch->end_us[i])
			return (double)(watch->end_us[i] - start_us) / 1000;
	return -1;
}

void
scan_run(const char *program, const char *file, int patience_ms, double ms[SCAN_COUNT])
{
	static const enum sink_pass passes[SCAN_COUNT] = { [SCAN_LINES] = PASS_LINES,
		                                           [SCAN_SECTIONS] = PASS_SECTIONS,
		                                           [SCAN_QUOTES] = PASS_QUOTES };
	struct watch watch = { .sink = { &ops } };
	int64_t start_us = clock_us();
	int input = open(file, O_RDONLY | O_CLOEXEC), output = -1;
	struct stat st = { 0 };
	pid_t pid = -1;

	if (input >= 0 && fstat(input, &st) == 0)
		output = start_reader(program, input, &pid);
	if (output >= 0)
		read_records(output, &watch, (uint64_t)st.st_size,
		             start_us + (int64_t)patience_ms * 1000);
	if (output >= 0)
		close(output);
	if (input >= 0)
		close(input);
	if (pid > 0) {
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
	for (int i = 0; i < SCAN_COUNT; i++)
		ms[i] = pass_ms(&watch, passes[i], start_us);
}
