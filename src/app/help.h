#ifndef APP_HELP_H
#define APP_HELP_H

#include <stdio.h>

#include "app/bind.h"
#include "app/config.h"
#include "doc/document.h"

/* The help screen's document, complete; the caller's. config: NULL when none was read. */
struct document *help_document(const struct config *config, const struct binds *binds);

/* All keys and commands, one a line: `diple --print-keys`. */
void help_print_keys(FILE *to);

#endif
