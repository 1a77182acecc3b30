#ifndef DOC_DOCUMENT_STATE_H
#define DOC_DOCUMENT_STATE_H

#include "doc/amendments.h"
#include "doc/anchors.h"
#include "doc/document.h"
#include "doc/line_index.h"
#include "doc/quote_list.h"

/*
 * What a document is made of. Only for doc/document*.c.
 */
enum { WINDOW_COUNT = 16 }; /* windows kept for an analyst */

struct window {
	uint64_t index;
	uint64_t used; /* the tick of the last use; 0: empty */
	bool quoted;   /* its quotations were made */
	bool alone; /* and none that starts in another window reaches into its blocks from before */
	bool spanned; /* its spans were */
	struct part part;
};

struct document {
	struct sink sink;
	struct text *text;
	char *format;
	char *name;
	char *title;
	bool title_sought; /* in the text, since the last refresh */
	enum document_state state;
	uint64_t revision;
	uint64_t known[PASS_COUNT]; /* how far each pass has come */
	uint64_t resumed;           /* what starts before is known and not taken again */
	uint64_t outlined;          /* the sections before are delivered ... */
	size_t tail_count;          /* ... and so many after them are from windows */
	uint64_t tail_revision;
	struct arena *tail; /* their titles; NULL: none yet */
	uint64_t lines;
	struct line_index line_index;

	struct analyst *analyst;
	struct window windows[WINDOW_COUNT];
	uint64_t tick;

	struct part *parts; /* delivered; the last one still grows */
	size_t part_count, part_capacity;

	struct quote_list quotes;
	struct arena *answers; /* quotations that were handed out last */
	struct amendments amendments;
	uint64_t quotes_version;
	/* The numbers, without amendments, of those that are removed; good for these two. */
	struct removed {
		struct removed_quote {
			uint64_t number, start;
			bool outer;
		} * list;
		size_t count, capacity;
		uint64_t revision;
		enum quote_choice choice;
	} removed;

	struct part whole; /* its sections are the document's */
	size_t closed;     /* how many sections have had their ends set for text size closed_at */
	uint64_t closed_at;

	struct anchors anchors;
	char *facts[FACT_COUNT]; /* NULL: nothing is said */

	char **notes;
	size_t note_count, note_capacity;
};

extern const struct sink_ops document_sink_ops;

/* The window with its blocks, made when it is not kept; valid until another one is asked for. For an analyst's document. */
struct window *document_window(struct document *document, uint64_t index);

/* How many windows the text has. */
uint64_t document_window_count(const struct document *document);

/* Drops the windows from this one on. */
void document_drop_windows(struct document *document, uint64_t first);

/* Quotations that are handed out from now on are not what they were. */
void document_quotes_changed(struct document *document);

/* Forgets the sections that were not delivered. */
void document_drop_tail(struct document *document);

#endif
