#ifndef TESTS_FIND_SAMPLE_H
#define TESTS_FIND_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"

/*
 * Small documents from a notation, so that a test shows what it is about:
 *     {...}  a match is expected here    <...>  this is hidden    |  one block ends, the next begins
 * The signs themselves are not in the text; between two blocks there is an empty line.
 */
enum { SAMPLE_MATCHES = 64 };

struct sample {
	struct document *document;
	struct range expected[SAMPLE_MATCHES];
	size_t expected_count;
};

/* Blocks are of the kind given (enum block_kind). */
void sample_init(struct sample *sample, const char *notation, size_t n, int kind);
void sample_clear(struct sample *sample);

/* A document of one paragraph that is the whole text. */
struct document *sample_paragraph(const char *text, size_t n);

/* Fails unless the ranges are the expected ones, and says what was looked for in what. */
void sample_check(const struct sample *sample, const char *pattern, const char *notation,
                  const struct range *found, size_t count);

/*
 * An analyst of texts that fit in one window: two empty lines end blocks, '>' and ' ' that begin a line are hidden, and so
 * is a line that begins with '#'; some blocks keep their lines. A sure one can tell of some lines that they are shown.
 */
void sample_analyst_init(struct analyst *analyst, bool sure);

/* A small generator of numbers below n, the same every time. */
uint32_t sample_random(uint64_t *state, uint32_t n);

/* A search for the pattern, in stretches of so many bytes; the caller frees it. */
struct search *sample_search(struct document *document, const char *pattern, uint64_t origin,
                             bool forward, size_t stretch);

/* Steps until it is done. */
void sample_finish(struct search *search);

#endif
