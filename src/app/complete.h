#ifndef APP_COMPLETE_H
#define APP_COMPLETE_H

#include <stdio.h>

#include "app/option.h"

/* `diple --print-completion=SHELL`: the script that completes our command line there, made from the option table. */
void complete_print(enum option_shell shell, FILE *to);

#endif
