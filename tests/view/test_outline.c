/* The rows of the outline: sections, and below those of a manual page its options, as far as they are asked for. */
#include "view/outline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/document.h"

/* "NAME", "OPTIONS" with two options and a part "More" with one, "FILES". */
static struct document *
make_page(const char *format)
{
	struct document *d = document_new(text_new(), format, "page");
	struct sink *sink = document_sink(d);

	sink_text(sink, "0123456789012345678901234567890123456789", 40);
	sink_section(sink, 0, 1, "NAME");
	sink_section(sink, 5, 1, "OPTIONS");
	sink_anchor(sink, 5, "OPTIONS");
	sink_anchor(sink, 8, "-f");
	sink_anchor(sink, 8, "--fast");
	sink_anchor(sink, 12, "--slow");
	sink_section(sink, 20, 2, "More");
	sink_anchor(sink, 25, "-q");
	sink_section(sink, 30, 1, "FILES");
	sink_done(sink);
	document_set_state(d, DOCUMENT_COMPLETE);
	return d;
}

/* "+NAME", a '+' for each level, '<' for a folded row, '~' for a faint one. */
static char *
rows(struct panel *panel, struct document *document)
{
	struct buffer b = { 0 };
	size_t count;
	const struct section *sections = document_sections(document, &count);

	panel_update(panel, document, 0);
	buffer_add_string(&b, "");
	for (size_t i = 0; i < panel->row_count; i++) {
		const struct panel_row *row = &panel->rows[i];
		buffer_add_string(&b, i ? " " : "");
		for (unsigned depth = 0; depth < row->depth; depth++)
			buffer_add_byte(&b, '+');
		buffer_printf(&b, "%s%s%s", row->faint ? "~" : "",
		              row->option ? row->option : sections[row->index].title,
		              row->folded ? "<" : "");
	}
	return buffer_take(&b);
}

static void
check(struct panel *panel, struct document *document, const char *expected)
{
	char *got = rows(panel, document);

	assert_string_equal(got, expected);
	free(got);
}

/* A page of that format, with its outline open. The caller closes both. */
static struct document *
open_outline(const char *format, struct panel *panel)
{
	panel_init(panel);
	panel_open(panel, PANEL_OUTLINE);
	return make_page(format);
}

static void
close_outline(struct document *document, struct panel *panel)
{
	panel_clear(panel);
	document_free(document);
}

static void
options_are_unfolded_last(void **state)
{
	struct panel panel;
	struct document *d = open_outline("man", &panel);

	(void)state;
	check(&panel, d, "NAME OPTIONS +More< FILES");
	panel_move(&panel, 1);
	panel_fold(&panel, false);
	check(&panel, d, "NAME OPTIONS +-f, --fast +--slow +More< FILES");
	panel_fold(&panel, false);
	check(&panel, d, "NAME OPTIONS +-f, --fast +--slow +More< FILES");
	/* The cursor is on the section; its options go first. */
	panel_fold(&panel, true);
	check(&panel, d, "NAME OPTIONS +More< FILES");
	panel_fold(&panel, true);
	check(&panel, d, "NAME OPTIONS< FILES");
	panel_fold(&panel, false);
	check(&panel, d, "NAME OPTIONS +More< FILES");
	panel_move(&panel, 1);
	panel_fold(&panel, false);
	check(&panel, d, "NAME OPTIONS +More ++-q FILES");
	panel_move(&panel, 1);
	assert_int_equal(panel.rows[panel.cursor].key, 25);
	panel_fold(&panel, true); /* to the section that it is in */
	assert_int_equal(panel.rows[panel.cursor].key, 20);
	panel_fold_all(&panel, true);
	check(&panel, d, "NAME OPTIONS< FILES");
	panel_fold_all(&panel, false);
	check(&panel, d, "NAME OPTIONS +More< FILES");
	close_outline(d, &panel);
}

static void
filter_finds_options(void **state)
{
	struct panel panel;
	struct document *d = open_outline("man", &panel);

	(void)state;
	panel_filter(&panel, "slow");
	check(&panel, d, "~OPTIONS +--slow");
	assert_int_equal(panel.rows[panel.cursor].key, 12);
	panel_filter(&panel, "-q");
	check(&panel, d, "~OPTIONS +~More ++-q");
	panel_filter(&panel, "options");
	check(&panel, d, "OPTIONS");
	panel_filter(&panel, "nothing");
	check(&panel, d, "");
	panel_filter(&panel, "");
	check(&panel, d, "NAME OPTIONS +More< FILES");
	close_outline(d, &panel);
}

/* Places with such names in other documents are none. */
static void
other_documents_have_none(void **state)
{
	struct panel panel;
	struct document *d = open_outline("html", &panel);

	(void)state;
	check(&panel, d, "NAME OPTIONS +More FILES");
	panel_move(&panel, 1);
	panel_fold(&panel, false);
	check(&panel, d, "NAME OPTIONS +More FILES");
	close_outline(d, &panel);
}

/* While options are shown, the row of a place is that of its option. */
static void
row_of_a_place(void **state)
{
	static const struct {
		uint64_t pos, key;
	} places[] = {
		{ 0, 0 }, { 6, 5 }, { 8, 8 }, { 11, 8 }, { 19, 12 }, { 22, 20 }, { 33, 30 }
	};
	struct panel panel;
	struct document *d = open_outline("man", &panel);

	(void)state;
	check(&panel, d, "NAME OPTIONS +More< FILES");
	panel_move(&panel, 1);
	panel_fold(&panel, false);
	panel_update(&panel, d, 0);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		size_t row = panel_row_of(&panel, places[i].pos);
		assert_in_range(row, 0, panel.row_count - 1);
		assert_int_equal(panel.rows[row].key, places[i].key);
	}
	close_outline(d, &panel);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_are_unfolded_last),
		cmocka_unit_test(filter_finds_options),
		cmocka_unit_test(other_documents_have_none),
		cmocka_unit_test(row_of_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
