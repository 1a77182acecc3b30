#ifndef TESTS_BENCH_SAMPLES_H
#define TESTS_BENCH_SAMPLES_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/bench/measures.h"

/*
 * What was measured, by input, quantity and program. A measurement that failed is a sample too: it counts as slower than
 * every other one, so a percentile that falls on it is a word and no number.
 */
struct samples;

struct samples *samples_new(size_t programs);
void samples_free(struct samples *samples);

/* Where a sample belongs. */
struct samples_key {
	enum input input;
	enum quantity quantity;
	size_t program;
};

void samples_add(struct samples *samples, struct samples_key key, double value);
void samples_fail(struct samples *samples, struct samples_key key,
                  const char *word); /* the word lives on */

/* True when one has failed: it need not be tried again. */
bool samples_failed(const struct samples *samples, struct samples_key key);

struct figure {
	size_t count; /* of samples, failed ones too; 0: not measured */
	double value;
	const char *word; /* why there is no value; NULL: there is one */
};

/* The smallest sample that at least so many per cent of them do not exceed. */
struct figure samples_percentile(const struct samples *samples, struct samples_key key,
                                 int percent);

#endif
