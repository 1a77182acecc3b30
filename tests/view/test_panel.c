/*
 * Panels: they follow the text and lead to it, fold, filter, and group by speaker.
 */
#include "view/view.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/view/sample.h"
#include "tests/view/stage.h"

static void
outline_follows_and_leads(void **state)
{
	char *text = stage_long_text();
	struct stage s;
	uint64_t pos;

	(void)state;
	stage_open(&s, text, 100, 24);
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 0"));
	view_goto(s.view, stage_position(&s, "25-first"), VIEW_TOP);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 2"));
	view_panel_move(s.view, 2);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 4"));
	view_goto(s.view, 0, VIEW_TOP); /* moved once, it follows no more */
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 4"));
	view_panel_move(s.view, 1000000000);
	view_panel_move(s.view, 1000000000);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 5"));
	view_panel_page(s.view, -1000000000);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 0"));
	view_draw(s.view, &s.frame);
	assert_true(view_panel_click(s.view, 4, 8));
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 2"));
	assert_true(view_panel_click(s.view, 20, 8)); /* below the list: nothing */
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Part 2"));
	assert_false(view_panel_click(s.view, 4, 60));
	view_open_panel(s.view, PANEL_NONE);
	assert_false(view_panel_click(s.view, 4, 8));
	assert_false(view_panel_target(s.view, &pos));
	stage_close(&s);
	free(text);
}

static void
outline_folds(void **state)
{
	struct stage s;
	uint64_t pos;

	(void)state;
	stage_open(&s, sample_article, 100, 24);
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_true(stage_shows(&s, 3, "The figures"));
	view_panel_fold(s.view, true);
	assert_true(stage_shows(&s, 3, "What comes next"));
	view_panel_fold(s.view, false);
	assert_true(stage_shows(&s, 5, "Those who would pay"));
	view_panel_move(s.view, 3);
	view_panel_fold(s.view, true); /* a leaf: to its parent */
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "What the town"));
	view_panel_move(s.view, 1);
	view_panel_fold_all(s.view, true);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "What the town"));
	assert_true(stage_shows(&s, 3, "What comes next"));
	view_panel_fold_all(s.view, false);
	assert_true(stage_shows(&s, 3, "The figures"));
	/* closed and opened again it is the same */
	view_open_panel(s.view, PANEL_NONE);
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_true(stage_shows(&s, 3, "The figures"));
	/* a fold outlives a change of the document and a closed panel */
	view_panel_fold(s.view, true);
	view_open_panel(s.view, PANEL_NONE);
	document_note(s.document, "something odd");
	view_document_changed(s.view);
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_true(stage_shows(&s, 3, "What comes next"));
	stage_close(&s);
}

static void
filters(void **state)
{
	struct stage s;
	uint64_t pos;

	(void)state;
	stage_open(&s, sample_article, 100, 24);
	view_open_panel(s.view, PANEL_OUTLINE);
	view_panel_filter(s.view, "pay who");
	assert_true(stage_shows(&s, 2, "What the town says")); /* above it */
	assert_true(stage_shows(&s, 3, "Those who would pay"));
	assert_true(stage_shows(&s, 4, "                              "));
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "Those who would"));
	view_panel_filter(s.view, "zebra");
	assert_true(stage_shows(&s, 2, "Nothing holds"));
	assert_false(view_panel_target(s.view, &pos));
	view_panel_filter(s.view, "");
	assert_true(stage_shows(&s, 6, "What comes next"));

	view_open_panel(s.view, PANEL_QUOTES);
	view_panel_filter(s.view, "reuter ONCE");
	assert_true(stage_shows(&s, 2, "Tomas Reuter"));
	assert_true(stage_shows(&s, 3, "not once"));
	assert_true(stage_shows(&s, 4, "                              "));
	stage_close(&s);
}

static void
quotations_by_speaker(void **state)
{
	struct stage s;
	uint64_t pos;

	(void)state;
	stage_open(&s, sample_article, 100, 24);
	view_open_panel(s.view, PANEL_QUOTES);
	assert_true(view_panel_grouped(s.view));
	assert_true(stage_shows(&s, 2, "Tomas Reuter"));
	assert_true(stage_shows(&s, 5, "Mayor Lindqvist"));
	assert_true(stage_shows(&s, 8, "Wanda Okafor"));
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, stage_position(&s, "\"We thought"));
	view_panel_fold(s.view, true);
	assert_false(view_panel_target(s.view, &pos)); /* on the speaker */
	view_panel_fold(s.view, true);
	assert_true(stage_shows(&s, 3, "Mayor Lindqvist"));
	view_panel_group(s.view, false);
	assert_true(stage_shows(&s, 2, "We thought"));
	assert_true(stage_shows(&s, 6, "not once"));
	stage_close(&s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(outline_follows_and_leads),
		cmocka_unit_test(outline_folds),
		cmocka_unit_test(filters),
		cmocka_unit_test(quotations_by_speaker),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
