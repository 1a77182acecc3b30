#ifndef APP_BROWSER_H
#define APP_BROWSER_H

#include <stdbool.h>

#include "base/error.h"
#include "loop/loop.h"

/*
 * Hands an address to the program that the person has for such: the first of $BROWSER that can be started, else xdg-open. It
 * is started with an argument list and no shell, without our terminal, and lives on when diple leaves.
 */
struct browser;

/* The name of that program, for the question; it need not be there. Memory of the caller. */
char *browser_name(void);

/*
 * ended is called once, if the program ends before browser_free: with a sentence when it says that it failed, else with NULL. NULL
 * with a sentence when nothing could be started.
 */
struct browser *browser_start(struct loop *loop, const char *address,
                              void (*ended)(void *context, const char *problem), void *context,
                              struct error *error);
void browser_free(struct browser *browser);

#endif
