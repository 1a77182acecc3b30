/* Tables on the screen: what is found, focused and clicked in a cell, and what stays when they are scrolled. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/view/row.h"
#include "view/view.h"

enum { ROWS = 30 };

struct stage {
	struct document *document;
	struct theme theme;
	struct view *view;
	struct frame frame;
	struct view_options options;
	struct buffer text;
};

/* A line before and after a table: "n", two rows of words, a number; its header is one row. */
static void
make_document(struct stage *s)
{
	static const struct table_column columns[] = { { TABLE_RIGHT, 2, 2 },
		                                       { TABLE_LEFT, 9, 40 },
		                                       { TABLE_LEFT, 8, 30 } };
	struct sink *sink;
	struct range rows[ROWS + 1];
	struct table table = { .header_rows = 1, .column_count = 3, .columns = columns };

	s->document = document_new(text_new(), "test", "table");
	sink = document_sink(s->document);
	buffer_add_string(&s->text, "Before.\n");
	for (int i = 0; i <= ROWS; i++) {
		rows[i].start = s->text.size;
		if (i)
			buffer_printf(
				&s->text,
				"%d\tsomething of number%d that is wrapped\tthe last column %d", i,
				i, i);
		else
			buffer_add_string(&s->text, "no\tWhat it is\tRemarks");
		rows[i].end = s->text.size;
		buffer_add_byte(&s->text, '\n');
	}
	buffer_add_string(&s->text, "After.\n");
	table.range = (struct range){ rows[0].start, rows[ROWS].end };
	sink_text(sink, s->text.bytes, s->text.size);
	sink_block(sink, &(struct block){ .range = { 0, 7 } });
	sink_table(sink, &table);
	for (int i = 0; i <= ROWS; i++)
		sink_block(sink, &(struct block){ .range = rows[i],
		                                  .kind = BLOCK_TABLE_ROW,
		                                  .gap = i == 0 });
	sink_block(sink,
	           &(struct block){ .range = { s->text.size - 7, s->text.size - 1 }, .gap = 1 });
	sink_done(sink);
}

static void
open_stage(struct stage *s, int columns, int rows)
{
	memset(s, 0, sizeof *s);
	make_document(s);
	theme_init(&s->theme, THEME_MONO, false);
	s->view = view_new(s->document, &s->theme);
	view_resize(s->view, rows, columns);
	s->options = (struct view_options){ .measure_cols = 72, .quotes_shown = true };
	view_set_options(s->view, &s->options);
	frame_init(&s->frame, rows, columns);
}

static void
close_stage(struct stage *s)
{
	view_free(s->view);
	document_free(s->document);
	frame_clear(&s->frame);
	buffer_clear(&s->text);
}

/* A row of the screen as it is now. */
static const char *
drawn_row(struct stage *s, int row)
{
	view_draw(s->view, &s->frame);
	return row_text(&s->frame, row);
}

static uint64_t
position_of(const struct stage *s, const char *words)
{
	return (uint64_t)(strstr(s->text.bytes, words) - s->text.bytes);
}

/* The words' range is the current match; its cells are told from the rest, and the cursor stands at its start. */
static void
test_match_in_a_cell(void **unused)
{
	struct stage s;

	(void)unused;
	open_stage(&s, 44, 12);
	assert_string_equal(drawn_row(&s, 4), "   1 │ something of        │ the last column");
	assert_string_equal(drawn_row(&s, 5), "     │ number1 that is     │ 1");
	uint64_t at = position_of(&s, "number1 that");
	struct view_matches matches = { .current = { at, at + 7 } };
	view_set_matches(s.view, &matches);
	view_goto(s.view, at, VIEW_NEAR);
	view_draw(s.view, &s.frame);
	for (int y = 0; y < 11; y++)
		for (int x = 0; x < 44; x++) {
			bool marked = s.frame.cells[y * 44 + x].style.attributes & STYLE_REVERSE;
			assert_int_equal(marked, y == 5 && x >= 7 && x < 14);
		}
	assert_int_equal(s.frame.cursor_row, 5);
	assert_int_equal(s.frame.cursor_column, 7);
	close_stage(&s);
}

