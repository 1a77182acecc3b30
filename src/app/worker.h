#ifndef APP_WORKER_H
#define APP_WORKER_H

#include <stdbool.h>
#include <stdint.h>

#include "app/watch.h"
#include "base/error.h"
#include "doc/document.h"
#include "doc/sink.h"
#include "loop/loop.h"
#include "read/source.h"

/*
 * A reader process, and what comes from it: records that are checked and given to a document. One that sends what it may not,
 * computes without end or takes too much memory is stopped.
 */
struct worker;

/* What it is to do. Everything is borrowed, the strings until worker_start returns, the rest until worker_free. */
struct worker_task {
	const char *program; /* diple-read */
	const char *name;    /* of the document */
	struct source_hints hints;
	int fd;              /* a regular file */
	const int *siblings; /* further files of the document */
	size_t sibling_count;
	bool own_text; /* the document's text is that file; otherwise it is delivered */
	/* Bytes of an own text that are looked at; of a file that grows, those that told what it is. */
	uint64_t size;
	uint64_t from,
		line; /* where a scan of an own text goes on, and the line there; 0: the whole of it */
	bool grows; /* a file that is delivered: worker_grew and worker_grown will be called */
	bool anew;  /* what the document knows is dropped when the first records come */
	struct watch_limits limits;
	struct document *document;
};

/*
 * Starts it. ended is called once from the loop when nothing more comes: problem is NULL when everything was said, else a
 * sentence for a note. worker_free may be called there, and at any other time. NULL with a sentence when it cannot be started.
 */
struct worker *worker_start(struct loop *loop, const struct worker_task *task,
                            void (*ended)(void *context, const char *problem), void *context,
                            struct error *error);

/* The file of a worker whose task was to read one that grows has grown; and has grown for the last time. */
void worker_grew(struct worker *worker);
void worker_grown(struct worker *worker);

/* Stops it at once if it still works. */
void worker_free(struct worker *worker);

/* What is being done and how much of it is, as it was told last. */
struct worker_progress {
	int percent; /* -1: not for long enough to be told (200 ms), or there is no knowing */
	enum sink_pass pass;
};

/* Changes once a second at most. */
struct worker_progress worker_progress(const struct worker *worker);

#endif
