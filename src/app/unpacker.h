#ifndef APP_UNPACKER_H
#define APP_UNPACKER_H

#include <stdint.h>

#include "app/watch.h"
#include "base/error.h"
#include "loop/loop.h"

/*
 * A process that unpacks a compressed file: diple-read, sealed, in another mode. What comes out comes through a pipe.
 */
struct unpacker;

/*
 * Starts it on a regular file, which stays the caller's and may be closed at once; so does *out, where the bytes come. ended is called once from the loop when it has ended, maybe before
 * the last bytes were read: problem is NULL, or a sentence for a note. unpacker_free may be called there. NULL with a
 * sentence when it cannot be started.
 */
struct unpacker *unpacker_start(struct loop *loop, const char *program, int fd,
                                const struct watch_limits *limits, int *out,
                                void (*ended)(void *context, const char *problem), void *context,
                                struct error *error);

/* Stops it at once if it still works. */
void unpacker_free(struct unpacker *unpacker);

/* Bytes have come. */
void unpacker_heard(struct unpacker *unpacker);

#endif
