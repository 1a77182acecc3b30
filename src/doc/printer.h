#ifndef DOC_PRINTER_H
#define DOC_PRINTER_H

#include <stdio.h>

#include "doc/sink.h"

/*
 * A sink that prints what it is given, one line a record, for people and for tests: "block 12-80 paragraph ...".
 * Controls and bytes that are no UTF-8 are written as \xNN, so the output is always text in whole lines.
 */
struct printer;

/* Prints to the stream, which stays the caller's. */
struct printer *printer_new(FILE *to);
void printer_free(struct printer *printer);
struct sink *printer_sink(struct printer *printer);

#endif
