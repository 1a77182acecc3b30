/*
 * Bytes are copied up to the next one that may mean something else: an escape, or a backspace. A style is asked of the state for
 * every character that is put, and a run begins where it is another one than before, so that what an overstrike changes is
 * only the last character's run.
 */
#include "read/ansi_text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/ansi_escape.h"

enum { CUT_MOST = 4096, RUNS_MOST = 1 << 20 };

void
ansi_text_clear(struct ansi_text *t)
{
	ansi_text_reset(t);
	buffer_clear(&t->text);
	free(t->runs);
	free(t->targets);
	free(t->open);
	*t = (struct ansi_text){ 0 };
}

void
ansi_text_reset(struct ansi_text *t)
{
	for (size_t i = 0; i < t->target_count; i++)
		free(t->targets[i]);
	t->target_count = t->run_count = 0;
	t->style.link = 0;
	t->cell = 0;
	buffer_reset(&t->text);
}

/* ---- runs ---- */

static bool
same_style(const struct ansi_style *a, const struct ansi_style *b)
{
	return a->marks == b->marks && a->ink == b->ink && a->ground == b->ground &&
	       a->link == b->link;
}

/* What comes next looks like this. */
static void
begin_run(struct ansi_text *t, struct ansi_style style)
{
	/* One that nothing looks like is none. */
	if (t->run_count && t->runs[t->run_count - 1].start == t->text.size)
		t->run_count--;
	struct ansi_run *last = t->run_count ? &t->runs[t->run_count - 1] : NULL;
	if (last ? same_style(&last->style, &style) : same_style(&(struct ansi_style){ 0 }, &style))
		return;
	if (t->run_count == RUNS_MOST)
		return;
	t->runs = memory_grow(t->runs, &t->run_capacity, t->run_count + 1, sizeof *t->runs);
	t->runs[t->run_count++] = (struct ansi_run){ t->text.size, style };
}

/* The state's style; a link that was opened before the text was dropped is one of its targets from now on. */
static struct ansi_style
present_style(struct ansi_text *t)
{
	if (t->open && !t->style.link) {
		t->targets = memory_grow(t->targets, &t->target_capacity, t->target_count + 1,
		                         sizeof *t->targets);
		t->targets[t->target_count++] = memory_string(t->open);
		t->style.link = (uint32_t)t->target_count;
	}
	return t->style;
}

static void
open_link(struct ansi_text *t, const char *uri, size_t n)
{
	free(t->open);
	t->open = n ? memory_string_n(uri, n) : NULL;
	t->style.link = 0;
}

/* ---- characters ---- */

/* The start of the last character that takes room, what combines with it behind it. */
static void
find_cell(struct ansi_text *t, size_t from)
{
	const struct buffer *text = &t->text;
	size_t at = text->size;

	t->cell_marks = 0;
	while (at > from) {
		uint32_t cp;
		at -= utf8_decode_last(text->bytes + from, at - from, &cp);
		if (!unicode_is_mark(cp))
			break;
	}
	t->cell = at;
}

static void
put_breaks(struct ansi_text *t)
{
	if (t->breaks)
		begin_run(t, (struct ansi_style){ 0 });
	for (; t->breaks; t->breaks--)
		buffer_add_byte(&t->text, '\n');
}

static void
put(struct ansi_text *t, const char *bytes, size_t n)
{
	if (!n)
		return;
	put_breaks(t);
	size_t start = t->text.size;
	begin_run(t, present_style(t));
	buffer_add(&t->text, bytes, n);
	find_cell(t, start);
}

void
ansi_text_break(struct ansi_text *t)
{
	t->breaks++;
}

/* The last character and its run, to be put again. */
static void
drop_cell(struct ansi_text *t)
{
	while (t->run_count && t->runs[t->run_count - 1].start > t->cell)
		t->run_count--;
	t->text.size = t->cell;
	t->text.bytes[t->cell] = '\0';
}

static void
put_marked(struct ansi_text *t, const char *bytes, size_t n, uint32_t marks)
{
	struct ansi_style style = present_style(t);

	drop_cell(t);
	style.marks |= marks;
	begin_run(t, style);
	buffer_add(&t->text, bytes, n);
	begin_run(t, present_style(t));
	t->cell = t->text.size - n;
	t->cell_marks = marks;
}

/* The length of the character at the start and of what combines with it. */
static size_t
cell_length(const char *bytes, size_t n)
{
	uint32_t cp;
	size_t size = utf8_decode(bytes, n, &cp);

	while (size < n && (unsigned char)bytes[size] >= 0x80) {
		size_t more = utf8_decode(bytes + size, n - size, &cp);
		if (!unicode_is_mark(cp))
			break;
		size += more;
	}
	return size;
}

/* The same character twice is bold; but _ over _ is underlined where the one before is. */
static uint32_t
marks_of_double(const struct ansi_text *t, char c)
{
	uint32_t before = c == '_' && t->cell ? ansi_text_style(t, t->cell - 1).marks : 0;

	return (before & (ANSI_BOLD | ANSI_UNDERLINE)) == ANSI_UNDERLINE ? ANSI_UNDERLINE
	                                                                 : ANSI_BOLD;
}

/*
 * At a backspace, or two behind a wide character: what follows is printed over the last character. Returns the bytes that are
 * dealt with, 0 when it means nothing.
 */
