/*
 * What a regular expression sees of a block, and where it was; and the text with hidden ranges stepped over.
 */
#include "find/subject.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/text.h"
#include "find/visible.h"
#include "tests/find/sample.h"

/* Each byte of the subject must be at a place that holds it, or be the blank of a break. */
static void
check_places(const struct subject *s, struct document *document)
{
	uint64_t last = 0;

	for (size_t i = 0; i < s->text.size; i++) {
		struct range one = subject_range(s, i, i + 1);
		assert_true(one.start >= last && one.end > one.start);
		last = one.end;
		int byte = text_byte(document_text(document), one.start);
		if (range_size(one) == 1 && byte != '\n' && byte != '\r')
			assert_int_equal((unsigned char)s->text.bytes[i], byte);
		else
			assert_int_equal(s->text.bytes[i], s->lines ? byte : ' ');
		/* Every byte of what became one blank is that blank. */
		for (uint64_t pos = one.start; pos < one.end; pos++)
			assert_int_equal(subject_at(s, pos), i);
	}
	assert_int_equal(subject_at(s, UINT64_MAX), s->text.size);
}

static void
reads_blocks(void **state)
{
	static const struct {
		const char *text, *want;
		int kind;
	} rows[] = {
		{ "one two", "one two", 0 },
		{ "one\ntwo", "one two", 0 },
		{ "one  \r\n   two", "one two", 0 },
		{ "one  two", "one  two", 0 },
		{ "one\n<> >two\n<> >three", "one two three", 0 },
		{ "one\n\n<Page 1>\f\n<Head>\n\n  two", "one two", 0 },
		{ "o<xx>ne", "one", 0 },
		{ "<all>", "", 0 },
		{ "one <x> two", "one two", 0 },
		{ "one\n  two", "one\n  two", BLOCK_CODE },
		{ "<> >one\n<> >two", "one\ntwo", BLOCK_VERBATIM },
		{ "\xff\n\xc3", "\xff \xc3", 0 },
		{ "a\nb\nc\n\nd", "a b c d", 0 },
	};
	struct subject subject = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sample sample;
		struct block block;
		sample_init(&sample, rows[i].text, strlen(rows[i].text), rows[i].kind);
		assert_true(document_block_at(sample.document, 0, &block));
		subject_read(&subject, sample.document, &block, block.range);
		if (subject.text.size != strlen(rows[i].want) ||
		    memcmp(subject.text.bytes ? subject.text.bytes : "", rows[i].want,
		           subject.text.size))
			fail_msg("\"%s\" gives \"%.*s\"", rows[i].text, (int)subject.text.size,
			         subject.text.bytes);
		assert_false(subject.no_start || subject.no_end);
		check_places(&subject, sample.document);
		sample_clear(&sample);
	}
	subject_clear(&subject);
}

static void
reads_a_part_of_a_block(void **state)
{
	struct document *document = sample_paragraph("one\ntwo three", 13);
	struct subject subject = { 0 };
	struct block block;

	(void)state;
	assert_true(document_block_at(document, 0, &block));
	subject_read(&subject, document, &block, (struct range){ 2, 7 });
	assert_int_equal(subject.text.size, 5);
	assert_memory_equal(subject.text.bytes, "e two", 5);
	assert_true(subject.no_start && subject.no_end);
	assert_int_equal(subject_range(&subject, 1, 5).start, 3);
	assert_int_equal(subject_range(&subject, 1, 5).end, 7);
	subject_clear(&subject);
	document_free(document);
}

/* More hidden ranges than are asked for at once. */
static void
steps_over_many_hidden_ranges(void **state)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct sink *sink = document_sink(document);
	struct block block = { .range = { 0, 600 } };
	struct visible visible;
	struct range stretch;
	uint64_t at = 0;

	(void)state;
	for (int i = 0; i < 200; i++)
		sink_text(sink, "> x", 3);
	sink_block(sink, &block);
	for (uint64_t i = 0; i < 200; i++)
		sink_hidden(sink, (struct range){ 3 * i, 3 * i + 2 });
	visible_start(&visible, document, (struct range){ 1, 1000 });
	for (; visible_next(&visible, &stretch); at++) {
		assert_int_equal(stretch.start, 3 * at + 2);
		assert_int_equal(stretch.end, 3 * at + 3);
	}
	assert_int_equal(at, 200);
	document_free(document);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_blocks),
		cmocka_unit_test(reads_a_part_of_a_block),
		cmocka_unit_test(steps_over_many_hidden_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
