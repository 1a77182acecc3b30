/*
 * What is seen of bytes: a table of what a terminal must never get and of what it must get whole; and for
 * bytes at random, that nothing but printable text comes out and that every byte is in exactly one cluster.
 */
#include "layout/cluster.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"

/*
 * shown is the clusters one after the other, a bar between them; a stand-in is written as {...}. width is the sum.
 */
static const struct {
	const char *bytes;
	const char *shown;
	unsigned width;
} table[] = {
	/* plain text */
	{ "a", "a", 1 },
	{ "ab c", "a|b| |c", 4 },
	{ "~", "~", 1 },
	{ "\u00e9t\u00e9", "\u00e9|t|\u00e9", 3 },
	{ "\u0416\u03a9", "\u0416|\u03a9", 2 },
	{ "\u2014\u2026\u201c", "\u2014|\u2026|\u201c", 3 },
	{ "\u65e5\u672c", "\u65e5|\u672c", 4 },
	{ "\uff21\u3000\u3002", "\uff21|\u3000|\u3002", 6 },
	{ "\uac00\ub098", "\uac00|\ub098", 4 },
	{ "\u00a0\u2003\u202f", "\u00a0|\u2003|\u202f", 3 },
	{ "\U00020000", "\U00020000", 2 },
	{ "\u05d0\u0628", "\u05d0|\u0628", 2 },
	{ "\ufffd", "\ufffd", 1 },
	{ "\ue000", "\ue000", 1 },
	{ "\U000f0000", "\U000f0000", 1 },
	{ "\u2800", "\u2800", 1 },

	/* C0, DEL and C1 */
	{ "\x01", "{^A}", 2 },
	{ "\x02z", "{^B}|z", 3 },
	{ "\a", "{^G}", 2 },
	{ "\b", "{^H}", 2 },
	{ "\v\f", "{^K}|{^L}", 4 },
	{ "\r", "{^M}", 2 },
	{ "\x0e\x0f", "{^N}|{^O}", 4 },
	{ "\x1b[31m", "{^[}|[|3|1|m", 6 },
	{ "\x1b]0;t\a", "{^[}|]|0|;|t|{^G}", 8 },
	{ "\x1bP\x1b\\", "{^[}|P|{^[}|\\", 6 },
	{ "\x1c\x1d\x1e\x1f", "{^\\}|{^]}|{^^}|{^_}", 8 },
	{ "\x7f", "{^?}", 2 },
	{ "\xc2\x80", "{<80>}", 4 },
	{ "\xc2\x85", "{<85>}", 4 },
	{ "\xc2\x9b"
	  "31m",
	  "{<9B>}|3|1|m", 7 },
	{ "\xc2\x9d\xc2\x9f", "{<9D>}|{<9F>}", 8 },

	/* line ends and tabs */
	{ "\n", "", 0 },
	{ "\r\n", "", 0 },
	{ "a\nb", "a||b", 2 },
	{ "a\r\nb", "a||b", 2 },
	{ "\r\r\n", "{^M}|", 2 },
	{ "\t", "        ", 8 },
	{ "a\tb", "a|       |b", 9 },
	{ "\u65e5\tb", "\u65e5|      |b", 9 },
	{ "1234567\t", "1|2|3|4|5|6|7| ", 8 },
	{ "12345678\t", "1|2|3|4|5|6|7|8|        ", 16 },

	/* bytes that are no UTF-8: one stand-in for each maximal subpart */
	{ "\x80", "{\ufffd}", 1 },
	{ "\xff\xfe", "{\ufffd}|{\ufffd}", 2 },
	{ "a\xc3", "a|{\ufffd}", 2 },
	{ "\xc3z", "{\ufffd}|z", 2 },
	{ "\xe2\x82z", "{\ufffd}|z", 2 },
	{ "\xf0\x9f\x98", "{\ufffd}", 1 },
	{ "\xf0\x9f\x98\xe2\x82\xac", "{\ufffd}|\u20ac", 2 },
	{ "\xc0\x80", "{\ufffd}|{\ufffd}", 2 },
	{ "\xed\xa0\x80", "{\ufffd}|{\ufffd}|{\ufffd}", 3 },
	{ "\xf5\x80\x80\x80", "{\ufffd}|{\ufffd}|{\ufffd}|{\ufffd}", 4 },
	{ "\xff\u0301", "{\ufffd}|\u25cc\u0301", 2 },
	{ "e\u0301\xff", "e\u0301|{\ufffd}", 2 },
	{ "\x9b"
	  "31m",
	  "{\ufffd}|3|1|m", 4 },

	/* bidi controls */
	{ "\u202e", "{<U+202E>}", 8 },
	{ "a\u202eb", "a|{<U+202E>}|b", 10 },
	{ "\u202a\u202b\u202c\u202d", "{<U+202A>}|{<U+202B>}|{<U+202C>}|{<U+202D>}", 32 },
	{ "\u2066\u2067\u2068\u2069", "{<U+2066>}|{<U+2067>}|{<U+2068>}|{<U+2069>}", 32 },
	{ "\u200e\u200f\u061c", "{<U+200E>}|{<U+200F>}|{<U+061C>}", 24 },

	/* what cannot be seen */
	{ "\u200b", "{<U+200B>}", 8 },
	{ "a\u200bb", "a|{<U+200B>}|b", 10 },
	{ "\u2060\u2061\u2064", "{<U+2060>}|{<U+2061>}|{<U+2064>}", 24 },
	{ "\u2065\u206a\u206f", "{<U+2065>}|{<U+206A>}|{<U+206F>}", 24 },
	{ "\ufeff", "{<U+FEFF>}", 8 },
	{ "\u2028\u2029", "{<U+2028>}|{<U+2029>}", 16 },
	{ "\ufff9x\ufffb", "{<U+FFF9>}|x|{<U+FFFB>}", 17 },
	{ "\u180e", "{<U+180E>}", 8 },
	{ "\u3164\uffa0", "{<U+3164>}|{<U+FFA0>}", 16 },
	{ "a\u034f"
	  "b",
	  "a|{<U+034F>}|b", 10 },
	{ "\U000e0041", "{<U+E0041>}", 9 },
	{ "a\U000e0041", "a|{<U+E0041>}", 10 },
	{ "\U000e0001\U000e007f", "{<U+E0001>}|{<U+E007F>}", 18 },
	{ "\U0001d173", "{<U+1D173>}", 9 },
	{ "\U0001bca0", "{<U+1BCA0>}", 9 },
	{ "soft\u00adly", "s|o|f|t|{-}|l|y", 7 },
	{ "\u0378", "{<U+0378>}", 8 },
	{ "\ufdd0\uffff", "{<U+FDD0>}|{<U+FFFF>}", 16 },
	{ "\U0001ffff\U0010ffff", "{<U+1FFFF>}|{<U+10FFFF>}", 19 },

	/* combining marks */
	{ "e\u0301", "e\u0301", 1 },
	{ "e\u0301\u0323x", "e\u0301\u0323|x", 2 },
	{ "\u0301", "\u25cc\u0301", 1 },
	{ "\u0301\u0302", "\u25cc\u0301\u0302", 1 },
	{ "\n\u0301", "|\u25cc\u0301", 1 },
	{ "\t\u0301", "        |\u25cc\u0301", 9 },
	{ " \u0301", " \u0301", 1 },
	{ "\u00a0\u0301", "\u00a0\u0301", 1 },
	{ "\x1b\u0301", "{^[}|\u25cc\u0301", 3 },
	{ "\u202e\u0301", "{<U+202E>}|\u25cc\u0301", 9 },
	{ "\u65e5\u3099", "\u65e5\u3099", 2 },
	{ "x\u20dd", "x\u20dd", 1 },

	/* joiners where a script needs them, and where none does */
	{ "\u0646\u0645\u06cc\u200c\u062e", "\u0646|\u0645|\u06cc\u200c|\u062e", 4 },
	{ "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d|\u0937", 2 },
	{ "\u0915\u200c", "\u0915\u200c", 1 },
	{ "a\u200c"
	  "b",
	  "a|{<U+200C>}|b", 10 },
	{ "a\u200d"
	  "b",
	  "a|{<U+200D>}|b", 10 },
	{ "\u200d", "{<U+200D>}", 8 },
	{ "\u200da", "{<U+200D>}|a", 9 },
	{ " \u200d", " |{<U+200D>}", 9 },
	{ "\u05d0\u034f\u05b8", "\u05d0\u034f\u05b8", 1 },

	/* emoji */
	{ "\U0001f600!", "\U0001f600|!", 3 },
	{ "\U0001f468\u200d\U0001f469\u200d\U0001f467",
	  "\U0001f468\u200d\U0001f469\u200d\U0001f467", 6 },
	{ "\U0001f468\u200dx", "\U0001f468|{<U+200D>}|x", 11 },
	{ "\U0001f468\u200d", "\U0001f468|{<U+200D>}", 10 },
	{ "\U0001f44d\U0001f3fd", "\U0001f44d\U0001f3fd", 4 },
	{ "\u2764\ufe0f", "\u2764\ufe0f", 1 },
	{ "1\ufe0f\u20e3", "1\ufe0f\u20e3", 1 },
	{ "a\ufe0f", "a\ufe0f", 1 },
	{ "a\ufe0f\ufe0f", "a\ufe0f|{<U+FE0F>}", 9 },
	{ "\ufe0f", "{<U+FE0F>}", 8 },
	{ "\u845b\U000e0100", "\u845b\U000e0100", 2 },
	{ "\U000e0100", "{<U+E0100>}", 9 },
	{ "\U0001f1eb\U0001f1f7", "\U0001f1eb\U0001f1f7", 2 },
	{ "\U0001f1eb\U0001f1f7\U0001f1e9", "\U0001f1eb\U0001f1f7|\U0001f1e9", 3 },
	{ "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e007f",
	  2 },
	{ "\U0001f600\U000e0067", "\U0001f600|{<U+E0067>}", 11 },
	{ "\U0001f3f3\ufe0f\u200d\U0001f308", "\U0001f3f3\ufe0f\u200d\U0001f308", 3 },

	/* syllables and signs */
	{ "\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2 },
	{ "\u1161", "{<U+1161>}", 8 },
	{ "\u115f\u1160", "\u115f\u1160", 2 },
	{ "\u1160", "{<U+1160>}", 8 },
	{ "\u0915\u0942", "\u0915\u0942", 1 },
	{ "\u0915\u0903", "\u0915\u0903", 2 },
	{ "\u0e01\u0e34", "\u0e01\u0e34", 1 },
	{ "\u1820\u180b", "\u1820\u180b", 1 },
	{ "a\u180b", "a|{<U+180B>}", 9 },
};

/* The clusters of n bytes as the table writes them; returns their width. */
static unsigned
describe(const char *bytes, size_t n, struct buffer *to)
{
	unsigned column = 0;

	for (size_t at = 0; at < n;) {
		struct cluster c;
		cluster_next(bytes + at, n - at, column, 8, &c);
		assert_in_range(c.size, 1, n - at);
		if (at)
			buffer_add_byte(to, '|');
		if (c.kind)
			buffer_add_byte(to, '{');
		buffer_add(to, c.shown, c.shown_size);
		if (c.kind)
			buffer_add_byte(to, '}');
		column += c.width;
		at += c.size;
	}
	return column;
}

static void
test_table(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct buffer b = { 0 };
		buffer_add_string(&b, "");
		unsigned width = describe(table[i].bytes, strlen(table[i].bytes), &b);
		if (strcmp(b.bytes, table[i].shown) || width != table[i].width)
			fail_msg("row %zu: %s, %u cells; not %s, %u", i, b.bytes, width,
			         table[i].shown, table[i].width);
		buffer_clear(&b);
	}
}

