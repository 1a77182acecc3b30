#ifndef TESTS_BENCH_TRIALS_H
#define TESTS_BENCH_TRIALS_H

#include "tests/bench/samples.h"

/* How much is measured. */
struct plan {
	int keys;            /* samples of each motion in a trial */
	int patience_ms;     /* for one answer */
	int rest_ms;         /* for everything that a program does of itself */
	int still_ms;        /* without processor time: it has done all */
	int idle_ms;         /* how long system calls at rest are counted */
	const char *home;    /* HOME of the programs */
	const char *scanner; /* this build's diple-read */
};

/* One program is run on one input, once, and asked for a few quantities. */
struct trial {
	const char *name;
	enum input input;
	void (*run)(const struct trial *trial, const struct plan *plan, size_t program,
	            struct samples *samples);
	int variant;
};

size_t trial_count(void);
const struct trial *trial_at(size_t i);

#endif
