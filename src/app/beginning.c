/*
 * Where reading begins. A page that puts its menus before its text is opened at the text; the menus are one key above. As soon
 * as the reader has pressed a key the place is theirs.
 */
#include <string.h>

#include "app/actions.h"
#include "app/state.h"

enum { FURNITURE_LEAST = 4, FURNITURE_MOST = 4096 }; /* blocks */

/* Where the furniture at the start ends; 0 when there is so little that it may as well be seen. False while nobody knows. */
static bool
find_beginning(struct document *document, uint64_t *pos)
{
	struct block block;
	unsigned count = 0;
	bool more = document_block_at(document, 0, &block);

	/* A title that a page only has in its head is put before everything. */
	if (more && block.kind == BLOCK_TITLE)
		more = document_block_next(document, &block, &block);
	while (more && block.kind == BLOCK_BOILERPLATE && count < FURNITURE_MOST) {
		count++;
		more = document_block_next(document, &block, &block);
	}
	/* What set it apart from the text is not needed. */
	if (more && count && block.kind == BLOCK_RULE)
		more = document_block_next(document, &block, &block);
	*pos = more && count >= FURNITURE_LEAST && count < FURNITURE_MOST ? block.range.start : 0;
	return more || document_state(document) != DOCUMENT_LOADING;
}

void
beginning_arrive(struct app *app)
{
	struct visit *visit = app_visit(app);
	uint64_t pos;

	if (visit->begun || visit->wanted_line || visit->wanted_section || visit->wanted_place ||
	    visit->shelved.wanted.exact)
		return;
	/* A plain text begins with its first line. */
	if (!strcmp(document_format(visit->document), "text"))
		return;
	if (!find_beginning(visit->document, &pos))
		return;
	visit->begun = true;
	if (pos && !view_anchor(visit->view))
		view_goto(visit->view, pos, VIEW_TOP);
}