static size_t
overstrike(struct ansi_text *t, const char *bytes, size_t n)
{
	size_t back = n > 1 && bytes[1] == '\b' ? 2 : 1;
	size_t old = t->text.size - t->cell;
	const char *under = t->text.bytes ? t->text.bytes + t->cell : "";
	uint32_t cp;

	if (!old || n <= back || (unsigned char)bytes[back] <= ' ')
		return 0;
	utf8_decode(under, old, &cp);
	if (back == 2 && unicode_width(cp) != 2)
		return 0;
	const char *over = bytes + back;
	size_t size = cell_length(over, n - back);
	uint32_t marks = t->cell_marks;
	if (old == size && !memcmp(under, over, size))
		put_marked(t, over, size, marks | marks_of_double(t, *over));
	else if (old == 1 && *under == '_')
		put_marked(t, over, size, marks | ANSI_UNDERLINE);
	else if (size == 1 && *over == '_') {
		char *kept = memory_string_n(under, old);
		put_marked(t, kept, old, marks | ANSI_UNDERLINE);
		free(kept);
	} else if (old == 1 && *under == '+' && size == 1 && *over == 'o')
		put_marked(t, "\xe2\x80\xa2", 3, marks); /* a bullet */
	else
		return 0;
	return back + size;
}

/* ---- escapes ---- */

/* At an ESC: the bytes that are dealt with, 0 when they mean nothing here. */
static size_t
escape(struct ansi_text *t, const char *bytes, size_t n)
{
	struct ansi_escape e = ansi_escape_read(bytes, n);

	switch (e.kind) {
	case ANSI_ESCAPE_SGR:
		ansi_escape_sgr(e.body, e.body_size, &t->style);
		break;
	case ANSI_ESCAPE_LINK:
		open_link(t, e.body, e.body_size);
		break;
	case ANSI_ESCAPE_NOTHING:
		break;
	default:
		return 0;
	}
	t->cell = t->text.size;
	return e.size;
}

void
ansi_text_add(struct ansi_text *t, const char *bytes, size_t n)
{
	size_t at = 0, from = 0;

	t->cell = t->text.size;
	while (at < n) {
		char c = bytes[at];
		size_t done = 0;
		if (c != '\b' && c != '\033') {
			at++;
			continue;
		}
		put(t, bytes + from, at - from);
		from = at;
		done = c == '\b' ? overstrike(t, bytes + at, n - at)
		                 : escape(t, bytes + at, n - at);
		at += done ? done : 1;
		from += done;
	}
	put(t, bytes + from, at - from);
}

/* ---- cutting ---- */

size_t
ansi_text_cut(const char *bytes, size_t n)
{
	size_t whole = utf8_whole_prefix(bytes, n), floor = n > CUT_MOST ? n - CUT_MOST : 0;

	for (size_t at = n; at > floor; at--)
		if (bytes[at - 1] == '\033') {
			struct ansi_escape e = ansi_escape_read(bytes + at - 1, n - at + 1);
			if (e.kind == ANSI_ESCAPE_CUT)
				return at - 1;
			break;
		}
	/* What is printed over the last character may follow: keep it, and what combines with it. */
	while (whole > floor &&
	       (bytes[whole - 1] == '\b' || utf8_is_continuation(bytes[whole - 1])))
		whole--;
	return whole > floor + 1 ? whole - 1 : n;
}

/* ---- saying ---- */

static size_t
run_at(const struct ansi_text *t, size_t pos)
{
	size_t i;

	BISECT(i, 0, t->run_count, t->runs[i].start <= pos);
	return i;
}

struct ansi_style
ansi_text_style(const struct ansi_text *t, size_t pos)
{
	size_t i = run_at(t, pos);

	return i ? t->runs[i - 1].style : (struct ansi_style){ 0 };
}

static const struct {
	uint32_t mark;
	enum span_kind kind;
} kinds[] = {
	{ ANSI_BOLD, SPAN_STRONG },     { ANSI_DIM, SPAN_DIM },
	{ ANSI_ITALIC, SPAN_EMPHASIS }, { ANSI_UNDERLINE, SPAN_UNDERLINE },
	{ ANSI_REVERSE, SPAN_REVERSE }, { ANSI_STRIKE, SPAN_STRIKE },
};

/* From one look to another. */
static void
change(const struct ansi_text *t, const struct ansi_style *from, const struct ansi_style *to,
       struct builder *builder)
{
	if (from->link != to->link && from->link)
		builder_close(builder, SPAN_LINK);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if ((from->marks & ~to->marks) & kinds[i].mark)
			builder_close(builder, kinds[i].kind);
	if (from->ink != to->ink || from->ground != to->ground)
		builder_colour(builder, to->ink, to->ground);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if ((to->marks & ~from->marks) & kinds[i].mark)
			builder_open(builder, kinds[i].kind, NULL);
	if (from->link != to->link && to->link)
		builder_open(builder, SPAN_LINK, t->targets[to->link - 1]);
}

void
ansi_text_say(const struct ansi_text *t, size_t start, size_t end, struct builder *builder)
{
	static const struct ansi_style plain;
	const struct ansi_style *now = &plain;
	size_t i = run_at(t, start);

	while (start < end) {
		size_t stop = i < t->run_count && t->runs[i].start < end ? t->runs[i].start : end;
		const struct ansi_style *style = i ? &t->runs[i - 1].style : &plain;
		change(t, now, style, builder);
		now = style;
		builder_text(builder, t->text.bytes + start, stop - start);
		start = stop;
		i++;
	}
	change(t, now, &plain, builder);
}
