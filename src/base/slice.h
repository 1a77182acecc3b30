#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

/* So many bytes somewhere in memory, which outlive whoever points at them. */
struct slice {
	const char *bytes;
	size_t size;
};

/* Takes a line off the bytes, its line break (LF or CR LF) not included. False at the end. */
bool slice_line(struct slice *rest, struct slice *line);

/* Without ASCII blanks and line breaks at its ends. */
struct slice slice_trim(struct slice slice);

/* True when it begins with the word, ASCII letters of either case. */
bool slice_begins(struct slice slice, const char *word);

/* What is behind its first n bytes. */
struct slice slice_after(struct slice slice, size_t n);

#endif
