/* A view of a sample on a stage of cells, and what is asked of it. */
#include "tests/view/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/view/row.h"
#include "tests/view/sample.h"

void
stage_open(struct stage *s, const char *lines, int columns, int rows)
{
	*s = (struct stage){ .rows = rows, .columns = columns };
	s->document = sample_document(lines);
	theme_init(&s->theme, THEME_256, false);
	s->view = view_new(s->document, &s->theme);
	view_resize(s->view, rows, columns);
	s->options =
		(struct view_options){ .measure_cols = 72, .centred = true, .quotes_shown = true };
	view_set_options(s->view, &s->options);
	view_set_status(s->view, &(struct view_status){ .title = document_title(s->document) });
	frame_init(&s->frame, rows, columns);
}

void
stage_close(struct stage *s)
{
	view_free(s->view);
	document_free(s->document);
	frame_clear(&s->frame);
}

const char *
stage_row(struct stage *s, int row)
{
	return row_text(&s->frame, row);
}

bool
stage_shows(struct stage *s, int row, const char *text)
{
	view_draw(s->view, &s->frame);
	return strstr(stage_row(s, row), text) != NULL;
}

uint64_t
stage_position(struct stage *s, const char *text)
{
	struct buffer all = { 0 };
	uint64_t pos;
	char *found;

	text_copy(document_text(s->document),
	          (struct range){ 0, text_size(document_text(s->document)) }, &all);
	found = strstr(all.bytes, text);
	if (!found)
		fail_msg("\"%s\" is not in the sample", text);
	pos = (uint64_t)(found - all.bytes);
	buffer_clear(&all);
	return pos;
}

size_t
finder_in(void *context, struct range range, struct range *out, size_t max)
{
	const struct finder *f = context;
	size_t count = 0, n = strlen(f->word);
	struct buffer all = { 0 };

	text_copy(document_text(f->document),
	          (struct range){ 0, text_size(document_text(f->document)) }, &all);
	for (const char *p = all.bytes; count < max && (p = strstr(p, f->word)); p += n) {
		uint64_t at = (uint64_t)(p - all.bytes);
		struct range found = { at, at + n };

		if (range_meets(found, range))
			out[count++] = found;
	}
	buffer_clear(&all);
	return count;
}

bool
finder_count(void *context, struct range range, uint64_t *count)
{
	struct range found[64];

	*count = finder_in(context, range, found, 64);
	return true;
}

char *
stage_long_text(void)
{
	struct buffer b = { 0 };

	for (int i = 0; i < 60; i++) {
		if (i % 10 == 0)
			buffer_printf(&b, "# Part %d\n", i / 10);
		buffer_printf(&b, "%d-first", i);
		for (int k = 0; k < 20 + i % 7 * 9; k++)
			buffer_printf(&b, " word%d", k);
		buffer_add_byte(&b, '\n');
	}
	return buffer_take(&b);
}
