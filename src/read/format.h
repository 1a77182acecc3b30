#ifndef READ_FORMAT_H
#define READ_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "read/encoding.h"

/*
 * The formats that diple reads, and how each is told from the others. Light: the program itself asks, and the reader process
 * asks again. How a format is read is in read/reader.
 */
struct format {
	const char *name;  /* a word: "text" */
	const char *title; /* what people call it: "plain text" */
	/*
	 * How sure it is, 0 to 100, from the file's name (may be a path; "" when there is none) and its first n
	 * bytes, at most 64 KiB.
	 */
	int (*recognise)(const char *name, const char *head, size_t n);
	bool packed; /* its files are no text, whatever their bytes look like */
	/* The encoding that the first n bytes say they are in, against what they look like; false when they say none. NULL: never. */
	bool (*charset)(const char *head, size_t n, const struct encoding *detected,
	                struct encoding *encoding);
	/* What parts of it may be in besides UTF-8 and UTF-16, where nobody sees that in time; the list ends with NULL. NULL: none. */
	const char *const *charsets;
	/* The next encoding that some of it is in, taken off the bytes with all before it; NULL: all of it is in one. */
	bool (*next_charset)(struct slice *rest, char name[ENCODING_NAME_SIZE]);
};

/* What a recogniser answers; anything between is fine. */
enum format_sure {
	FORMAT_NOT = 0,
	FORMAT_TEXT = 1,    /* anything is text */
	FORMAT_NAMED = 50,  /* its name says so, and its content does not say no */
	FORMAT_LIKELY = 70, /* its content looks like nothing else, whatever its name */
	FORMAT_SURE = 100,  /* its first bytes are a signature */
};

/* The surest one; never NULL, because anything is text. The first of two that are equally sure. */
const struct format *format_pick(const char *name, const char *head, size_t n);

/* All of them, from 0 on; NULL past the last. */
const struct format *format_at(size_t i);

/* By its word; NULL when there is none. */
const struct format *format_find(const char *name);

/* What a file's name ends with, from its last dot on: ".md"; "" when it has none. Points into the name. */
const char *format_ending(const char *name);

/* True when the name ends with one of the list's endings, whatever their case. The list ends with NULL. */
bool format_ends(const char *name, const char *const *endings);

#endif
