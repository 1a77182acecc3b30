#ifndef DOC_SINK_H
#define DOC_SINK_H

#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/block.h"
#include "doc/fact.h"
#include "doc/quote.h"
#include "doc/span.h"
#include "doc/table.h"

/*
 * What a reader finds out may take several passes over the text, each of which says how far it has come. One that finds everything
 * as it goes says so of the last.
 */
enum sink_pass { PASS_LINES, PASS_SECTIONS, PASS_QUOTES, PASS_COUNT };

/*
 * Where a reader puts what it reads: a document (document_sink), a pipe (doc/wire), a printer. Positions are
 * those of the document's text. What is said of a stretch of text is said after that text. Blocks, spans,
 * hidden ranges and sections come in order of their starts; a quotation comes when its last run is known.
 */
struct sink {
	const struct sink_ops *ops;
};

/* The note that says that not all sections were told. */
#define SINK_MORE_SECTIONS "the document has more sections than are listed"

struct sink_ops {
	/* The next bytes of the text. A plain text that is its own file sends none. */
	void (*text)(struct sink *sink, const char *bytes, size_t n);
	void (*block)(struct sink *sink, const struct block *block);
	void (*span)(struct sink *sink, const struct span *span);
	void (*hidden)(struct sink *sink, struct range range);
	void (*section)(struct sink *sink, uint64_t start, unsigned level, const char *title);
	void (*quote)(struct sink *sink, const struct quote *quote);
	/* The document's own title. */
	void (*title)(struct sink *sink, const char *title);
	/* A place with a name, which a link's target "#name" leads to. */
	void (*anchor)(struct sink *sink, uint64_t pos, const char *name);
	/* What the document says about itself; what is said twice counts both times (two authors). */
	void (*fact)(struct sink *sink, enum fact fact, const char *value);
	/* A table, before the blocks that are its rows; tables come in order and do not overlap. */
	void (*table)(struct sink *sink, const struct table *table);
	/* A sentence for the user about odd input. */
	void (*note)(struct sink *sink, const char *sentence);
	/* The number of the line at pos, 1 the first (doc/line_index). Sparse, in order. */
	void (*checkpoint)(struct sink *sink, uint64_t line, uint64_t pos);
	/* How many lines the whole text has. */
	void (*lines)(struct sink *sink, uint64_t count);
	/*
	 * What this pass finds before position done is known, and all that earlier passes find; total is the text's size as
	 * far as known.
	 */
	void (*progress)(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total);
	/* Nothing more comes. */
	void (*done)(struct sink *sink);
};

static inline void
sink_text(struct sink *s, const char *bytes, size_t n)
{
	s->ops->text(s, bytes, n);
}

static inline void
sink_block(struct sink *s, const struct block *block)
{
	s->ops->block(s, block);
}

static inline void
sink_span(struct sink *s, const struct span *span)
{
	s->ops->span(s, span);
}

static inline void
sink_hidden(struct sink *s, struct range range)
{
	s->ops->hidden(s, range);
}

static inline void
sink_section(struct sink *s, uint64_t start, unsigned level, const char *title)
{
	s->ops->section(s, start, level, title);
}

static inline void
sink_quote(struct sink *s, const struct quote *quote)
{
	s->ops->quote(s, quote);
}

static inline void
sink_title(struct sink *s, const char *title)
{
	s->ops->title(s, title);
}

static inline void
sink_anchor(struct sink *s, uint64_t pos, const char *name)
{
	s->ops->anchor(s, pos, name);
}

static inline void
sink_fact(struct sink *s, enum fact fact, const char *value)
{
	s->ops->fact(s, fact, value);
}

static inline void
sink_table(struct sink *s, const struct table *table)
{
	s->ops->table(s, table);
}

static inline void
sink_note(struct sink *s, const char *sentence)
{
	s->ops->note(s, sentence);
}

static inline void
sink_checkpoint(struct sink *s, uint64_t line, uint64_t pos)
{
	s->ops->checkpoint(s, line, pos);
}

static inline void
sink_lines(struct sink *s, uint64_t count)
{
	s->ops->lines(s, count);
}

static inline void
sink_progress(struct sink *s, enum sink_pass pass, uint64_t done, uint64_t total)
{
	s->ops->progress(s, pass, done, total);
}

static inline void
sink_done(struct sink *s)
{
	s->ops->done(s);
}

#endif
