#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "read/encoding.h"
#include "read/format.h"

/*
 * Where a reader gets its bytes from: a regular file by position, and what its first bytes say about it. What they say is
 * decided when it is opened; nothing else is read before a reader asks.
 */
enum { SOURCE_HEAD = 64 * 1024, SOURCE_CHARSETS = 32 };

struct source_charset {
	char name[ENCODING_NAME_SIZE];
	struct converter *converter; /* open, so that a reader can open another like it */
};

struct source {
	int fd;     /* borrowed */
	char *name; /* for people and recognisers: a path, "standard input" */
	uint64_t size;
	uint64_t at; /* where source_read goes on */
	int growth;  /* of source_grow; -1: nothing comes any more */
	char *head;  /* the first head_size bytes, at most SOURCE_HEAD */
	size_t head_size;
	struct encoding encoding;
	const struct format *format;
	bool told;               /* its format was not found by looking */
	struct source *siblings; /* further files of the document */
	size_t sibling_count;
	struct converter *converter; /* NULL until source_prepare, and for text that is its own */
	struct source_charset
		held[SOURCE_CHARSETS]; /* what its parts are in, where they are in several */
	size_t held_count;
};

/* What the user says of a file; NULL where it is decided by looking. */
struct source_hints {
	const char *encoding; /* its name */
	const char *type;     /* a format's word */
};

/*
 * Looks at the first bytes of a regular file. hints: NULL for none. size: no more bytes than these belong to the document (a file may grow meanwhile), UINT64_MAX for all. False with a sentence for
 * a file that cannot be read and an encoding that nobody knows; then there is nothing to close.
 */
bool source_open(struct source *source, int fd, const char *name, const struct source_hints *hints,
                 uint64_t size, struct error *error);
void source_close(struct source *source);

/*
 * More is being written to the file: a byte comes through this descriptor, which is taken, whenever some was, and its end when
 * no more comes. source_read goes on past the size that it was opened with, and waits where there is no more yet.
 */
void source_grow(struct source *source, int growth);

/* True when source_read would wait: what was read so far should be said before. */
bool source_waits(const struct source *source);

/* Opens the converter, if the text needs one: the last thing that opens a file. */
bool source_prepare(struct source *source, struct error *error);

/*
 * Further files of the same document, whose descriptors are borrowed too; prepared at once. What cannot be read is left out.
 */
void source_add_siblings(struct source *source, const int *fds, size_t count);

/* True when it looks like no document at all, and nobody said that it is one. */
bool source_is_binary(const struct source *source);

/* True when the file's bytes are the document's text and nothing else needs to be known about them. */
bool source_is_own_text(const struct source *source);

/* The next bytes as they are in the file, at most n; 0 at the end or where it cannot be read. */
size_t source_read(struct source *source, char *bytes, size_t n);

/*
 * Adds the next piece of the text to the buffer, as UTF-8 and without a byte order mark. False when there is no more; stray
 * bytes of a text that is not converted are as they are. Not to be mixed with source_read.
 */
bool source_read_text(struct source *source, struct buffer *to);

#endif
