/*
 * The text with its hidden ranges stepped over. Those are asked for a few at a time: a page of reply marks may have
 * thousands.
 */
#include "find/visible.h"

#include "doc/text.h"

static void
ask(struct visible *v)
{
	struct range rest = { v->pos, v->end };

	v->hidden_at = 0;
	v->hidden_count = document_hidden(v->document, rest, v->hidden, VISIBLE_HIDDEN);
	v->more = v->hidden_count == VISIBLE_HIDDEN;
}

void
visible_start(struct visible *v, struct document *document, struct range range)
{
	uint64_t size = text_size(document_text(document));

	v->document = document;
	v->pos = range.start;
	v->end = range.end < size ? range.end : size;
	ask(v);
}

/* Steps over what is hidden here; returns where the next hidden range starts, or the end. */
static uint64_t
skip_hidden(struct visible *v)
{
	while (v->pos < v->end) {
		if (v->hidden_at == v->hidden_count) {
			if (!v->more)
				return v->end;
			ask(v);
			continue;
		}
		struct range hidden = v->hidden[v->hidden_at];
		if (hidden.start > v->pos)
			return hidden.start < v->end ? hidden.start : v->end;
		if (hidden.end > v->pos)
			v->pos = hidden.end;
		v->hidden_at++;
	}
	return v->end;
}

bool
visible_next(struct visible *v, struct range *stretch)
{
	uint64_t end = skip_hidden(v);

	if (v->pos >= v->end)
		return false;
	*stretch = (struct range){ v->pos, end };
	v->pos = end;
	return true;
}
