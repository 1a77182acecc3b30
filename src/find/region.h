#ifndef FIND_REGION_H
#define FIND_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/range.h"
#include "doc/document.h"
#include "find/units.h"

/*
 * A copy of a part of the document's text, with what is hidden in it once that is known. Places in it are offsets from
 * its base. Initialise with {0}.
 */
struct region {
	struct document *document;
	uint64_t base;
	struct buffer bytes; /* at least FILTER_SLACK zeros follow the last one */
	bool at_end;         /* the text ends with it */

	bool hidden_known;
	struct range *hidden; /* offsets; those that meet the region */
	size_t hidden_count, hidden_capacity;

	struct units units; /* of the last region_fold */
};

void region_clear(struct region *region);

/* Reads the range. Hidden ranges are known at once unless that would cost reading the text (an analyst's document). */
void region_read(struct region *region, struct document *document, struct range range);

/* Asks for the hidden ranges if they are not known. */
void region_hide(struct region *region);

/* True when something between the places is known to be hidden. */
bool region_hides(const struct region *region, size_t from, size_t to);

/* Folds from (the start of a code point) to to; what is known to be hidden is left out. */
void region_fold(struct region *region, enum fold_rule rule, size_t from, size_t to);

/* The start of the code point before at, or after the one that starts at at; what is known to be hidden is stepped over. */
size_t region_back(const struct region *region, size_t at);
size_t region_on(const struct region *region, size_t at);

/* The start of the code point in which a place lies, in the region and in a text; a byte that is no UTF-8 is its own start. */
size_t region_code_point(const struct region *region, size_t at);
uint64_t region_code_point_of(struct text *text, uint64_t pos);

#endif
