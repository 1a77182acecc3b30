#ifndef APP_REGULAR_H
#define APP_REGULAR_H

#include <stdbool.h>

#include "app/converter.h"
#include "base/error.h"
#include "read/source.h"

/*
 * Files that are not made for being read by position, as ones that are: what comes through a pipe is copied first, what is in a
 * compressed file is unpacked, by a process of its own, which is sealed, a page of the manual is set (app/typeset), and a converter does its work. Waits
 * until that is done. Linked into diple-read only.
 */
struct regular {
	int fd;           /* the caller's */
	const char *name; /* for people: the path, "standard input" */
	char *inner; /* for those who tell a format by its name: of what is in the file; the caller's */
	struct error note; /* what went wrong with an unpacking, or with a program; else "" */
};

/*
 * Opens a file, "-" for standard input, "man:ls(1)" for a page. hints: what the user says of it; said no more when a
 * program made something else of it. False with a sentence when nothing can be read.
 */
bool regular_open(struct regular *regular, const char *path, struct source_hints *hints,
                  const struct converters *converters, struct error *error);

/* Unpacks from one descriptor to another. The process is sealed by it. Returns its exit code (read/packed). */
int regular_unpack(int from, int to);

#endif
