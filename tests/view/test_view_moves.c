/*
 * How the view moves, and where what is on the screen stands.
 */
#include "view/view.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/view/sample.h"
#include "tests/view/stage.h"

static void
resize_keeps_the_top_word(void **state)
{
	char *text = stage_long_text();
	struct stage s;

	(void)state;
	stage_open(&s, text, 100, 24);
	for (int steps = 0; steps < 40; steps++) {
		uint64_t anchor;

		view_scroll(s.view, steps % 9 + 1);
		anchor = view_anchor(s.view);
		view_resize(s.view, 24, 40);
		assert_int_equal(view_anchor(s.view), anchor);
		view_resize(s.view, 50, 1);
		view_open_panel(s.view, PANEL_OUTLINE);
		view_resize(s.view, 3, 90);
		view_open_panel(s.view, PANEL_NONE);
		view_resize(s.view, 24, 100);
		assert_int_equal(view_anchor(s.view), anchor);
	}
	view_goto(s.view, stage_position(&s, "17-first") + 60, VIEW_TOP);
	assert_int_equal(view_anchor(s.view), stage_position(&s, "17-first") + 60);
	view_resize(s.view, 24, 40);
	assert_int_equal(view_anchor(s.view), stage_position(&s, "17-first") + 60);
	stage_close(&s);
	free(text);
}

static void
down_and_up_again(void **state)
{
	char *text = stage_long_text();
	struct stage s;
	int down = 0, up = 0, moved;

	(void)state;
	stage_open(&s, text, 60, 20);
	assert_int_equal(view_scroll(s.view, -1), 0);
	while ((moved = view_scroll(s.view, 7)) > 0)
		down += moved;
	assert_true(view_at_end(s.view));
	assert_int_equal(view_scroll(s.view, 1), 0);
	view_draw(s.view, &s.frame);
	s.columns = 60;
	assert_non_null(strstr(stage_row(&s, 18), "word")); /* the last row stands at the bottom */
	assert_non_null(strstr(stage_row(&s, 19), "End"));
	while ((moved = view_scroll(s.view, -5)) < 0)
		up -= moved;
	assert_int_equal(up, down);
	assert_int_equal(view_anchor(s.view), 0);
	assert_int_equal(view_scroll(s.view, 1000000), down);
	assert_int_equal(view_scroll(s.view, -1000000), -down);
	stage_close(&s);
	free(text);
}

static void
aligned_jumps(void **state)
{
	char *text = stage_long_text();
	struct stage s;
	uint64_t anchor;

	(void)state;
	stage_open(&s, text, 60, 22);
	view_goto(s.view, stage_position(&s, "30-first"), VIEW_TOP);
	assert_true(stage_shows(&s, 0, "30-first"));
	view_goto(s.view, stage_position(&s, "33-first"), VIEW_MIDDLE);
	assert_true(stage_shows(&s, 10, "33-first"));
	view_goto(s.view, stage_position(&s, "36-first"), VIEW_BOTTOM);
	assert_true(stage_shows(&s, 20, "36-first"));
	view_goto(s.view, stage_position(&s, "12-first"), VIEW_NEAR);
	assert_true(stage_shows(&s, 7, "12-first"));
	anchor = view_anchor(s.view);
	view_goto(s.view, stage_position(&s, "12-first") + 50, VIEW_NEAR);
	assert_int_equal(view_anchor(s.view), anchor);
	/* at the ends the screen stays full */
	view_goto(s.view, stage_position(&s, "59-first"), VIEW_TOP);
	assert_true(view_at_end(s.view));
	view_draw(s.view, &s.frame);
	assert_true(strlen(stage_row(&s, 20)) > 0);
	view_goto(s.view, UINT64_MAX, VIEW_TOP);
	assert_true(view_at_end(s.view));
	view_goto(s.view, 5, VIEW_BOTTOM);
	assert_int_equal(view_anchor(s.view), 0);
	stage_close(&s);
	free(text);
}

static void
percentages(void **state)
{
	char *text = stage_long_text();
	struct stage s;

	(void)state;
	stage_open(&s, text, 60, 22);
	assert_true(stage_shows(&s, 21, "Top"));
	view_goto(s.view, text_size(document_text(s.document)) / 2, VIEW_BOTTOM);
	assert_true(stage_shows(&s, 21, "50%") || stage_shows(&s, 21, "51%"));
	view_scroll(s.view, 1000000);
	assert_true(stage_shows(&s, 21, "End"));
	stage_close(&s);
	stage_open(&s, "One line only.\n", 60, 22);
	assert_true(stage_shows(&s, 21, "All"));
	stage_close(&s);
	free(text);
}

