/*
 * Paths of the source tree and of the build tree, which differ: a test reads its data from the
 * first (it may be read-only) and finds the programs in the second.
 */

#include "tests/paths.h"

#include <stdio.h>
#include <stdlib.h>

static const char *
join(const char *variable, const char *built_in, const char *name)
{
	static char paths[4][4096];
	static unsigned turn;
	char *path = paths[turn++ % 4];
	const char *folder = getenv(variable);

	snprintf(path, sizeof paths[0], "%s/%s", folder ? folder : built_in, name);
	return path;
}

const char *
paths_source(const char *name)
{
	return join("DIPLE_SRCDIR", TEST_SRCDIR, name);
}

const char *
paths_built(const char *name)
{
	return join("DIPLE_BUILDDIR", TEST_BUILDDIR, name);
}
