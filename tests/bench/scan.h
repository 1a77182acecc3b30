#ifndef TESTS_BENCH_SCAN_H
#define TESTS_BENCH_SCAN_H

/* The reader process run on a file without the program, and what each pass of it takes. */

enum scan_thing {
	SCAN_LINES,
	SCAN_SECTIONS,
	SCAN_QUOTES,
	SCAN_COUNT,
};

/* The milliseconds of each pass; -1 for one that was not complete in time, or whose records are not right. */
void scan_run(const char *program, const char *file, int patience_ms, double ms[SCAN_COUNT]);

#endif
