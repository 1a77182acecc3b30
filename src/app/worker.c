/*
 * The child is never trusted and never waited for: its records are taken as they come, a timer watches its processor time and
 * its memory, and whatever goes wrong with it is a sentence for whoever started it.
 */
#include "app/worker.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/siblings.h"
#include "base/memory.h"
#include "doc/wire.h"
#include "loop/child.h"
#include "read/packed.h"

enum { PIECE = 64 * 1024 };

struct worker {
	struct loop *loop;
	struct document *document;
	bool own_text;
	bool anew; /* still to be done */
	uint64_t from, size;
	int fd;                 /* the task's */
	uint64_t siblings_size; /* of further files */
	struct watch_limits limits;
	uint64_t said; /* bytes of records */
	uint64_t most; /* that it may say */
	void (*ended)(void *context, const char *problem);
	void *context;

	struct child *child;
	struct wire_reader *wire;
	int socket; /* -1: closed */
	int growth; /* where it is told that the file has grown; -1: nothing to be told */
	struct watch *watch;
	struct worker_progress progress; /* when the watch looked */
};

/* Closes everything but the worker itself. */
static void
stop(struct worker *w)
{
	watch_free(w->watch);
	w->watch = NULL;
	if (w->socket >= 0) {
		loop_forget(w->loop, w->socket);
		close(w->socket);
	}
	w->socket = -1;
	worker_grown(w);
	child_free(w->child);
	w->child = NULL;
	wire_reader_free(w->wire);
	w->wire = NULL;
}

void
worker_free(struct worker *w)
{
	if (!w)
		return;
	stop(w);
	free(w);
}

static void
end(struct worker *w, const char *problem)
{
	stop(w);
	w->ended(w->context, problem);
}

static void
child_ended(void *context, int status)
{
	/* Its socket says what needs to be known, and may still hold records. */
	(void)context;
	(void)status;
}

static void
records_came(void *context, int fd)
{
	struct worker *w = context;
	char bytes[PIECE];
	struct error error;

	ssize_t n = read(fd, bytes, sizeof bytes);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	watch_heard(w->watch);
	if (n <= 0) {
		end(w, "the reader ended early: the document is cut short");
		return;
	}
	bool much = (uint64_t)n > w->most - w->said;
	n = much ? (ssize_t)(w->most - w->said) : n;
	w->said += (uint64_t)n;
	if (w->anew)
		document_changed(w->document);
	w->anew = false;
	if (!wire_reader_feed(w->wire, bytes, (size_t)n, &error))
		end(w, error.text);
	else if (wire_reader_is_done(w->wire))
		end(w, NULL);
	else if (much)
		end(w, "the reader said too much: the document is cut short");
}

/* ---- the watch ---- */

/* What the child is at, to be shown until the watch looks again: a number that runs would draw the eye. */
static void
note_progress(struct worker *w)
{
	enum sink_pass pass = PASS_LINES;

	if (!w->own_text || w->size <= w->from)
		return;
	while (pass < PASS_QUOTES && document_known(w->document, pass) >= w->size)
		pass++;
	uint64_t known = document_known(w->document, pass);
	known = known > w->from ? known - w->from : 0;
	double share = (double)known / (double)(w->size - w->from);
	w->progress = (struct worker_progress){ (int)(share * 100), pass };
}

static void
looked(void *context, const char *problem)
{
	struct worker *w = context;
	struct error error;

	note_progress(w);
	if (!problem)
		return;
	error_set(&error, "the reader %s: the document is cut short", problem);
	end(w, error.text);
}

/* ---- the start ---- */

static uint64_t
size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && st.st_size > 0 ? (uint64_t)st.st_size : 0;
}

/*
 * How much it may say. It keeps its text to a limit itself (read/packed); what it says about each byte is seldom more than the
 * byte.
 */
