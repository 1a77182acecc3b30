/*
 * The view, seen through its frames: goldens for how it looks, and laws for how it moves.
 */
#include "view/view.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "tests/golden.h"
#include "tests/view/sample.h"

struct stage {
	struct document *document;
	struct theme theme;
	struct view *view;
	struct frame frame;
	int rows, columns;
	struct view_options options;
};

static void
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

static void
stage_close(struct stage *s)
{
	view_free(s->view);
	document_free(s->document);
	frame_clear(&s->frame);
}

/* The text of a row of the last frame, without blanks at its end. */
static const char *
row_text(struct stage *s, int row)
{
	static struct buffer out;
	char buf[4];
	size_t n;

	buffer_reset(&out);
	for (int i = 0; i < s->columns; i++) {
		const struct cell *cell = &s->frame.cells[row * s->columns + i];

		if (cell->width) {
			const char *text = frame_text(&s->frame, cell, buf, &n);

			buffer_add(&out, text, n);
		}
	}
	while (out.size && out.bytes[out.size - 1] == ' ')
		out.bytes[--out.size] = '\0';
	return out.bytes;
}

/* Draws, and says whether a row holds the text. */
static bool
shows(struct stage *s, int row, const char *text)
{
	view_draw(s->view, &s->frame);
	return strstr(row_text(s, row), text) != NULL;
}

/* Where the text stands in the document. */
static uint64_t
position_of(struct stage *s, const char *text)
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

/* ---- a search, by hand ---- */

struct finder {
	struct document *document;
	const char *word;
};

static size_t
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

static bool
finder_count(void *context, struct range range, uint64_t *count)
{
	struct range found[64];

	*count = finder_in(context, range, found, 64);
	return true;
}

/* ---- how it looks ---- */

static void
quote_here(struct stage *s)
{
	view_set_quote(s->view, position_of(s, "\"We thought"));
	view_set_status(s->view, &(struct view_status){
					 .title = document_title(s->document),
					 .middle = "Tomas Reuter \302\267 said \302\267 1/5" });
}

static void
outline_here(struct stage *s)
{
	view_goto(s->view, position_of(s, "Those who"), VIEW_TOP);
	view_open_panel(s->view, PANEL_OUTLINE);
}

static void
outline_filtered(struct stage *s)
{
	outline_here(s);
	view_panel_filter(s->view, "FIG");
	view_set_prompt(s->view, "filter: ", "FIG", 3, "1 section");
}

static void
speakers_here(struct stage *s)
{
	view_open_panel(s->view, PANEL_QUOTES);
	view_panel_move(s->view, 2);
}

static void
quotes_in_order(struct stage *s)
{
	view_open_panel(s->view, PANEL_QUOTES);
	view_panel_group(s->view, false);
}

static void
search_here(struct stage *s)
{
	static struct finder finder;
	struct view_matches matches = { &finder, finder_in, finder_count, { 0, 0 } };

	finder = (struct finder){ s->document, "pie" };
	matches.current.start = position_of(s, "pier would");
	matches.current.end = matches.current.start + 3;
	view_set_matches(s->view, &matches);
	view_goto(s->view, matches.current.start, VIEW_NEAR);
	view_open_panel(s->view, PANEL_OUTLINE);
	view_set_prompt(s->view, "/", "pie", 3, "1/4");
}

static void
message_here(struct stage *s)
{
	view_scroll(s->view, 5);
	view_set_status(s->view, &(struct view_status){ .title = "a title",
	                                                .message = "Nothing holds this word",
	                                                .progress = "reading 34%" });
}

static void
at_the_end(struct stage *s)
{
	view_goto(s->view, text_size(document_text(s->document)), VIEW_BOTTOM);
}

static void
own_lines(struct stage *s)
{
	s->options.original = s->options.line_numbers = true;
	view_set_options(s->view, &s->options);
}

static void
chopped(struct stage *s)
{
	own_lines(s);
	s->options.chop = true;
	view_set_options(s->view, &s->options);
	view_scroll(s->view, 4);
	view_scroll_columns(s->view, 30);
}