static void
positions_on_the_screen(void **state)
{
	struct stage s;
	uint64_t pos;

	(void)state;
	stage_open(&s, sample_article, 100, 24);
	view_draw(s.view, &s.frame);
	for (int row = 0; row < 23; row++)
		for (int column = 15; column < 90; column++) {
			const struct cell *cell = &s.frame.cells[row * 100 + column];

			if (cell->text == ' ' || cell->width != 1)
				continue;
			if (!view_position_at(s.view, row, column, &pos))
				fail_msg("nothing at %d,%d", row, column);
			assert_int_equal(text_byte(document_text(s.document), pos), cell->text);
		}
	assert_false(view_position_at(s.view, 23, 20, &pos)); /* the status line */
	assert_false(view_position_at(s.view, -1, 20, &pos));
	assert_false(view_position_at(s.view, 2, 100, &pos));
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_false(view_position_at(s.view, 2, 10, &pos));
	assert_true(view_position_at(s.view, 2, 60, &pos));
	stage_close(&s);
}

static void
cursor_on_what_has_focus(void **state)
{
	static struct finder finder;
	struct view_matches matches = { &finder, finder_in, finder_count, { 0, 0 } };
	struct stage s;
	uint64_t pos;

	(void)state;
	stage_open(&s, sample_article, 100, 30);
	view_draw(s.view, &s.frame);
	assert_int_equal(s.frame.cursor_row, -1);
	view_set_quote(s.view, stage_position(&s, "\"We thought"));
	view_draw(s.view, &s.frame);
	assert_true(view_position_at(s.view, s.frame.cursor_row, s.frame.cursor_column, &pos));
	assert_int_equal(pos, stage_position(&s, "\"We thought"));
	finder = (struct finder){ s.document, "council" };
	matches.current.start = stage_position(&s, "council");
	matches.current.end = matches.current.start + 7;
	view_set_matches(s.view, &matches);
	view_draw(s.view, &s.frame);
	assert_true(view_position_at(s.view, s.frame.cursor_row, s.frame.cursor_column, &pos));
	assert_int_equal(pos, matches.current.start);
	view_set_prompt(s.view, "/", "council", 3, NULL);
	view_draw(s.view, &s.frame);
	assert_int_equal(s.frame.cursor_row, 29);
	assert_int_equal(s.frame.cursor_column, 4);
	stage_close(&s);
}

/* However many matches a screen holds, all are shown. */
static void
every_match_is_shown(void **state)
{
	static struct finder finder;
	struct view_matches matches = { &finder, finder_in, NULL, { 0, 0 } };
	struct style match;
	char text[4002];
	struct stage s;
	size_t seen = 0;

	(void)state;
	memset(text, 'a', 4000);
	strcpy(text + 4000, "\n");
	stage_open(&s, text, 200, 60);
	finder = (struct finder){ s.document, "a" };
	view_set_matches(s.view, &matches);
	view_draw(s.view, &s.frame);
	match = s.theme.roles[ROLE_MATCH];
	for (int i = 0; i < 60 * 200; i++)
		if (s.frame.cells[i].text == 'a' &&
		    s.frame.cells[i].style.background == match.background)
			seen++;
	assert_int_equal(seen, 4000);
	stage_close(&s);
}

static bool
keep_april(void *context, const struct block *block)
{
	struct stage *s = context;
	uint64_t pos = stage_position(s, "in April");

	return range_holds(block->range, pos);
}

static void
only_what_matches(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, sample_article, 80, 24);
	view_set_filter(s.view, &(struct layout_filter){ .keep = keep_april, .context = &s });
	assert_true(stage_shows(&s, 0, "What comes next"));
	assert_true(stage_shows(&s, 2, "The council votes in April"));
	for (int row = 5; row < 23; row++)
		assert_string_equal(stage_row(&s, row), "");
	view_goto(s.view, 0, VIEW_TOP); /* not shown: the next that is */
	assert_true(stage_shows(&s, 0, "What comes next"));
	view_set_filter(s.view, NULL);
	view_goto(s.view, 0, VIEW_TOP);
	assert_true(stage_shows(&s, 0, "SUBSCRIBE"));
	stage_close(&s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(resize_keeps_the_top_word),
		cmocka_unit_test(down_and_up_again),
		cmocka_unit_test(aligned_jumps),
		cmocka_unit_test(percentages),
		cmocka_unit_test(positions_on_the_screen),
		cmocka_unit_test(cursor_on_what_has_focus),
		cmocka_unit_test(every_match_is_shown),
		cmocka_unit_test(only_what_matches),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
