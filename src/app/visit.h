#ifndef APP_VISIT_H
#define APP_VISIT_H

#include <stdbool.h>
#include <stdint.h>

#include "app/corrections.h"
#include "app/highlights.h"
#include "app/links.h"
#include "app/reading.h"
#include "app/select.h"
#include "app/shelved.h"
#include "base/range.h"
#include "doc/document.h"
#include "find/search.h"
#include "view/view.h"

/*
 * One document on the reader's desk: how it is seen, what is searched in it, and the places that
 * the reader may want back.
 */

enum { MARK_COUNT = 52, JUMP_MAX = 100 };

/* Whether the end is shown as the text grows: of a pipe until it has ended, or of any file for good. */
enum visit_follow { FOLLOW_NOT, FOLLOW_TO_END, FOLLOW_ON };

struct visit {
	unsigned id; /* from 1; that of a file stays when it is read again */
	struct document *document;
	struct view *view;

	struct search *search; /* NULL: none */
	struct range match;    /* the current match; empty: none */
	char *filter;          /* what only matching paragraphs are shown for; NULL: all */
	struct search *filter_search;
	bool only_quotes;             /* nothing but quotations is shown, under their headings */
	struct view_stand unfiltered; /* where the reader stood when the filter was set ... */
	struct view_stand filtered;   /* ... and where that was with it */

	uint64_t quote; /* where the current quotation starts; UINT64_MAX: none */

	struct link link; /* the one that has the focus */

	bool marked[MARK_COUNT]; /* a-z, A-Z */
	uint64_t marks[MARK_COUNT];
	bool lost[MARK_COUNT]; /* was kept, but its words are gone */

	uint64_t jumps[JUMP_MAX]; /* places left by a jump, oldest first */
	int jump_count;
	int jump_at; /* how many of them lie behind; the rest lie ahead */

	uint64_t focus;        /* where the last motion by objects led ... */
	uint64_t focus_anchor; /* ... as long as the anchor is still this */

	char *wanted_section; /* gone to as soon as the reader has come to it; NULL: none */
	uint64_t wanted_line; /* likewise; 0: none */
	char *wanted_place;   /* likewise, where a link led; NULL: none */

	struct selection selection;
	struct highlights highlights;
	struct corrections corrections;
	struct shelved shelved;

	bool begun; /* the place is the reader's own, or where reading begins */
	enum visit_follow follow;
	unsigned seen_generation,
		seen_news; /* of the reading, what the screen shows and was told */

	uint64_t drawn_revision; /* of the document, at the last drawing */
	struct worker_progress drawn_progress;

	struct reading *
		reading; /* what brings the document its parts and owns it; NULL: the visit owns it */
};

/* Takes the reading, or a document that is complete. */
struct visit *visit_new(struct reading *reading, struct document *document,
                        const struct theme *theme);
void visit_free(struct visit *visit);

/* Shows the end from now on, or does so no more. */
void visit_follow(struct visit *visit, enum visit_follow follow);

/* The place pos is left by a jump: `''` and ^O come back to it. */
void visit_push_jump(struct visit *visit, uint64_t pos);

/* The place before or after the present one in the jump list; false when there is none. */
bool visit_jump_back(struct visit *visit, uint64_t *pos);
bool visit_jump_forward(struct visit *visit, uint64_t *pos);

/*
 * Where motions by section, paragraph and quotation start from: where the last of them led, when the text
 * was not moved since (near the end not everything can come to the top), else the top of the screen.
 */
uint64_t visit_place(struct visit *visit);
void visit_set_place(struct visit *visit, uint64_t pos);

/* Has the document find out what the view will ask for when it goes to pos, so that it is there sooner. */
void visit_prepare(struct visit *visit, uint64_t pos);

/* The index of a mark's letter, or -1. */
int visit_mark_index(const char *letter);

#endif
