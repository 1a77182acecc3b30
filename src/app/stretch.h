#ifndef APP_STRETCH_H
#define APP_STRETCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "doc/block.h"
#include "doc/text.h"
#include "quote/quoter.h"

/*
 * The blocks that start in one window of a plain text, and what is hidden in them. Quotations are found stretch by stretch,
 * by rules that make a stretch's quotations depend on it and those beside it alone, so that whoever reads the whole text and
 * whoever looks at a place of it find the same (the speakers apart, whom one may know from far before):
 *
 *   - At the start of a stretch a quoter is in the state of one that has begun with the stretch before it and the habits that
 *     the text's first stretch shows. One that has begun earlier is in that state if it was clean at the start of the stretch
 *     before: then nothing came over.
 *   - A quotation that is open at the end of its stretch goes on in the next one, to its end at most, if the quoter was clean
 *     when its stretch began. Else it ends with its stretch, and what follows is another one.
 *
 * Begin with {0}.
 */
struct stretch {
	uint64_t window;
	struct block *blocks;
	size_t block_count, block_capacity;
	struct range *hidden;
	size_t hidden_count, hidden_capacity;
};

void stretch_clear(struct stretch *stretch);

/* Empty, for another window. */
void stretch_reset(struct stretch *stretch, uint64_t window);

/* Both in the order of the text, either first. */
void stretch_add_block(struct stretch *stretch, const struct block *block);
void stretch_add_hidden(struct stretch *stretch, struct range range);

/*
 * Gives the blocks to the quoter, as long as a quotation is open that starts before `open_before`; all of them for 0. The bytes
 * are the text's; a block that is not whole in it is passed over. scratch is used for them.
 */
void stretch_feed(const struct stretch *stretch, struct text *text, struct quoter *quoter,
                  uint64_t open_before, struct buffer *scratch);

#endif
