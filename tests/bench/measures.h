#ifndef TESTS_BENCH_MEASURES_H
#define TESTS_BENCH_MEASURES_H

#include <stddef.h>

#include "tests/bench/inputs.h"

/* What is measured. One row of the printed table is an input, a quantity and a percentile of its samples. */

enum quantity {
	QUANTITY_FRAME, /* from the start to the first screen */
	QUANTITY_FRAME_MEMORY,
	QUANTITY_PAGE,
	QUANTITY_PAGE_BYTES,
	QUANTITY_LINE,
	QUANTITY_LINE_BYTES,
	QUANTITY_END,      /* to the last screen */
	QUANTITY_END_KEY,  /* the key after it */
	QUANTITY_HALF,     /* to 50 % */
	QUANTITY_HALF_KEY, /* the key after it */
	QUANTITY_RESIZE,   /* to 60 columns and back, each */
	QUANTITY_FLOOD,    /* 200 page-downs at once */
	QUANTITY_FLOOD_BYTES,
	QUANTITY_EXACT, /* a late needle, until its screen stands */
	QUANTITY_FOLDED,
	QUANTITY_REGEX,
	QUANTITY_COUNTED, /* all matches, of which there are a thousand */
	QUANTITY_NEXT,    /* a thousandth of the text away */
	QUANTITY_BEFORE,
	QUANTITY_BUSY_KEY,   /* pressed during a search */
	QUANTITY_PIPE_FRAME, /* as the first screen, from a pipe */
	QUANTITY_PIPE_END,   /* from the start until the last screen */
	QUANTITY_PIPE_MEMORY,
	QUANTITY_REST, /* from the start until no processor time is used */
	QUANTITY_REST_MEMORY,
	QUANTITY_START_CALLS, /* system calls until the first screen */
	QUANTITY_IDLE_CALLS,  /* system calls while nobody does anything */
	QUANTITY_SCAN_LINES,  /* the reader process alone, until it has told all of them */
	QUANTITY_SCAN_SECTIONS,
	QUANTITY_SCAN_QUOTES,
	QUANTITY_COUNT,
};

enum unit {
	UNIT_MS,
	UNIT_BYTES,
	UNIT_MIB,
	UNIT_CALLS,
	UNIT_RATE, /* MB/s: the input's size over the time in ms that is sampled; more is better */
};

struct measure {
	enum input input;
	enum quantity quantity;
	const char *name;
	enum unit unit;
	int percentile;
};

size_t measure_count(void);
const struct measure *measure_at(size_t i);
const char *unit_name(enum unit unit);

#endif
