#ifndef APP_LINE_H
#define APP_LINE_H

#include <stdbool.h>

#include "app/command.h"
#include "base/error.h"

/*
 * What the prompt takes, told without running it. *command is what it names when it is nothing but that name, else NULL. bare: its
 * argument may be missing, as when a key asks for it. False with a sentence for what is wrong.
 */
bool line_check(const char *text, bool bare, const struct command **command, struct error *error);

#endif
