/*
 * Walks through plain texts of every shape, made at random, as the program sees them: through an analyst, layout and view. Wherever
 * one comes from, the rows are the same rows; whatever is in the text is seen, once; and the top word stays at the top.
 * DIPLE_WALKS=N in the environment walks N times as far.
 */
#include "tests/app/made.h"
#include "tests/layout/laws.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "layout/cluster.h"
#include "layout/layout.h"
#include "view/view.h"

/* One text at work, and what is to be said when something is wrong. */
struct walk {
	uint64_t seed, state;
	enum made_kind kind;
	struct buffer text;
	struct document *document;
	struct layout_options options;
	struct row *rows; /* of the whole document */
	size_t row_count, row_capacity;
};

static unsigned
walks(void)
{
	const char *times = getenv("DIPLE_WALKS");

	return times && atoi(times) > 0 ? (unsigned)atoi(times) : 1;
}

#define CHECK(walk, condition) check(walk, condition, #condition, __LINE__)

static void
check(const struct walk *w, bool holds, const char *what, int line)
{
	const struct layout_options *o = &w->options;

	if (!holds)
		fail_msg("line %d: %s: text %s, number %ju, %zu bytes, %u/%u columns%s%s", line,
		         what, made_names[w->kind], (uintmax_t)w->seed, w->text.size, o->width_cols,
		         o->measure_cols, o->original ? ", original" : "", o->chop ? ", chop" : "");
}

/* A text of size bytes, and tail after them. */
static void
open_walk(struct walk *w, uint64_t seed, enum made_kind kind, size_t size, const char *tail)
{
	*w = (struct walk){ .seed = seed, .state = seed * 977 + kind, .kind = kind };
	made_text(&w->state, kind, size, &w->text);
	buffer_add_string(&w->text, tail);
	w->document = made_document(&w->text);
}

static void
close_walk(struct walk *w)
{
	document_free(w->document);
	buffer_clear(&w->text);
	free(w->rows);
}

static struct layout *
layout_of(const struct walk *w, struct document *document)
{
	struct layout *layout = layout_new(document);

	layout_set_options(layout, &w->options);
	return layout;
}

/* ---- rows ---- */

/* All rows, downwards; upwards from the last one they are the same. */
static void
collect_rows(struct walk *w)
{
	struct layout *layout = layout_of(w, w->document);
	struct row row;

	w->row_count = 0;
	for (bool any = layout_row_at(layout, 0, &row); any;
	     any = layout_row_next(layout, &row, &row)) {
		w->rows = memory_grow(w->rows, &w->row_capacity, w->row_count + 1, sizeof *w->rows);
		w->rows[w->row_count++] = row;
	}
	for (size_t i = w->row_count; i-- > 0;) {
		CHECK(w, laws_same_row(&w->rows[i], &row));
		CHECK(w, layout_row_before(layout, &row, &row) == (i > 0));
	}
	layout_free(layout);
}

/* The index of a row among all; the number of rows when it is none of them. */
static size_t
find_row(const struct walk *w, const struct row *row)
{
	size_t i;

	BISECT(i, 0, w->row_count, w->rows[i].range.start < row->range.start);
	while (i < w->row_count && !laws_same_row(&w->rows[i], row) &&
	       w->rows[i].range.start == row->range.start)
		i++;
	return i < w->row_count && laws_same_row(&w->rows[i], row) ? i : w->row_count;
}

/* From any place, by one who has seen nothing else of the text, one meets the rows of the list. */
static void
walk_rows(struct walk *w)
{
	struct document *document = made_document(&w->text);
	struct layout *layout = layout_of(w, document);
	struct row row;

	for (int jump = 0; jump < 4; jump++) {
		uint64_t pos = made_random(&w->state, (unsigned)w->text.size + 1);
		CHECK(w, layout_row_at(layout, pos, &row) == (w->row_count > 0));
		if (!w->row_count)
			break;
		size_t i = find_row(w, &row);
		CHECK(w, i < w->row_count);
		CHECK(w, !range_holds(row.block, pos) || range_holds(row.range, pos));
		bool down = made_random(&w->state, 2);
		for (unsigned steps = made_random(&w->state, 60); steps--;) {
			bool moved = down ? layout_row_next(layout, &row, &row)
			                  : layout_row_before(layout, &row, &row);
			CHECK(w, moved == (down ? i + 1 < w->row_count : i > 0));
			i = !moved ? i : down ? i + 1 : i - 1;
			CHECK(w, laws_same_row(&row, &w->rows[i]));
			down ^= made_random(&w->state, 12) == 0;
		}
	}
	layout_free(layout);
	document_free(document);
}

