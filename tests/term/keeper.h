/*
 * The leader of the session in which a program runs in a pty (tests/term/pty.c). Without a shell above it the program would be
 * an orphan, which the kernel never stops.
 */
#ifndef TESTS_TERM_KEEPER_H
#define TESTS_TERM_KEEPER_H

#include <sys/types.h>

/* What it says: the program's pid at first, then each status from waitpid. */
struct keeper_report {
	pid_t pid;
	int status;
};

/*
 * Runs the program in the terminal `slave`, reports through the descriptor `report`, and sends the program on for each byte
 * that comes from `order`. Ends with the program, with `order`, or with the test, and never returns. env: as pty_open.
 */
_Noreturn void keeper_run(pid_t test, char *const argv[], const char *const env[], int slave,
                          int report, int order);

#endif
