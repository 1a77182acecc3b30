/* What is known of the kinds of blocks without looking at a document. */
#include "doc/block.h"

#include <assert.h>

static const char *const names[BLOCK_KIND_COUNT] = {
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_HEADING] = "heading",
	[BLOCK_ITEM] = "item",
	[BLOCK_CODE] = "code",
	[BLOCK_VERBATIM] = "verbatim",
	[BLOCK_TABLE_ROW] = "table-row",
	[BLOCK_RULE] = "rule",
	[BLOCK_CAPTION] = "caption",
	[BLOCK_BOILERPLATE] = "boilerplate",
	[BLOCK_TITLE] = "title",
	[BLOCK_SUBTITLE] = "subtitle",
	[BLOCK_BYLINE] = "byline",
	[BLOCK_DATELINE] = "dateline",
	[BLOCK_CONTENTS] = "contents",
};

const char *
block_kind_name(enum block_kind kind)
{
	assert(kind < BLOCK_KIND_COUNT);
	return names[kind];
}

bool
block_is_kept(enum block_kind kind)
{
	return kind == BLOCK_CODE || kind == BLOCK_VERBATIM || kind == BLOCK_TABLE_ROW ||
	       kind == BLOCK_CONTENTS;
}