static void
test_nul(void **unused)
{
	struct cluster c;

	(void)unused;
	cluster_next("\0x", 2, 0, 8, &c);
	assert_int_equal(c.size, 1);
	assert_int_equal(c.width, 2);
	assert_memory_equal(c.shown, "^@", 2);
}

/* Tab stops of any distance, from any column; none is 0 cells wide or longer than shown can be. */
static void
test_tabs(void **unused)
{
	struct cluster c;

	(void)unused;
	for (unsigned tab = 0; tab < 100; tab++)
		for (unsigned column = 0; column < 300; column += 7) {
			cluster_next("\t", 1, column, tab, &c);
			unsigned stop = tab == 0                  ? 8
			                : tab < CLUSTER_SHOWN_MAX ? tab
			                                          : CLUSTER_SHOWN_MAX;
			assert_int_equal(c.width, stop - column % stop);
			assert_int_equal(c.shown_size, c.width);
			assert_int_equal(c.kind, 0);
		}
	cluster_next("\t", 1, 5, 1, &c);
	assert_int_equal(c.width, 1);
	cluster_next("\t", 1, 0, UINT32_MAX, &c);
	assert_int_equal(c.width, CLUSTER_SHOWN_MAX);
}

/* A tower of marks is cut into several clusters: all of it is shown, and soon. */
static void
test_tower(void **unused)
{
	struct buffer b = { 0 };
	size_t at = 0, marks = 0, clusters = 0;

	(void)unused;
	buffer_add_byte(&b, 'Z');
	for (int i = 0; i < 50000; i++)
		buffer_add_code_point(&b, 0x300 + (unsigned)i % 60);
	while (at < b.size) {
		struct cluster c;
		cluster_next(b.bytes + at, b.size - at, 0, 8, &c);
		assert_int_equal(c.width, 1);
		assert_true(c.shown_size <= CLUSTER_SHOWN_MAX);
		assert_memory_equal(c.shown, at ? "\u25cc" : "Z", at ? 3 : 1);
		marks += c.size / 2;
		clusters++;
		at += c.size;
	}
	assert_int_equal(marks, 50000);
	assert_true(clusters < 50000 / 25);
	/* One that just fits, and one that does not. */
	for (unsigned count = 31; count <= 32; count++) {
		struct cluster c;
		buffer_reset(&b);
		buffer_add_code_point(&b, 0xe9);
		for (unsigned i = 0; i < count; i++)
			buffer_add_code_point(&b, 0x301);
		cluster_next(b.bytes, b.size, 0, 8, &c);
		assert_int_equal(c.size, CLUSTER_SHOWN_MAX);
	}
	buffer_clear(&b);
}

