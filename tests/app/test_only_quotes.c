/* A document reduced to its quotations: rows going down are rows going up, whether one leaps over what is left out or looks at it. */
#include "app/only_quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/analyst.h"
#include "base/buffer.h"
#include "layout/cluster.h"

static uint32_t
next_random(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

/* Sections, some of them silent, and quotations few and far between, some of several paragraphs. */
static void
make_text(uint64_t *random, struct buffer *to)
{
	static const char *const said[] = {
		"\"It is late,\" Ana Petrov said, \"and cold.\" Then she went home.",
		"The boat was old. Ole Brandt said that it had to go. Nobody heard him.",
		"\"This goes on\n\n\"and on, and ends here,\" said Ana Petrov.",
		"\"One,\" she said. The wind rose. \"Two,\" she said.",
	};

	buffer_add_string(to, "A Title\n\n");
	for (uint32_t i = 0; i < 400; i++) {
		uint32_t lot = next_random(random, 40);
		if (lot < 3)
			buffer_printf(to, "%u. A Section\n\n", i);
		else if (lot < 6)
			buffer_printf(to, "%s\n\n", said[next_random(random, 4)]);
		else
			buffer_printf(to, "Paragraph %u says nothing of the kind, it is %s.\n\n", i,
			              "long and it is dull and it goes on for a while");
	}
}

static struct document *
open_text(const struct buffer *bytes)
{
	struct text *text = text_new();

	text_append(text, bytes->bytes, bytes->size);
	struct document *document = document_new(text, "text", "test.txt");
	document_set_analyst(document, analyst_plain());
	return document;
}

enum { ROWS_MOST = 4000 };

/* The starts of all rows from the top, or from the end, in order. */
static size_t
walk(struct layout *layout, uint64_t size, bool down, uint64_t *starts)
{
	struct row row;
	size_t n = 0;

	for (bool have = layout_row_at(layout, down ? 0 : size, &row); have && n < ROWS_MOST;
	     have = down ? layout_row_next(layout, &row, &row)
	                 : layout_row_before(layout, &row, &row))
		starts[n++] = row.range.start;
	for (size_t i = 0; !down && i < n / 2; i++) {
		uint64_t swap = starts[i];
		starts[i] = starts[n - 1 - i];
		starts[n - 1 - i] = swap;
	}
	return n;
}

static void
leaps_leave_out_nothing(void **state)
{
	uint64_t random = 5, *starts[3];

	(void)state;
	for (int k = 0; k < 3; k++)
		starts[k] = malloc(ROWS_MOST * sizeof **starts);
	for (int round = 0; round < 12; round++) {
		struct buffer text = { 0 };
		size_t counts[3];
		make_text(&random, &text);
		struct document *document = open_text(&text);
		struct layout *layout = layout_new(document);
		struct layout_filter filter = only_quotes_filter(document);
		layout_set_filter(layout, &filter);
		counts[0] = walk(layout, text.size, true, starts[0]);
		counts[1] = walk(layout, text.size, false, starts[1]);
		filter.leap = NULL;
		layout_set_filter(layout, &filter);
		counts[2] = walk(layout, text.size, true, starts[2]);
		assert_true(counts[0] > 20);
		for (int k = 1; k < 3; k++) {
			assert_int_equal(counts[k], counts[0]);
			assert_memory_equal(starts[k], starts[0], counts[0] * sizeof **starts);
		}
		layout_free(layout);
		document_free(document);
		buffer_clear(&text);
	}
	for (int k = 0; k < 3; k++)
		free(starts[k]);
}

static void
add_cluster(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct buffer *to = context;

	(void)pos;
	(void)column;
	buffer_add(to, cluster->shown, cluster->shown_size);
}

/* What of a text is left, each block's rows in one line. */
static const struct {
	const char *text, *left;
} cases[] = {
	{ "Rain fell. \"It is late,\" Ana Petrov, who rows, said. Then she went.\n\nAll was "
	  "still.\n",
	  "\"It is late,\" Ana Petrov, who rows, said.|" },
	{ "Ana Petrov said that it rained. The sea rose. Ole Brandt said that it fell. So it "
	  "did.\n",
	  "Ana Petrov said that it rained. Ole Brandt said that it fell.|" },
	{ "Title\n=====\n\nOne\n---\n\nNothing.\n\nTwo\n---\n\n\"Go,\" said Ana Petrov. He went.\n",
	  "Title|Two|\"Go,\" said Ana Petrov.|" },
	{ "Nothing at all.\n\nNothing.\n", "" },
};

static void
what_is_left(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer text = { 0 }, left = { 0 };
		struct row row;
		buffer_add_string(&text, cases[i].text);
		struct document *document = open_text(&text);
		struct layout *layout = layout_new(document);
		struct layout_filter filter = only_quotes_filter(document);
		struct layout_options wide = { .width_cols = 200, .measure_cols = 200 };
		layout_set_options(layout, &wide);
		layout_set_filter(layout, &filter);
		for (bool have = layout_row_at(layout, 0, &row); have;
		     have = layout_row_next(layout, &row, &row)) {
			if (row.flags & ROW_GAP)
				continue;
			layout_row_draw(layout, &row, add_cluster, &left);
			buffer_add_byte(&left, '|');
		}
		assert_string_equal(buffer_string(&left), cases[i].left);
		layout_free(layout);
		document_free(document);
		buffer_clear(&text);
		buffer_clear(&left);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaps_leave_out_nothing),
		cmocka_unit_test(what_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
