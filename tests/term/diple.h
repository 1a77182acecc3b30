#ifndef TESTS_TERM_DIPLE_H
#define TESTS_TERM_DIPLE_H

#include "tests/term/pty.h"

/* The built program in a terminal, and the sample that it opens there. */

/* With these arguments, ended by NULL; env as for pty_open. */
struct pty *diple_open_env(int cols, int rows, const char *const *env,
                           const char *const *arguments);
struct pty *diple_open(int cols, int rows, const char *const *arguments);

/* With the sample, 80 by 24, when its first screen is there. */
struct pty *diple_open_sample(void);

/* A shell script in which $D is the program and $SAMPLE the sample. */
struct pty *diple_shell(int cols, int rows, const char *script);

/*
 * The same without any terminal: its standard output and standard error together, and its exit status. The caller frees
 * what it printed.
 */
char *diple_script(const char *script, int *status);

/* The sample's path; valid until the fourth next call of paths.h. */
const char *diple_sample(void);

/* Wait until the first row is or is not this text (blanks at the ends aside), or fail. */
void diple_assert_top(struct pty *pty, const char *text);

/* Waits until the row in which the text stands has settled and fails the test if it is not on the screen. */
void diple_find(struct pty *pty, const char *text, int *y, int *x);

/* Leaves with q and asserts that the terminal is as it was. */
void diple_quit(struct pty *pty);

#endif
