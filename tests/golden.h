#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <stddef.h>
#include <stdio.h>

/*
 * The whole file at a path relative to the source tree, with a NUL after its end; *size may be NULL.
 * The caller frees it. A file that cannot be read fails the test.
 */
char *golden_read(const char *name, size_t *size);

/*
 * Fails the test, and shows the first line that differs, unless the file at that path holds exactly
 * these bytes. Under `make update-goldens` the file is written instead.
 */
void golden_check(const char *name, const char *got, size_t size);

/*
 * golden_check for every NAME.in of a folder: what print makes of its bytes stands in NAME.model. At least one must be there.
 */
void golden_folder(const char *folder, void (*print)(FILE *to, const char *bytes, size_t n));

#endif
