#ifndef APP_WATCH_H
#define APP_WATCH_H

#include <stdint.h>

#include "loop/child.h"
#include "loop/loop.h"

/*
 * An eye on a child that reads what somebody else wrote: it may compute for as long as it says something now and then, and
 * hold so much memory. Looks once a second.
 */
struct watch;

/*
 * Everything stays the caller's. stall_ms: processor time without a word that is too much. looked is called after each
 * look, the first time after 200 ms: problem is NULL, or why the child should be stopped ("took too long"); watch_free may be called there.
 */
struct watch *watch_new(struct loop *loop, struct child *child, int64_t stall_ms,
                        void (*looked)(void *context, const char *problem), void *context);
void watch_free(struct watch *watch);

/* The child said something. */
void watch_heard(struct watch *watch);

#endif
