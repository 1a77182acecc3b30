/* The list of quotations of a document that has more of them than are listed: speakers with their counts, and what is nearby. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "view/nearby.h"
#include "view/panel.h"
#include "view/roll.h"

enum { COUNT = 40000, APART = 20, MANY_US = 1000000 };

/* Quotation i starts at APART * i and says its number; of seven the first is Ana's, two are nobody's, the rest are Ben's. */
static struct document *
make_document(void)
{
	struct document *document = document_new(text_new(), "text", "test");
	struct sink *sink = document_sink(document);
	struct buffer text = { 0 };

	for (uint64_t i = 0; i < COUNT; i++)
		buffer_printf(&text, "number %05u words.\n", (unsigned)i);
	assert_int_equal(text.size, COUNT * APART);
	sink_text(sink, text.bytes, text.size);
	for (uint64_t i = 0; i < COUNT; i++) {
		struct range run = { APART * i, APART * i + 18 };
		struct block block = { .range = run, .kind = BLOCK_PARAGRAPH };
		static const char *const names[] = {
			"Ana", NULL, NULL, "Ben", "Ben", "Ben", "Ben"
		};
		sink_block(sink, &block);
		sink_quote(sink, &(struct quote){ .runs = &run,
		                                  .run_count = 1,
		                                  .type = i % 10 ? QUOTE_DIRECT : QUOTE_INDIRECT,
		                                  .speaker = names[i % 7] });
	}
	sink_done(sink);
	buffer_clear(&text);
	return document;
}

static void
work(struct panel *panel, struct document *document)
{
	while (panel_work(panel, document, MANY_US))
		;
}

/* The rows are the quotations with these numbers and every so manyth one after that. */
static void
assert_rows(const struct panel *panel, uint64_t first, uint64_t every)
{
	for (size_t i = 0; i < panel->row_count; i++)
		assert_int_equal(panel->rows[i].key, APART * (first + every * i));
}

/* Moves the cursor by rows; a motion waits no longer than so long for them, so that it may take several. */
static void
move(struct panel *panel, struct document *document, int rows)
{
	int64_t to = (int64_t)(panel->rows[panel->cursor].key / APART) + rows, left = rows;

	for (int i = 0; i < 1000 && left; i++) {
		panel_move(panel, (int)left);
		work(panel, document);
		left = to - (int64_t)(panel->rows[panel->cursor].key / APART);
	}
	assert_int_equal(left, 0);
}

static void
speakers(void **state)
{
	struct document *document = make_document();
	struct panel panel;

	(void)state;
	panel_init(&panel);
	panel_open(&panel, PANEL_QUOTES);
	panel_update(&panel, document, 0);
	assert_int_equal(panel.scope, SCOPE_SPEAKERS);
	assert_int_equal(panel.row_count, 3);
	assert_string_equal(panel.rows[0].speaker, "Ben");
	assert_int_equal(panel.rows[0].count, 22856);
	assert_string_equal(panel.rows[1].speaker, "Ana");
	assert_int_equal(panel.rows[1].count, 5715);
	assert_null(panel.rows[2].speaker);
	assert_int_equal(panel.rows[2].count, COUNT - 22856 - 5715);
	/* It shows who speaks where one is. */
	assert_int_equal(panel_row_of(&panel, APART * 7 + 3), 1);
	assert_int_equal(panel_row_of(&panel, APART * 8), 2);
	assert_int_equal(panel_row_of(&panel, APART * 10), 0);
	/* Two names for one. */
	document_rename_speaker(document, "Ana", "Ben");
	panel_update(&panel, document, 0);
	assert_int_equal(panel.row_count, 2);
	assert_int_equal(panel.rows[0].count, 22856 + 5715);
	assert_int_equal(roll_count(document, "Ben"), 22856 + 5715);
	document_undo_amendment(document);
	panel_filter(&panel, "an");
	panel_update(&panel, document, 0);
	assert_int_equal(panel.row_count, 1);
	assert_string_equal(panel.rows[0].speaker, "Ana");
	/* Of fewer kinds there are fewer. */
	panel_filter(&panel, "");
	document_choose_quotes(document, QUOTES_DIRECT);
	panel_update(&panel, document, 0);
	assert_int_equal(panel.rows[1].count, 5715 - 572);
	panel_clear(&panel);
	document_free(document);
}

static void
nearby(void **state)
{
	struct document *document = make_document();
	struct panel panel;
	const uint64_t place = APART * 20000;

	(void)state;
	panel_init(&panel);
	panel.grouped = false;
	panel_open(&panel, PANEL_QUOTES);
	panel_update(&panel, document, place);
	work(&panel, document);
	assert_int_equal(panel.scope, SCOPE_NEARBY);
	assert_true(panel.row_count >= 200 && panel.row_count < 1000);
	assert_int_equal(panel.rows[panel.cursor].key, place);
	assert_rows(&panel, 20000 - panel.cursor, 1);
	/* As far as one likes, one by one and at once. */
	move(&panel, document, 1);
	move(&panel, document, 999);
	assert_int_equal(panel.rows[panel.cursor].key, place + APART * 1000);
	move(&panel, document, -3000);
	assert_rows(&panel, panel.rows[0].key / APART, 1);
	panel_move(&panel, INT_MAX);
	work(&panel, document);
	assert_int_equal(panel.rows[panel.row_count - 1].key, APART * (COUNT - 1));
	panel_move(&panel, -INT_MAX);
	work(&panel, document);
	assert_int_equal(panel.rows[panel.cursor].key, 0);
	assert_rows(&panel, 0, 1);
	/* One speaker's, and of these a kind. */
	panel_only(&panel, "Ana");
	panel_update(&panel, document, 0);
	work(&panel, document);
	assert_rows(&panel, 0, 7);
	panel_class(&panel, CLASS_REPORTED);
	panel_update(&panel, document, 0);
	work(&panel, document);
	assert_rows(&panel, 0, 70);
	panel_only(&panel, NULL);
	panel_class(&panel, -1);
	panel_update(&panel, document, 0);
	work(&panel, document);
	assert_int_equal(panel.rows[0].key, APART);
	assert_int_equal(panel.rows[1].key, APART * 2);
	assert_int_equal(panel.rows[2].key, APART * 8);
	/* The one that holds some words, however far away. */
	panel_everybody(&panel);
	panel_filter(&panel, "39998");
	panel_update(&panel, document, 0);
	work(&panel, document);
	assert_int_equal(panel.row_count, 1);
	assert_int_equal(panel.rows[0].key, APART * 39998);
	assert_false(panel_has_work(&panel));
	panel_clear(&panel);
	document_free(document);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(speakers),
		cmocka_unit_test(nearby),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
