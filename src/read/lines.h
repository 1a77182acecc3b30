#ifndef READ_LINES_H
#define READ_LINES_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/range.h"
#include "doc/text.h"
#include "read/line.h"

/*
 * The lines of a stretch of text. A line ends at LF, CRLF or a lone CR. One that is longer than
 * LINES_WINDOW is cut: where a multiple of LINES_WINDOW has no line start in the LINES_WINDOW bytes before it, the
 * line is cut at the first white space after that multiple, or between two code points. So where lines start depends
 * on the text alone, never on the stretch that was asked for.
 */
enum { LINES_WINDOW = 32 * 1024 };

struct lines {
	struct line *line;
	size_t count;
	size_t capacity;
	uint64_t start;      /* of the first byte held */
	uint64_t next;       /* where the line after the last one starts */
	uint64_t end;        /* the text's size when it was loaded */
	bool starts_cut;     /* the first line starts inside a longer one */
	struct buffer bytes; /* of the text, from start on */
	uint64_t lf, cr;     /* where the next of each stands, as far as was looked for them */
};

/* Initialise with {0}. Frees what the lines hold and leaves none. */
void lines_clear(struct lines *lines);

/* The lines that start in the stretch, each of them whole, in place of those held before. */
void lines_load(struct lines *lines, struct text *text, struct range stretch);

/* More lines after those held: all that start before end. */
void lines_extend(struct lines *lines, struct text *text, uint64_t end);

/* Forgets the first n lines, fewer than there are. */
void lines_drop(struct lines *lines, size_t n);

/* The bytes at a position inside a line that is held; valid until the next load or extension. */
static inline const char *
lines_bytes(const struct lines *lines, uint64_t pos)
{
	assert(pos >= lines->start && pos - lines->start <= lines->bytes.size);
	return lines->bytes.bytes + (pos - lines->start);
}

#endif