static void
plain_quotes(struct stage *s)
{
	s->options.quotes_shown = false;
	s->options.centred = false;
	view_set_options(s->view, &s->options);
}

static void
monochrome_ascii(struct stage *s)
{
	theme_init(&s->theme, THEME_MONO, false);
	s->options.ascii = true;
	view_set_options(s->view, &s->options);
	quote_here(s);
	view_open_panel(s->view, PANEL_OUTLINE);
}

static void
looks(void **state)
{
	static const struct {
		const char *name;
		int columns, rows;
		void (*prepare)(struct stage *s);
	} rows[] = {
		{ "article.80", 80, 30, NULL },
		{ "article.40", 40, 24, NULL },
		{ "article.120", 120, 40, quote_here },
		{ "end", 80, 20, at_the_end },
		{ "outline", 100, 16, outline_here },
		{ "outline-over", 60, 12, outline_here },
		{ "outline-narrow", 30, 10, outline_here },
		{ "outline-filter", 80, 12, outline_filtered },
		{ "speakers", 100, 16, speakers_here },
		{ "quotes", 120, 12, quotes_in_order },
		{ "search", 90, 24, search_here },
		{ "message", 80, 8, message_here },
		{ "own-lines", 60, 16, own_lines },
		{ "chopped", 60, 12, chopped },
		{ "plain-quotes", 60, 16, plain_quotes },
		{ "mono-ascii", 90, 16, monochrome_ascii },
		{ "tiny", 12, 5, quote_here },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer out = { 0 };
		struct stage s;
		char name[64];

		stage_open(&s, sample_article, rows[i].columns, rows[i].rows);
		if (rows[i].prepare)
			rows[i].prepare(&s);
		view_draw(s.view, &s.frame);
		sample_print(&s.frame, &out);
		snprintf(name, sizeof name, "tests/view/%s.screen", rows[i].name);
		golden_check(name, out.bytes, out.size);
		buffer_clear(&out);
		stage_close(&s);
	}
}

/* ---- how it moves ---- */

/* A long document: paragraph n begins with "n-first". */
static char *
long_text(void)
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

static void
resize_keeps_the_top_word(void **state)
{
	char *text = long_text();
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
	view_goto(s.view, position_of(&s, "17-first") + 60, VIEW_TOP);
	assert_int_equal(view_anchor(s.view), position_of(&s, "17-first") + 60);
	view_resize(s.view, 24, 40);
	assert_int_equal(view_anchor(s.view), position_of(&s, "17-first") + 60);
	stage_close(&s);
	free(text);
}

