#ifndef READ_LINE_H
#define READ_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "base/range.h"

/*
 * One line of a plain text and what can be told of it from its own bytes: the ground on which paragraphs, lists, tables
 * and headings are told apart.
 */
enum line_flag {
	LINE_BLANK = 1 << 0,      /* nothing but white space, and reply marks if depth > 0 */
	LINE_FORM_FEED = 1 << 1,  /* a form feed stands in it */
	LINE_CUT_BEFORE = 1 << 2, /* starts inside a longer line */
	LINE_CUT_AFTER = 1 << 3,  /* ends inside a longer line */
	/* Two blanks or more between words, other than after a sentence; three or more; a tab is both. */
	LINE_GAP = 1 << 4,
	LINE_WIDE_GAP = 1 << 5,
	LINE_LEADERS = 1 << 6, /* leader dots and a page number at its end */
	LINE_NO_WORD = 1 << 7, /* no letter and no digit */
	/* One and the same ASCII mark, twice or more: see fill. */
	LINE_UNDERLINE = 1 << 8,
	/* Ends with . ! ? or the like, maybe in closing quotes or brackets. */
	LINE_SENTENCE_END = 1 << 9,
	/* Its first word starts with a capital, a small letter, a digit, maybe after opening marks. */
	LINE_UPPER = 1 << 10,
	LINE_LOWER = 1 << 11,
	LINE_DIGIT = 1 << 12,
	LINE_CAPS = 1 << 13, /* two letters or more, and no small one */
	LINE_NON_ASCII = 1 << 14,
	LINE_CONTROL = 1 << 15,    /* holds controls other than tabs and form feeds */
	LINE_TAB_INDENT = 1 << 16, /* a tab in its indentation */
	LINE_HYPHEN = 1 << 17,     /* ends with a hyphen right after a letter */
	LINE_COLON = 1 << 18,      /* ends with a colon */
	LINE_COMMA = 1 << 19,      /* ends with a comma or semicolon */
	LINE_FURNITURE = 1 << 20,  /* a page's header or footer (and blank): set by page_mark */
	LINE_MARKED = 1 << 21,     /* starts with '>', whether it is a reply or not */
	LINE_ODD_INDENT = 1 << 23, /* blanks that are not ASCII in its indentation */
	/* Set by who knows the block: the line, its indentation, the break after it are left out of the flow. */
	LINE_HIDDEN = 1 << 22,
	LINE_HIDE_INDENT = 1 << 24,
	LINE_HIDE_BREAK = 1 << 25,
	LINE_FENCE = 1 << 26, /* looks like a fence around a listing: see shape_fence */
};

/* What stands before the words of a list item. */
enum line_marker {
	MARKER_NONE,
	MARKER_BULLET,  /* - * + o and the round and square ones of Unicode, then white space */
	MARKER_NUMBER,  /* 1. 1) (1) [1] 1: */
	MARKER_LETTER,  /* a. a) (a), one letter */
	MARKER_ROMAN,   /* ii. ii) (ii), two letters or more; a single one is MARKER_LETTER */
	MARKER_DECIMAL, /* 1.2 1.2.3 1.2.3. */
};

struct line {
	struct range range; /* without its break */
	struct range text;  /* without white space and reply marks around it; empty when blank */
	uint32_t flags;     /* enum line_flag */
	/* In cells, without reply marks and one blank after them: before the text; up to its end. */
	uint32_t indent;
	uint32_t width;
	uint32_t first;   /* cells of the first word: what would have to fit into the line before */
	uint32_t words;   /* runs of bytes without white space */
	uint32_t letters; /* code points: letters, */
	uint32_t uppers;  /* capitals among them, */
	uint32_t digits;  /* ASCII digits, */
	uint32_t marks;   /* ASCII punctuation and symbols, */
	uint32_t symbols; /* and of those the ones rare in prose: braces, slashes, signs */
	uint32_t last;    /* the last code point of the text, 0 when blank */
	uint16_t depth;   /* reply marks ('>') at its start */
	uint8_t marker;   /* enum line_marker */
	uint8_t marker_cells;  /* from the text's start to the words after the marker */
	uint32_t marker_value; /* 1 for "1." and "a)", 4 for "iv."; the first number of 1.2 */
	char fill;             /* of LINE_UNDERLINE: the mark it consists of */
};

/* Looks at the bytes of one line (without its break). Positions in *line count from the line's start. */
void line_read(struct line *line, const char *bytes, size_t n);

/* The same for a line whose '>' are no reply marks. */
void line_read_unquoted(struct line *line, const char *bytes, size_t n);

#endif
