#ifndef TESTS_BENCH_INPUTS_H
#define TESTS_BENCH_INPUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "tests/bench/corpus.h"

/* The files that are measured with. They are made once and kept in a folder outside the source tree. */
enum input {
	INPUT_SMALL,  /* prose of 10 KiB */
	INPUT_MIDDLE, /* prose of 1 MiB */
	INPUT_LARGE,  /* prose of 1 GiB, as the next three divided by the scale */
	INPUT_LOG,    /* 1 GiB */
	INPUT_LINE,   /* 256 MiB */
	INPUT_MIXED,  /* 256 MiB */
	INPUT_COUNT,
};

/*
 * Makes those that are not in the folder yet, and says so on standard error. False with a sentence when there is no room for
 * them: nothing was begun then.
 */
bool inputs_prepare(const char *folder, uint64_t scale, struct error *error);

const char *input_path(enum input input);
const char *input_name(enum input input); /* "prose 1 GiB" */
uint64_t input_size(enum input input);

/* Reads all of it, so that it is in the page cache. What was read a minute ago may be there no more. */
void input_warm(enum input input);

#endif
