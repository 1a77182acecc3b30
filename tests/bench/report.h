#ifndef TESTS_BENCH_REPORT_H
#define TESTS_BENCH_REPORT_H

#include <stdio.h>

#include "tests/bench/samples.h"

/*
 * The printed table: a row for each measure, or only for those of which there is a sample; a
 * column for each program with a screen; ratios of ours to the best of the others.
 */
void report_print(const struct samples *samples, bool all, FILE *to);

#endif
