#ifndef READ_SCAN_H
#define READ_SCAN_H

#include <stdbool.h>

#include "doc/sink.h"
#include "doc/text.h"
#include "read/source.h"

/*
 * A plain text read from its start to its end, window by window: its blocks and hidden ranges, title and sections, line
 * numbers, progress, done. The same functions are asked about the same windows as when the text is only looked at, so
 * blocks are the same either way.
 */

/* With deliver, the text itself goes to the sink too: for a text that is no file of its own. */
void scan_text(struct text *text, bool deliver, struct sink *sink);

/*
 * The rest of a text that is its own file and has grown since it was scanned: what starts at or after from, which is a
 * window's start. Lines are counted from there, where the line of that number is. Blocks of the first window and of those
 * before come too, so that what is found in them finds what it needs.
 */
void scan_rest(struct text *text, uint64_t from, uint64_t line, struct sink *sink);

/*
 * A reader (read/reader) of plain text that may need conversion; the source is prepared. What does not fit in memory is
 * left out, with a note.
 */
void scan_source(struct source *source, struct sink *sink);

/* Only the numbers of its lines: checkpoints, and how many there are. */
void scan_lines(struct text *text, struct sink *sink);

#endif
