#ifndef TESTS_LAYOUT_BUILD_H
#define TESTS_LAYOUT_BUILD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "doc/document.h"
#include "layout/layout.h"

/*
 * A document out of a description in a few lines, as the goldens' inputs are written. Blocks are
 * separated by empty lines; each may begin with a line such as
 *     @item level=1 depth=0 indent=2 hang=4 gap=1
 * (a kind's name and what differs from a paragraph with gap=1). In the text \u{HEX} is a code point, \x{HH} a
 * byte, \n a line feed, and what stands between {{ and }} is a hidden range. What a block has between [[ and ]]
 * at its beginning stands before it in the text and belongs to no block.
 *     @table lcr header=1 indent=2
 * begins a table: a letter a column for its alignment, then a row a line, its cells divided by bars. The caller frees it.
 */
struct document *build_document(const char *description, size_t n);

/* The rows of a whole document, as text: one line a row between bars, with its flags after it. */
void build_print(struct document *document, const struct layout_options *options,
                 struct buffer *to);

/* A number below n; the same ones after the same state. */
unsigned build_random(uint64_t *state, unsigned n);

#endif
