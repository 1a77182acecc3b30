#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"
#include "layout/layout.h"
#include "view/frame.h"
#include "view/style.h"

/*
 * One document on the screen: the body, a panel beside it, the status line. The view holds the anchor (the text position of
 * the top row), so a resize or a panel keeps the top word in place. It decides nothing: the app moves it and gives it what
 * to say, view_draw fills a frame.
 */
struct view;

struct view_options {
	unsigned measure_cols; /* 72 */
	unsigned tab_cols;     /* 0: 8 */
	bool centred;          /* the column in the middle, else at the left */
	bool original;         /* the file's own lines */
	bool chop;             /* long lines cut, scrolled sideways */
	bool line_numbers;
	bool squeeze;      /* never more than one empty row between blocks */
	bool ascii;        /* only ASCII for margin marks and borders */
	bool quotes_shown; /* dress quotations */
};

/* What a search knows, asked for when drawing; any function may be NULL. The view never sees a search. */
struct view_matches {
	void *context;
	size_t (*in)(void *context, struct range range, struct range *out, size_t max);
	bool (*count)(void *context, struct range range, uint64_t *count); /* false: not known */
	struct range current;                                              /* empty: none */
};

/* Theme is borrowed. Does not own the document. */
struct view *view_new(struct document *document, const struct theme *theme);
void view_free(struct view *view);

void view_resize(struct view *view, int rows, int columns); /* of the whole screen, >= 1 */
void view_set_options(struct view *view, const struct view_options *options);
const struct view_options *view_options(const struct view *view);
void view_set_matches(struct view *view,
                      const struct view_matches *matches); /* copied; NULL for none */

/*
 * Shows only what the filter keeps (copied; NULL for everything). One that cannot leap keeps the headings above what it keeps, too.
 */
void view_set_filter(struct view *view, const struct layout_filter *filter);

/* ---- the place ---- */

enum view_align {
	VIEW_TOP, /* the row of the position becomes the top row */
	VIEW_MIDDLE,
	VIEW_BOTTOM,
	VIEW_NEAR, /* not moved if it can be seen, else a third from the top */
};

uint64_t view_anchor(struct view *view); /* the position of the top row */

/* True when it does not stand where the document begins. Costs no layout. */
bool view_was_moved(const struct view *view);

/* The place to the row and the column, for whoever wants to come back to exactly it. */
struct view_stand {
	uint64_t anchor;
	unsigned gap; /* empty rows above the anchor's row */
	int shift;    /* columns */
	uint64_t spot;
};
struct view_stand view_stand(struct view *view);
void view_return(struct view *view, struct view_stand stand);

uint64_t view_bottom(struct view *view); /* the end of what is seen */
void view_goto(struct view *view, uint64_t pos, enum view_align align);

/* Scrolls by rows (less than zero: up), stopping at the first row and when the last row stands at the bottom. Returns the rows moved. */
int view_scroll(struct view *view, int rows);
void view_scroll_columns(struct view *view, int columns); /* with chop or original lines */
int view_page_rows(const struct view *view);              /* rows of the body */
bool view_at_end(struct view *view);
unsigned view_percent(
	struct view *view); /* of the text, down to the last row; 100 at its end only */

/* What was laid out is stale: the document has grown or changed. The top word stays. */
void view_document_changed(struct view *view);

/* The current quotation, drawn apart; a position in its first run, or UINT64_MAX for none. */
void view_set_quote(struct view *view, uint64_t pos);

/* The link that has the focus, drawn apart; an empty range for none. */
void view_set_link(struct view *view, struct range link);

/* What the reader marked in the text; strings are borrowed. */
enum { VIEW_COLOURS = 5 };
struct view_highlight {
	struct range range; /* empty: its words are gone from the text */
	unsigned colour;    /* less than VIEW_COLOURS */
	bool current;       /* drawn apart */
	const char *words;  /* in one line */
	const char *note;   /* "" for none */
};

/* Sorted by their ranges, those without one last; borrowed until the next call. */
void view_set_highlights(struct view *view, const struct view_highlight *highlights, size_t count);

/* A document that was read before; strings are borrowed. */
struct view_book {
	uint64_t id;                /* of no other; less than 2^63 */
	const char *title, *author; /* author: "" for none */
	const char *name;           /* by which it is opened */
	const char *when;           /* "yesterday" */
	int percent;                /* how far it was read */
	unsigned highlights, notes;
};