static uint64_t
words_of(const struct worker *w)
{
	const uint64_t about = 4;
	uint64_t limit = packed_limit(w->siblings_size + size_of(w->fd));

	if (w->limits.said)
		return w->limits.said;
	return limit > UINT64_MAX / about ? UINT64_MAX : limit * about;
}

/* The command line that is made of a task. */
struct command {
	const char *argv[32];
	size_t n;
	char numbers[8][24];
	size_t number_count;
};

static void
add(struct command *c, const char *option, const char *value)
{
	if (!value)
		return;
	c->argv[c->n++] = option;
	c->argv[c->n++] = value;
}

static void
add_number(struct command *c, const char *option, uint64_t value)
{
	char *number = c->numbers[c->number_count++];

	snprintf(number, sizeof c->numbers[0], "%" PRIu64, value);
	add(c, option, number);
}

static bool
spawn(struct worker *w, const struct worker_task *task, int theirs, int growth, struct error *error)
{
	struct child_fd fds[3 + SIBLINGS_MOST] = { { task->fd, 0 }, { theirs, 1 } };
	struct command c = { .argv = { "diple-read", "--wire" }, .n = 2 };
	int fd_count = 2;

	add(&c, "--name", task->name);
	add_number(&c, "--size", task->own_text || task->grows ? task->size : UINT64_MAX);
	add(&c, "--encoding", task->hints.encoding);
	add(&c, "--type", task->hints.type);
	if (task->from) {
		add_number(&c, "--from", task->from);
		add_number(&c, "--line", task->line);
	}
	if (task->sibling_count)
		add_number(&c, "--siblings", task->sibling_count);
	for (size_t i = 0; i < task->sibling_count; i++, fd_count++)
		fds[fd_count] = (struct child_fd){ task->siblings[i], fd_count + 1 };
	if (growth >= 0) {
		add_number(&c, "--growth", (uint64_t)fd_count + 1);
		fds[fd_count] = (struct child_fd){ growth, fd_count + 1 };
		fd_count++;
	}
	w->child = child_start(w->loop, task->program, c.argv, fds, (size_t)fd_count, child_ended,
	                       w, error);
	return w->child != NULL;
}

struct worker *
worker_start(struct loop *loop, const struct worker_task *task,
             void (*ended)(void *context, const char *problem), void *context, struct error *error)
{
	struct worker *w = memory_zero(1, sizeof *w);
	int theirs, growth = -1;

	w->loop = loop;
	w->growth = -1;
	w->document = task->document;
	w->own_text = task->own_text;
	w->anew = task->anew;
	w->from = task->from;
	w->size = task->size;
	w->fd = task->fd;
	w->limits = task->limits;
	for (size_t i = 0; i < task->sibling_count; i++)
		w->siblings_size += size_of(task->siblings[i]);
	w->most = words_of(w);
	w->ended = ended;
	w->context = context;
	w->progress.percent = -1;
	if (!child_pair(&w->socket, &theirs, error)) {
		free(w);
		return NULL;
	}
	loop_watch(loop, w->socket, records_came, w);
	w->wire = wire_reader_new(document_sink(w->document), w->own_text ? w->size : 0);
	bool good = (!task->grows || child_pair(&w->growth, &growth, error)) &&
	            spawn(w, task, theirs, growth, error);
	close(theirs);
	if (growth >= 0)
		close(growth);
	if (good) {
		w->watch = watch_new(loop, w->child, &task->limits, looked, w);
		return w;
	}
	worker_free(w);
	return NULL;
}

/* ---- files that grow ---- */

void
worker_grew(struct worker *w)
{
	uint64_t most = words_of(w);

	w->most = most > w->most ? most : w->most;
	/* One that was not read yet says the same; and that it has died will be heard. */
	if (w->growth >= 0)
		(void)!send(w->growth, "", 1, MSG_NOSIGNAL);
}

void
worker_grown(struct worker *w)
{
	if (w->growth >= 0)
		close(w->growth);
	w->growth = -1;
}

struct worker_progress
worker_progress(const struct worker *w)
{
	return w->progress;
}
