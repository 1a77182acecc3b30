/* What is put of one row, at which column and for which position. */
#include "layout/draw.h"

#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "layout/layout.h"

/* Each cluster as position:column=shown, with a blank after it. */
static void
put(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	buffer_printf(context, "%ju:%u=%.*s ", (uintmax_t)pos, column, (int)cluster->shown_size,
	              cluster->shown);
}

enum { END = INT_MAX };

static const struct {
	const char *text;
	bool collapse, endless;
	uint8_t flags;
	unsigned indent, cols, limit;
	const char *put;
} table[] = {
	{ "ab", true, false, 0, 0, 9, END, "100:0=a 101:1=b " },
	{ "ab", true, false, 0, 3, 9, END, "100:3=a 101:4=b " },
	{ "", true, false, 0, 0, 9, END, "" },
	{ "  a \n b  ", true, false, 0, 0, 9, END, "102:0=a 103:1=  106:2=b " },
	{ "   ", true, false, 0, 0, 9, END, "" },
	{ "a\u2028", true, false, 0, 0, 9, END, "100:0=a " },
	{ "a\u200bb\u00ad", true, false, 0, 0, 9, END, "100:0=a 104:1=b " },
	{ "ab\u00ad", true, false, ROW_HYPHEN, 0, 9, END, "100:0=a 101:1=b 102:2=- " },
	{ "a\u00ad"
	  "b\u00ad",
	  true, false, ROW_HYPHEN, 1, 9, END, "100:1=a 103:2=b 104:3=- " },
	{ "a\u00ad"
	  "b",
	  true, false, ROW_HYPHEN, 0, 9, END, "100:0=a 103:1=b " },
	{ "\u65e5\u672c", true, false, 0, 0, 9, END, "100:0=\u65e5 103:2=\u672c " },
	{ "\u65e5\n\u672c", true, false, 0, 0, 9, END, "100:0=\u65e5 104:2=\u672c " },
	{ "a\x1b", true, false, 0, 0, 9, END, "100:0=a 101:1=^[ " },
	{ "  a ", false, false, 0, 0, 9, END, "100:0=  101:1=  102:2=a 103:3=  " },
	{ "ab  \r\n", false, false, 0, 0, 3, END, "100:0=a 101:1=b 102:2=  " },
	{ "ab\tc", false, true, 0, 0, 3, END, "100:0=a 101:1=b 102:2=       103:8=c " },
	{ "abcd", false, true, 0, 0, 2, 3, "100:0=a 101:1=b 102:2=c " },
	{ "abcd", true, false, 0, 2, 9, 3, "100:2=a " },
	{ "abcd", true, false, 0, 2, 9, 0, "" },
	{ "a<xx>b", true, false, 0, 0, 9, END, "100:0=a 105:1=b " },
	{ "a<\n> <x>b", true, false, 0, 0, 9, END, "100:0=a 104:1=  108:2=b " },
};

static void
check(size_t i)
{
	const char *s = table[i].text;
	struct range hidden[4];
	struct flow_text text = { .bytes = s,
		                  .size = strlen(s),
		                  .hidden = hidden,
		                  .collapse = table[i].collapse,
		                  .endless = table[i].endless,
		                  .tab_cols = 8 };
	struct draw_row row = { .text = &text,
		                .base = 100,
		                .flags = table[i].flags,
		                .indent = table[i].indent,
		                .cols = table[i].cols,
		                .limit = table[i].limit };
	struct buffer b = { 0 };

	for (size_t k = 0; s[k]; k++) {
		if (s[k] == '<')
			hidden[text.hidden_count].start = k;
		if (s[k] == '>')
			hidden[text.hidden_count++].end = k + 1;
	}
	buffer_add_string(&b, "");
	draw_row(&row, put, &b);
	if (strcmp(b.bytes, table[i].put))
		fail_msg("row %zu: %s", i, b.bytes);
	buffer_clear(&b);
}

static void
test_put(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		check(i);
}

/* Each run as position:column=bytes, with a bar after it. */
static void
put_run(void *context, uint64_t pos, unsigned column, const char *bytes, size_t n)
{
	buffer_printf(context, "%ju:%u=%.*s|", (uintmax_t)pos, column, (int)n, bytes);
}

static void
test_ascii(void **unused)
{
	static const struct {
		const char *text, *put;
	} rows[] = {
		{ "", "" },
		{ "ab", "100:3=ab|" },
		{ "one two\n", "100:3=one two|" },
		{ "one\ntwo ", "100:3=one\ntwo|" },
		{ "  a \n b  ", "102:3=a |106:5=b|" },
		{ "a  b   c", "100:3=a |103:5=b |107:7=c|" },
		{ " \n ", "" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct flow_text text = { .bytes = rows[i].text,
			                  .size = strlen(rows[i].text),
			                  .collapse = true };
		struct draw_row row = { .text = &text, .base = 100, .indent = 3, .cols = 9 };
		struct buffer b = { 0 };

		buffer_add_string(&b, "");
		draw_ascii(&row, put_run, &b);
		assert_string_equal(b.bytes, rows[i].put);
		buffer_clear(&b);
	}
}

static int
set_locale(void **unused)
{
	(void)unused;
	setlocale(LC_CTYPE, "");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_ascii),
	};

	return cmocka_run_group_tests_name("draw", tests, set_locale, NULL);
}
