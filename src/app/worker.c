/*
 * The child is never trusted and never waited for: its records are taken as they come, a timer watches its processor time and
 * its memory, and whatever goes wrong with it is a sentence for whoever started it.
 */
#include "app/worker.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "doc/wire.h"
#include "loop/child.h"

enum { PIECE = 64 * 1024, WATCH_MS = 1000, PROGRESS_MS = 200 };

static const int64_t memory_most = (int64_t)3 << 30; /* bytes that it may use */

struct worker {
	struct loop *loop;
	struct document *document;
	bool own_text;
	bool anew; /* still to be done */
	uint64_t from, size;
	int64_t stall_ms;
	void (*ended)(void *context, const char *problem);
	void *context;

	struct child *child;
	struct wire_reader *wire;
	int socket; /* -1: closed */
	int timer;
	int64_t cpu_ms;                  /* when the last record came */
	bool heard;                      /* something came since the timer looked */
	struct worker_progress progress; /* when the timer looked */
};

/* Closes everything but the worker itself. */
static void
stop(struct worker *w)
{
	if (w->timer)
		loop_cancel(w->loop, w->timer);
	w->timer = 0;
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
	w->heard = true;
	if (n <= 0) {
		end(w, "the reader ended early: the document is cut short");
		return;
	}
	if (w->anew)
		document_changed(w->document);
	w->anew = false;
	if (!wire_reader_feed(w->wire, bytes, (size_t)n, &error))
		end(w, error.text);
	else if (wire_reader_is_done(w->wire))
		end(w, NULL);
}

/* ---- the watch ---- */

static void look_at_child(void *context);

static void
watch(struct worker *w, int64_t after_ms)
{
	w->timer = loop_timer(w->loop, after_ms < w->stall_ms ? after_ms : w->stall_ms,
	                      look_at_child, w);
}

/* What the child is at, to be shown until the timer looks again: a number that runs would draw the eye. */
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

/* Computing without a word, or taking too much memory, is what a reader is stopped for. */
static void
look_at_child(void *context)
{
	struct worker *w = context;
	int64_t cpu_ms = child_cpu_ms(w->child);

	watch(w, WATCH_MS);
	note_progress(w);
	if (w->heard || cpu_ms < 0)
		w->cpu_ms = cpu_ms;
	w->heard = false;
	if (cpu_ms - w->cpu_ms >= w->stall_ms)
		end(w, "the reader took too long: the document is cut short");
	else if (child_memory(w->child) > memory_most)
		end(w, "the reader took too much memory: the document is cut short");
}

/* ---- the start ---- */

static bool
spawn(struct worker *w, const struct worker_task *task, int theirs, struct error *error)
{
	char size[32], from[32], line[32];
	const char *argv[16] = { "diple-read", "--wire", "--name", task->name, "--size", size };
	size_t n = 6;

	snprintf(size, sizeof size, "%" PRIu64, task->own_text ? task->size : UINT64_MAX);
	if (task->encoding) {
		argv[n++] = "--encoding";
		argv[n++] = task->encoding;
	}
	if (task->from) {
		snprintf(from, sizeof from, "%" PRIu64, task->from);
		snprintf(line, sizeof line, "%" PRIu64, task->line);
		argv[n++] = "--from";
		argv[n++] = from;
		argv[n++] = "--line";
		argv[n++] = line;
	}
	struct child_fd fds[] = { { task->fd, 0 }, { theirs, 1 } };
	w->child = child_start(w->loop, task->program, argv, fds, 2, child_ended, w, error);
	return w->child != NULL;
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
	w->stall_ms = task->stall_ms;
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
		watch(w, PROGRESS_MS);
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
