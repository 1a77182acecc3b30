#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <stddef.h>

/*
 * A folder of the test program's own for whatever it wants to find on the disk. The two that take a state are a group's
 * fixtures; every path lives until the fourth next call of a function that returns one. What cannot be made fails the test.
 */
int scratch_make(void **state);
int scratch_remove(void **state);

/* The folder's path, and that of a name in it. */
const char *scratch_folder(void);
const char *scratch_path(const char *name);

/* Writes a file into the folder, over the one that is there. Its path. */
const char *scratch_write(const char *name, const void *bytes, size_t n);
const char *scratch_text(const char *name, const char *text);

/* A shell script that can be run. */
const char *scratch_program(const char *name, const char *script);

/* A file that has no name and needs no folder, with these bytes: its descriptor, at its end. */
int scratch_nameless(const void *bytes, size_t n);

#endif