/* What the library lists, in this order; borrowed until the next call. Its panel takes the whole screen. */
void view_set_books(struct view *view, const struct view_book *books, size_t count);

/* What the reader is selecting, and where the end is that moves; an empty range for nothing. */
void view_set_selection(struct view *view, struct range selection, uint64_t head);

/* Letters that are drawn over the text at a position, each at the start of a link; borrowed until the next call. */
struct view_label {
	uint64_t pos;
	char text[4];
};
void view_set_labels(struct view *view, const struct view_label *labels, size_t count);

/* True when the position is on the screen; and when it is not filtered away. */
bool view_shows(struct view *view, uint64_t pos);
bool view_keeps(struct view *view, uint64_t pos);
bool view_keeps_block(struct view *view, const struct block *block);

/* The text position at a cell of the screen; false when none is there. */
bool view_position_at(struct view *view, int row, int column, uint64_t *pos);

/* ---- panels ---- */

enum view_panel {
	PANEL_NONE,
	PANEL_OUTLINE,
	PANEL_QUOTES,
	PANEL_LINKS,
	PANEL_HIGHLIGHTS,
	PANEL_LIBRARY
};

/*
 * Opens a panel (beside the body; over it when the screen is narrower than 80 cells) with its cursor at what is in view,
 * or closes it. The panel follows the text until its cursor is moved.
 */
void view_open_panel(struct view *view, enum view_panel panel);
enum view_panel view_panel(const struct view *view);

/* The panel stays and follows the text, but has the cursor no more; opening it again gives it back. False where it stands over the text. */
bool view_rest_panel(struct view *view);
bool view_panel_rests(const struct view *view);

void view_panel_move(struct view *view, int rows); /* the cursor; large numbers go to the ends */
void view_panel_page(struct view *view, int pages);
void view_panel_fold(struct view *view,
                     bool folded); /* the row under the cursor: fold, or go to its parent; unfold */
void view_panel_fold_all(struct view *view, bool folded);
void view_panel_filter(struct view *view,
                       const char *utf8); /* rows that hold the words; "" for all */
void view_panel_group(struct view *view,
                      bool by_speaker); /* quotes: by speaker, or in text order */
bool view_panel_grouped(const struct view *view);

/* Of quotations only those of the next class (direct, reported ..., all); only a speaker's, by a name as typed; all again. */
void view_panel_next_class(struct view *view);
void view_panel_speaker(struct view *view, const char *name);
void view_panel_all(struct view *view);

/* On a speaker's row: lists only that one; false on any other row. */
bool view_panel_enter(struct view *view);

/* True on a speaker's row while the panel has the keys; name is the view's, NULL on that of quotations of nobody who is known. */
bool view_panel_group_name(struct view *view, const char **name);

/* Rows are still looked for; looks for them until the time is over. */
bool view_panel_has_work(const struct view *view);
void view_panel_work(struct view *view, int64_t budget_us);

bool view_panel_target(struct view *view, uint64_t *pos); /* where the row under the cursor leads */
size_t view_panel_highlight(
	struct view *view); /* the index of the highlight under the cursor; SIZE_MAX for none */
size_t view_panel_book(struct view *view); /* the same of the library */
bool view_panel_is_filtered(const struct view *view);
bool view_panel_click(struct view *view, int row,
                      int column); /* moves the cursor there; false: not in the panel */

/* ---- the lines below ---- */

/* What the status line and the prompt say; strings are copied. */
struct view_status {
	const char *title;    /* of the document, or its name */
	const char *middle;   /* quotation or match: "Xi Jinping · pointed out · 4/9" */
	const char *message;  /* in place of the rest for one key; NULL for none */
	const char *progress; /* what is still being found out: "quotations 34%"; NULL for none */
};
void view_set_status(struct view *view, const struct view_status *status);

/* A prompt in the last row instead of the status line: prefix ("/", ":"), text, cursor in bytes, a remark at the right. NULL prefix: none. */
void view_set_prompt(struct view *view, const char *prefix, const char *text, size_t cursor,
                     const char *remark);

/* Fills the frame, which is reset to the view's size. */
void view_draw(struct view *view, struct frame *frame);

#endif
