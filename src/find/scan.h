#ifndef FIND_SCAN_H
#define FIND_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"
#include "find/pattern.h"

/*
 * The matches that start in one stretch of the document, found anew each time: the same stretch of the same document
 * always gives the same ones.
 */
struct scan;

/* Borrows both. */
struct scan *scan_new(struct document *document, struct pattern *pattern);
void scan_free(struct scan *scan);

/* The document's text has changed. What was found is found no more. */
void scan_forget(struct scan *scan);

/* How many bytes a match may have at most. */
size_t scan_reach(struct pattern *pattern);

/* Begins with the stretch, which has at most SCAN_MAX bytes. */
enum { SCAN_MAX = 16 * 1024 * 1024 };
void scan_start(struct scan *scan, struct range stretch);

/* Goes on until the stretch is done (true) or clock_us() is past the deadline, but for one small step at least. */
bool scan_run(struct scan *scan, int64_t deadline_us);

/* What was found so far, in order; valid until scan_start. */
const struct range *scan_matches(const struct scan *scan, size_t *count);

/* True when a match limit was hit: some may be missing. */
bool scan_limited(const struct scan *scan);

#endif
