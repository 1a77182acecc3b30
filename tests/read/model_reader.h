#ifndef TESTS_READ_MODEL_READER_H
#define TESTS_READ_MODEL_READER_H

#include <stddef.h>
#include <stdio.h>

/*
 * Prints what the format's reader makes of the bytes (doc/printer), as it does for a file of that name. Fails the test when there is no
 * such format.
 */
void model_reader(FILE *to, const char *format, const char *name, const char *bytes, size_t n);

/* The same as a string that the caller frees. */
char *model_reader_string(const char *format, const char *bytes, size_t n);

#endif
