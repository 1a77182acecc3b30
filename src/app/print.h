#ifndef APP_PRINT_H
#define APP_PRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "app/dump.h"
#include "app/listing.h"
#include "app/reading.h"

/* The print-and-exit modes: the same road as on the screen, without view and terminal. */
enum print_mode {
	PRINT_TEXT,    /* the document's text as it is */
	PRINT_OUTLINE, /* one section a line: line number, title indented by level */
	PRINT_QUOTES,  /* the quotations, in the form that is asked for */
	PRINT_DUMP,    /* the rendered text */
	PRINT_JSON,    /* one object a file, by diple-read */
};

struct print_options {
	enum print_mode mode;
	struct reading_options reading;
	struct dump_options dump;
	const char *
		section; /* prints only the section with this title; NULL: all. Not for PRINT_JSON */
	enum listing_format listing; /* of quotations */
	const char *speaker;         /* only whom this name means; NULL: all */
};

/*
 * Prints every file ("-": standard input) to standard output, the text of a pipe as it comes; sentences about what cannot be opened to standard error. Returns the
 * program's exit code: 0 when all were printed, 1 when one could not be.
 */
int print_files(const struct print_options *options, const char *const *names, size_t count);

#endif