/* Every code point alone: what is shown has a width, and is never something that a terminal obeys. */
static void
test_every_code_point(void **unused)
{
	(void)unused;
	for (uint32_t cp = 0; cp < 0x110000; cp += cp == 0xd7ff ? 0x801 : 1) {
		char bytes[UTF8_MAX];
		size_t n = utf8_encode(cp, bytes);
		struct cluster c;
		cluster_next(bytes, n, 0, 8, &c);
		assert_int_equal(c.size, n);
		assert_int_equal(c.width > 0, c.shown_size > 0);
		assert_int_equal(c.width == 0, cp == '\n');
		if (!c.kind && cp != '\t' && cp != '\n')
			assert_true(unicode_width(cp) > 0 || unicode_is_mark(cp));
	}
}

static const char *const atoms[] = {
	"a",          " ",        "\u0301",   "\u200d", "\ufe0f",     "\U0001f468",
	"\U0001f1eb", "\u05d0",   "\u0628",   "\u0915", "\u094d",     "\u202e",
	"\x1b",       "\xff",     "\xe2\x82", "\xf0",   "\x80",       "\n",
	"\r",         "\t",       "\u1112",   "\u1161", "\U000e0067", "\U0001f3f4",
	"\u65e5",     "\xc2\x9b", "\u00ad",   "\u0600", "\u200c"
};

