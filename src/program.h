/*
 * The interactive program: documents on the screen until the reader leaves.
 */
#ifndef DIPLE_PROGRAM_H
#define DIPLE_PROGRAM_H

#include "app/config.h"
#include "app/option.h"

/*
 * Opens the files that the options name and shows them on the terminal at standard output; keys come from standard input, or
 * from /dev/tty where that is a pipe. What cannot be opened is said on standard error and, when something else can be shown,
 * there too. Returns the exit code.
 */
int program_run(const struct options *options, const struct config *config);

#endif