/* ---- what is seen ---- */

struct drawn {
	const struct walk *walk;
	unsigned char *times; /* for each byte of the text, how often it is drawn */
	const struct row *row;
};

static void
see(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct drawn *s = context;

	(void)column;
	CHECK(s->walk, pos >= s->row->range.start && pos + cluster->size <= s->row->range.end);
	/* A blank stands for all white space there, and for what is hidden in it. */
	bool blank = cluster->shown_size == 1 && cluster->shown[0] == ' ';
	size_t size = blank ? 1 : cluster->size;
	for (size_t i = 0; i < size; i++)
		if (s->times[pos + i] < 2)
			s->times[pos + i]++;
}

/* Bytes from pos on that may be drawn as nothing, blanks above all; 0 when it is something. */
static size_t
nothing_at(const struct walk *w, size_t pos, bool reflowed)
{
	const char *bytes = w->text.bytes + pos;
	uint32_t cp;
	size_t n = utf8_decode(bytes, w->text.size - pos, &cp);

	if (unicode_is_space(cp) || cp == 0xfeff)
		return n;
	return reflowed && (cp == 0xad || cp == 0x200b) ? n : 0;
}

/* Marks what is not there to be seen: hidden ranges, rules that are drawn as such, reply marks before a block. */
static void
excuse_hidden(const struct walk *w, unsigned char *excused)
{
	struct range hidden[64], all = { 0, w->text.size };
	size_t n;

	do {
		n = document_hidden(w->document, all, hidden, 64);
		for (size_t i = 0; i < n; i++)
			memset(excused + hidden[i].start, 1, (size_t)range_size(hidden[i]));
		if (n)
			all.start = hidden[n - 1].end;
	} while (n == 64);
}

static bool
is_reply_mark(char c)
{
	return c == '>' || c == '|';
}

/* Every byte is drawn exactly once, but for blanks and what is hidden. */
static void
check_seen(struct walk *w)
{
	unsigned char *excused = memory_zero(w->text.size + 1, 1);
	struct drawn seen = { w, memory_zero(w->text.size + 1, 1), NULL };
	struct layout *layout = layout_of(w, w->document);

	excuse_hidden(w, excused);
	for (size_t i = 0; i < w->row_count; i++) {
		seen.row = &w->rows[i];
		layout_row_draw(layout, seen.row, see, &seen);
		if (seen.row->kind == BLOCK_RULE && !w->options.original)
			memset(excused + seen.row->range.start, 1,
			       (size_t)range_size(seen.row->range));
	}
	for (size_t pos = 0; pos < w->text.size; pos++) {
		size_t none = nothing_at(w, pos, !w->options.original);
		unsigned times = seen.times[pos];
		bool wrong = times > 1 || (times && excused[pos] && !w->options.original);
		if (none && !times)
			pos += none - 1;
		else if (!times && !excused[pos] && !is_reply_mark(w->text.bytes[pos]))
			wrong = true;
		if (wrong)
			fprintf(stderr, "byte %zu is seen %u times\n", pos, times);
		CHECK(w, !wrong);
	}
	layout_free(layout);
	free(seen.times);
	free(excused);
}

/* ---- the view ---- */

static void
set_size(struct walk *w, struct view *view, int columns)
{
	view_resize(view, 24, columns);
	w->options.width_cols = (unsigned)columns;
}

static bool
same_stand(struct view_stand a, struct view_stand b)
{
	return a.anchor == b.anchor && a.gap == b.gap;
}

/* Scrolling back by as many rows and there again leads to the same place. */
static void
scroll(struct walk *w, struct view *view)
{
	int rows = (int)made_random(&w->state, 60) + 1;

	int moved = view_scroll(view, made_random(&w->state, 2) ? rows : -rows);
	struct view_stand there = view_stand(view);
	CHECK(w, view_scroll(view, -moved) == -moved);
	CHECK(w, view_scroll(view, moved) == moved);
	CHECK(w, same_stand(view_stand(view), there));
}