/*
 * Starting again at a cluster's edge gives the same clusters, and so does not seeing what comes after one; nothing is
 * shown but printable text, whose widths add up.
 */
static void
test_random(void **unused)
{
	uint64_t state = 3;

	(void)unused;
	for (int turn = 0; turn < 30000; turn++) {
		struct buffer b = { 0 };
		for (int i = 0; i < 12; i++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			buffer_add_string(&b,
			                  atoms[(state >> 33) % (sizeof atoms / sizeof *atoms)]);
		}
		for (size_t at = 0; at < b.size;) {
			struct cluster c, again;
			unsigned width = 0;
			cluster_next(b.bytes + at, b.size - at, 0, 8, &c);
			assert_in_range(c.size, 1, b.size - at);
			char *alone = malloc(c.size);
			assert_non_null(alone);
			memcpy(alone, b.bytes + at, c.size);
			cluster_next(alone, c.size, 0, 8, &again);
			free(alone);
			assert_int_equal(again.size, c.size);
			assert_int_equal(again.width, c.width);
			assert_int_equal(again.shown_size, c.shown_size);
			assert_memory_equal(again.shown, c.shown, c.shown_size);
			for (size_t i = 0; i < c.shown_size;) {
				uint32_t cp;
				i += utf8_decode(c.shown + i, c.shown_size - i, &cp);
				assert_true(cp >= 0x20 && (cp < 0x7f || cp >= 0xa0));
				assert_false(cp >= 0x202a && cp <= 0x202e);
				width += (unsigned)unicode_width(cp);
			}
			assert_int_equal(width, c.width);
			at += c.size;
		}
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
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_tabs),
		cmocka_unit_test(test_tower),
		cmocka_unit_test(test_every_code_point),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests_name("cluster", tests, set_locale, NULL);
}
