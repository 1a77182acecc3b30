/*
 * Corrections by hand. Later ones count after earlier ones, so they lie in the order in which they were made, and the
 * document is told all of them anew whenever there is one more, one less, or one that was found again. A correction of a
 * quotation is anchored in the words of its first run, that of a name in nothing: the name as it was found is its text.
 */
#include "app/corrections.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool
is_anchored(const struct correction *c)
{
	return c->annotation.kind != ANNOTATION_NAME;
}

void
corrections_clear(struct corrections *cs)
{
	for (size_t i = 0; i < cs->count; i++)
		annotation_clear(&cs->items[i].annotation);
	free(cs->items);
	*cs = (struct corrections){ 0 };
}

/* Room for one more before number i. */
static struct correction *
insert(struct corrections *cs, size_t i)
{
	cs->items = memory_grow(cs->items, &cs->capacity, cs->count + 1, sizeof *cs->items);
	struct correction *c = &cs->items[i];
	memmove(c + 1, c, (cs->count - i) * sizeof *c);
	cs->count++;
	return c;
}

struct correction *
corrections_make(struct corrections *cs, struct document *document, enum annotation_kind kind,
                 const struct quote *quote, const char *from, const char *to)
{
	struct selector selector;
	struct correction made = { .looked = true };
	bool can_be_kept = !quote || selector_make(document, quote->runs[0], &selector);

	if (!quote || !can_be_kept)
		selector = (struct selector){ .exact = memory_string(quote ? "" : from),
			                      .prefix = memory_string(""),
			                      .suffix = memory_string(""),
			                      .heading = memory_string("") };
	if (quote)
		made.run = quote->runs[0];
	made.keeping = can_be_kept ? KEEPING_DONE : KEEPING_REFUSED;
	annotation_init(&made.annotation, kind, &selector);
	free(made.annotation.note);
	made.annotation.note = memory_string(to);
	struct correction *c = insert(cs, cs->count);
	*c = made;
	return c;
}

bool
corrections_take(struct corrections *cs, struct annotation *annotation)
{
	size_t i = 0;

	if (annotation->kind != ANNOTATION_SPEAKER && annotation->kind != ANNOTATION_NO_QUOTE &&
	    annotation->kind != ANNOTATION_NAME)
		return false;
	/* The shelf numbers them as they are made. */
	while (i < cs->count && cs->items[i].annotation.id &&
	       cs->items[i].annotation.id < annotation->id)
		i++;
	struct correction *c = insert(cs, i);
	*c = (struct correction){ .annotation = *annotation };
	c->looked = !is_anchored(c);
	*annotation = (struct annotation){ 0 };
	return true;
}

bool
corrections_undo(struct corrections *cs, struct annotation *annotation)
{
	if (!cs->count)
		return false;
	*annotation = cs->items[--cs->count].annotation;
	return true;
}

struct correction *
corrections_pending(const struct corrections *cs)
{
	for (size_t i = 0; i < cs->count; i++)
		if (!cs->items[i].looked)
			return &cs->items[i];
	return NULL;
}

void
corrections_look_again(struct corrections *cs)
{
	for (size_t i = 0; i < cs->count; i++) {
		cs->items[i].looked = !is_anchored(&cs->items[i]);
		cs->items[i].run = (struct range){ 0, 0 };
	}
}

size_t
corrections_lost(const struct corrections *cs)
{
	size_t lost = 0;

	for (size_t i = 0; i < cs->count; i++)
		lost += is_anchored(&cs->items[i]) && cs->items[i].looked &&
		        range_empty(cs->items[i].run);
	return lost;
}

static void
apply(const struct correction *c, struct document *document)
{
	struct range run = c->run;
	const struct quote quote = { .runs = &run, .run_count = 1 };

	if (!is_anchored(c))
		document_rename_speaker(document, c->annotation.selector.exact, c->annotation.note);
	else if (range_empty(run))
		return;
	else if (c->annotation.kind == ANNOTATION_SPEAKER)
		document_set_speaker(document, &quote, c->annotation.note);
	else
		document_remove_quote(document, &quote);
}

void
corrections_apply(const struct corrections *cs, struct document *document)
{
	while (document_undo_amendment(document))
		;
	for (size_t i = 0; i < cs->count; i++)
		apply(&cs->items[i], document);
}
