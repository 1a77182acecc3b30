/*
 * The view, seen through its frames: goldens for how it looks, and what any operation leaves whole at any size.
 */
#include "view/view.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "tests/golden.h"
#include "tests/scratch.h"
#include "tests/view/sample.h"
#include "tests/view/stage.h"

static void
quote_here(struct stage *s)
{
	view_set_quote(s->view, stage_position(s, "\"We thought"));
	view_set_status(s->view, &(struct view_status){
					 .title = document_title(s->document),
					 .middle = "Tomas Reuter \302\267 said \302\267 1/5" });
}

static void
outline_here(struct stage *s)
{
	view_goto(s->view, stage_position(s, "Those who"), VIEW_TOP);
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
	matches.current.start = stage_position(s, "pier would");
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

	struct layout_filter some = { .keep = keep_some };

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
		view_set_filter(s->view, more % 4 == 0 ? &some : NULL);
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

/* Documents of blocks of one line: a paragraph, a listing, a heading, for each letter. */
static struct document *
lines_document(const char *format, const char *kinds)
{
	struct document *document = document_new(text_new(), format, "lines");
	struct sink *sink = document_sink(document);
	char line[200];

	for (const char *k = kinds; *k; k++) {
		uint64_t start = text_size(document_text(document));
		size_t n = *k == '=' ? 10 : 150;
		struct block block = { .range = { start, start + n },
			               .kind = *k == 'p'   ? BLOCK_PARAGRAPH
			                       : *k == '=' ? BLOCK_TITLE
			                                   : BLOCK_VERBATIM };

		memset(line, 'x', n);
		line[n] = '\n';
		sink_text(sink, line, n + 1);
		sink_block(sink, &block);
	}
	document_set_state(document, DOCUMENT_COMPLETE);
	return document;
}

static void
what_begins_at_the_left(void **state)
{
	static const struct {
		const char *format, *kinds;
		int column;
	} rows[] = {
		{ "text", "l", 2 },
		{ "text", "llllllll", 2 },
		{ "text", "llplllllll", 2 },
		{ "text", "llpplllllll", 51 },
		{ "text", "=lllllllll", 51 },
		{ "text", "pppp", 51 },
		/* What comes after the first 2 KiB has no say. */
		{ "text", "lllllllllllllllppppppppppppppppppppp", 2 },
		{ "text", "pppppppppppppppplllllllllllllllllllll", 51 },
		{ "markdown", "llllllll", 51 },
		{ "ansi", "pppp", 2 },
	};
	struct theme theme;

	(void)state;
	theme_init(&theme, THEME_256, false);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct document *document = lines_document(rows[i].format, rows[i].kinds);
		struct view *view = view_new(document, &theme);
		struct frame frame;
		int column = 0;

		view_resize(view, 10, 140);
		view_set_options(view,
		                 &(struct view_options){ .measure_cols = 40, .centred = true });
		frame_init(&frame, 10, 140);
		view_draw(view, &frame);
		while (column < 139 && frame.cells[column].text != 'x')
			column++;
		if (column != rows[i].column)
			fail_msg("%s %s: column %d", rows[i].format, rows[i].kinds, column);
		frame_clear(&frame);
		view_free(view);
		document_free(document);
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
		found |= strchr(stage_row(&s, row), 'z') != NULL;
	assert_true(found);
	view_scroll_columns(s.view, 1000000);
	view_scroll_columns(s.view, -1000000);
	assert_true(stage_shows(&s, 0, "aaaa"));
	stage_close(&s);
	free(text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks),          cmocka_unit_test(any_operation_at_any_size),
		cmocka_unit_test(every_size),     cmocka_unit_test(odd_documents),
		cmocka_unit_test(very_long_line), cmocka_unit_test(what_begins_at_the_left),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
