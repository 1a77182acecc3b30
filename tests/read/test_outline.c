/* The outline of whole documents, printed: each line that is more than text, the title, then the sections. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/document.h"
#include "doc/part.h"
#include "doc/text.h"
#include "read/plain.h"
#include "tests/golden.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A sink that prints sections. */
struct printer {
	struct sink sink;
	struct buffer out;
	const char *bytes; /* the text */
	size_t sections;
};

static size_t
line_number(const struct printer *p, uint64_t pos)
{
	size_t line = 1;

	for (uint64_t i = 0; i < pos; i++)
		line += p->bytes[i] == '\n';
	return line;
}

static void
print_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	struct printer *p = (struct printer *)sink;

	p->sections++;
	assert_in_range(level, 1, 64);
	buffer_printf(&p->out, "section %*s%s (line %zu)\n", (int)(2 * level - 2), "", title,
	              line_number(p, start));
}

static void
print_title(struct sink *sink, const char *title)
{
	struct printer *p = (struct printer *)sink;

	buffer_printf(&p->out, "title %s\n", title);
}

static const struct sink_ops print_ops = { .section = print_section, .title = print_title };

/* What a person sees as more than text. */
static bool
is_special(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_ITEM:
	case BLOCK_CODE:
	case BLOCK_VERBATIM:
	case BLOCK_TABLE_ROW:
	case BLOCK_RULE:
		return false;
	default:
		return true;
	}
}

/* One line for each special block, its first line only. */
static void
print_blocks(struct printer *p, const struct part *part)
{
	for (size_t i = 0; i < part->block_count; i++) {
		const struct block *block = &part->blocks[i];
		const char *s = p->bytes + block->range.start;

		if (is_special(block))
			buffer_printf(
				&p->out, "%s (line %zu): %.*s\n", block_kind_name(block->kind),
				line_number(p, block->range.start), (int)strcspn(s, "\r\n"), s);
	}
}

/* Prints what is found in the text. */
static void
print_outline(const char *bytes, size_t n, struct printer *printer)
{
	struct text *text = text_new();
	struct plain_profile *profile;
	struct plain_reader *reader;
	struct outliner *outliner;

	text_append(text, bytes, n);
	printer->sink.ops = &print_ops;
	printer->bytes = bytes;
	profile = plain_profile_new(text);
	reader = plain_reader_new(profile, text);
	outliner = outliner_new(profile, &printer->sink);
	for (uint64_t w = 0; w * DOCUMENT_WINDOW < n; w++) {
		struct part part;

		part_init(&part, (struct range){ w * DOCUMENT_WINDOW, (w + 1) * DOCUMENT_WINDOW });
		plain_reader_window(reader, w, &part);
		print_blocks(printer, &part);
		outliner_part(outliner, plain_reader_lines(reader), &part);
		part_clear(&part);
	}
	outliner_end(outliner);
	outliner_free(outliner);
	plain_reader_free(reader);
	plain_profile_free(profile);
	text_free(text);
}

static void
test_documents(void **state)
{
	static const char *const names[] = {
		"law",
		"stories",
		"roman",
		"faq",
		"mail",
		"changelog",
		"rfc-old",
		"play",
		"hashes",
		"config",
		"manual-underlined",
		"book-file",
		"rst-over",
		"rfc",
		"book",
		"manual",
		"rst",
		"adoc",
		"adoc-underlined",
		"points",
		"readme",
		"readme-plain",
		"news",
		"man",
		"german",
		"chinese",
		"russian",
		"prose",
		"nested",
		"lists",
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