static void
down_and_up_again(void **state)
{
	char *text = long_text();
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
	assert_non_null(strstr(row_text(&s, 18), "word")); /* the last row stands at the bottom */
	assert_non_null(strstr(row_text(&s, 19), "End"));
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
	char *text = long_text();
	struct stage s;
	uint64_t anchor;

	(void)state;
	stage_open(&s, text, 60, 22);
	view_goto(s.view, position_of(&s, "30-first"), VIEW_TOP);
	assert_true(shows(&s, 0, "30-first"));
	view_goto(s.view, position_of(&s, "33-first"), VIEW_MIDDLE);
	assert_true(shows(&s, 10, "33-first"));
	view_goto(s.view, position_of(&s, "36-first"), VIEW_BOTTOM);
	assert_true(shows(&s, 20, "36-first"));
	view_goto(s.view, position_of(&s, "12-first"), VIEW_NEAR);
	assert_true(shows(&s, 7, "12-first"));
	anchor = view_anchor(s.view);
	view_goto(s.view, position_of(&s, "12-first") + 50, VIEW_NEAR);
	assert_int_equal(view_anchor(s.view), anchor);
	/* at the ends the screen stays full */
	view_goto(s.view, position_of(&s, "59-first"), VIEW_TOP);
	assert_true(view_at_end(s.view));
	view_draw(s.view, &s.frame);
	assert_true(strlen(row_text(&s, 20)) > 0);
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
	char *text = long_text();
	struct stage s;

	(void)state;
	stage_open(&s, text, 60, 22);
	assert_true(shows(&s, 21, "Top"));
	view_goto(s.view, text_size(document_text(s.document)) / 2, VIEW_BOTTOM);
	assert_true(shows(&s, 21, "50%") || shows(&s, 21, "51%"));
	view_scroll(s.view, 1000000);
	assert_true(shows(&s, 21, "End"));
	stage_close(&s);
	stage_open(&s, "One line only.\n", 60, 22);
	assert_true(shows(&s, 21, "All"));
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
	view_set_quote(s.view, position_of(&s, "\"We thought"));
	view_draw(s.view, &s.frame);
	assert_true(view_position_at(s.view, s.frame.cursor_row, s.frame.cursor_column, &pos));
	assert_int_equal(pos, position_of(&s, "\"We thought"));
	finder = (struct finder){ s.document, "council" };
	matches.current.start = position_of(&s, "council");
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

/* ---- panels ---- */

static void
outline_follows_and_leads(void **state)
{
	char *text = long_text();
	struct stage s;
	uint64_t pos;

	(void)state;
	stage_open(&s, text, 100, 24);
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 0"));
	view_goto(s.view, position_of(&s, "25-first"), VIEW_TOP);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 2"));
	view_panel_move(s.view, 2);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 4"));
	view_goto(s.view, 0, VIEW_TOP); /* moved once, it follows no more */
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 4"));
	view_panel_move(s.view, 1000000000);
	view_panel_move(s.view, 1000000000);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 5"));
	view_panel_page(s.view, -1000000000);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 0"));
	view_draw(s.view, &s.frame);
	assert_true(view_panel_click(s.view, 4, 8));
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 2"));
	assert_true(view_panel_click(s.view, 20, 8)); /* below the list: nothing */
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Part 2"));
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
	assert_true(shows(&s, 3, "The figures"));
	view_panel_fold(s.view, true);
	assert_true(shows(&s, 3, "What comes next"));
	view_panel_fold(s.view, false);
	assert_true(shows(&s, 5, "Those who would pay"));
	view_panel_move(s.view, 3);
	view_panel_fold(s.view, true); /* a leaf: to its parent */
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "What the town"));
	view_panel_move(s.view, 1);
	view_panel_fold_all(s.view, true);
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "What the town"));
	assert_true(shows(&s, 3, "What comes next"));
	view_panel_fold_all(s.view, false);
	assert_true(shows(&s, 3, "The figures"));
	/* closed and opened again it is the same */
	view_open_panel(s.view, PANEL_NONE);
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_true(shows(&s, 3, "The figures"));
	/* a fold outlives a change of the document and a closed panel */
	view_panel_fold(s.view, true);
	view_open_panel(s.view, PANEL_NONE);
	document_note(s.document, "something odd");
	view_document_changed(s.view);
	view_open_panel(s.view, PANEL_OUTLINE);
	assert_true(shows(&s, 3, "What comes next"));
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
	assert_true(shows(&s, 2, "What the town says")); /* above it */
	assert_true(shows(&s, 3, "Those who would pay"));
	assert_true(shows(&s, 4, "                              "));
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "Those who would"));
	view_panel_filter(s.view, "zebra");
	assert_true(shows(&s, 2, "Nothing holds"));
	assert_false(view_panel_target(s.view, &pos));
	view_panel_filter(s.view, "");
	assert_true(shows(&s, 6, "What comes next"));

	view_open_panel(s.view, PANEL_QUOTES);
	view_panel_filter(s.view, "reuter ONCE");
	assert_true(shows(&s, 2, "Tomas Reuter"));
	assert_true(shows(&s, 3, "not once"));
	assert_true(shows(&s, 4, "                              "));
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
	assert_true(shows(&s, 2, "Tomas Reuter"));
	assert_true(shows(&s, 5, "Mayor Lindqvist"));
	assert_true(shows(&s, 8, "Wanda Okafor"));
	assert_true(view_panel_target(s.view, &pos));
	assert_int_equal(pos, position_of(&s, "\"We thought"));
	view_panel_fold(s.view, true);
	assert_false(view_panel_target(s.view, &pos)); /* on the speaker */
	view_panel_fold(s.view, true);
	assert_true(shows(&s, 3, "Mayor Lindqvist"));
	view_panel_group(s.view, false);
	assert_true(shows(&s, 2, "We thought"));
	assert_true(shows(&s, 6, "not once"));
	stage_close(&s);
}