/* The word at the top stays there while the screen changes and changes back. */
static void
resize(struct walk *w, struct view *view)
{
	int before = (int)w->options.width_cols;
	int other = (int)made_random(&w->state, 200) + 1;
	struct view_stand stand = view_stand(view);

	set_size(w, view, other);
	CHECK(w, view_at_end(view) || view_anchor(view) == stand.anchor);
	set_size(w, view, before);
	CHECK(w, same_stand(view_stand(view), stand));
}

static void
walk_view(struct walk *w)
{
	struct document *document = made_document(&w->text);
	struct view_options options = { .measure_cols = 72, .quotes_shown = true };
	struct frame frame = { 0 };
	struct theme theme;

	theme_init(&theme, THEME_MONO, false);
	struct view *view = view_new(document, &theme);
	w->options = (struct layout_options){ .measure_cols = 72 };
	set_size(w, view, 100);
	for (int step = 0; step < 20; step++) {
		switch (made_random(&w->state, 6)) {
		case 0:
			view_goto(view, made_random(&w->state, (unsigned)w->text.size + 1),
			          (enum view_align)made_random(&w->state, 4));
			break;
		case 1:
			options.original = w->options.original = made_random(&w->state, 2);
			options.chop = w->options.chop = made_random(&w->state, 4) == 0;
			view_set_options(view, &options);
			break;
		case 2:
			resize(w, view);
			break;
		case 3:
			set_size(w, view, (int)made_random(&w->state, 200) + 1);
			view_draw(view, &frame);
			break;
		default:
			scroll(w, view);
		}
	}
	frame_clear(&frame);
	view_free(view);
	document_free(document);
}

/* ---- the tests ---- */

static void
random_options(struct walk *w, unsigned least)
{
	w->options = (struct layout_options){
		.width_cols = least + made_random(&w->state, 201 - least),
		.measure_cols = made_random(&w->state, 2) ? 72 : 1 + made_random(&w->state, 200),
		.tab_cols = 8,
		.original = made_random(&w->state, 3) == 0,
		.chop = made_random(&w->state, 4) == 0,
	};
	if (w->options.measure_cols < least)
		w->options.measure_cols = least;
}

/* Texts of a kind, each at some widths. */
static void
walk_texts(enum made_kind kind, unsigned count, size_t most, unsigned least_cols)
{
	for (unsigned i = 0; i < count * walks(); i++) {
		struct walk w;
		uint64_t state = i * 31 + kind;
		open_walk(&w, i, kind, 1 + made_random(&state, (unsigned)most), "");
		for (int turn = 0; turn < 3; turn++) {
			random_options(&w, least_cols);
			collect_rows(&w);
			check_seen(&w);
			walk_rows(&w);
		}
		walk_view(&w);
		close_walk(&w);
	}
}

static void
test_short_texts(void **unused)
{
	(void)unused;
	for (enum made_kind kind = 0; kind < MADE_KIND_COUNT; kind++)
		walk_texts(kind, 8, 6000, 1);
}

/* Texts of several windows. */
static void
test_texts(void **unused)
{
	(void)unused;
	for (enum made_kind kind = 0; kind < MADE_KIND_COUNT; kind++)
		walk_texts(kind, 1, 200000, 12);
}

static void
test_long_paragraphs(void **unused)
{
	static const enum made_kind kinds[] = { MADE_NO_NEWLINE, MADE_NO_BLANK_LINE };
	struct walk w;

	(void)unused;
	for (size_t i = 0; i < walks() * sizeof kinds / sizeof *kinds; i++) {
		open_walk(&w, i, kinds[i % 2], 1024 * 1024, "");
		random_options(&w, 40);
		collect_rows(&w);
		walk_rows(&w);
		walk_view(&w);
		close_walk(&w);
	}
}

/* A line whose indentation or reply mark stands before a window's border, and its words behind it. */
static void
test_borders(void **unused)
{
	static const char *const tails[] = { "\n\n        one line alone\n\nwords\n",
		                             "\n\n> > one line alone\n\nwords\n" };
	struct walk w;

	(void)unused;
	for (size_t i = 0; i < 2 * 12; i++) {
		open_walk(&w, i, MADE_PROSE, DOCUMENT_WINDOW - i / 2, tails[i % 2]);
		random_options(&w, 20);
		collect_rows(&w);
		check_seen(&w);
		walk_rows(&w);
		close_walk(&w);
	}
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
		cmocka_unit_test(test_short_texts),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_borders),
		cmocka_unit_test(test_long_paragraphs),
	};

	return cmocka_run_group_tests_name("walks", tests, set_locale, NULL);
}
