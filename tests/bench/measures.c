/*
 * The table of measures, in the order in which they are printed. trials.c takes the samples.
 */
#include "tests/bench/measures.h"

enum { MEDIAN = 50, HIGH = 95 };

/* What is asked of each large text. */
#define MOTIONS(input) \
	{ input, QUANTITY_PAGE, "page down", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_PAGE, "page down, p95", UNIT_MS, HIGH }, \
		{ input, QUANTITY_PAGE_BYTES, "page down, sent", UNIT_BYTES, MEDIAN }, \
		{ input, QUANTITY_LINE, "line down", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_LINE, "line down, p95", UNIT_MS, HIGH }, \
		{ input, QUANTITY_LINE_BYTES, "line down, sent", UNIT_BYTES, MEDIAN }, \
		{ input, QUANTITY_END, "to the end", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_END_KEY, "the key after it", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_HALF, "to 50 %", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_HALF_KEY, "the key after it", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_RESIZE, "100 to 60 columns and back", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_FLOOD, "200 page-downs at once", UNIT_MS, MEDIAN }, \
	{ \
		input, QUANTITY_FLOOD_BYTES, "200 page-downs, sent", UNIT_BYTES, MEDIAN \
	}

#define SEARCHES(input) \
	{ input, QUANTITY_EXACT, "late needle, exact", UNIT_MS, MEDIAN }, \
		{ input, QUANTITY_FOLDED, "late needle, case folded", UNIT_MS, MEDIAN }, \
	{ \
		input, QUANTITY_REGEX, "late needle, expression", UNIT_MS, MEDIAN \
	}

static const struct measure measures[] = {
	{ INPUT_SMALL, QUANTITY_FRAME, "first screen", UNIT_MS, MEDIAN },
	{ INPUT_MIDDLE, QUANTITY_FRAME, "first screen", UNIT_MS, MEDIAN },
	{ INPUT_LARGE, QUANTITY_FRAME, "first screen", UNIT_MS, MEDIAN },
	{ INPUT_LOG, QUANTITY_FRAME, "first screen", UNIT_MS, MEDIAN },
	{ INPUT_LINE, QUANTITY_FRAME, "first screen", UNIT_MS, MEDIAN },
	{ INPUT_MIXED, QUANTITY_FRAME, "first screen", UNIT_MS, MEDIAN },
	{ INPUT_MIDDLE, QUANTITY_START_CALLS, "system calls to start", UNIT_CALLS, MEDIAN },
	{ INPUT_MIDDLE, QUANTITY_IDLE_CALLS, "system calls at rest", UNIT_CALLS, MEDIAN },
	MOTIONS(INPUT_MIDDLE),
	MOTIONS(INPUT_LARGE),
	MOTIONS(INPUT_LOG),
	MOTIONS(INPUT_LINE),
	MOTIONS(INPUT_MIXED),
	SEARCHES(INPUT_LARGE),
	{ INPUT_LARGE, QUANTITY_COUNTED, "all matches counted", UNIT_MS, MEDIAN },
	{ INPUT_LARGE, QUANTITY_NEXT, "the next match", UNIT_MS, MEDIAN },
	{ INPUT_LARGE, QUANTITY_BEFORE, "the match before", UNIT_MS, MEDIAN },
	{ INPUT_LARGE, QUANTITY_BUSY_KEY, "a key during a search, p95", UNIT_MS, HIGH },
	SEARCHES(INPUT_LOG),
	SEARCHES(INPUT_LINE),
	SEARCHES(INPUT_MIXED),
	{ INPUT_MIXED, QUANTITY_FOLDED, "case folded search", UNIT_RATE, MEDIAN },
	{ INPUT_LARGE, QUANTITY_PIPE_FRAME, "first screen from a pipe", UNIT_MS, MEDIAN },
	{ INPUT_LARGE, QUANTITY_PIPE_END, "last screen from a pipe", UNIT_MS, MEDIAN },
	{ INPUT_LARGE, QUANTITY_PIPE_MEMORY, "memory then", UNIT_MIB, MEDIAN },
	{ INPUT_LARGE, QUANTITY_FRAME_MEMORY, "memory at the first screen", UNIT_MIB, MEDIAN },
	{ INPUT_LINE, QUANTITY_FRAME_MEMORY, "memory at the first screen", UNIT_MIB, MEDIAN },
	{ INPUT_LARGE, QUANTITY_REST, "until all is known", UNIT_MS, MEDIAN },
	{ INPUT_LARGE, QUANTITY_REST_MEMORY, "memory then", UNIT_MIB, MEDIAN },
	{ INPUT_LINE, QUANTITY_REST_MEMORY, "memory when all is known", UNIT_MIB, MEDIAN },
	{ INPUT_LARGE, QUANTITY_SCAN_LINES, "scan: lines", UNIT_RATE, MEDIAN },
	{ INPUT_LARGE, QUANTITY_SCAN_SECTIONS, "scan: sections", UNIT_RATE, MEDIAN },
	{ INPUT_LARGE, QUANTITY_SCAN_QUOTES, "scan: quotations", UNIT_RATE, MEDIAN },
};

size_t
measure_count(void)
{
	return sizeof measures / sizeof *measures;
}

const struct measure *
measure_at(size_t i)
{
	return &measures[i];
}

const char *
unit_name(enum unit unit)
{
	static const char *const names[] = { [UNIT_MS] = "ms",
		                             [UNIT_BYTES] = "bytes",
		                             [UNIT_MIB] = "MiB",
		                             [UNIT_CALLS] = "calls",
		                             [UNIT_RATE] = "MB/s" };

	return names[unit];
}
