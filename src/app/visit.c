/*
 * The places of one open document. The jump list works as a browser's history: a jump drops what lay ahead, going back
 * from its end first remembers where the reader stood.
 */
#include "app/visit.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct visit *
visit_new(struct reading *reading, struct document *document, const struct theme *theme)
{
	struct visit *visit = memory_zero(1, sizeof *visit);

	visit->reading = reading;
	visit->document = document = reading ? reading_document(reading) : document;
	visit->seen_generation = reading ? reading_generation(reading) : 0;
	visit->view = view_new(document, theme);
	visit->quote = UINT64_MAX;
	visit->focus_anchor = UINT64_MAX;
	visit->filtered.anchor = UINT64_MAX;
	return visit;
}

void
visit_free(struct visit *visit)
{
	if (!visit)
		return;
	search_free(visit->search);
	search_free(visit->filter_search);
	free(visit->filter);
	shelved_clear(&visit->shelved);
	highlights_clear(&visit->highlights);
	corrections_clear(&visit->corrections);
	free(visit->wanted_section);
	free(visit->wanted_place);
	free(visit->link.target);
	view_free(visit->view);
	if (visit->reading)
		reading_free(visit->reading);
	else
		document_free(visit->document);
	free(visit);
}

void
visit_follow(struct visit *visit, enum visit_follow follow)
{
	visit->follow = follow;
	if (visit->reading)
		reading_follow(visit->reading, follow == FOLLOW_ON);
}

/* Puts a place at the end of the list, the oldest one out when it is full. */
static void
add_jump(struct visit *visit, uint64_t pos)
{
	if (visit->jump_count && visit->jumps[visit->jump_count - 1] == pos)
		return;
	if (visit->jump_count == JUMP_MAX) {
		memmove(visit->jumps, visit->jumps + 1, (JUMP_MAX - 1) * sizeof *visit->jumps);
		visit->jump_count--;
	}
	visit->jumps[visit->jump_count++] = pos;
}

void
visit_push_jump(struct visit *visit, uint64_t pos)
{
	visit->jump_count = visit->jump_at;
	add_jump(visit, pos);
	visit->jump_at = visit->jump_count;
}

bool
visit_jump_back(struct visit *visit, uint64_t *pos)
{
	if (!visit->jump_at)
		return false;
	if (visit->jump_at == visit->jump_count) {
		int before = visit->jump_count;
		add_jump(visit, view_anchor(visit->view));
		if (visit->jump_count > before)
			visit->jump_at = visit->jump_count - 1;
		else
			visit->jump_at = before - 1;
		if (!visit->jump_at)
			return false;
	}
	*pos = visit->jumps[--visit->jump_at];
	return true;
}

bool
visit_jump_forward(struct visit *visit, uint64_t *pos)
{
	if (visit->jump_at + 1 >= visit->jump_count)
		return false;
	*pos = visit->jumps[++visit->jump_at];
	return true;
}

uint64_t
visit_place(struct visit *visit)
{
	uint64_t anchor = view_anchor(visit->view);

	return anchor == visit->focus_anchor ? visit->focus : anchor;
}

void
visit_set_place(struct visit *visit, uint64_t pos)
{
	visit->focus = pos;
	visit->focus_anchor = view_anchor(visit->view);
}

void
visit_prepare(struct visit *visit, uint64_t pos)
{
	enum { AROUND = 4 * 1024, MOST = 64 };
	struct range range = { pos < AROUND ? 0 : pos - AROUND, pos + AROUND };
	const struct quote *quotes[MOST];
	struct span spans[MOST];

	/* What was delivered is there already. */
	if (!document_has_analyst(visit->document))
		return;
	document_quotes(visit->document, range, quotes, MOST);
	document_spans(visit->document, range, spans, MOST);
}

int
visit_mark_index(const char *letter)
{
	if (!letter[0] || letter[1])
		return -1;
	if (letter[0] >= 'a' && letter[0] <= 'z')
		return letter[0] - 'a';
	if (letter[0] >= 'A' && letter[0] <= 'Z')
		return letter[0] - 'A' + 26;
	return -1;
}
