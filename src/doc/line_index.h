#ifndef DOC_LINE_INDEX_H
#define DOC_LINE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/text.h"

/*
 * Which line is where: of some positions the number of the line that holds them, the rest counted in the text when it
 * is asked for. Memory is bounded: when there are too many positions every other one is forgotten. Lines end at LF, CR LF and
 * CR; 1 is the first. Begin with {0}.
 */
struct line_index {
	struct line_point *points;
	size_t count, capacity;
	uint64_t step; /* no two points are closer */
};

struct line_point {
	uint64_t pos;
	uint64_t line;
};

enum { LINE_INDEX_MOST = 64 * 1024 };

void line_index_clear(struct line_index *index);

/* The line that holds pos, or would: the number of breaks that begin before it, plus one. One that is not after the last is known. */
void line_index_add(struct line_index *index, uint64_t line, uint64_t pos);

/* The number of the line that holds pos; 0 when it is too far from what is known. */
uint64_t line_index_line(const struct line_index *index, struct text *text, uint64_t pos);

/* Where a line starts; false when there is none, or it is too far from what is known. */
bool line_index_start(const struct line_index *index, struct text *text, uint64_t line,
                      uint64_t *pos);

#endif
