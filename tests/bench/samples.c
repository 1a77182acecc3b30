/*
 * A sorted array of numbers for each input, quantity and program; failures are counted at its end.
 */
#include "tests/bench/samples.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct series {
	double *values; /* ascending */
	size_t count, capacity, failed;
	const char *word; /* of the first failure */
};

struct samples {
	size_t programs;
	struct series *series;
};

enum { SERIES_A_PROGRAM = (int)INPUT_COUNT * (int)QUANTITY_COUNT };

struct samples *
samples_new(size_t programs)
{
	struct samples *samples = memory_zero(1, sizeof *samples);

	samples->programs = programs;
	samples->series = memory_zero(programs * SERIES_A_PROGRAM, sizeof *samples->series);
	return samples;
}

void
samples_free(struct samples *samples)
{
	if (!samples)
		return;
	for (size_t i = 0; i < samples->programs * SERIES_A_PROGRAM; i++)
		free(samples->series[i].values);
	free(samples->series);
	free(samples);
}

static struct series *
find_series(const struct samples *samples, struct samples_key key)
{
	size_t at = (key.program * INPUT_COUNT + key.input) * QUANTITY_COUNT + key.quantity;

	return &samples->series[at];
}

void
samples_add(struct samples *samples, struct samples_key key, double value)
{
	struct series *series = find_series(samples, key);
	size_t at = series->count;

	series->values = memory_grow(series->values, &series->capacity, series->count + 1,
	                             sizeof *series->values);
	while (at > 0 && series->values[at - 1] > value)
		at--;
	memmove(series->values + at + 1, series->values + at,
	        (series->count - at) * sizeof *series->values);
	series->values[at] = value;
	series->count++;
}

void
samples_fail(struct samples *samples, struct samples_key key, const char *word)
{
	struct series *series = find_series(samples, key);

	if (series->failed++ == 0)
		series->word = word;
}

bool
samples_failed(const struct samples *samples, struct samples_key key)
{
	return find_series(samples, key)->failed > 0;
}

struct figure
samples_percentile(const struct samples *samples, struct samples_key key, int percent)
{
	const struct series *series = find_series(samples, key);
	size_t count = series->count + series->failed;
	size_t rank = (count * (size_t)percent + 99) / 100;
	size_t at = rank ? rank - 1 : 0;

	if (count == 0)
		return (struct figure){ 0 };
	if (at >= series->count)
		return (struct figure){ .count = count, .word = series->word };
	return (struct figure){ .count = count, .value = series->values[at] };
}
