/*
 * The outline of whole documents, printed: the title, each special line, then the sections. Blocks are cut here in
 * the plainest way, so that what is tested is headings and their nesting alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/part.h"
#include "doc/text.h"
#include "read/heading.h"
#include "read/nest.h"
#include "read/outliner.h"
#include "tests/golden.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A sink that prints sections. */
struct printer {
	struct sink sink;
	struct buffer out;
	const struct lines *lines;
	size_t sections;
};

static size_t
line_number(const struct lines *lines, uint64_t pos)
{
	size_t i = 0;

	while (i < lines->count && lines->line[i].range.end < pos)
		i++;
	return i + 1;
}

static void
print_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	struct printer *p = (struct printer *)sink;

	p->sections++;
	buffer_printf(&p->out, "section %*s%s (line %zu)\n", (int)(2 * level - 2), "", title,
	              line_number(p->lines, start));
}

static void
print_title(struct sink *sink, const char *title)
{
	struct printer *p = (struct printer *)sink;

	buffer_printf(&p->out, "title %s\n", title);
}

static const struct sink_ops print_ops = { .section = print_section, .title = print_title };

/* Takes page footers, form feeds and the headers after them out of the flow. */
static void
hide_pages(struct lines *lines)
{
	bool header = false;

	for (size_t i = 0; i < lines->count; i++) {
		struct line *l = &lines->line[i];
		size_t n = (size_t)range_size(l->text);

		if (l->flags & LINE_FORM_FEED) {
			header = true;
			l->flags |= LINE_BLANK;
		} else if (n &&
		           (header || memmem(lines_bytes(lines, l->text.start), n, "[Page ", 6))) {
			header = false;
			l->flags |= LINE_BLANK;
		}
	}
}

/* Cuts the lines into blocks and prints the special ones. */
static void
cut(const struct survey *survey, const struct lines *lines, struct part *part, struct buffer *out)
{
	for (size_t i = 0; i < lines->count;) {
		struct heading h = { .kind = BLOCK_PARAGRAPH, .lines = 1, .words = 1 };
		struct block block = { 0 };

		if (lines->line[i].flags & LINE_BLANK) {
			i++;
			continue;
		}
		if (!heading_classify(survey, lines, i, &h)) {
			struct heading next;

			h = (struct heading){ .kind = BLOCK_PARAGRAPH, .lines = 1 };
			while (survey->width && i + h.lines < lines->count &&
			       !(lines->line[i + h.lines].flags & LINE_BLANK) &&
			       !heading_classify(survey, lines, i + h.lines, &next))
				h.lines++;
			h.words = h.lines;
		}
		assert_in_range(h.lines, 1, lines->count - i);
		assert_in_range(h.first + h.words, 1, h.lines);
		block.kind = h.kind;
		block.range.start = lines->line[i + h.first].text.start;
		block.range.end = lines->line[i + h.first + h.words - 1u].text.end;
		part_add_block(part, &block);
		if (h.kind != BLOCK_PARAGRAPH)
			buffer_printf(out, "%s (line %zu): %.*s\n", block_kind_name(h.kind),
			              i + h.first + 1,
			              (int)range_size(lines->line[i + h.first].text),
			              lines_bytes(lines, block.range.start));
		i += h.lines;
	}
}

/* Prints what is found in the text. */
static void
print_outline(const char *bytes, size_t n, struct printer *printer)
{
	struct text *text = text_new();
	struct lines lines = { 0 };
	struct survey survey = { 0 };
	struct part part;
	struct outliner *outliner;

	text_append(text, bytes, n);
	lines_load(&lines, text, (struct range){ 0, text_size(text) });
	hide_pages(&lines);
	survey_read(&survey, &lines);
	part_init(&part, (struct range){ 0, text_size(text) });
	printer->sink.ops = &print_ops;
	printer->lines = &lines;
	cut(&survey, &lines, &part, &printer->out);
	outliner = outliner_for(&survey, &printer->sink);
	outliner_part(outliner, text, &part);
	outliner_end(outliner);
	outliner_free(outliner);
	part_clear(&part);
	survey_clear(&survey);
	lines_clear(&lines);
	text_free(text);
}

static void
test_documents(void **state)
{
	static const char *const names[] = {
		"rfc",     "book",    "manual",       "rst",    "adoc",  "adoc-underlined",
		"points",  "readme",  "readme-plain", "news",   "man",   "german",
		"chinese", "russian", "prose",        "nested", "lists",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		char path[80];
		struct printer printer = { 0 };
		size_t n;
		char *in;

		snprintf(path, sizeof path, "tests/read/outline/%s.in", names[i]);
		in = golden_read(path, &n);
		print_outline(in, n, &printer);
		snprintf(path, sizeof path, "tests/read/outline/%s.model", names[i]);
		golden_check(path, printer.out.bytes ? printer.out.bytes : "", printer.out.size);
		buffer_clear(&printer.out);
		free(in);
	}
}

/* Texts that have no outline and no title. */
static void
test_none(void **state)
{
	static const char *const texts[] = {
		"",
		"\n\n\n",
		"-----\n=====\n-----\n",
		"it was a day like any other, and nobody thought of headings at all.\n",
		"a,b,c\n1,2,3\n4,5,6\n",
		"\xff\xfe\xff\xfe\n\xff\xff\n",
		"#!/bin/sh\n# a comment\n# another\n\n# a third\nexit 0\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct printer printer = { 0 };

		print_outline(texts[i], strlen(texts[i]), &printer);
		if (printer.sections || (printer.out.bytes && strstr(printer.out.bytes, "title ")))
			fail_msg("text %zu: %s", i, printer.out.bytes);
		buffer_clear(&printer.out);
	}
}

/* The same line again and again, in great number, neither hangs nor grows. */
static void
test_many(void **state)
{
	static const char *const lines[] = { "CHAPTER I\n\n",  "1.1 A\n\n",       "Title\n=====\n",
		                             "1. a\n\n",       "NAME\n\n",        "Contents\n\n",
		                             "First, a.\n\n",  "====\nA\n====\n", "\f\n",
		                             "PART I\n\nA\n\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct printer printer = { 0 };
		struct buffer text = { 0 };

		for (int k = 0; k < 2000; k++)
			buffer_add_string(&text, lines[i]);
		print_outline(text.bytes, text.size, &printer);
		assert_true(printer.sections <= 2000);
		buffer_clear(&text);
		buffer_clear(&printer.out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
