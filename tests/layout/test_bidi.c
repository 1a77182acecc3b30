/*
 * Rows from right to left: the golden of a document in Hebrew and Arabic, and the order of single rows by UAX #9.
 */
#include "tests/golden.h"
#include "tests/layout/build.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "layout/bidi.h"
#include "layout/flow.h"
#include "layout/layout.h"

/*
 * Capitals stand for Hebrew letters, as in the standard's own examples: "he said CAR" is seen as "he said RAC". Where
 * the paragraph is expected to run from right to left, what is seen begins with '<'.
 */
static const struct {
	const char *text, *seen;
	enum bidi_base base;
} rows[] = {
	{ "abc", "abc", BIDI_FIRST },
	{ "", "", BIDI_FIRST },
	{ "car is RAC", "car is CAR", BIDI_FIRST },
	{ "ABC", "<CBA", BIDI_FIRST },
	{ "ABC def GHI", "<IHG def CBA", BIDI_FIRST },
	{ "abc DEF ghi", "abc FED ghi", BIDI_FIRST },
	{ "ABC 123", "<123 CBA", BIDI_FIRST },
	{ "ABC 12.5% DEF", "<FED 12.5% CBA", BIDI_FIRST },
	{ "(ABC)", "<(CBA)", BIDI_FIRST },
	{ "abc (DEF) ghi", "abc (FED) ghi", BIDI_FIRST },
	{ "ABC [d] EF", "<FE [d] CBA", BIDI_FIRST },
	{ "ABC d(e)f GHI", "<IHG d(e)f CBA", BIDI_FIRST },
	{ "ABC.", "<.CBA", BIDI_FIRST },
	{ "x = ABC + DEF;", "x = FED + CBA;", BIDI_FIRST },
	{ "ABC = 1", "1 = CBA", BIDI_LTR },
	{ "ABC = def", "CBA = def", BIDI_LTR },
	{ "1 ABC", "<CBA 1", BIDI_FIRST },
	{ "abc DEF 1", "<1 FED abc", BIDI_RTL },
	{ "ABC  ", "<  CBA", BIDI_FIRST },
	{ "ab  CD  ", "ab  DC  ", BIDI_FIRST },
};

static uint32_t
letter_of(char c)
{
	return c >= 'A' && c <= 'Z' ? 0x5d0 + (uint32_t)(c - 'A') : (uint32_t)(unsigned char)c;
}

static char
char_of(uint32_t cp)
{
	return cp >= 0x5d0 ? (char)('A' + (cp - 0x5d0)) : (char)cp;
}

static void
test_order(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t text[40], order[40];
		uint8_t levels[40];
		char seen[42] = "";
		size_t n = strlen(rows[i].text), at = 0;
		for (size_t k = 0; k < n; k++)
			text[k] = letter_of(rows[i].text[k]);
		bool rtl = bidi_levels(text, n, rows[i].base, levels);
		bidi_order(text, levels, n, rtl, order);
		if (rtl)
			seen[at++] = '<';
		for (size_t k = 0; k < n; k++) {
			uint32_t cp = text[order[k]];
			seen[at++] = char_of(levels[order[k]] & 1 ? bidi_mirror(cp) : cp);
		}
		assert_string_equal(seen, rows[i].seen);
	}
}

static void
test_mirror(void **unused)
{
	(void)unused;
	assert_int_equal(bidi_mirror('('), ')');
	assert_int_equal(bidi_mirror(')'), '(');
	assert_int_equal(bidi_mirror('<'), '>');
	assert_int_equal(bidi_mirror(0xab), 0xbb);
	assert_int_equal(bidi_mirror('a'), 'a');
	assert_int_equal(bidi_mirror(0x5d0), 0x5d0);
}

/* Every letter that FriBidi would turn is one that makes layout ask it. */
static void
test_is_rtl(void **unused)
{
	(void)unused;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint8_t level;
		bool control = (cp >= 0x200e && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) ||
		               cp == 0x61c;
		if (!control && bidi_levels(&cp, 1, BIDI_FIRST, &level) && !bidi_is_rtl(cp))
			fail_msg("U+%04X runs from right to left", (unsigned)cp);
		if (cp < 0x590)
			assert_false(bidi_is_rtl(cp));
		char bytes[2 * UTF8_MAX] = "a\xe2\x82";
		size_t n = 3 + utf8_encode(cp, bytes + 3);
		if (bidi_may_turn(bytes, n) != (bidi_is_rtl(cp) && (cp < 0xd800 || cp > 0xdfff)))
			fail_msg("U+%04X may turn", (unsigned)cp);
	}
}

static void
test_rows(void **unused)
{
	static const unsigned widths[] = { 40, 80 };
	size_t n;

	(void)unused;
	char *description = golden_read("tests/layout/rtl.in", &n);
	struct document *d = build_document(description, n);
	for (size_t i = 0; i < 2; i++) {
		struct layout_options options = { .width_cols = widths[i],
			                          .measure_cols = 72,
			                          .tab_cols = 8 };
		struct buffer b = { 0 };
		char path[40];
		build_print(d, &options, &b);
		snprintf(path, sizeof path, "tests/layout/rtl.%u", widths[i]);
		golden_check(path, b.bytes, b.size);
		buffer_clear(&b);
	}
	document_free(d);
	free(description);
}

/* Of lines that are rows only those have levels that may have to be turned, and are not very long. */
static void
test_lines(void **unused)
{
	static const struct {
		uint32_t item;
		uint8_t flags;
	} wanted[] = { { 0, 0 }, { 0, ROW_RTL }, { 5, 0 }, { 5, 0 }, { 5, 0 } };
	static const uint8_t levels[] = { 1, 1, 1, 2, 1, 0, 0, 0, 1 };
	struct buffer text = { 0 };
	struct flow f = { 0 };

	(void)unused;
	buffer_add_string(&text, "ab\n\u05d0\u05d1 c\nd\n");
	for (int i = 0; i < 3000; i++)
		buffer_add_string(&text, "\u05d0");
	buffer_add_string(&text, "\ne (\u05d0");
	flow_rows(&f,
	          &(struct flow_text){ .bytes = text.bytes, .size = text.size, .endless = true });
	assert_int_equal(f.row_count, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < f.row_count; i++) {
		assert_int_equal(f.rows[i].item, wanted[i].item);
		assert_int_equal(f.rows[i].flags, wanted[i].flags);
	}
	assert_int_equal(f.step_count, sizeof levels);
	assert_memory_equal(f.levels, levels, sizeof levels);
	flow_clear(&f);
	buffer_clear(&text);
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
		cmocka_unit_test(test_order),  cmocka_unit_test(test_mirror),
		cmocka_unit_test(test_is_rtl), cmocka_unit_test(test_rows),
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests_name("bidi", tests, set_locale, NULL);
}
