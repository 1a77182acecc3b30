#ifndef DOC_DOCUMENT_H
#define DOC_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/block.h"
#include "doc/part.h"
#include "doc/quote.h"
#include "doc/quote_list.h"
#include "doc/section.h"
#include "doc/sink.h"
#include "doc/span.h"
#include "doc/table.h"
#include "doc/text.h"

/*
 * A document: one text and sorted ranges over it. Whether those were delivered by a reader or are made
 * from the text around a position (an analyst, for plain text) is hidden here. Pointers to
 * sections and strings are valid until the next call of document_sink's functions, document_grew, document_changed or document_free;
 * quotations also no longer than until the next question about quotations, what a window of an analyst holds until the next
 * question to the document.
 */
struct document;

/* Windows of plain text are aligned to multiples of this many bytes. */
enum { DOCUMENT_WINDOW = 32 * 1024 };

/*
 * Makes what is known of one window of a plain text out of the text alone, so that the same window gives the
 * same answer wherever the reader looks from. blocks fills the part's blocks, hidden ranges and sections (all
 * blocks that start in the window); spans, if there is such a function, fills their spans when somebody asks for them; quotes fills the
 * quotations of these blocks, and may ask the document for the blocks of this window and those beside it; true when none that starts in
 * a window before reaches into these blocks.
 */
struct analyst {
	void (*blocks)(struct analyst *analyst, struct text *text, uint64_t window,
	               struct part *part);
	void (*spans)(struct analyst *analyst, struct text *text, uint64_t window,
	              struct part *part);
	bool (*quotes)(struct analyst *analyst, struct document *document, uint64_t window,
	               struct part *part);
	void (*free)(struct analyst *analyst);
	/* True when the range surely lies in one block and none of it is hidden; told without a window. May be NULL. */
	bool (*shows)(struct analyst *analyst, struct text *text, struct range range);
};

enum document_state {
	DOCUMENT_LOADING, /* a reader is still at it */
	DOCUMENT_COMPLETE,
	DOCUMENT_CUT_SHORT, /* the reader ended early; a note says why */
};

/* Takes the text. format is a word such as "text", name what the user called it (a path, "standard input"). */
struct document *document_new(struct text *text, const char *format, const char *name);
void document_free(struct document *document);

/* Takes the analyst; the document is then a plain text and blocks are never delivered. */
void document_set_analyst(struct document *document, struct analyst *analyst);

/* True when it has one: a question about a place then costs reading the text around it, if nobody asked lately. */
bool document_has_analyst(const struct document *document);

/*
 * True when the range surely lies in one block and none of it is hidden, as far as can be told without reading a window.
 * False: ask document_block_at and document_hidden.
 */
bool document_shows(struct document *document, struct range range);

/* The sink that adds to this document; the document's own. */
struct sink *document_sink(struct document *document);

/*
 * After the text's file grew from a size: what was known and depends on that end is dropped, and is to be found anew from
 * document_known(PASS_QUOTES) on, which is a window's start then. What starts before it and is found again counts once.
 */
void document_grew(struct document *document, uint64_t before);

/* The position in a plain text of that size before which nothing will change when it grows. */
uint64_t document_settled(uint64_t size);

/* After the text's file was changed otherwise: everything that was known of the text is dropped. */
void document_changed(struct document *document);

/*
 * Begins anew as a document of that format over another text, which is taken: everything that was known is
 * dropped, the analyst too. For input that turns out to be something else, and for a file that was replaced.
 */
void document_restart(struct document *document, struct text *text, const char *format);

struct text *document_text(struct document *document);
const char *document_format(const struct document *document);
const char *document_name(const struct document *document);
const char *document_title(struct document *document); /* NULL when it has none */
void document_set_title(struct document *document, const char *title);
enum document_state document_state(const struct document *document);
void document_set_state(struct document *document, enum document_state state);

/* Grows when the content or annotations change: what was derived from an older number is stale. */
uint64_t document_revision(const struct document *document);

/* Notes on odd input, in order, each one once. */
void document_note(struct document *document, const char *sentence);
const char *document_note_at(const struct document *document, size_t i); /* NULL past the last */

/*
 * The block that holds pos, else the first one after it, else the last one; false when there is
 * none at all.
 */
bool document_block_at(struct document *document, uint64_t pos, struct block *block);

/* The block after or before the given one (only its range is looked at); false at the ends. */
bool document_block_next(struct document *document, const struct block *block, struct block *next);
bool document_block_before(struct document *document, const struct block *block,
                           struct block *before);

