#ifndef VIEW_STYLE_H
#define VIEW_STYLE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * How things look. Panes speak of what a cell is (enum style_role); a theme turns that into attributes and
 * colours, and one laid over another (a match in a quotation in a heading) keeps what the upper one does not set.
 */

enum style_attribute {
	STYLE_BOLD = 1 << 0,
	STYLE_DIM = 1 << 1,
	STYLE_ITALIC = 1 << 2,
	STYLE_UNDERLINE = 1 << 3,
	STYLE_REVERSE = 1 << 4,
	STYLE_STRIKE = 1 << 5,
};

/* A colour: none, one of the terminal's 16, one of 256, or 24 bits. */
enum { COLOUR_NONE = 0, COLOUR_INDEX = 1 << 24, COLOUR_RGB = 2 << 24 };

struct style {
	uint32_t foreground; /* COLOUR_NONE, COLOUR_INDEX | n, or COLOUR_RGB | 0xrrggbb */
	uint32_t background;
	uint32_t attributes; /* enum style_attribute */
};

enum style_role {
	ROLE_BODY,
	ROLE_TITLE,
	ROLE_SUBTITLE,
	ROLE_BYLINE, /* and dateline */
	ROLE_HEADING_1,
	ROLE_HEADING_2,
	ROLE_HEADING_3, /* and lower */
	ROLE_POINT,     /* the title of a section that begins in running text */
	ROLE_CAPTION,
	ROLE_BOILERPLATE,
	ROLE_CODE,
	ROLE_TABLE_HEADER,
	ROLE_TABLE_LABEL, /* a column's name before a cell that stands by itself */
	ROLE_EMPHASIS,
	ROLE_STRONG,
	ROLE_UNDERLINE,
	ROLE_STRIKE,
	ROLE_LINK,
	ROLE_LINK_CURRENT, /* the one that has the focus */
	ROLE_LABEL,        /* what is typed to go to a link */
	ROLE_QUOTE,        /* direct quotations */
	ROLE_REPORTED,     /* indirect and mixed ones, quieter */
	ROLE_INFERRED,     /* quieter still */
	ROLE_QUOTE_CURRENT,
	ROLE_CUE, /* of the current quotation */
	ROLE_SOURCE,
	ROLE_CUE_QUIET, /* of the others */
	ROLE_SOURCE_QUIET,
	ROLE_DIPLE, /* the mark in the margin */
	ROLE_MATCH,
	ROLE_MATCH_CURRENT,
	ROLE_STAND_IN, /* for bytes that are not shown as they are */
	ROLE_STATUS,
	ROLE_STATUS_STRONG,
	ROLE_MESSAGE,
	ROLE_PROMPT,
	ROLE_PANEL,
	ROLE_PANEL_CURRENT,
	ROLE_PANEL_COUNT,
	ROLE_BORDER,
	ROLE_LINE_NUMBER,
	ROLE_HIGHLIGHT, /* the first of VIEW_COLOURS */
	ROLE_HIGHLIGHT_LAST = ROLE_HIGHLIGHT + 4,
	ROLE_HIGHLIGHT_CURRENT,
	ROLE_NOTE, /* the mark in the margin beside a highlight */
	ROLE_SELECTION,
	ROLE_DIPLE_QUIET, /* the mark beside what is only inferred to be quoted */
	ROLE_COUNT,
};

enum theme_colours { THEME_MONO, THEME_8, THEME_256, THEME_TRUE };

struct theme {
	struct style roles[ROLE_COUNT];
};

/* The theme for a terminal with so many colours on a dark or a light background. */
void theme_init(struct theme *theme, enum theme_colours colours, bool light);

/* What is seen when over lies upon under. */
struct style style_over(struct style under, struct style over);

#endif
