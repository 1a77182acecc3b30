#ifndef TESTS_BENCH_SESSION_H
#define TESTS_BENCH_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/bench/processes.h"

/*
 * A program in a terminal whose answers are timed. A time goes from the key (or the start, or the resize) to the moment
 * at which the bytes were read here; the emulator, which knows what the screen shows, runs after that. Every wait is bounded.
 */
struct session;

struct session_options {
	char *const *argv;
	const char *
		feed; /* a file that comes through a pipe on standard input; NULL: the terminal is there */
	const char *home; /* the program's HOME */
	int cols, rows;
	bool counted; /* count system calls, which makes everything slower */
};

/* What to wait for. An answer is complete when the wish is on the screen and nothing has come for quiet_ms. */
struct wish {
	const char *text;    /* stands in a row; NULL: any output will do */
	uint64_t other_than; /* not the screen that session_screen told; 0: any screen will do */
	int quiet_ms, patience_ms;
};

enum outcome {
	OUTCOME_SHOWN,
	OUTCOME_LATE,   /* the patience was at its end */
	OUTCOME_ENDED,  /* the program had gone */
	OUTCOME_MEMORY, /* it took more memory than the machine has to give, and was killed */
};

struct answer {
	enum outcome outcome;
	double shown_ms; /* when the wish was first on the screen */
	double last_ms;  /* the last byte; shown_ms for a program that is never quiet */
	size_t bytes;
};

/* NULL when there is no pseudo-terminal, no process or no pipe. Free with session_end, which kills what is left. */
struct session *session_start(const struct session_options *options);
void session_end(struct session *session);

/* From the start on. */
struct answer session_wait_start(struct session *session, const struct wish *wish);

/* From these keys on, which are sent at once. */
struct answer session_type(struct session *session, const char *keys, const struct wish *wish);

struct answer session_resize(struct session *session, int cols, int rows, const struct wish *wish);

/* Takes and shows what comes for so long. */
void session_idle(struct session *session, int ms);

/*
 * Until its processes have used no processor time for so long. The milliseconds from the start to when they last did, as
 * exact as the turns of the wait; -1 after the patience, or when it has gone.
 */
double session_rest(struct session *session, int still_ms, int patience_ms);

/* A number that is another one when the screen, but for its last row, is another one. Never 0. */
uint64_t session_screen(struct session *session);

/* Row y of the screen, until the eighth next call. */
const char *session_row(struct session *session, int y);

/* The session's number. */
pid_t session_pid(const struct session *session);
struct processes session_processes(const struct session *session);

/* Counted system calls so far; -1 where they cannot be counted. */
long session_calls(const struct session *session);

#endif
