#ifndef READ_ODT_STATE_H
#define READ_ODT_STATE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "doc/sink.h"
#include "read/html_tape.h"
#include "read/odt_style.h"
#include "read/rewrite.h"
#include "read/source.h"

/*
 * What a reader of OpenDocument is in the middle of. Only for read/odt*.c.
 */
enum odt_action {
	ODT_DO_ANCHOR = REWRITE_OWN,
	ODT_DO_ANNOTATION,
	ODT_DO_BODY,
	ODT_DO_BOX, /* text that stands beside the paragraph that it is in */
	ODT_DO_BREAK,
	ODT_DO_CELL,
	ODT_DO_CITATION,
	ODT_DO_DESCRIPTION,
	ODT_DO_FACTS, /* all that is said of the document */
	ODT_DO_FONT,
	ODT_DO_FRAME,
	ODT_DO_INDEX,
	ODT_DO_ITEM,
	ODT_DO_LEVEL,
	ODT_DO_LINK,
	ODT_DO_LIST,
	ODT_DO_META,
	ODT_DO_NOTE,
	ODT_DO_NOTE_BODY,
	ODT_DO_NUMBERING,
	ODT_DO_PARAGRAPH,
	ODT_DO_REFERENCE,
	ODT_DO_ROW,
	ODT_DO_SECTION,
	ODT_DO_SPACES,
	ODT_DO_SPAN,
	ODT_DO_STYLE,
	ODT_DO_STYLE_PARAGRAPH,
	ODT_DO_STYLE_TEXT,
	ODT_DO_TAB,
	ODT_DO_TABLE,
};

/* The values of rules for ODT_DO_META. */
enum odt_meta {
	ODT_META_TITLE,
	ODT_META_WRITER,
	ODT_META_CHANGER,
	ODT_META_WRITTEN,
	ODT_META_CHANGED,
	ODT_META_LANGUAGE,
	ODT_META_COUNT
};

/*
 * A flow of paragraphs: the text's own, a note's, a box's. One inside of another waits in the other's paragraph.
 */
struct odt_flow {
	struct odt_flow *outer;
	unsigned lists_before; /* lists around it */
	bool has_blocks;       /* there was one in it */
	unsigned paragraphs;   /* open ones, each in the other; 0: between paragraphs */
	enum odt_role role;    /* of the paragraph */
	bool is_heading;
	unsigned level;         /* of the heading */
	unsigned links;         /* open ones */
	bool is_blank;          /* the last that was said was white space, or nothing was */
	unsigned wanted;        /* marks on what comes: enum odt_mark */
	unsigned shown;         /* marks that are open */
	struct html_tape title; /* of a heading, or a title, until it ends */
	struct html_tape boxes; /* that stand in the paragraph, until it ends */
};

/* A list that is open. */
struct odt_list {
	struct odt_numbering *numbering; /* NULL: it has bullets */
	unsigned level;
	bool item_due; /* an item has begun, but for its text */
	bool headless; /* the item has no number */
	bool starts;   /* it says its number */
	long start;
};

enum { ODT_LISTS = 32 }; /* in each other; what is deeper is flattened */

/* A note, or somebody's remark. */
struct odt_note {
	struct html_tape tape;
	struct buffer label;
	bool is_remark;
};

/* What is said several times. */
struct odt_copy {
	struct html_tape tape;
	bool taping;
};

struct odt {
	struct rewrite *rewrite;
	struct sink *sink;
	struct odt_styles *styles;
	bool packed;        /* its links are seen from inside of an archive */
	struct buffer text; /* that is caught */
	bool has_title;
	bool in_text;        /* what stands between its paragraphs is text all the same */
	const char *nothing; /* what stands where there is nothing */
	char *meta[ODT_META_COUNT];

	struct odt_flow *flow;
	struct odt_list lists[ODT_LISTS];
	unsigned list_count;
	unsigned indices; /* printed tables of contents around */

