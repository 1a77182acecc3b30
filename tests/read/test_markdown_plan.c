/*
 * Where a Markdown document can be cut. The pieces, read one by one, must give what the whole gives: on documents made at
 * random of everything that reaches over lines.
 */
#include "read/markdown_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/printer.h"
#include "read/markdown_render.h"

/* Numbers that are the same on every machine. */
static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

/* What the document gives, cut wherever it can be or not at all. *pieces: how many there are. */
static char *
model_of(const char *bytes, size_t n, bool cut, size_t *pieces)
{
	struct markdown_plan plan;
	struct buffer piece = { 0 };
	char *model = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&model, &size);
	struct printer *printer = printer_new(to);
	struct builder *builder = builder_new(printer_sink(printer));

	markdown_plan_make(&plan, bytes, n, (struct markdown_plan_sizes){ 0, 0 });
	*pieces = plan.cut_count;
	plan.cut_count = cut ? plan.cut_count : 1;
	struct markdown_render *render =
		markdown_render_new(builder, printer_sink(printer), &plan, false);
	for (size_t i = 0; i < plan.cut_count; i++) {
		markdown_plan_piece(&plan, i, &piece);
		markdown_render_text(render, piece.bytes, piece.size);
	}
	markdown_render_notes(render);
	markdown_render_free(render);
	builder_end(builder);
	builder_free(builder);
	buffer_clear(&piece);
	markdown_plan_clear(&plan);
	printer_free(printer);
	fclose(to);
	return model;
}

/* The number of pieces. */
static size_t
check_same(const char *bytes, size_t n)
{
	size_t pieces;
	char *whole = model_of(bytes, n, false, &pieces);
	char *cut = model_of(bytes, n, true, &pieces);

	if (strcmp(whole, cut) != 0)
		fail_msg("in pieces it is another document:\n%.*s\n---- whole:\n%s\n---- cut:\n%s",
		         (int)n, bytes, whole, cut);
	free(whole);
	free(cut);
	return pieces;
}

static const char *const lines[] = {
	"words and more", "# Title",   "Title",      "=====",     "-----",
	"- item",         "1. one",    "2) two",     "14. year",  "> quoted",
	"> - both",       "```c",      "```",        "~~~~",      "~~~",
	"* * *",          "<!-- open", "close -->",  "<div>",     "</div>",
	"<pre>",          "</pre>",    "<script>",   "</script>", "[one]: /url",
	"[one]",          "[^n]",      "[^n]: note", "| a | b |", "*open",
	"close*",         "+",         "10. - deep", "a\\",       "&amp;",
	"`code",          "code`",     "<?php",      "?>",        "-   wide",
	"====",
};

static const char *const indents[] = { "", "", "", "", " ", "  ", "   ", "    ", "\t", "      " };

/* How many of the indentations the line may have: the parser has opinions of its own about fences, tags and definitions that are too deep. */
static unsigned
indents_of(const char *line)
{
	enum { SHALLOW = 7 };

	return strchr("`~<[", *line) ? SHALLOW : sizeof indents / sizeof *indents;
}

static void
made_documents(void **state)
{
	unsigned seed = 5;
	size_t pieces = 0;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct buffer b = { 0 };
		for (unsigned n = 2 + next_random(&seed) % 24; n; n--) {
			const char *line =
				lines[next_random(&seed) % (sizeof lines / sizeof *lines)];
			buffer_add_string(&b, indents[next_random(&seed) % indents_of(line)]);
			buffer_add_string(&b, line);
			buffer_add_string(&b, next_random(&seed) % 3 ? "\n" : "\n\n");
		}
		pieces += check_same(b.bytes, b.size);
		buffer_clear(&b);
	}
	/* It is cut, too. */
	assert_true(pieces > 5000);
}

