#ifndef APP_SPOOL_H
#define APP_SPOOL_H

#include <stdbool.h>
#include <stdint.h>

#include "app/producer.h"
#include "base/error.h"
#include "loop/loop.h"

/*
 * A pipe, a FIFO, a device, or what a process makes of a file: the loop copies it, as it comes, into a file that has no
 * name. The document's text is that file.
 */
struct spool;

/*
 * Takes the descriptor, which may block: it is read only when there is something. grew is called from the loop after the first
 * bytes, then at most ten times a second, and once more when everything has come (spool_is_done) or the spool had
 * to give up (spool_problem). NULL with a sentence when no file can be made; the descriptor is closed then too.
 */
struct spool *spool_open(struct loop *loop, int fd, void (*grew)(void *context), void *context,
                         struct error *error);

/* The same with what a process says (app/producer). The task's descriptor is taken too. */
struct spool *spool_produce(struct loop *loop, const struct producer_task *task,
                            void (*grew)(void *context), void *context, struct error *error);

/* Also from grew, once it is done. */
void spool_free(struct spool *spool);

int spool_file(const struct spool *spool);      /* the file's descriptor, still the spool's */
uint64_t spool_size(const struct spool *spool); /* bytes so far */
bool spool_is_done(const struct spool *spool);

/* Why it ended early, a sentence for a note; NULL while nothing went wrong. */
const char *spool_problem(const struct spool *spool);

/* What the program whose output it is has said though nothing went wrong; NULL for nothing. */
const char *spool_remark(const struct spool *spool);

#endif