/* Up to max spans or hidden ranges that meet the range, in order; returns how many were written. */
size_t document_spans(struct document *document, struct range range, struct span *out, size_t max);
size_t document_hidden(struct document *document, struct range range, struct range *out,
                       size_t max);

/*
 * The first link that starts at or after pos, the last one that starts before it; false at the ends, and when there is none in
 * the two megabytes beside pos of a text that an analyst looks at.
 */
bool document_link_after(struct document *document, uint64_t pos, struct span *link);
bool document_link_before(struct document *document, uint64_t pos, struct span *link);

/* The table that holds pos; false when there is none. Its columns are valid until the next question. */
bool document_table_at(struct document *document, uint64_t pos, struct table *table);

/* The place that "#name" leads to; false when it is not known (yet). */
bool document_anchor(const struct document *document, const char *name, uint64_t *pos);

/* The same places by number, 0 the first that came; NULL past the last. */
const char *document_anchor_number(const struct document *document, size_t number, uint64_t *pos);

/* What the document says about itself, NULL when it does not. Several values stand in one line, with commas. */
const char *document_fact(const struct document *document, enum fact fact);

/*
 * Which quotations there are for whoever asks, all of them unless it is said otherwise: the others are not found, counted or
 * numbered, as if they were none.
 */
void document_choose_quotes(struct document *document, enum quote_choice choice);
enum quote_choice document_quote_choice(const struct document *document);

/* Up to max quotations with a run, cue or source that meets the range, in order. */
size_t document_quotes(struct document *document, struct range range, const struct quote **out,
                       size_t max);

/*
 * The first quotation that starts after pos, the last one that starts before it; NULL at the ends, and when there is none in the
 * two megabytes beside pos and the text was not yet scanned there.
 */
const struct quote *document_quote_after(struct document *document, uint64_t pos);
const struct quote *document_quote_before(struct document *document, uint64_t pos);

/* How many quotations were delivered so far, and of them, how many start before pos; complete when the state is. */
struct quote_count document_quote_count(struct document *document);
struct quote_count document_quotes_before(struct document *document, uint64_t pos);

/* One of them by its number, 0 the first in the text; NULL past the last. */
const struct quote *document_quote_number(struct document *document, uint64_t number);

/*
 * How much memory quotations may take, if it shall not be 16 MiB; said before the first comes. Those of an analyst's document
 * that have no room are found again in the text when they are asked for; who speaks may then be known less well.
 */
void document_set_quote_limit(struct document *document, size_t bytes);

/*
 * For a document that has none yet: those that come are not kept, but given to the taker, each once and in the order of the text.
 * document_pass_quotes gives away those that start before a position, because no other will start there.
 */
void document_give_quotes(struct document *document,
                          void (*taker)(void *context, const struct quote *quote), void *context);
void document_pass_quotes(struct document *document, uint64_t pos);

/*
 * A person knows better: a quotation is none, or somebody else's (NULL: of nobody who is known), or all that a speaker says is said
 * by one of another name. From then on that is what all questions are answered by, until the text changes. The last such
 * amendment can be taken back; false when there is none.
 */
void document_remove_quote(struct document *document, const struct quote *quote);
void document_set_speaker(struct document *document, const struct quote *quote,
                          const char *speaker);
void document_rename_speaker(struct document *document, const char *from, const char *to);
bool document_undo_amendment(struct document *document);

/*
 * Who says how much of what was delivered, in no order: the speakers' names as they were found, and as what each is known now
 * (by document_speaker_name). Valid until the document is told something new.
 */
const struct speaker_count *document_speakers(const struct document *document, size_t *count);
const char *document_speaker_name(const struct document *document, const char *found);

/* Grows when other quotations are chosen or some are set right, but not when more are found. */
uint64_t document_quotes_version(const struct document *document);

/*
 * The outline: what was delivered, sorted, ends set. For an analyst's document whose sections are not yet known, what its
 * first window shows.
 */
const struct section *document_sections(struct document *document, size_t *count);

/* True when there were more sections than there is memory for: those after the last one are found as headings only. */
bool document_has_more_sections(const struct document *document);

/* How far a pass of the reader has come, in bytes of the text. */
uint64_t document_known(const struct document *document, enum sink_pass pass);

/*
 * Line numbers, 1 is the first. document_line gives that of pos, 0 when it is not known yet; document_line_start the
 * position where a line starts, false when there is none or it is not known yet. Both look at no more than the text between
 * two checkpoints. document_lines is 0 until the whole text was seen.
 */
uint64_t document_line(struct document *document, uint64_t pos);
bool document_line_start(struct document *document, uint64_t line, uint64_t *pos);
uint64_t document_lines(const struct document *document);

#endif
