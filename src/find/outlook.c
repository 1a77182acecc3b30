/*
 * While a document grows its end is not to be relied on: the last block may go on, and what the last windows hold may depend
 * on the next one.
 */
#include "find/outlook.h"

#include "doc/text.h"

struct outlook
outlook_look(struct document *document)
{
	struct outlook o = { 0 };
	struct block block;

	o.revision = document_revision(document);
	o.size = text_size(document_text(document));
	o.state = document_state(document);
	if (document_block_at(document, o.size, &block))
		o.last_block = block.range;
	return o;
}

bool
outlook_is_old(const struct outlook *o, struct document *document)
{
	return o->revision != document_revision(document) ||
	       o->size != text_size(document_text(document));
}

bool
outlook_same(const struct outlook *a, const struct outlook *b)
{
	return a->size == b->size && a->state == b->state &&
	       a->last_block.start == b->last_block.start && a->last_block.end == b->last_block.end;
}

uint64_t
outlook_settled(const struct outlook *o)
{
	uint64_t place = o->size;

	if (o->state == DOCUMENT_LOADING && o->last_block.start < place)
		place = o->last_block.start;
	return place < 2 * DOCUMENT_WINDOW ? 0 : place - 2 * DOCUMENT_WINDOW;
}
