#ifndef APP_HELP_H
#define APP_HELP_H

#include <stdio.h>

#include "doc/document.h"

/* The help screen's document, complete; the caller's. */
struct document *help_document(void);

/* All keys and commands, one a line: `diple --print-keys`. */
void help_print_keys(FILE *to);

#endif
