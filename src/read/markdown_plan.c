/*
 * A document is cut where everything has ended (read/markdown_line). A paragraph that has no end is cut too: the parser takes
 * the square of its length. It does not for a table, whose rows would be text behind a cut.
 */
#include "read/markdown_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/markdown_line.h"
#include "read/markdown_table.h"

enum {
	PARAGRAPH_MOST = 64 * 1024,
	TABLE_MOST = 64 * 1024 * 1024,
	NOTE_INDENT = 4,
};

/* The walk over the lines. */
struct walk {
	struct markdown_plan *plan;
	struct markdown_plan_sizes sizes;
	struct markdown_lines lines;
	struct markdown_line line;
	size_t paragraph;      /* where the present one, or what looks like it, starts */
	size_t second;         /* and its second line */
	bool table;            /* that line makes a table of it */
	bool after_definition; /* the line before was one */
	bool may_define;       /* the line before was not text that goes on */
};

/* ---- cuts ---- */

static void
cut(struct markdown_plan *plan, size_t at)
{
	plan->cuts = memory_grow(plan->cuts, &plan->cut_capacity, plan->cut_count + 1,
	                         sizeof *plan->cuts);
	plan->cuts[plan->cut_count++] = at;
}

static size_t
last_cut(const struct markdown_plan *plan)
{
	return plan->cuts[plan->cut_count - 1];
}

/* A line that is too long for one paragraph. It goes on at a word that is no mark, if there is one. */
static void
cut_line(struct walk *w)
{
	const char *bytes = w->plan->bytes;

	while (w->line.end - w->paragraph > PARAGRAPH_MOST) {
		size_t start = w->paragraph > w->line.start ? w->paragraph : w->line.start;
		size_t most = w->paragraph + PARAGRAPH_MOST, at = most;
		while (at > start + 1 && !(bytes[at - 1] == ' ' && ((bytes[at] | 0x20) >= 'a' &&
		                                                    (bytes[at] | 0x20) <= 'z')))
			at--;
		if (at <= start + 1)
			for (at = most; at > start + 1 && utf8_is_continuation(bytes[at]);)
				at--;
		cut(w->plan, at);
		w->paragraph = at;
	}
}

/* What the line tells of the paragraph that it belongs to. */
static void
look_for_table(struct walk *w)
{
	const char *bytes = w->plan->bytes;

	if (w->line.start == w->paragraph) {
		w->table = false;
		w->second = w->line.next;
	} else if (w->line.start == w->second) {
		w->table = markdown_table_underline(bytes + w->line.text, bytes + w->line.end,
		                                    MARKDOWN_TABLE_RUN);
	}
}

static void
look_for_cut(struct walk *w)
{
	const struct markdown_line *line = &w->line;
	size_t size = line->start - last_cut(w->plan);

	if (line->kind != MARKDOWN_LINE_TEXT)
		w->paragraph = line->next;
	else if (line->item)
		w->paragraph = line->start;
	if (line->cut && size &&
	    size >= (w->plan->cut_count > 1 ? w->sizes.next : w->sizes.first)) {
		cut(w->plan, line->start);
		return;
	}
	if (line->kind != MARKDOWN_LINE_TEXT)
		return;
	look_for_table(w);
	if (line->end - w->paragraph <= (size_t)(w->table ? TABLE_MOST : PARAGRAPH_MOST))
		return;
	if (line->start > w->paragraph) {
		cut(w->plan, line->start);
		w->paragraph = line->start;
	}
	cut_line(w);
}

/* ---- notes and definitions ---- */

/* A line that goes on with the note before it though it is not indented: text right after text. */
static bool
is_lazy(const struct walk *w, bool after_text)
{
	const char *p = w->plan->bytes + w->line.text;

	return after_text && w->line.kind == MARKDOWN_LINE_TEXT && w->line.outer && *p != '[';
}

/* Takes the note that the line begins, with all its lines. The line after it is the walk's then; false at the end. */
static bool
take_note(struct walk *w, const struct markdown_label *label)
{
	struct markdown_plan *plan = w->plan;
	size_t end = w->line.next, body = (size_t)(label->target - plan->bytes);
	struct markdown_label own = *label;
	bool more, after_text = body < w->line.end;
	size_t start = w->line.start;
	bool outer = !w->lines.content || w->line.indent < w->lines.content;

	/* A list that it does not stand in has ended. */
	if (outer)
		w->lines.content = 0;
	w->lines.after_outer = w->lines.after_outer || outer;
	while ((more = markdown_lines_next(&w->lines, &w->line))) {
		bool blank = w->line.kind == MARKDOWN_LINE_BLANK;
		if (!blank && w->line.indent < NOTE_INDENT && !is_lazy(w, after_text))
			break;
		/* What is too long for a note is text. */
		if (w->line.end - start > PARAGRAPH_MOST)
			break;
		if (!blank)
			end = w->line.next;
		after_text = !blank;
	}
	plan->notes = memory_grow(plan->notes, &plan->note_capacity, plan->note_count + 1,
	                          sizeof *plan->notes);
	plan->notes[plan->note_count++] = (struct markdown_note){ start, end, body, outer };
	own.note = plan->note_count;
	markdown_labels_add(&plan->labels, &own);
	return more;
}

static void
add_title_tag(struct markdown_plan *plan, size_t at)
{
	plan->title_tags = memory_grow(plan->title_tags, &plan->title_tag_capacity,
	                               plan->title_tag_count + 1, sizeof *plan->title_tags);
	plan->title_tags[plan->title_tag_count++] = at;
}

