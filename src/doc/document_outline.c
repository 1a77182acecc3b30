/*
 * The outline, an array of the whole document that is delivered at the end of its pass, and the title. Until then, and for what
 * has come after it, windows show their sections.
 */
#include <string.h>

#include "base/memory.h"
#include "doc/document_state.h"

enum { TAIL_WINDOWS = 8 }; /* looked at for sections that were not delivered */

void
document_drop_tail(struct document *d)
{
	d->whole.section_count -= d->tail_count;
	d->tail_count = 0;
}

static void
add_tail_section(struct document *d, const struct section *section)
{
	struct part *p = &d->whole;

	p->sections = memory_grow(p->sections, &p->section_capacity, p->section_count + 1,
	                          sizeof *p->sections);
	p->sections[p->section_count] = *section;
	p->sections[p->section_count++].title = arena_string(d->tail, section->title);
	d->tail_count++;
}

/* What came after the outline was delivered shows its sections too, as far as its windows tell and while it is little. */
static void
make_tail(struct document *d)
{
	uint64_t window = d->outlined / DOCUMENT_WINDOW, end = document_window_count(d);

	if (d->tail_revision == d->revision)
		return;
	document_drop_tail(d);
	d->tail_revision = d->revision;
	d->closed = SIZE_MAX;
	if (end - window > TAIL_WINDOWS)
		return;
	arena_free(d->tail);
	d->tail = arena_new();
	for (; window < end; window++) {
		const struct part *p = &document_window(d, window)->part;
		for (size_t i = 0; i < p->section_count; i++)
			add_tail_section(d, &p->sections[i]);
	}
}

/* The outline comes as a whole, at the end of its pass. */
static bool
sections_are_known(const struct document *d)
{
	return d->outlined >= text_size(d->text) || d->state == DOCUMENT_COMPLETE;
}

const struct section *
document_sections(struct document *d, size_t *count)
{
	struct part *p = &d->whole;
	uint64_t size = text_size(d->text);
	bool known = !d->analyst || sections_are_known(d) || !document_window_count(d);

	if (!known && !d->outlined) {
		p = &document_window(d, 0)->part;
		section_close(p->sections, p->section_count, size);
		*count = p->section_count;
		return p->sections;
	}
	if (!known)
		make_tail(d);
	if (d->closed != p->section_count || d->closed_at != size) {
		section_close(p->sections, p->section_count, size);
		d->closed = p->section_count;
		d->closed_at = size;
	}
	*count = p->section_count;
	return p->sections;
}

bool
document_has_more_sections(const struct document *d)
{
	for (size_t i = 0; i < d->note_count; i++)
		if (!strcmp(d->notes[i], SINK_MORE_SECTIONS))
			return true;
	return false;
}

/* The range's text in one line; NULL when it is nothing but white space. */
static char *
one_line(struct document *d, struct range range)
{
	struct buffer b = { 0 };

	text_copy(d->text, range, &b);
	buffer_one_line(&b, 0);
	if (b.size)
		return buffer_take(&b);
	buffer_clear(&b);
	return NULL;
}

/* A plain text's title stands in its first window. */
static char *
title_from_blocks(struct document *d)
{
	enum { BLOCKS_MOST = 100 }; /* what stands lower is no title */
	struct block block;
	int seen = 0;

	if (!document_block_at(d, 0, &block))
		return NULL;
	do {
		char *title = block.kind == BLOCK_TITLE ? one_line(d, block.range) : NULL;
		if (title)
			return title;
	} while (++seen < BLOCKS_MOST && document_block_next(d, &block, &block) &&
	         block.range.start < DOCUMENT_WINDOW);
	return NULL;
}

const char *
document_title(struct document *d)
{
	if (!d->title && !d->title_sought && d->analyst && d->state == DOCUMENT_LOADING) {
		d->title_sought = true;
		d->title = title_from_blocks(d);
	}
	return d->title;
}