	struct odt_note **notes;
	size_t note_count, note_capacity;
	unsigned remark_count;
	struct buffer remarker; /* who makes the remark, and when */

	struct buffer picture_title, picture_text;

	struct odt_copy row, cell;        /* that are repeated */
	size_t copies_left;               /* bytes that may still be said again */
	bool too_many;                    /* more were asked for */
	unsigned columns_wide, rows_high; /* of the cell that is about to begin */
};

/* ---- odt_archive.c ---- */

/* Reads what it holds; o->nothing is said where that is no text. */
struct builder;
void odt_read_archive(struct odt *o, struct source *source, struct builder *builder);

/* ---- odt_block.c: paragraphs, lists and what else is a block ---- */

/* Begins and ends a flow inside of the one that is read. */
void odt_flow_begin(struct odt *o);
void odt_flow_end(struct odt *o);

/*
 * A block comes; to be called before all else in enter. kind: of what goes around several of them; look: of the paragraph that
 * it is, NULL for another block.
 */
enum odt_around { ODT_ALONE, ODT_IN_QUOTE, ODT_IN_KEPT };
void odt_begin_block(struct odt *o, struct rewrite_open *open, enum odt_around kind,
                     const struct odt_look *look);

void odt_enter_paragraph(struct odt *o, struct rewrite_open *open, const char *const *attributes);
void odt_leave_paragraph(struct odt *o, const struct rewrite_open *open);
void odt_enter_list(struct odt *o, struct rewrite_open *open, const char *const *attributes);
void odt_leave_list(struct odt *o, const struct rewrite_open *open);
void odt_enter_item(struct odt *o, const struct rewrite_open *open, const char *const *attributes);
void odt_enter_box(struct odt *o, struct rewrite_open *open);
void odt_leave_box(struct odt *o, const struct rewrite_open *open);

/* ---- odt_text.c: in a paragraph ---- */

/* Opens and closes marks so that those are open that are wanted. */
void odt_show_marks(struct odt *o);

void odt_text(void *context, const char *bytes, size_t n);
void odt_spaces(struct odt *o, const char *count);
void odt_tab(struct odt *o);
void odt_enter_span(struct odt *o, struct rewrite_open *open, const char *style);
void odt_leave_span(struct odt *o, const struct rewrite_open *open);
void odt_enter_link(struct odt *o, const char *href);
void odt_leave_link(struct odt *o);
void odt_enter_reference(struct odt *o, const char *name);
void odt_leave_frame(struct odt *o, const struct rewrite_open *open);

/* What a link leads to (read/html.h); context: a struct odt. */
void odt_target(void *context, const char *href, struct buffer *to);

/* ---- odt_table.c ---- */

void odt_enter_table(struct odt *o, struct rewrite_open *open, const char *const *attributes);
void odt_enter_row(struct odt *o, struct rewrite_open *open, const char *const *attributes);
void odt_leave_row(struct odt *o, const struct rewrite_open *open);
void odt_enter_cell(struct odt *o, struct rewrite_open *open, const char *const *attributes);
void odt_leave_cell(struct odt *o, const struct rewrite_open *open);

/* The first block in a cell begins it. */
void odt_begin_cell(struct odt *o, struct rewrite_open *open, struct rewrite_open *cell,
                    const struct odt_look *look);

/* ---- odt_note.c ---- */

void odt_leave_citation(struct odt *o, const struct rewrite_open *open);
void odt_enter_note(struct odt *o, struct rewrite_open *open, const char *const *attributes);
void odt_enter_note_body(struct odt *o, struct rewrite_open *open);
void odt_leave_note_body(struct odt *o, const struct rewrite_open *open);
void odt_enter_remark(struct odt *o);
void odt_leave_remark(struct odt *o);
void odt_add_remarker(struct odt *o, const char *text, bool is_date);

/* All notes, behind the text. */
void odt_say_notes(struct odt *o);
void odt_clear_notes(struct odt *o);

#endif
