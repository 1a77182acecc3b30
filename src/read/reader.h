#ifndef READ_READER_H
#define READ_READER_H

#include "doc/sink.h"
#include "read/source.h"

/*
 * How each format is read. Linked into diple-read only, with the libraries that the readers need; how a format is told
 * from the others is in read/format.
 *
 * A reader gets a prepared source and says to the sink what it finds: first the text, then what is known about it, at
 * last done. Malformed input is not an error: a document always comes of it, and notes. It runs sealed (read/seal): no file
 * can be opened, and memory and time are limited. Quotations are found in the blocks by others.
 */
struct reader {
	const char *format; /* the word of read/format */
	void (*read)(struct source *source, struct sink *sink);
};

/* NULL when this build cannot read the format. */
const struct reader *reader_find(const char *format);

/* Reads the source as what it is; what this build has no reader for is read as plain text, and a note says so. */
void reader_read(struct source *source, struct sink *sink);

#endif
