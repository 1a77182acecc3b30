/*
 * The child is never trusted and never waited for: its records are taken as they come, a timer watches its processor time and
 * its memory, and whatever goes wrong with it is a sentence for whoever started it.
 */
#include "app/worker.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
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
	uint64_t left; /* bytes that it may still say */
	void (*ended)(void *context, const char *problem);
	void *context;

	struct child *child;
	struct wire_reader *wire;
	int socket; /* -1: closed */
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
	bool much = (uint64_t)n > w->left;
	n = much ? (ssize_t)w->left : n;
	w->left -= (uint64_t)n;
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

static bool
spawn(struct worker *w, const struct worker_task *task, int theirs, struct error *error)
{
	char size[32], from[32], line[32], siblings[32];
	struct child_fd fds[2 + SIBLINGS_MOST] = { { task->fd, 0 }, { theirs, 1 } };
	const char *argv[16] = { "diple-read", "--wire", "--name", task->name, "--size", size };
	size_t n = 6;

	snprintf(size, sizeof size, "%" PRIu64, task->own_text ? task->size : UINT64_MAX);
	if (task->hints.encoding) {
		argv[n++] = "--encoding";
		argv[n++] = task->hints.encoding;
	}
	if (task->hints.type) {
		argv[n++] = "--type";
		argv[n++] = task->hints.type;
	}
	if (task->from) {
		snprintf(from, sizeof from, "%" PRIu64, task->from);
		snprintf(line, sizeof line, "%" PRIu64, task->line);
		argv[n++] = "--from";
		argv[n++] = from;
		argv[n++] = "--line";
		argv[n++] = line;
	}
	if (task->sibling_count) {
		snprintf(siblings, sizeof siblings, "%zu", task->sibling_count);
		argv[n++] = "--siblings";
		argv[n++] = siblings;
	}
	for (size_t i = 0; i < task->sibling_count; i++)
		fds[2 + i] = (struct child_fd){ task->siblings[i], 3 + (int)i };
	w->child = child_start(w->loop, task->program, argv, fds, 2 + task->sibling_count,
	                       child_ended, w, error);
	return w->child != NULL;
}

/*
 * How much it may say. It keeps its text to a limit itself (read/packed); what it says about each byte is seldom more than the
 * byte.
 */
static uint64_t
words_of(const struct worker_task *task)
{
	const uint64_t about = 4;
	uint64_t size = size_of(task->fd);

	for (size_t i = 0; i < task->sibling_count; i++)
		size += size_of(task->siblings[i]);
	uint64_t limit = packed_limit(size);
	if (task->limits.said)
		return task->limits.said;
	return limit > UINT64_MAX / about ? UINT64_MAX : limit * about;
}

struct worker *
worker_start(struct loop *loop, const struct worker_task *task,
             void (*ended)(void *context, const char *problem), void *context, struct error *error)
{
	struct worker *w = memory_zero(1, sizeof *w);
	int theirs;

	w->loop = loop;
	w->document = task->document;
	w->own_text = task->own_text;
	w->anew = task->anew;
	w->from = task->from;
	w->size = task->size;
	w->left = words_of(task);
	w->ended = ended;
	w->context = context;
	w->progress.percent = -1;
	if (!child_pair(&w->socket, &theirs, error)) {
		free(w);
		return NULL;
	}
	loop_watch(loop, w->socket, records_came, w);
	w->wire = wire_reader_new(document_sink(w->document), w->own_text ? w->size : 0);
	bool good = spawn(w, task, theirs, error);
	close(theirs);
	if (good) {
		w->watch = watch_new(loop, w->child, &task->limits, looked, w);
		return w;
	}
	worker_free(w);
	return NULL;
}

struct worker_progress
worker_progress(const struct worker *w)
{
	return w->progress;
}