static void
cuts(void **state)
{
	static const struct {
		const char *text;
		size_t pieces;
	} cases[] = {
		{ "", 1 },
		{ "one\ntwo\n", 1 },
		{ "one\n\ntwo\n", 2 },
		{ "one\n# two\nthree\n", 2 },
		{ "- one\n\n- two\n\n  three\n\nfour\n", 2 },
		{ "```\none\n\ntwo\n```\n\nthree\n", 2 },
		{ "- ```\n  one\n\ntwo\n", 2 },
		{ "<!--\n\none\n\n-->\n\ntwo\n", 2 },
		{ "<div>\n\none\n\n</div>\n\ntwo\n", 4 },
		{ "> one\n\n> two\n", 2 },
		{ "    one\n\n    two\n", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t pieces = check_same(cases[i].text, strlen(cases[i].text));
		if (pieces != cases[i].pieces)
			fail_msg("%s: %zu pieces", cases[i].text, pieces);
	}
}

/* What has no end is cut all the same, between words if there are any, and nothing is lost. */
static void
long_paragraphs(void **state)
{
	static const char *const words[] = { "word ", "word\n", "\xc3\xa4", "[", "> a\n", "- a " };
	enum { SIZE = 300000 };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct buffer b = { 0 }, piece = { 0 }, all = { 0 };
		struct markdown_plan plan;
		while (b.size < SIZE)
			buffer_add_string(&b, words[i]);
		markdown_plan_make(&plan, b.bytes, b.size, (struct markdown_plan_sizes){ 0, 0 });
		assert_in_range(plan.cut_count, 4, 10);
		for (size_t k = 0; k < plan.cut_count; k++) {
			markdown_plan_piece(&plan, k, &piece);
			assert_in_range(piece.size, 1, 66 * 1024);
			assert_false((piece.bytes[0] & 0xc0) == 0x80);
			buffer_add(&all, piece.bytes, piece.size);
		}
		assert_int_equal(all.size, b.size);
		assert_memory_equal(all.bytes, b.bytes, b.size);
		markdown_plan_clear(&plan);
		buffer_clear(&b);
		buffer_clear(&piece);
		buffer_clear(&all);
	}
}

/* The rows of a table stay together, however many; those below what the parser takes for no table's second line are words. */
static void
long_tables(void **state)
{
	static const struct {
		const char *head;
		bool table;
	} cases[] = {
		{ "| a | b |\n|---|---|\n", true }, { "a|b\n :-: | ---: \n", true },
		{ "> words\n\na|\n---|\n", true },  { "a|b\r\n---|---\r\n", true },
		{ "| a | b |\n|---|-|\n", false },  { "a|b\nc|d\n---|---\n", false },
		{ "a|b\n---||---\n", false },       { "a|b\n---|- --\n", false },
		{ "a|b\n---|-:-\n", false },        { "a|b\n---|---x\n", false },
		{ "a\n--- ---\n", false },
	};
	enum { SIZE = 300000 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer b = { 0 };
		struct markdown_plan plan;
		size_t pieces;
		buffer_add_string(&b, cases[i].head);
		while (b.size < SIZE)
			buffer_add_string(&b, "| one cell | another |\n");
		markdown_plan_make(&plan, b.bytes, b.size,
		                   (struct markdown_plan_sizes){ SIZE, SIZE });
		if ((plan.cut_count == 1) != cases[i].table)
			fail_msg("%s: %zu pieces", cases[i].head, plan.cut_count);
		markdown_plan_clear(&plan);
		char *model = model_of(b.bytes, b.size, true, &pieces);
		if ((strstr(model, "\ntable ") != NULL) != cases[i].table)
			fail_msg("%s", cases[i].head);
		free(model);
		buffer_clear(&b);
	}
}

static void
definitions(void **state)
{
	static const char text[] =
		"[One] and [two][], [three].\n\n# A\n\n[^n] and [ONE].\n\n# B\n\n"
		"[one]: /a\n[Two]: <b c> 'B'\n\n[one]: /late\n\n[three]:\n  <d> (D)\n\n"
		"[^n]: A note\n\n    with [one].\n\nwords\n[three]: /none\n[four]: /none\n\n# "
		"C\n\n[four]\n";
	struct markdown_plan plan;
	struct buffer piece = { 0 };

	(void)state;
	markdown_plan_make(&plan, text, sizeof text - 1, (struct markdown_plan_sizes){ 0, 0 });
	assert_int_equal(plan.note_count, 1);
	assert_int_equal(plan.titles, 3);
	markdown_plan_piece(&plan, 0, &piece);
	assert_string_equal(
		piece.bytes,
		"[one]: /a\n[Two]: <b c>\n[three]: <d>\n\n[One] and [two][], [three].\n\n");
	markdown_plan_piece(&plan, 1, &piece);
	assert_string_equal(piece.bytes, "# A\n\n");
	markdown_plan_piece(&plan, 2, &piece);
	assert_string_equal(piece.bytes,
	                    "[^n]: <" MARKDOWN_NOTE_TARGET "1>\n[one]: /a\n\n[^n] and [ONE].\n\n");
	markdown_plan_piece(&plan, plan.cut_count - 1, &piece);
	assert_string_equal(piece.bytes, "[four]\n");
	markdown_plan_note(&plan, 0, &piece);
	assert_string_equal(piece.bytes, "[one]: /a\n\nA note\n\nwith [one].\n");
	markdown_plan_clear(&plan);
	buffer_clear(&piece);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts),
		cmocka_unit_test(made_documents),
		cmocka_unit_test(long_paragraphs),
		cmocka_unit_test(long_tables),
		cmocka_unit_test(definitions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
