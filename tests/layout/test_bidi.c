/*
 * Rows from right to left: the golden of a document in Hebrew and Arabic, and the order of single rows by UAX #9.
 */
#include "tests/golden.h"
#include "tests/layout/build.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "layout/bidi.h"

/*
 * Capitals stand for Hebrew letters, as in the standard's own examples: "he said CAR" is seen as "he said RAC". Where
 * the paragraph is expected to run from right to left, what is seen begins with '<'.
 */
static const struct {
	const char *text, *seen;
	bool ltr;
} rows[] = {
	{ "abc", "abc", false },
	{ "", "", false },
	{ "car is RAC", "car is CAR", false },
	{ "ABC", "<CBA", false },
	{ "ABC def GHI", "<IHG def CBA", false },
	{ "abc DEF ghi", "abc FED ghi", false },
	{ "ABC 123", "<123 CBA", false },
	{ "ABC 12.5% DEF", "<FED 12.5% CBA", false },
	{ "(ABC)", "<(CBA)", false },
	{ "abc (DEF) ghi", "abc (FED) ghi", false },
	{ "ABC [d] EF", "<FE [d] CBA", false },
	{ "ABC d(e)f GHI", "<IHG d(e)f CBA", false },
	{ "ABC.", "<.CBA", false },
	{ "x = ABC + DEF;", "x = FED + CBA;", false },
	{ "ABC = 1", "1 = CBA", true },
	{ "ABC = def", "CBA = def", true },
	{ "1 ABC", "<CBA 1", false },
	{ "ABC  ", "<  CBA", false },
	{ "ab  CD  ", "ab  DC  ", false },
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
		bool rtl = bidi_levels(text, n, rows[i].ltr, levels);
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
		if (!control && bidi_levels(&cp, 1, false, &level) && !bidi_is_rtl(cp))
			fail_msg("U+%04X runs from right to left", (unsigned)cp);
		if (cp < 0x590)
			assert_false(bidi_is_rtl(cp));
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
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_mirror),
		cmocka_unit_test(test_is_rtl),
		cmocka_unit_test(test_rows),
	};

	return cmocka_run_group_tests_name("bidi", tests, set_locale, NULL);
}
