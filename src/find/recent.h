#ifndef FIND_RECENT_H
#define FIND_RECENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "find/matches.h"

/*
 * What the last few scans found, because what is drawn is asked for again and again. Initialise with {0}.
 */
enum { RECENT_COUNT = 8 };

struct recent {
	struct recent_stretch {
		size_t stretch;
		uint64_t used; /* the tick of the last use; 0: empty */
		struct matches matches;
	} items[RECENT_COUNT];
	uint64_t tick;
};

void recent_clear(struct recent *recent);

/* The matches of a stretch, or NULL. Valid until the next call. */
const struct matches *recent_find(struct recent *recent, size_t stretch);

/* Copies what was found, in place of what was not used for longest. */
const struct matches *recent_keep(struct recent *recent, size_t stretch,
                                  const struct range *matches, size_t count);

/* Forgets the stretches from one on. */
void recent_forget(struct recent *recent, size_t from);

#endif
