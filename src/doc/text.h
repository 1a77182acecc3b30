#ifndef DOC_TEXT_H
#define DOC_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/range.h"

/*
 * The one text of a document, UTF-8 by position. It is either a file, read with pread as it is asked for
 * (never mapped: a file that shrinks gives short reads), or the bytes that a reader delivered. In a
 * file, bytes that are no UTF-8 stay where they are.
 */
struct text;

/* A text over an open regular file. Takes the descriptor; it is closed by text_free. */
struct text *text_open_file(int fd, struct error *error);

/* An empty text that grows by text_append. */
struct text *text_new(void);

void text_free(struct text *text);

/* For files: bytes after limit are no part of the text, now and after a refresh. */
void text_set_limit(struct text *text, uint64_t limit);

/* Bytes, as far as is known now. */
uint64_t text_size(const struct text *text);

/* Adds delivered bytes at the end; not for files. */
void text_append(struct text *text, const char *bytes, size_t n);

/* What became of a file since it was last looked at. */
enum text_change {
	TEXT_SAME,
	TEXT_GREW,    /* what was there is there, and more */
	TEXT_CHANGED, /* it is shorter, or holds other bytes */
};

/*
 * For files: asks the kernel for the size again and forgets what was cached and is no more so. What is in memory is compared
 * with the file: one that was written anew and is longer now did not grow.
 */
enum text_change text_refresh(struct text *text);

/*
 * True when bytes that the text should have could not be read since the last call; *problem is the errno, 0 when the file
 * simply ends before. What could not be read is not tried again as long as it is remembered.
 */
bool text_failed(struct text *text, int *problem);

/* The descriptor behind a file's text, -1 for another; still the text's. */
int text_fd(const struct text *text);

/* Copies up to n bytes from pos on; returns how many, less than n only at the end (or a read error). */
size_t text_read(struct text *text, uint64_t pos, char *buf, size_t n);

/* Adds the range's bytes to the buffer; returns how many. */
size_t text_copy(struct text *text, struct range range, struct buffer *to);

/*
 * The bytes from pos on without a copy: *n says how many there are in one piece (0 at the end, else at least
 * 1, up to 64 KiB). Valid until the next call on this text.
 */
const char *text_view(struct text *text, uint64_t pos, size_t *n);

/* The byte at pos, or -1 past the end. */
int text_byte(struct text *text, uint64_t pos);

/*
 * The first position >= from (or last <= from, looking at bytes before it) where the byte stands, within limit
 * bytes; false when there is none. text_find_back returns the position of the byte itself, which is < from.
 */
bool text_find(struct text *text, uint64_t from, uint64_t limit, char byte, uint64_t *pos);
bool text_find_back(struct text *text, uint64_t from, uint64_t limit, char byte, uint64_t *pos);

#endif
