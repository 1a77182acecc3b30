/*
 * Links from document to document: where they lead, what is said, and that going back leads to where one was. The first document is
 * made by hand, so that it needs no reader; the others are files.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/app.h"
#include "base/buffer.h"
#include "doc/document.h"
#include "loop/loop.h"
#include "tests/scratch.h"

enum { PARAGRAPHS = 60 };

struct stage {
	struct loop *loop;
	struct app *app;
	struct frame frame;
	char screen[8192];
};

/* Paragraphs "Paragraph 1 ..." with links to the targets on the first ones, and the anchor "end" at the last. */
static struct document *
make_document(const char *const *targets)
{
	struct document *d = document_new(text_new(), "made", "made by hand");
	struct sink *sink = document_sink(d);
	uint64_t pos = 0;

	for (int i = 0; i < PARAGRAPHS; i++) {
		char line[64];
		int n = snprintf(line, sizeof line, "Paragraph %d has a link.\n", i + 1);
		struct block block = { .range = { pos, pos + (uint64_t)n - 1 }, .gap = i > 0 };
		struct span link = { .range = { pos, pos + 9 }, .kind = SPAN_LINK };
		sink_text(sink, line, (size_t)n);
		sink_block(sink, &block);
		if (*targets) {
			link.target = *targets++;
			sink_span(sink, &link);
		}
		if (i == PARAGRAPHS - 1)
			sink_anchor(sink, pos, "end");
		pos += (uint64_t)n;
	}
	sink_done(sink);
	return d;
}

static const char *
screen(struct stage *s)
{
	size_t at = 0;

	app_draw(s->app, &s->frame);
	for (int i = 0; i < s->frame.rows * s->frame.columns; i++) {
		const struct cell *cell = &s->frame.cells[i];
		char one[4];
		size_t n;
		const char *text = frame_text(&s->frame, cell, one, &n);
		if (cell->width) {
			memcpy(s->screen + at, text, n);
			at += n;
		}
	}
	s->screen[at] = '\0';
	return s->screen;
}

static void
press(struct stage *s, const char *keys)
{
	char *copy = strdup(keys), *save;

	for (char *name = strtok_r(copy, " ", &save); name; name = strtok_r(NULL, " ", &save)) {
		struct key_event event = { .button = 0 };
		assert_true(key_parse(name, &event.key));
		app_key(s->app, &event);
	}
	free(copy);
}

#define assert_shows(s, words) assert_non_null(strstr(screen(s), words))
#define assert_shows_not(s, words) assert_null(strstr(screen(s), words))

static void
open_stage_as(struct stage *s, const char *const *targets, const struct app_options *options)
{
	memset(s, 0, sizeof *s);
	s->loop = loop_new();
	s->app = app_new(s->loop, options);
	app_add(s->app, make_document(targets));
	app_resize(s->app, 12, 80);
}

static void
open_stage(struct stage *s, const char *const *targets)
{
	open_stage_as(s, targets, &(struct app_options){ .colours = THEME_MONO });
}

static void
close_stage(struct stage *s)
{
	app_free(s->app);
	frame_clear(&s->frame);
	loop_free(s->loop);
}

static void
write_file(const char *name, int lines)
{
	FILE *file = fopen(scratch_path(name), "w");

	assert_non_null(file);
	for (int i = 1; i <= lines; i++)
		fprintf(file, "Line %d of %s.\n\n", i, name);
	fputs("The Last Part\n=============\n\nWords of it.\n", file);
	fclose(file);
}

static int
set_up(void **state)
{
	if (scratch_make(state) < 0)
		return -1;
	write_file("one.txt", 40);
	write_file("two words.txt", 40);
	assert_int_equal(mkfifo(scratch_path("pipe"), 0600), 0);
	return chdir(scratch_folder());
}

static int
tear_down(void **state)
{
	assert_int_equal(chdir("/"), 0);
	return scratch_remove(state);
}

static void
test_place_and_back(void **state)
{
	static const char *const targets[] = { "#end", "#missing", "#", NULL };
	struct stage s;

	(void)state;
	open_stage(&s, targets);
	press(&s, "Tab");
	assert_shows(&s, "\342\206\222 #end");
	press(&s, "Enter");
	assert_shows(&s, "Paragraph 60");
	press(&s, "Backspace");
	assert_shows(&s, "Paragraph 1 ");
	press(&s, "Alt-Right");
	assert_shows(&s, "Paragraph 60");
	press(&s, "Backspace Tab Enter");
	assert_shows(&s, "\"missing\" names no place in this document");
	press(&s, "G Shift-Tab");
	assert_shows(&s, "Paragraph 3 ");
	press(&s, "Enter");
	assert_shows(&s, "Paragraph 1 ");
	close_stage(&s);
}

