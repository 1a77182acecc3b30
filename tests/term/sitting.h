/*
 * A reader who comes back: the built program in a terminal, several times with one shelf.
 */
#ifndef TESTS_TERM_SITTING_H
#define TESTS_TERM_SITTING_H

#include "tests/term/pty.h"

/* A group's setup; its teardown is scratch_remove. */
int sitting_begin(void **state);

/* From now on there is a shelf of its own, empty; or one in that folder. The environment that says so. */
void sitting_new_shelf(void);
void sitting_use_shelf(const char *folder);
const char *sitting_shelf(void);

/* The path of the shelf's file; valid until the next call. */
const char *sitting_file(const char *name);

/* The built program's path. */
const char *sitting_program(void);

/* Opens up to two documents, NULL for none, with the shelf and something else in the environment. */
struct pty *sitting_open_with(const char *more, const char *first, const char *second);
struct pty *sitting_open(const char *path);

/* Types, and waits until nothing more happens on the screen. */
void sitting_type(struct pty *pty, const char *keys);

/* What the program prints for these arguments, as a shell reads them; its standard errors too. Valid until the next call. */
const char *sitting_print(const char *arguments, int *status);

#endif
