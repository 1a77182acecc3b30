#ifndef READ_MAN_LINE_H
#define READ_MAN_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/ansi_text.h"

/*
 * A line of a manual page as it was set: where it stands on the page, in cells, and what of it speaks of its kind. Its
 * bytes are those of the text that it was measured in.
 */
struct man_line {
	size_t start, end; /* without the blanks around */
	unsigned indent;
	unsigned width;      /* of the page, up to the line's end */
	unsigned word;       /* of its first word */
	unsigned gap_count;  /* gaps of two blanks and more, those between sentences not counted */
	unsigned gap_column; /* where the words behind the first gap begin */
	bool bold;           /* its first character is */
	bool marked;         /* it is bold or underlined */
	bool drawn;          /* it holds lines or borders of a table or a drawing */
	bool hyphen;         /* it ends with a hyphen that was put there by breaking a word */
};

/* Measures bytes from start to end of the text, which hold no tabs. */
struct man_line man_line_measure(const struct ansi_text *text, size_t start, size_t end);

/* True when nothing of the next line would have had room at this one's end, on a page so wide. */
bool man_line_is_full(const struct man_line *line, const struct man_line *next, unsigned page_cols);

/* Where in the text the cell at this column of the page starts; SIZE_MAX when none does. */
size_t man_line_at(const struct man_line *line, const struct ansi_text *text, unsigned column);

/* True when words begin at this column, and a blank stands before it. */
bool man_line_has_column(const struct man_line *line, const struct ansi_text *text,
                         unsigned column);

#endif
