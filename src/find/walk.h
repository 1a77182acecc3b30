#ifndef FIND_WALK_H
#define FIND_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"
#include "find/matches.h"
#include "find/regex.h"

/*
 * A regular expression walks through the blocks of a stretch, each from its start.
 */
struct walk;

/* A match has at most this many bytes. */
enum { WALK_REACH = 48 * 1024 };

/* Borrows both. */
struct walk *walk_new(struct document *document, struct regex *regex);
void walk_free(struct walk *walk);

/* The text has changed. */
void walk_forget(struct walk *walk);

/* Begins with the matches that start in the stretch; they are added to the list, which is borrowed. */
void walk_start(struct walk *walk, struct range stretch, struct matches *matches);

/* Goes on until the stretch is done (true) or clock_us() is past the deadline, but for one small step at least. */
bool walk_run(struct walk *walk, int64_t deadline_us);

/* True when a match limit was hit: some may be missing. */
bool walk_limited(const struct walk *walk);

#endif
