#ifndef APP_USAGE_H
#define APP_USAGE_H

#include <stdio.h>

/* `diple --help`: the command line, made from the option table, in lines of at most 79 columns. */
void usage_print(FILE *to);

#endif