/* ---- filtered text ---- */

static bool
keep_april(void *context, const struct block *block)
{
	struct stage *s = context;
	uint64_t pos = position_of(s, "in April");

	return range_holds(block->range, pos);
}

static void
only_what_matches(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, sample_article, 80, 24);
	view_set_filter(s.view, keep_april, &s);
	assert_true(shows(&s, 0, "What comes next"));
	assert_true(shows(&s, 2, "The council votes in April"));
	for (int row = 5; row < 23; row++)
		assert_string_equal(row_text(&s, row), "");
	view_goto(s.view, 0, VIEW_TOP); /* not shown: the next that is */
	assert_true(shows(&s, 0, "What comes next"));
	view_set_filter(s.view, NULL, NULL);
	view_goto(s.view, 0, VIEW_TOP);
	assert_true(shows(&s, 0, "SUBSCRIBE"));
	stage_close(&s);
}

/* ---- anything at any size ---- */

static void
assert_frame_whole(const struct frame *frame)
{
	for (int row = 0; row < frame->rows; row++)
		for (int column = 0; column < frame->columns;) {
			const struct cell *cell = &frame->cells[row * frame->columns + column];

			assert_true(cell->width >= 1 && column + cell->width <= frame->columns);
			column += cell->width;
		}
	assert_true(frame->cursor_row < frame->rows && frame->cursor_column < frame->columns);
}

static bool
keep_some(void *context, const struct block *block)
{
	(void)context;
	return block->range.start % 3 == 0;
}

static void
do_something(struct stage *s, uint32_t lot, uint32_t more)
{
	static const char *const words[] = { "pay", "", "zebra", "who", "\346\270\257" };
	uint64_t pos, size = text_size(document_text(s->document));

	switch (lot % 20) {
	case 0:
		view_resize(s->view, 1 + (int)(more % 40), 1 + (int)(more / 40 % 130));
		break;
	case 1:
		view_scroll(s->view, (int)(more % 60) - 30);
		break;
	case 2:
		view_goto(s->view, size ? more % (size + 2) : 0, (enum view_align)(more % 4));
		break;
	case 3:
		view_open_panel(s->view, (enum view_panel)(more % 3));
		break;
	case 4:
		view_panel_move(s->view, (int)(more % 9) - 4);
		break;
	case 5:
		view_panel_fold(s->view, more & 1);
		break;
	case 6:
		view_panel_fold_all(s->view, more & 1);
		break;
	case 7:
		view_panel_filter(s->view, words[more % 5]);
		break;
	case 8:
		view_panel_group(s->view, more & 1);
		break;
	case 9:
		view_panel_page(s->view, (int)(more % 3) - 1);
		break;
	case 10:
		view_panel_click(s->view, (int)(more % 40), (int)(more / 40 % 130));
		break;
	case 11:
		if (view_panel_target(s->view, &pos))
			view_goto(s->view, pos, VIEW_TOP);
		break;
	case 12:
		view_set_prompt(s->view, more & 1 ? "/" : NULL, words[more % 5], more % 9,
		                words[more % 4]);
		break;
	case 13:
		view_set_status(s->view,
		                &(struct view_status){ words[more % 5], words[more / 5 % 5],
		                                       more & 64 ? "message" : NULL,
		                                       more & 128 ? "quotations 7%" : NULL });
		break;
	case 14:
		s->options.original = more & 1;
		s->options.chop = more & 2;
		s->options.centred = more & 4;
		s->options.line_numbers = more & 8;
		s->options.ascii = more & 16;
		s->options.quotes_shown = more & 32;
		s->options.measure_cols = more / 64 % 90;
		view_set_options(s->view, &s->options);
		break;
	case 15:
		view_scroll_columns(s->view, (int)(more % 50) - 20);
		break;
	case 16:
		view_set_quote(s->view, more & 1 ? UINT64_MAX : more % (size + 1));
		break;
	case 17:
		view_position_at(s->view, (int)(more % 41), (int)(more / 41 % 131), &pos);
		break;
	case 18:
		view_document_changed(s->view);
		break;
	default:
		view_set_filter(s->view, more % 4 == 0 ? keep_some : NULL, NULL);
	}
}

