#ifndef TESTS_DOC_LINED_H
#define TESTS_DOC_LINED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "doc/document.h"

/*
 * Line i is "line i ..." of some length, every fourth in quotation marks; its first four bytes are hidden in every
 * seventh, "line" is emphasised in every third. Blocks are the lines, without those of every fifth.
 */
enum { LINED_COUNT = 20000 };

struct lined {
	struct buffer text;
	struct block blocks[LINED_COUNT];
	size_t block_count;
	struct range quotes[LINED_COUNT];
	size_t quote_count;
	struct range hidden[LINED_COUNT];
	size_t hidden_count;
	struct range spans[LINED_COUNT];
	size_t span_count;
};

extern struct lined lined;

/* Fills it, and frees it: before and after all tests of a program. */
int lined_make(void **unused);
int lined_free(void **unused);

/* The document of the lines as a reader delivers it, and as a file of its own with an analyst. */
struct document *lined_delivered(void);
struct document *lined_analysed(void);

/* Every question about blocks, ranges and quotations has the right answer. */
void lined_check_blocks(struct document *d);
void lined_check_ranges(struct document *d);
void lined_check_quotes(struct document *d);

/* An analyst's functions: one who finds nothing, and is sure of nothing but the first ten bytes. */
void lined_analyse_nothing(struct analyst *analyst, struct text *text, uint64_t window,
                           struct part *part);
bool lined_quote_nothing(struct analyst *analyst, struct document *document, uint64_t window,
                         struct part *part);
bool lined_shows(struct analyst *analyst, struct text *text, struct range range);
void lined_free_analyst(struct analyst *analyst);

/* How many analysts were freed, and windows asked for quotations. */
extern int lined_freed;
extern unsigned lined_windows_quoted;

/* What the analyst of the lines says of each window: that no quotation reaches into it. */
extern bool lined_alone;

#endif
