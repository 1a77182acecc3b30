#ifndef READ_ODT_STYLE_H
#define READ_ODT_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/odt_number.h"

/*
 * The styles of an OpenDocument, as far as they say what a text is and not only how it looks: first all of them are told, then
 * they are asked for. Only for read/odt*.c.
 */
struct odt_styles;

/* What a paragraph is, by the name of its style or of one that it is derived from. */
enum odt_role {
	ODT_BODY,
	ODT_TITLE,
	ODT_SUBTITLE,
	ODT_BYLINE,
	ODT_DATELINE,
	ODT_QUOTE,
	ODT_KEPT, /* white space and all */
	ODT_CAPTION,
	ODT_RULE,
	ODT_CELL_HEADING,
	ODT_TERM,
	ODT_DEFINITION,
};

enum odt_mark {
	ODT_STRONG = 1 << 0,
	ODT_EMPHASIS = 1 << 1,
	ODT_UNDERLINE = 1 << 2,
	ODT_STRIKE = 1 << 3,
	ODT_FIXED = 1 << 4, /* its letters are all of one width */
	ODT_RAISED = 1 << 5,
	ODT_LOWERED = 1 << 6,
	ODT_HIDDEN = 1 << 7,
};

/* What a style comes to. */
struct odt_look {
	enum odt_role role;
	unsigned set;      /* the marks that it says anything of: enum odt_mark */
	unsigned marks;    /* those of them that it says yes to */
	unsigned level;    /* of a paragraph's heading; 0: none */
	const char *align; /* as HTML's align; NULL */
};

enum odt_family { ODT_PARAGRAPH, ODT_TEXT };

struct odt_styles *odt_styles_new(void);
void odt_styles_free(struct odt_styles *styles);

/* ---- telling: elements and their attributes, as they come ---- */

/* A style; what is said of paragraphs and text belongs to the last one. */
void odt_styles_add(struct odt_styles *styles, const char *const *attributes);
void odt_styles_add_paragraph(struct odt_styles *styles, const char *const *attributes);
void odt_styles_add_text(struct odt_styles *styles, const char *const *attributes);
void odt_styles_add_font(struct odt_styles *styles, const char *const *attributes);

/* The style of a list, "" for that of the outline; its levels are those of the last one. */
void odt_styles_add_numbering(struct odt_styles *styles, const char *name);
void odt_styles_add_level(struct odt_styles *styles, bool bullet, const char *const *attributes);

/* ---- asking ---- */

/* name: NULL for none. Nothing is asked of a style that nobody told of. */
struct odt_look odt_styles_look(const struct odt_styles *styles, enum odt_family family,
                                const char *name);

/* NULL when there is none. */
struct odt_numbering *odt_styles_numbering(const struct odt_styles *styles, const char *name);

#endif