/* Without the focus, and when what has it is out of sight, Enter is one line down. */
static void
test_enter_without_focus(void **state)
{
	static const char *const targets[] = { "#end", NULL };
	struct stage s;

	(void)state;
	open_stage(&s, targets);
	press(&s, "Enter");
	assert_shows_not(&s, "Paragraph 1 ");
	press(&s, "g Tab Space Enter");
	assert_shows_not(&s, "Paragraph 60");
	press(&s, "g Tab Escape Enter");
	assert_shows_not(&s, "Paragraph 60");
	press(&s, "Tab");
	assert_shows(&s, "No link after this place");
	press(&s, "y");
	assert_shows(&s, "Nothing to copy");
	close_stage(&s);
}

static void
test_other_files(void **state)
{
	static const char *const targets[] = { "one.txt#the-last-part", "two%20words.txt", "#end",
		                               NULL };
	struct stage s;

	(void)state;
	open_stage(&s, targets);
	press(&s, "j j Tab");
	assert_shows(&s, "two%20words.txt");
	press(&s, "Enter");
	assert_shows(&s, "Line 1 of two words.txt");
	press(&s, "G");
	assert_shows(&s, "Words of it.");
	press(&s, "Backspace"); /* of the jump to the end */
	assert_shows(&s, "Line 1 of two words.txt");
	press(&s, "Backspace");
	assert_shows(&s, "Paragraph 2 ");
	assert_shows_not(&s, "Paragraph 1 ");
	press(&s, "Backspace");
	assert_shows(&s, "No place to go back to");
	press(&s, "Alt-Right");
	assert_shows(&s, "Line 1 of two words.txt");
	press(&s, "Alt-Right");
	assert_shows(&s, "Words of it.");
	press(&s, "Backspace Backspace Shift-Tab Enter");
	assert_shows(&s, "The Last Part");
	assert_int_equal(app_count(s.app), 3);
	press(&s, "Backspace");
	assert_shows(&s, "Paragraph 1 ");
	/* The same again shows what is open already. */
	press(&s, "Enter");
	assert_shows(&s, "The Last Part");
	assert_int_equal(app_count(s.app), 3);
	press(&s, "^O");
	assert_shows(&s, "Paragraph 1 ");
	close_stage(&s);
}

/* After another way to a document the next link begins a new trail. */
static void
test_leaving_the_trail(void **state)
{
	static const char *const targets[] = { "one.txt", NULL };
	struct stage s;

	(void)state;
	open_stage(&s, targets);
	press(&s, "Tab Enter");
	assert_shows(&s, "Line 1 of one.txt");
	app_command(s.app, "p");
	press(&s, "Backspace");
	assert_shows(&s, "No place to go back to");
	press(&s, "Tab Enter");
	assert_shows(&s, "Line 1 of one.txt");
	press(&s, "R Backspace");
	assert_shows(&s, "Paragraph 1 ");
	close_stage(&s);
}

