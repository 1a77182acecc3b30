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

struct watch_limits {
	int64_t stall_ms;   /* processor time without a word; 0: 30 s */
	int64_t silence_ms; /* any time without a word; 0: as long as it likes */
	int64_t memory;     /* bytes; 0: 2 GiB */
	uint64_t said;      /* bytes, of who hears it; 0: by the size of what is read */
};

/*
 * Everything stays the caller's; the limits are copied. looked is called after each look, the first time after 200 ms: problem is NULL, or why the child should be stopped ("took too long"); watch_free may be called there.
 */
struct watch *watch_new(struct loop *loop, struct child *child, const struct watch_limits *limits,
                        void (*looked)(void *context, const char *problem), void *context);
void watch_free(struct watch *watch);

/* The child said something. */
void watch_heard(struct watch *watch);

#endif
