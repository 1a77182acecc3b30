#ifndef APP_TEMPORARY_H
#define APP_TEMPORARY_H

#include "base/error.h"

/* A file without a name in $TMPDIR, else in /tmp, for reading and writing; -1 with a sentence. */
int temporary_file(struct error *error);

#endif
