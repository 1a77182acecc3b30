/*
 * A subject is made of runs: stretches of the document that stand in it as they are, and soft breaks, which are
 * one blank whatever white space and hidden ranges they are in the document.
 */
#include "find/subject.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "find/visible.h"

struct subject_run {
	size_t at;         /* in the subject's text */
	struct range from; /* in the document */
	bool soft_break;   /* one blank in the text */
};

/* White space that is being read; it becomes one blank if there is a break in it. */
struct blanks {
	bool open;
	bool breaks;
	size_t at;
	struct range from;
};

void
subject_clear(struct subject *s)
{
	buffer_clear(&s->text);
	free(s->runs);
	*s = (struct subject){ 0 };
}

static struct subject_run *
add_run(struct subject *s, uint64_t pos)
{
	s->runs = memory_grow(s->runs, &s->run_capacity, s->run_count + 1, sizeof *s->runs);
	struct subject_run *run = &s->runs[s->run_count++];
	*run = (struct subject_run){ s->text.size, { pos, pos }, false };
	return run;
}

/* Adds bytes as they are. */
static void
add_bytes(struct subject *s, uint64_t pos, const char *bytes, size_t n)
{
	struct subject_run *last = s->run_count ? &s->runs[s->run_count - 1] : NULL;

	if (!last || last->soft_break || last->from.end != pos)
		last = add_run(s, pos);
	last->from.end += n;
	buffer_add(&s->text, bytes, n);
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void
close_blanks(struct subject *s, struct blanks *blanks)
{
	if (blanks->open && blanks->breaks) {
		while (s->run_count && s->runs[s->run_count - 1].at >= blanks->at)
			s->run_count--;
		if (s->run_count) {
			struct subject_run *last = &s->runs[s->run_count - 1];
			if (!last->soft_break)
				last->from.end = last->from.start + (blanks->at - last->at);
		}
		s->text.size = blanks->at;
		struct subject_run *run = add_run(s, blanks->from.start);
		run->from.end = blanks->from.end;
		run->soft_break = true;
		buffer_add_byte(&s->text, ' ');
	}
	blanks->open = false;
}

/* Adds white space, noting where it began. */
static void
add_blanks(struct subject *s, struct blanks *blanks, uint64_t pos, const char *bytes, size_t n)
{
	if (!blanks->open)
		*blanks = (struct blanks){ true, false, s->text.size, { pos, pos } };
	blanks->breaks |= blanks->from.end != pos;
	for (size_t i = 0; i < n; i++)
		blanks->breaks |= bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\f';
	blanks->from.end = pos + n;
	add_bytes(s, pos, bytes, n);
}

static void
add_flowing(struct subject *s, struct blanks *blanks, uint64_t pos, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t from = i;
		while (i < n && !is_blank(bytes[i]))
			i++;
		if (i > from) {
			close_blanks(s, blanks);
			add_bytes(s, pos + from, bytes + from, i - from);
		}
		from = i;
		while (i < n && is_blank(bytes[i]))
			i++;
		if (i > from)
			add_blanks(s, blanks, pos + from, bytes + from, i - from);
	}
}

/* Adds a stretch of the document, none of which is hidden. */
static void
add_stretch(struct subject *s, struct blanks *blanks, struct text *text, struct range stretch)
{
	while (stretch.start < stretch.end) {
		size_t n;
		const char *bytes = text_view(text, stretch.start, &n);
		if (!n)
			return;
		if (n > range_size(stretch))
			n = (size_t)range_size(stretch);
		if (s->lines)
			add_bytes(s, stretch.start, bytes, n);
		else
			add_flowing(s, blanks, stretch.start, bytes, n);
		stretch.start += n;
	}
}

void
subject_read(struct subject *s, struct document *document, const struct block *block,
             struct range range)
{
	struct visible visible;
	struct blanks blanks = { 0 };
	struct range stretch;

	buffer_reset(&s->text);
	s->run_count = 0;
	s->lines = block_is_kept((enum block_kind)block->kind);
	s->no_start = range.start > block->range.start;
	s->no_end = range.end < block->range.end;
	visible_start(&visible, document, range);
	while (visible_next(&visible, &stretch))
		add_stretch(s, &blanks, document_text(document), stretch);
	close_blanks(s, &blanks);
}

/* The run that holds a byte of the text. */
static const struct subject_run *
run_at(const struct subject *s, size_t at)
{
	size_t i;

	BISECT(i, 0, s->run_count, s->runs[i].at <= at);
	return &s->runs[i ? i - 1 : 0];
}

struct range
subject_range(const struct subject *s, size_t start, size_t end)
{
	const struct subject_run *first = run_at(s, start), *last = run_at(s, end - 1);

	return (struct range){
		first->from.start + (start - first->at),
		last->soft_break ? last->from.end : last->from.start + (end - last->at),
	};
}

size_t
subject_at(const struct subject *s, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, s->run_count, s->runs[i].from.end <= pos);
	if (i == s->run_count)
		return s->text.size;
	const struct subject_run *run = &s->runs[i];
	if (run->soft_break || pos <= run->from.start)
		return run->at;
	return run->at + (size_t)(pos - run->from.start);
}