static void
any_operation_at_any_size(void **state)
{
	uint32_t random = 20260701;

	(void)state;
	for (int round = 0; round < 12; round++) {
		struct stage s;

		stage_open(&s, sample_article, 80, 24);
		for (int i = 0; i < 250; i++) {
			uint32_t lot = random = random * 1664525 + 1013904223;
			uint32_t more = random = random * 1664525 + 1013904223;

			do_something(&s, lot >> 16, more >> 8);
			view_draw(s.view, &s.frame);
			assert_frame_whole(&s.frame);
		}
		stage_close(&s);
	}
}

static void
every_size(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, sample_article, 80, 24);
	quote_here(&s);
	for (int rows = 1; rows <= 200; rows += rows < 12 ? 1 : 47)
		for (int columns = 1; columns <= 500; columns += columns < 50 ? 1 : 45)
			for (int panel = PANEL_NONE; panel <= PANEL_QUOTES; panel++) {
				view_resize(s.view, rows, columns);
				view_open_panel(s.view, (enum view_panel)panel);
				view_draw(s.view, &s.frame);
				assert_int_equal(s.frame.rows, rows);
				assert_int_equal(s.frame.columns, columns);
				assert_frame_whole(&s.frame);
			}
	stage_close(&s);
}

static void
odd_documents(void **state)
{
	static const char *const texts[] = {
		"",
		"\n",
		"\n\n\n",
		"x",
		"---\n",
		"# \n",
		"{d1 }\n",
		"| \n",
		"| a line with \033[31m and \342\200\256 and \001 in it\n",
		"> {d1 a} {i2 {d3 b} c} {c2 d}\n= \n",
	};
	struct stage s;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		stage_open(&s, texts[i], 20, 6);
		for (uint32_t k = 0; k < 400; k++) {
			do_something(&s, k * 7 + k / 20, k * 2654435761u >> 7);
			view_draw(s.view, &s.frame);
			assert_frame_whole(&s.frame);
			for (int c = 0; c < s.frame.rows * s.frame.columns; c++)
				assert_true(s.frame.cells[c].width == 0 ||
				            (s.frame.cells[c].text >= 0x20 &&
				             s.frame.cells[c].text != 0x7f));
		}
		stage_close(&s);
	}
}

static void
very_long_line(void **state)
{
	char *text = memory_alloc(300003);
	bool found = false;
	struct stage s;

	(void)state;
	memset(text, 'a', 300000);
	memcpy(text, "| ", 2);
	strcpy(text + 300000, "z\n");
	stage_open(&s, text, 40, 10);
	s.options.chop = true;
	view_set_options(s.view, &s.options);
	view_goto(s.view, 299998, VIEW_NEAR);
	view_draw(s.view, &s.frame);
	for (int row = 0; row < 9; row++) /* layout makes several rows of what has no end */
		found |= strchr(row_text(&s, row), 'z') != NULL;
	assert_true(found);
	view_scroll_columns(s.view, 1000000);
	view_scroll_columns(s.view, -1000000);
	assert_true(shows(&s, 0, "aaaa"));
	stage_close(&s);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks),
		cmocka_unit_test(resize_keeps_the_top_word),
		cmocka_unit_test(down_and_up_again),
		cmocka_unit_test(aligned_jumps),
		cmocka_unit_test(percentages),
		cmocka_unit_test(positions_on_the_screen),
		cmocka_unit_test(cursor_on_what_has_focus),
		cmocka_unit_test(every_match_is_shown),
		cmocka_unit_test(outline_follows_and_leads),
		cmocka_unit_test(outline_folds),
		cmocka_unit_test(filters),
		cmocka_unit_test(quotations_by_speaker),
		cmocka_unit_test(only_what_matches),
		cmocka_unit_test(any_operation_at_any_size),
		cmocka_unit_test(every_size),
		cmocka_unit_test(odd_documents),
		cmocka_unit_test(very_long_line),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
