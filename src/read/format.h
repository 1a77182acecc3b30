#ifndef READ_FORMAT_H
#define READ_FORMAT_H

#include <stddef.h>

/*
 * The formats that diple reads, and how each is told from the others. Light: the program itself asks, and the reader process
 * asks again. How a format is read is in read/reader.
 */
struct format {
	const char *name; /* a word: "text" */
	/*
	 * How sure it is, 0 to 100, from the file's name (may be a path; "" when there is none) and its first n
	 * bytes, at most 64 KiB.
	 */
	int (*recognise)(const char *name, const char *head, size_t n);
};

/* The surest one; never NULL, because anything is text. The first of two that are equally sure. */
const struct format *format_pick(const char *name, const char *head, size_t n);

/* By its word; NULL when there is none. */
const struct format *format_find(const char *name);

#endif