static void
test_refusals(void **state)
{
	static const char *const cases[][2] = {
		{ "javascript:alert(1)", "javascript: links are not followed" },
		{ "file://host/etc/passwd", "file: links are not followed" },
		{ "pipe", "pipe is no regular file" },
		{ "/dev/null", "/dev/null is no regular file" },
		{ ".", ". is no regular file" },
		{ "missing.md#x", "missing.md: no such file" },
		{ "a%00b", "This link leads nowhere" },
		{ "man:", "man: links are not followed" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const targets[] = { cases[i][0], NULL };
		struct stage s;
		open_stage(&s, targets);
		press(&s, "Tab Enter");
		assert_shows(&s, cases[i][1]);
		assert_int_equal(app_count(s.app), 1);
		close_stage(&s);
	}
}

/* What a hostile document names is shown without its controls, and no more of it than there is room for. */
static void
test_hostile_targets(void **state)
{
	struct buffer long_one = { 0 };
	struct stage s;

	(void)state;
	buffer_add_string(&long_one, "https://example.org/");
	while (long_one.size < 1 << 20)
		buffer_add_string(&long_one, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	const char *const targets[] = { "https://a.b/\x1b]52;c;eA==\x07\n\xe2\x80\xae",
		                        long_one.bytes, NULL };
	open_stage(&s, targets);
	press(&s, "Tab");
	const char *shown = screen(&s);
	assert_non_null(strstr(shown, "https://a.b/"));
	assert_null(strpbrk(shown, "\x1b\x07\n"));
	assert_null(strstr(shown, "\xe2\x80\xae"));
	press(&s, "Tab");
	assert_shows(&s, "https://example.org/aaa");
	press(&s, "Enter");
	assert_shows(&s, "too long");
	press(&s, "y");
	char *copy = app_take_copy(s.app);
	assert_string_equal(copy, long_one.bytes);
	free(copy);
	close_stage(&s);
	buffer_clear(&long_one);
}

/* Neither another program nor another file. */
static void
test_secure(void **state)
{
	static const char *const targets[] = { "https://example.org/x", "man:ls(1)", NULL };
	struct stage s;

	(void)state;
	open_stage_as(&s, targets, &(struct app_options){ .colours = THEME_MONO, .secure = true });
	press(&s, "Tab Enter");
	assert_shows(&s, "--secure allows no other program; y copies https://example.org/x");
	press(&s, "Tab Enter");
	assert_shows(&s, "--secure allows no other file");
	press(&s, ": o p e n Space R E A D M E Enter");
	assert_shows(&s, "--secure allows no other file");
	close_stage(&s);
}

static void
test_question(void **state)
{
	static const char *const targets[] = { "https://example.org/x", NULL };
	struct stage s;

	(void)state;
	setenv("BROWSER", "/nowhere/browser", 1);
	open_stage(&s, targets);
	press(&s, "Tab Enter");
	assert_shows(&s, "Open with /nowhere/browser? y/n  https://example.org/x");
	press(&s, "q");
	assert_shows(&s, "Not opened");
	assert_false(app_has_quit(s.app));
	press(&s, "Enter y");
	assert_shows(&s, "cannot run /nowhere/browser");
	press(&s, "y");
	char *copy = app_take_copy(s.app);
	assert_string_equal(copy, "https://example.org/x");
	free(copy);
	assert_null(app_take_copy(s.app));
	close_stage(&s);
}

static void
test_letters(void **state)
{
	const char *targets[41];
	struct stage s;

	(void)state;
	for (int i = 0; i < 40; i++)
		targets[i] = "#end";
	targets[40] = NULL;
	open_stage(&s, targets);
	press(&s, "g f");
	assert_shows(&s, "Which link? Type its letter");
	assert_shows(&s, "aaragraph 1 ");
	assert_shows(&s, "saragraph 2 ");
	press(&s, "x");
	assert_shows(&s, "No link has the letter x");
	press(&s, "g f s");
	assert_shows(&s, "Paragraph 60");
	press(&s, "Backspace");
	assert_shows(&s, "Paragraph 1 ");
	/* Two letters where one does not do. */
	app_resize(s.app, 70, 80);
	press(&s, "g f");
	assert_shows(&s, "aaragraph 1 ");
	assert_shows(&s, "sfragraph 30 ");
	press(&s, "s");
	assert_shows(&s, "Type its second letter");
	assert_shows(&s, "Paragraph 1 ");
	press(&s, "Escape q");
	assert_true(app_has_quit(s.app));
	close_stage(&s);
}

static void
test_click(void **state)
{
	static const char *const targets[] = { "#end", NULL };
	struct key_event event = { .key = { .code = KEYS_MOUSE_PRESS }, .button = 1 };
	struct stage s;

	(void)state;
	open_stage(&s, targets);
	screen(&s);
	event.column = 40;
	app_key(s.app, &event);
	assert_shows(&s, "Paragraph 1 ");
	event.column = 6;
	app_key(s.app, &event);
	assert_shows(&s, "Paragraph 60");
	close_stage(&s);
}

/* ---- where reading begins ---- */

/* So many blocks of furniture, the first of them a title, then paragraphs. */
static struct document *
make_page(const char *format, int furniture)
{
	struct document *d = document_new(text_new(), format, "made by hand");
	struct sink *sink = document_sink(d);
	uint64_t pos = 0;

	for (int i = 0; i < furniture + PARAGRAPHS; i++) {
		char line[64];
		bool menu = i < furniture, title = menu && !i;
		int n = snprintf(line, sizeof line, "%s %d.\n", menu ? "Menu" : "Paragraph",
		                 menu ? i + 1 : i - furniture + 1);
		struct block block = { .range = { pos, pos + (uint64_t)n - 1 },
			               .kind = title  ? BLOCK_TITLE
			                       : menu ? BLOCK_BOILERPLATE
			                              : BLOCK_PARAGRAPH };
		sink_text(sink, line, (size_t)n);
		sink_block(sink, &block);
		pos += (uint64_t)n;
	}
	return d;
}

static void
begins_behind_the_furniture(void **state)
{
	static const struct {
		const char *format;
		int furniture;
		const char *keys, *shown, *not_shown;
	} cases[] = {
		{ "html", 8, "", "Paragraph 1.", "Menu 8." },
		{ "html", 8, "k", "Menu 8.", "Menu 7." },
		{ "html", 8, "g", "Menu 1.", "Paragraph 9." },
		{ "html", 4, "", "Menu 1.", "Paragraph 10." },
		{ "html", 0, "", "Paragraph 1.", "Menu" },
		{ "text", 8, "", "Menu 1.", "Paragraph 9." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct app_options options = { .colours = THEME_MONO };
		struct stage s = { .loop = loop_new() };
		s.app = app_new(s.loop, &options);
		struct document *d = make_page(cases[i].format, cases[i].furniture);
		app_add(s.app, d);
		app_resize(s.app, 12, 80);
		screen(&s);
		press(&s, cases[i].keys);
		assert_shows(&s, cases[i].shown);
		assert_shows_not(&s, cases[i].not_shown);
		/* What comes later moves nothing. */
		sink_done(document_sink(d));
		assert_shows(&s, cases[i].shown);
		close_stage(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(begins_behind_the_furniture),
		cmocka_unit_test(test_place_and_back),
		cmocka_unit_test(test_enter_without_focus),
		cmocka_unit_test(test_other_files),
		cmocka_unit_test(test_leaving_the_trail),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_hostile_targets),
		cmocka_unit_test(test_question),
		cmocka_unit_test(test_secure),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_click),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
