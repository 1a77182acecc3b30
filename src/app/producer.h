#ifndef APP_PRODUCER_H
#define APP_PRODUCER_H

#include <stdint.h>

#include "app/watch.h"
#include "base/error.h"
#include "loop/loop.h"

/*
 * A process whose output is read instead of a file: one that unpacks it (diple-read, sealed, in another mode), or a program
 * of the system that makes text of it.
 */
struct producer;

struct producer_task {
	const char *program;
	const char *const *argv;
	const char *what;     /* "the unpacking", or a program's name: for sentences */
	int fd;               /* a file that it gets as descriptor 0; -1: nothing */
	uint64_t limit;       /* bytes that are taken of it */
	const char *too_much; /* a sentence for when there are more */
	struct watch_limits limits;
	/*
	 * A sentence for an exit code, -1 for any other end; NULL when all is well. Without this function it is a program that nobody here
	 * knows: all that it starts ends with it, and what it says on its standard error is told.
	 */
	const char *(*sentence)(int code);
};

/*
 * Starts it. What task points to stays the caller's and may be gone at once; so does *out, where the bytes come. ended is called
 * once from the loop when it has ended, maybe before the last bytes were read: problem is NULL, or a sentence for a note.
 * producer_free may be called there. NULL with a sentence when it cannot be started.
 */
struct producer *producer_start(struct loop *loop, const struct producer_task *task, int *out,
                                void (*ended)(void *context, const char *problem), void *context,
                                struct error *error);

/* Stops it at once if it still works. */
void producer_free(struct producer *producer);

/* Bytes have come. */
void producer_heard(struct producer *producer);

/* What a program that nobody here knows has said though all went well: a sentence, until producer_free; NULL for nothing. */
const char *producer_remark(const struct producer *producer);

#endif
