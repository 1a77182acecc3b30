#ifndef TESTS_PATHS_H
#define TESTS_PATHS_H

/*
 * Where a test finds what it needs. Each function returns a string that lives until the fourth next
 * call of either; the folders come from DIPLE_SRCDIR and DIPLE_BUILDDIR, else from the build.
 */
const char *paths_source(const char *name);
const char *paths_built(const char *name);

#endif