static bool
is_title(const struct walk *w)
{
	const struct markdown_line *line = &w->line;
	const char *p = w->plan->bytes + line->text;

	if (!line->outer)
		return false;
	if (line->kind == MARKDOWN_LINE_HEADING)
		return line->text + 1 == line->end || p[1] != '#';
	if (line->kind != MARKDOWN_LINE_TEXT || *p != '=' || w->may_define)
		return false;
	size_t n = 0;
	while (line->text + n < line->end && p[n] == '=')
		n++;
	while (line->text + n < line->end && (p[n] == ' ' || p[n] == '\t'))
		n++;
	return line->text + n == line->end;
}

/* The end of the line after this one. */
static size_t
next_end(const struct walk *w)
{
	const char *next = w->plan->bytes + w->line.next;
	const char *end = memchr(next, '\n', w->plan->size - w->line.next);

	return end ? (size_t)(end - w->plan->bytes) : w->plan->size;
}

/* One line, or one note; false at the end. */
static bool
walk_line(struct walk *w)
{
	const struct markdown_line *line = &w->line;
	const char *text = w->plan->bytes + line->text;
	struct markdown_label label;

	look_for_cut(w);
	if (line->title)
		add_title_tag(w->plan, line->text);
	if (is_title(w))
		w->plan->titles++;
	bool defines = line->kind == MARKDOWN_LINE_TEXT && *text == '[' &&
	               line->indent < NOTE_INDENT &&
	               markdown_label_parse(text, next_end(w) - line->text, &label);
	if (defines && label.note) {
		w->may_define = true;
		w->after_definition = false;
		return take_note(w, &label);
	}
	defines = defines && (w->may_define || w->after_definition);
	if (defines)
		markdown_labels_add(&w->plan->labels, &label);
	w->after_definition = defines;
	w->may_define = w->lines.after != MARKDOWN_AFTER_TEXT;
	return markdown_lines_next(&w->lines, &w->line);
}

void
markdown_plan_make(struct markdown_plan *plan, const char *bytes, size_t n,
                   struct markdown_plan_sizes sizes)
{
	struct walk w = { .plan = plan,
		          .sizes = sizes,
		          .lines = markdown_lines_of(bytes, n),
		          .may_define = true };

	*plan = (struct markdown_plan){ .bytes = bytes, .size = n };
	cut(plan, 0);
	bool more = markdown_lines_next(&w.lines, &w.line);
	while (more)
		more = walk_line(&w);
}

void
markdown_plan_clear(struct markdown_plan *plan)
{
	markdown_labels_clear(&plan->labels);
	free(plan->cuts);
	free(plan->notes);
	free(plan->title_tags);
	*plan = (struct markdown_plan){ 0 };
}

/* ---- pieces ---- */

/* The first note that ends after at. */
static size_t
note_after(const struct markdown_plan *plan, size_t at)
{
	size_t i;

	BISECT(i, 0, plan->note_count, plan->notes[i].end <= at);
	return i;
}

/*
 * Copies a stretch of the text. Our parser knows <h1> alone as a heading's tag that begins a block, wherever it stands, so it is
 * given one that it knows before the others (CommonMark 0.31, 4.6).
 */
static void
copy(const struct markdown_plan *plan, size_t at, size_t end, struct buffer *to)
{
	size_t i;

	BISECT(i, 0, plan->title_tag_count, plan->title_tags[i] < at);
	for (; i < plan->title_tag_count && plan->title_tags[i] < end; i++) {
		buffer_add(to, plan->bytes + at, plan->title_tags[i] - at);
		buffer_add_string(to, "<p>");
		at = plan->title_tags[i];
	}
	buffer_add(to, plan->bytes + at, end - at);
}

void
markdown_plan_piece(struct markdown_plan *plan, size_t i, struct buffer *to)
{
	size_t at = plan->cuts[i];
	size_t end = i + 1 < plan->cut_count ? plan->cuts[i + 1] : plan->size;

	buffer_reset(to);
	markdown_labels_define(&plan->labels, plan->bytes + at, end - at, to);
	if (to->size)
		buffer_add_byte(to, '\n');
	for (size_t k = note_after(plan, at); k < plan->note_count && plan->notes[k].start < end;
	     k++) {
		if (plan->notes[k].start > at)
			copy(plan, at, plan->notes[k].start, to);
		/* What stands before it ends there, a list too. */
		buffer_add_string(to, plan->notes[k].outer ? "\n<!-- -->\n" : "\n");
		at = plan->notes[k].end;
	}
	if (at < end)
		copy(plan, at, end, to);
}

/* The byte after as many blanks as an indentation of a note's text has. */
static const char *
skip_indent(const char *p, const char *end)
{
	unsigned column = 0;

	while (p < end && column < NOTE_INDENT && (*p == ' ' || *p == '\t')) {
		column = *p == '\t' ? NOTE_INDENT : column + 1;
		p++;
	}
	return p;
}

void
markdown_plan_note(struct markdown_plan *plan, size_t i, struct buffer *to)
{
	const struct markdown_note *note = &plan->notes[i];
	const char *p = plan->bytes + note->body, *end = plan->bytes + note->end;

	buffer_reset(to);
	markdown_labels_define(&plan->labels, p, (size_t)(end - p), to);
	if (to->size)
		buffer_add_byte(to, '\n');
	while (p < end) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		stop = stop ? stop + 1 : end;
		buffer_add(to, p, (size_t)(stop - p));
		p = skip_indent(stop, end);
	}
}
