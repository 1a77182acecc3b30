#ifndef APP_ENDING_H
#define APP_ENDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* How a program of somebody else's ended. status is as waitpid(2) gives it. */
bool ending_is_good(int status);

/*
 * A sentence on it: the first line of the n bytes that it wrote to its standard error, else what the status says. False when there is nothing to
 * say.
 */
bool ending_say(struct error *error, const char *program, int status, const char *bytes, size_t n);

#endif