/* A position is on the screen when the row is that shows it, not when others of its table row are. */
static void
test_what_is_seen(void **unused)
{
	struct stage s;
	uint64_t pos;

	(void)unused;
	open_stage(&s, 44, 6);
	assert_true(view_shows(s.view, position_of(&s, "something of number1 ")));
	assert_true(view_shows(s.view, position_of(&s, "the last column 1")));
	assert_false(view_shows(s.view, position_of(&s, "number1 ")));
	view_goto(s.view, position_of(&s, "number1 "), VIEW_TOP);
	assert_string_equal(drawn_row(&s, 0), "     │ number1 that is     │ 1");
	assert_false(view_shows(s.view, position_of(&s, "the last column 1")));
	assert_true(view_position_at(s.view, 0, 7, &pos));
	assert_int_equal(pos, position_of(&s, "number1 "));
	assert_true(view_position_at(s.view, 2, 29, &pos));
	assert_int_equal(pos, position_of(&s, "the last column 2"));
	close_stage(&s);
}

static void
test_scrolled(void **unused)
{
	struct stage s;

	(void)unused;
	open_stage(&s, 44, 10);
	s.options.original = s.options.ascii = true;
	view_set_options(s.view, &s.options);
	view_goto(s.view, position_of(&s, "something of number9 "), VIEW_TOP);
	assert_string_equal(drawn_row(&s, 0), "  no | What it is                          $");
	assert_string_equal(drawn_row(&s, 1), "  ---+--------------------------------------");
	assert_string_equal(drawn_row(&s, 2), "   9 | something of number9 that is wrapped$");
	/* A screen further is what follows, whatever stays above. */
	view_scroll(s.view, view_page_rows(s.view));
	assert_string_equal(drawn_row(&s, 2), "  16 | something of number16 that is wrappe$");
	view_scroll_columns(s.view, 1000);
	assert_string_equal(drawn_row(&s, 0), "  no |$                 | Remarks");
	assert_string_equal(drawn_row(&s, 2), "  16 |$at is wrapped    | the last column 16");
	uint64_t pos;
	assert_true(view_position_at(s.view, 2, 26, &pos));
	assert_int_equal(pos, position_of(&s, "the last column 16"));
	assert_true(view_position_at(s.view, 0, 3, &pos));
	assert_int_equal(pos, position_of(&s, "no\t") + 1);
	/* Above its rows nothing of a table stays. */
	view_goto(s.view, 0, VIEW_TOP);
	assert_string_equal(drawn_row(&s, 0), "  Before.");
	close_stage(&s);
}

/* Down to the end and up again by every step: each row of the screen is the one that follows. */
static void
test_walk_with_headers(void **unused)
{
	struct stage s;

	(void)unused;
	open_stage(&s, 44, 10);
	s.options.original = true;
	view_set_options(s.view, &s.options);
	for (int step = 1; step < 9; step++) {
		view_goto(s.view, 0, VIEW_TOP);
		while (view_scroll(s.view, step))
			continue;
		assert_string_equal(drawn_row(&s, 8), "  After.");
		while (view_scroll(s.view, -step))
			continue;
		assert_string_equal(drawn_row(&s, 0), "  Before.");
	}
	for (int i = 1; i <= ROWS; i++) {
		char words[32];
		snprintf(words, sizeof words, "the last column %d", i);
		static const enum view_align aligns[] = { VIEW_TOP, VIEW_MIDDLE, VIEW_BOTTOM,
			                                  VIEW_NEAR };
		for (size_t k = 0; k < 4; k++) {
			view_goto(s.view, position_of(&s, words), aligns[k]);
			assert_true(view_shows(s.view, position_of(&s, words)));
		}
	}
	close_stage(&s);
}

static int
set_locale(void **unused)
{
	(void)unused;
	setlocale(LC_CTYPE, "");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_match_in_a_cell),
		cmocka_unit_test(test_what_is_seen),
		cmocka_unit_test(test_scrolled),
		cmocka_unit_test(test_walk_with_headers),
	};

	return cmocka_run_group_tests_name("tables", tests, set_locale, NULL);
}
