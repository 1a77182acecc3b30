#ifndef VIEW_PANEL_H
#define VIEW_PANEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/atoms.h"
#include "doc/document.h"
#include "view/frame.h"
#include "view/style.h"
#include "view/view.h"
#include "view/who.h"

/*
 * Of very many quotations those around a place are listed: the rows grow at both ends, by steps, until there are enough for the
 * screen or no more.
 */
struct nearby {
	bool on;
	struct nearby_end {
		uint64_t at;   /* where the last one that was looked at starts */
		size_t wanted; /* rows on this side of the place */
		size_t count;
		bool done; /* there are no more, as far as is known */
	} ends[2];         /* before, and from the place on */
};

/*
 * A list beside the text: the outline or the quotations. Its rows are made anew when the document, the folds or the
 * filter have changed; the row under the cursor is known by a key that outlives that.
 */
struct panel_row {
	uint64_t
		key; /* a section's or a quotation's start; of a speaker, a hash with PANEL_SPEAKER */
	uint64_t
		index; /* among the document's sections or quotations; of a speaker, of the first one */
	size_t count;        /* quotations of a speaker */
	struct range range;  /* of a section, of a link */
	const char *speaker; /* of a speaker's row: the panel's, or NULL for an unknown one */
	const char *option;  /* of an option's row: how it is written, the panel's; else NULL */
	uint8_t depth;
	bool apart;   /* a quotation that is known by its place: index is none */
	bool group;   /* a speaker's row */
	bool parent;  /* has rows below it */
	bool options; /* has options below it, which are shown only when they are asked for */
	bool folded;  /* which are not shown */
	bool faint;   /* does not hold the filter's words, but one below it does */
};

#define PANEL_NOBODY "Speaker not named"
#define PANEL_SPEAKER ((uint64_t)1 << 63)

/* With a section's key: its options are shown. */
#define PANEL_OPTIONS ((uint64_t)1 << 62)

/* How much a list of quotations says. */
enum panel_scope {
	SCOPE_ALL,      /* every quotation */
	SCOPE_SPEAKERS, /* the speakers and how much each says */
	SCOPE_NEARBY,   /* the quotations around a place */
};

struct panel {
	enum view_panel kind;
	enum panel_scope scope;
	struct document *document; /* that it was made for last */
	struct panel_row *rows;
	size_t row_count, row_capacity;
	size_t cursor, top; /* rows */
	size_t height;      /* rows that can be seen, at the last drawing */
	bool moved;         /* the cursor was moved: it follows the text no more */
	bool resting;       /* the keys go to the text, and it follows */
	bool grouped;
	char *filter;        /* as typed */
	char *folded_filter; /* by words_fold */
	uint64_t *folds;     /* keys of folded rows, and of open PANEL_OPTIONS, sorted */
	size_t fold_count, fold_capacity;
	struct atoms speakers; /* their names */
	char *named;           /* only this speaker's quotations are listed; NULL: everybody's */
	struct who who;        /* whom that means */
	int class;             /* only quotations of this enum quote_class; -1: of all */
	size_t listed;         /* quotations that hold all of that */
	const struct view_highlight *highlights; /* borrowed */
	size_t highlight_count;
	const struct view_book *books; /* borrowed */
	size_t book_count;
	struct nearby nearby; /* where there are too many quotations to list them all */
	uint64_t version;     /* of the document's quotations, when the rows were made */
	struct atoms options; /* how they are written */
	struct range reach;   /* for places in here the rows need not be made anew */
	uint64_t revision;    /* of the document, when the rows were made */
	bool stale;
};

/* Where it stands and what it needs to know to be drawn. */
struct panel_scene {
	struct document *document;
	const struct theme *theme;
	const struct view_matches *matches;
	int row, column, rows, columns; /* cells of the panel, its border at the right included */
	uint64_t place;                 /* what is in view: a position */
	bool ascii;
};

void panel_init(struct panel *panel);
void panel_clear(struct panel *panel);

void panel_open(struct panel *panel, enum view_panel kind);
void panel_filter(struct panel *panel, const char *utf8);

/* What the list of highlights holds; borrowed until the next call. */
void panel_set_highlights(struct panel *panel, const struct view_highlight *highlights,
                          size_t count);

/* What the library holds; borrowed until the next call. */
void panel_set_books(struct panel *panel, const struct view_book *books, size_t count);

/* Makes the rows if they are not as the document is, and puts the cursor on what is in view unless it was moved. */
void panel_update(struct panel *panel, struct document *document, uint64_t place);

/* Of quotations only those of a class (enum quote_class, -1: all). */
void panel_class(struct panel *panel, int class);

/* Only those of a speaker, by a name as it is typed; by the name in the document, NULL for nobody who is known; of all again. */
void panel_speaker(struct panel *panel, const char *typed);
void panel_only(struct panel *panel, const char *name);
void panel_everybody(struct panel *panel);

/* True when not all is listed. */
bool panel_is_filtered(const struct panel *panel);

void panel_move(struct panel *panel, int rows);
void panel_fold(struct panel *panel, bool folded);
void panel_fold_all(struct panel *panel, bool folded);

/* Draws it; the frame's cursor stands on its cursor's row. */
void panel_draw(struct panel *panel, struct frame *frame, const struct panel_scene *scene);

/* The list's row at a row of the screen, SIZE_MAX for none. */
size_t panel_row_at(const struct panel *panel, const struct panel_scene *scene, int row);

/* The row for a place, SIZE_MAX for none. */
size_t panel_row_of(const struct panel *panel, uint64_t place);

/* Goes on looking for quotations to list; false when there is nothing to be looked for. */
bool panel_work(struct panel *panel, struct document *document, int64_t budget_us);
bool panel_has_work(const struct panel *panel);

/* ---- for what lists and draws rows of one kind ---- */

/* Quieter, except where the row is told apart by being reversed: a dim stretch of it would be a hole. */
struct style panel_quieter(const struct panel_scene *scene, struct style style);

bool panel_is_folded(const struct panel *panel, uint64_t key);
struct panel_row *panel_add(struct panel *panel); /* zeroed; valid until the next one */

#endif
