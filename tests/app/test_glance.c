/* The first frame, made of the beginning of a text, and the one that follows it. */

#include "app/app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "loop/loop.h"
#include "tests/scratch.h"

enum { ROWS = 24, COLUMNS = 80, FIRST = 6 * 1024 /* more than the beginning that is looked at */ };

static const struct {
	const char *what;
	const char *first, *rest; /* repeated, from the start and from FIRST on */
	size_t size;
	bool numbers;
	bool glanced, same; /* the beginning is enough; and it tells what the whole text tells */
} cases[] = {
	{ "prose",
	  "The ferry was late again, and nobody had told the keeper, who waited until\n"
	  "the lamp went out. \"It will come,\" he said, \"or it will not.\"\n\n",
	  "He wrote that down in the large book, and went to bed without another word\n"
	  "about it. Nobody came.\n\n",
	  100000, false, true, true },
	{ "short", "The ferry was late again.\n\n", "", 4500, false, false, false },
	{ "numbers are wanted", "The ferry was late again.\n\n", "", 100000, true, false, false },
	{ "one line", "The ferry was late again. ", "", 300000, false, true, true },
	{ "three bytes a cell", "\343\201\202\343\201\204\343\201\206\343\202\212", "", 100000,
	  false, true, true },
	{ "seven bytes a cell, so that the beginning fills no screen",
	  "a\314\200\314\201\314\202\n", "", 100000, false, true, true },
	{ "many marks a cell",
	  "a\314\200\314\201\314\202\314\200\314\201\314\202\314\200\314\201\314\202", "", 100000,
	  false, false, false },
	{ "blank lines", "\n", "", 100000, false, true, true },
	{ "no headings, and then many",
	  "Arrivals\n\nThe ferry was late again, and nobody had told the keeper, who waited.\n\n",
	  "Departures\n==========\n\nNobody left before the morning, and the keeper was glad.\n\n",
	  60000, false, true, false },
};

static const char *
write_text(const char *first, const char *rest, size_t size)
{
	struct buffer b = { 0 };

	while (b.size < size)
		buffer_add_string(&b, b.size < FIRST || !*rest ? first : rest);
	const char *path = scratch_write("text", b.bytes, size);
	buffer_clear(&b);
	return path;
}

static struct app *
open_app(struct loop *loop, const char *path, bool numbers)
{
	struct settings settings;
	const struct app_options options = { .colours = THEME_TRUE, .settings = &settings };
	struct error error;

	settings_init(&settings);
	settings.values[SETTING_NUMBERS] = numbers;
	struct app *app = app_new(loop, &options);
	assert_true(app_open(app, path, &error));
	app_resize(app, ROWS, COLUMNS);
	return app;
}

static bool
frames_equal(const struct frame *a, const struct frame *b)
{
	for (size_t i = 0; i < ROWS * COLUMNS; i++) {
		const struct cell *x = &a->cells[i], *y = &b->cells[i];
		char one[4], other[4];
		size_t n, m;
		const char *s = frame_text(a, x, one, &n), *t = frame_text(b, y, other, &m);
		if (x->width != y->width || n != m || memcmp(s, t, n) != 0 ||
		    x->style.foreground != y->style.foreground ||
		    x->style.background != y->style.background ||
		    x->style.attributes != y->style.attributes)
			return false;
	}
	return true;
}

static void
glance_and_look(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *path = write_text(cases[i].first, cases[i].rest, cases[i].size);
		struct loop *loop = loop_new();
		struct app *app = open_app(loop, path, cases[i].numbers);
		struct app *other = open_app(loop, path, cases[i].numbers);
		struct frame glance = { 0 }, frame = { 0 }, whole = { 0 };

		print_message("%s\n", cases[i].what);
		assert_int_equal(app_draw_glance(app, &glance), cases[i].glanced);
		assert_true(app_is_dirty(app));
		assert_int_equal(app_text_size(app), cases[i].size);
		app_draw(app, &frame);
		app_draw(other, &whole);
		/* Whatever was glanced at, the text is drawn as if it had not been. */
		assert_true(frames_equal(&frame, &whole));
		if (cases[i].glanced)
			assert_int_equal(frames_equal(&glance, &frame), cases[i].same);
		/* Once the reader was started there is nothing to be glanced at. */
		app_after_frame(app);
		assert_false(app_draw_glance(app, &glance));
		frame_clear(&glance);
		frame_clear(&frame);
		frame_clear(&whole);
		app_free(app);
		app_free(other);
		loop_free(loop);
	}
}

static void
nothing_to_glance_at(void **state)
{
	struct loop *loop = loop_new();
	struct app *app = app_new(loop, &(struct app_options){ 0 });
	struct frame frame = { 0 };

	(void)state;
	assert_false(app_draw_glance(app, &frame));
	app_free(app);
	loop_free(loop);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(glance_and_look),
		cmocka_unit_test(nothing_to_glance_at),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
