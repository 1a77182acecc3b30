/*
 * The sink that finds quotations: what goes through it, what does not, and that it finds the same whether the text passes
 * through or is looked up, however the text is cut.
 */

#include "app/quoting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/printer.h"

static const char words[] = "> \"It is\n> late,\" said Ana Petrov.\n\nNothing else.\n";

/* Says a small document: two blocks, the marks of the first hidden, after or before it. */
static void
say(struct sink *to, size_t step, bool hidden_first)
{
	struct block reply = { .range = { 2, 34 } };
	struct block other = { .range = { 36, 49 } };
	struct range mark = { 9, 11 };
	struct span span = { .range = { 36, 43 }, .kind = SPAN_EMPHASIS };

	for (size_t at = 0; at < sizeof words - 1; at += step)
		sink_text(to, words + at,
		          sizeof words - 1 - at < step ? sizeof words - 1 - at : step);
	sink_title(to, "Late");
	sink_hidden(to, (struct range){ 0, 2 });
	if (hidden_first)
		sink_hidden(to, mark);
	sink_block(to, &reply);
	if (!hidden_first)
		sink_hidden(to, mark);
	sink_section(to, 36, 1, "Nothing");
	sink_block(to, &other);
	sink_span(to, &span);
	sink_note(to, "a note");
	sink_checkpoint(to, 2, 9);
	sink_lines(to, 5);
	sink_progress(to, PASS_QUOTES, 50, 50);
	sink_done(to);
}

/* What comes out, printed; the caller frees it. */
static char *
pass_through(struct text *text, bool pass, size_t step, bool hidden_first)
{
	char *out = NULL;
	size_t size;
	FILE *stream = open_memstream(&out, &size);
	struct printer *printer = printer_new(stream);
	struct quoting *quoting = quoting_new(text, pass, printer_sink(printer));

	say(quoting_sink(quoting), step, hidden_first);
	quoting_free(quoting);
	printer_free(printer);
	fclose(stream);
	return out;
}

/* The line that tells of a quotation. */
static char *
quote_line(const char *out)
{
	const char *line = strstr(out, "quote direct ");

	assert_non_null(line);
	return strndup(line, strcspn(line, "\n"));
}

static void
found_however_it_comes(void **state)
{
	struct text *text = text_new();

	(void)state;
	text_append(text, words, sizeof words - 1);
	char *first = pass_through(NULL, true, 1000, false);
	char *line = quote_line(first);
	assert_string_equal(line,
	                    "quote direct 2-17 cue 18-22 source 23-33 speaker \"Ana Petrov\"");
	for (size_t step = 1; step < 60; step += 7)
		for (int way = 0; way < 8; way++) {
			char *out = pass_through(way & 1 ? text : NULL, way & 2, step, way & 4);
			char *again = quote_line(out);
			assert_string_equal(again, line);
			/* What is said about the text always passes; the text only when it is to. */
			assert_non_null(strstr(out, "title \"Late\""));
			assert_non_null(strstr(out, "section 36 level=1 \"Nothing\""));
			assert_non_null(strstr(out, "note \"a note\""));
			assert_non_null(strstr(out, "checkpoint line=2 9"));
			assert_non_null(strstr(out, "lines 5\n"));
			assert_non_null(strstr(out, "progress quotes 50 of 50\ndone"));
			assert_int_equal(strstr(out, "block ") != NULL, (way & 2) != 0);
			assert_int_equal(strstr(out, "span ") != NULL, (way & 2) != 0);
			assert_int_equal(strstr(out, "hidden ") != NULL, (way & 2) != 0);
			assert_int_equal(strstr(out, "text ") != NULL, (way & 2) != 0);
			free(again);
			free(out);
		}
	free(line);
	free(first);
	text_free(text);
}

/* A text of many megabytes passes; what no block needs any more is not kept, and what one needs is. */
static void
long_text_passes(void **state)
{
	enum { BLOCKS = 100000 };
	char *out = NULL;
	size_t size;
	FILE *stream = open_memstream(&out, &size);
	struct printer *printer = printer_new(stream);
	struct quoting *quoting = quoting_new(NULL, false, printer_sink(printer));
	static const char line[] = "\"It is late,\" said Ana Petrov, and left.\n\n";
	uint64_t at = 0;

	(void)state;
	for (int i = 0; i < BLOCKS; i++) {
		struct block b = { .range = { at, at + sizeof line - 3 } };
		sink_text(quoting_sink(quoting), line, sizeof line - 1);
		sink_block(quoting_sink(quoting), &b);
		at += sizeof line - 1;
	}
	sink_done(quoting_sink(quoting));
	quoting_free(quoting);
	printer_free(printer);
	fclose(stream);
	/* Not strstr: under ASan it measures what is left of the string each time. */
	static const char wanted[] = "quote direct";
	size_t count = 0;
	for (const char *p = out;
	     (p = memmem(p, size - (size_t)(p - out), wanted, sizeof wanted - 1)); p++)
		count++;
	assert_int_equal(count, BLOCKS);
	free(out);
}

/* A block whose text never came is passed over. */
static void
block_without_text(void **state)
{
	char *out = NULL;
	size_t size;
	FILE *stream = open_memstream(&out, &size);
	struct printer *printer = printer_new(stream);
	struct quoting *quoting = quoting_new(NULL, true, printer_sink(printer));
	struct block b = { .range = { 0, 100 } };

	(void)state;
	sink_text(quoting_sink(quoting), "short", 5);
	sink_block(quoting_sink(quoting), &b);
	sink_done(quoting_sink(quoting));
	quoting_free(quoting);
	printer_free(printer);
	fclose(stream);
	assert_string_equal(out, "text \"short\"\nblock 0-100 paragraph\ndone\n");
	free(out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(found_however_it_comes),
		cmocka_unit_test(long_text_passes),
		cmocka_unit_test(block_without_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
