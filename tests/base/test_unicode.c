/* What base/unicode answers, for letters of many scripts; and that its short cuts for ASCII agree with the tables. */
#include "base/unicode.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>

#include <cmocka.h>

#include "base/utf8.h"

enum {
	SPACE = 1 << 0,
	LETTER = 1 << 1,
	DIGIT = 1 << 2,
	WORD = 1 << 3,
	UPPER = 1 << 4,
	LOWER = 1 << 5,
	MARK = 1 << 6,
	IDEOGRAPH = 1 << 7,
};

static unsigned
properties(uint32_t cp)
{
	return (unicode_is_space(cp) ? SPACE : 0u) | (unicode_is_letter(cp) ? LETTER : 0u) |
	       (unicode_is_digit(cp) ? DIGIT : 0u) | (unicode_is_word(cp) ? WORD : 0u) |
	       (unicode_is_upper(cp) ? UPPER : 0u) | (unicode_is_lower(cp) ? LOWER : 0u) |
	       (unicode_is_mark(cp) ? MARK : 0u) | (unicode_is_ideograph(cp) ? IDEOGRAPH : 0u);
}

static const struct {
	uint32_t cp;
	unsigned properties;
	int width;
	uint32_t lower, upper;
} letters[] = {
	{ 'a', LETTER | WORD | LOWER, 1, 'a', 'A' },
	{ 'Z', LETTER | WORD | UPPER, 1, 'z', 'Z' },
	{ '7', DIGIT | WORD, 1, '7', '7' },
	{ '_', WORD, 1, '_', '_' },
	{ '@', 0, 1, '@', '@' },
	{ '[', 0, 1, '[', '[' },
	{ '`', 0, 1, '`', '`' },
	{ '{', 0, 1, '{', '{' },
	{ ' ', SPACE, 1, ' ', ' ' },
	{ '\t', SPACE, 0, '\t', '\t' },
	{ '\v', SPACE, 0, '\v', '\v' },
	{ '\r', SPACE, 0, '\r', '\r' },
	{ 0x1c, 0, 0, 0x1c, 0x1c },
	{ 0x1b, 0, 0, 0x1b, 0x1b },
	{ 0x7f, 0, 0, 0x7f, 0x7f },
	{ 0x85, SPACE, 0, 0x85, 0x85 },
	{ 0x9b, 0, 0, 0x9b, 0x9b },
	{ 0xa0, SPACE, 1, 0xa0, 0xa0 },
	{ 0xc9, LETTER | WORD | UPPER, 1, 0xe9, 0xc9 },
	{ 0xe9, LETTER | WORD | LOWER, 1, 0xe9, 0xc9 },
	{ 0x1c5, LETTER | WORD | UPPER, 1, 0x1c6, 0x1c4 }, /* a titlecase letter */
	{ 0x301, MARK | WORD, 0, 0x301, 0x301 },
	{ 0x416, LETTER | WORD | UPPER, 1, 0x436, 0x416 },
	{ 0x5d0, LETTER | WORD, 1, 0x5d0, 0x5d0 },
	{ 0x663, DIGIT | WORD, 1, 0x663, 0x663 }, /* an Arabic digit */
	{ 0x200b, 0, 0, 0x200b, 0x200b },
	{ 0x2014, 0, 1, 0x2014, 0x2014 },
	{ 0x203f, WORD, 1, 0x203f, 0x203f }, /* a connector */
	{ 0x3000, SPACE, 2, 0x3000, 0x3000 },
	{ 0x304b, LETTER | WORD | IDEOGRAPH, 2, 0x304b, 0x304b },
	{ 0x6f22, LETTER | WORD | IDEOGRAPH, 2, 0x6f22, 0x6f22 },
	{ 0xac00, LETTER | WORD, 2, 0xac00, 0xac00 },
	{ 0x20000, LETTER | WORD | IDEOGRAPH, 2, 0x20000, 0x20000 },
	{ 0x1f600, 0, 2, 0x1f600, 0x1f600 },
	{ 0x110000, 0, 0, 0x110000, 0x110000 },
};

static void
test_properties(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		uint32_t cp = letters[i].cp;
		if (properties(cp) != letters[i].properties)
			fail_msg("U+%04X: properties %#x", (unsigned)cp, properties(cp));
		if (unicode_width(cp) != letters[i].width)
			fail_msg("U+%04X: width %d", (unsigned)cp, unicode_width(cp));
		assert_int_equal(unicode_lower(cp), letters[i].lower);
		assert_int_equal(unicode_upper(cp), letters[i].upper);
	}
}

/* What ASCII is told without a table is what the table says. */
static void
test_ascii(void **unused)
{
	(void)unused;
	for (uint32_t cp = 0; cp < 0x80; cp++) {
		assert_int_equal(unicode_is_space(cp), uc_is_property_white_space(cp));
		assert_int_equal(unicode_is_letter(cp), uc_is_general_category(cp, UC_CATEGORY_L));
		assert_int_equal(unicode_is_digit(cp), uc_is_general_category(cp, UC_CATEGORY_Nd));
		assert_int_equal(unicode_is_upper(cp), uc_is_general_category(cp, UC_CATEGORY_Lu));
		assert_int_equal(unicode_is_lower(cp), uc_is_general_category(cp, UC_CATEGORY_Ll));
		assert_int_equal(unicode_lower(cp), uc_tolower(cp));
		assert_int_equal(unicode_upper(cp), uc_toupper(cp));
		assert_int_equal(unicode_width(cp), cp >= 0x20 && cp < 0x7f);
	}
}

static const struct {
	const char *bytes;
	size_t n, length;
} clusters[] = {
	{ "ab", 2, 1 },
	{ "\r\nx", 3, 2 },
	{ "\n\r", 2, 1 },
	{ "\r", 1, 1 },
	{ "e\u0301x", 4, 3 },
	{ "\u0301x", 3, 2 },
	{ "\u00e9t", 3, 2 },
	{ "\U0001f468\u200d\U0001f469\u200d\U0001f467z", 19, 18 },
	{ "\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea", 16, 8 },
	{ "\u1112\u1161\u11ab", 9, 9 },
	{ "\u0915\u0942x", 7, 6 }, /* a letter and its vowel sign */
	{ "1\ufe0f\u20e3", 7, 7 },
	{ "\U0001f44d\U0001f3fd!", 9, 8 },
	{ "\u65e5\u672c", 6, 3 },
	{ "a\x80", 2, 1 },
	{ "\x80\u0301", 3, 1 }, /* nothing joins bytes that are no UTF-8 */
	{ "e\u0301\xff", 4, 3 },
	{ "e\xcc", 2, 1 },
	{ "\xe2\x82", 2, 2 },
	{ "\ufffd\u0301", 5, 5 }, /* but a real U+FFFD is a letter like others */
};

static void
test_clusters(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
		size_t n = unicode_cluster_length(clusters[i].bytes, clusters[i].n);
		if (n != clusters[i].length)
			fail_msg("cluster %zu: %zu bytes", i, n);
	}
}

/* Every code point before and after a letter, a mark and a syllable: the short cuts say what the library says. */
static void
test_cluster_pairs(void **unused)
{
	static const uint32_t others[] = { 'a', 0x301, 0xac00, 0x200d, 0x6f22 };

	(void)unused;
	for (uint32_t cp = 0x20; cp < 0x110000; cp += cp == 0xd7ff ? 0x801 : cp < 0x33000 ? 1 : 97)
		for (size_t i = 0; i < 2 * sizeof others / sizeof *others; i++) {
			char bytes[2 * UTF8_MAX];
			uint32_t other = others[i / 2];
			uint32_t first = i % 2 ? other : cp, second = i % 2 ? cp : other;
			size_t n = utf8_encode(first, bytes);
			size_t all = n + utf8_encode(second, bytes + n);
			size_t want = uc_is_grapheme_break(first, second) ? n : all;
			if (unicode_cluster_length(bytes, all) != want)
				fail_msg("U+%04X U+%04X", (unsigned)first, (unsigned)second);
		}
}

/* The text with a bar at each opportunity and a double one at each line break character. */
static void
mark_breaks(const char *text, char *out)
{
	unsigned char breaks[200];
	size_t n = strlen(text);

	unicode_line_breaks(text, n, breaks);
	for (size_t i = 0; i < n; i++) {
		if (breaks[i] == UNICODE_BREAK_MAY)
			*out++ = '|';
		if (breaks[i] == UNICODE_BREAK_MUST)
			*out++ = '#';
		*out++ = text[i];
	}
	*out = '\0';
}

static const struct {
	const char *text, *marked;
} lines[] = {
	{ "one two", "one |two" },
	{ "one  two", "one  |two" },
	{ "well-known", "well-|known" },
	{ "a \"quoted\" word", "a |\"quoted\" |word" },
	{ "end. (Start)", "end. |(Start)" },
	{ "$ 5.00 -7", "$ |5.00 |-7" },
	{ "a,b;c:d.e", "a,b;c:d.e" },
	{ "e.g. www.example.org/path?q", "e.g. |www.example.org/|path?|q" },
	{ "3.14 1,000 12:30", "3.14 |1,000 |12:30" },
	{ "ann\u00e9e.\u00e9t\u00e9", "ann\u00e9e.\u00e9t\u00e9" },
	{ "use -v or --help-all", "use |-v |or |--help-all" },
	{ "--work-tree=/srv/a-b, well-known", "--work-tree=/srv/|a-|b, |well-|known" },
	{ "in /usr/share or ~/a/b ../c (/d/e)", "in |/usr/|share |or |~/a/|b |../c |(/d/|e)" },
	{ "./a/b / c/d", "./a/|b / |c/|d" },
	{ "--an-option-that-is-so-long-that-no-line-has-room-for-it-whatever-one-does",
	  "--an-option-that-is-so-long-|that-|no-|line-|has-|room-|for-|it-|whatever-|one-|does" },
	{ "(--all) \"-x\"", "(--all) |\"-x\"" },
	{ "a--b", "a--|b" },
	{ "your .profile ... or / and, . then", "your |.profile ... |or / |and, . |then" },
	{ "C++ i++", "C++ |i++" },
	{ "dit \u00ab mot \u00bb, puis", "dit |\u00ab mot \u00bb, |puis" },
	{ "\u00ab \u201c a \u201d \u00bb", "\u00ab \u201c a \u201d \u00bb" },
	{ "sagt \u00bbWort\u00ab dann", "sagt |\u00bbWort\u00ab |dann" },
	{ "das \u201eWort\u201c dann", "das |\u201eWort\u201c |dann" },
	{ "rock \u2019n\u2019 roll", "rock |\u2019n\u2019 |roll" },
	{ "a \u201cb\u201d c", "a |\u201cb\u201d |c" },
	{ "f(x) a[1] {y}", "f(x) |a[1] |{y}" },
	{ " a\n  b", " a#\n  b" },
	{ "one\ntwo", "one#\ntwo" },
	{ "\u65e5\u672c\u3002\u8a9e", "\u65e5|\u672c\u3002|\u8a9e" },
	{ "no\u00a0break", "no\u00a0break" },
	{ "zero\u200bwidth", "zero\u200b|width" },
	{ "soft\u00adhyphen", "soft\u00ad|hyphen" },
	{ "em\u2014dash", "em|\u2014|dash" },
	{ "e\u0301t e\u0301", "e\u0301t |e\u0301" },
};

static void
test_line_breaks(void **unused)
{
	char marked[400];

	(void)unused;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		mark_breaks(lines[i].text, marked);
		assert_string_equal(marked, lines[i].marked);
	}
	unicode_line_breaks("", 0, NULL);
}

/* ASCII has a table of its own: it says what the library says, which is asked as soon as one letter is not ASCII. */
static void
test_ascii_line_breaks(void **unused)
{
	enum { SIZE = 40 };
	char text[SIZE + 8];
	unsigned char fast[SIZE], whole[SIZE + 8];
	uint64_t state = 7;

	(void)unused;
	for (int turn = 0; turn < 100000; turn++) {
		for (size_t i = 0; i < SIZE; i++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			unsigned r = (unsigned)(state >> 33);
			/* Blanks, punctuation and line feeds more often than by chance. */
			text[i] = r % 3 ? (char)(' ' + r / 3 % 0x5f) : " \n,.-(\"a"[r / 3 % 8];
		}
		char flat[SIZE + 1] = "";
		for (size_t i = 0; i < SIZE; i++)
			flat[i] = text[i] == '\n' ? ' ' : text[i];
		unicode_line_breaks(flat, SIZE, fast);
		for (size_t i = 0; i < SIZE; i++)
			if (flat[i] != ' ' && unicode_may_break_ascii(text, SIZE, i) !=
			                              (fast[i] == UNICODE_BREAK_MAY))
				fail_msg("before byte %zu of: %s", i, flat);
		memcpy(text + SIZE, " \u00e9", 4);
		unicode_line_breaks(text, SIZE, fast);
		unicode_line_breaks(text, SIZE + 3, whole);
		if (memcmp(fast, whole, SIZE))
			fail_msg("the table differs from the library on: %s", text);
	}
}

static void
assert_points(const uint32_t *got, int count, const uint32_t *want)
{
	int n = 0;

	while (want[n])
		n++;
	assert_int_equal(count, n);
	assert_memory_equal(got, want, (size_t)n * sizeof *want);
}

static const struct {
	uint32_t cp;
	uint32_t canonical[4], compatible[20], folded[4];
} forms[] = {
	{ 'A', { 'A' }, { 'A' }, { 'a' } },
	{ '[', { '[' }, { '[' }, { '[' } },
	{ 0xe9, { 'e', 0x301 }, { 'e', 0x301 }, { 0xe9 } },
	{ 0xc9, { 'E', 0x301 }, { 'E', 0x301 }, { 0xe9 } },
	{ 0xdf, { 0xdf }, { 0xdf }, { 's', 's' } },
	{ 0xfb03, { 0xfb03 }, { 'f', 'f', 'i' }, { 'f', 'f', 'i' } },
	{ 0xff21, { 0xff21 }, { 'A' }, { 0xff41 } },
	{ 0xac01, { 0x1100, 0x1161, 0x11a8 }, { 0x1100, 0x1161, 0x11a8 }, { 0xac01 } },
	{ 0x390, { 0x3b9, 0x308, 0x301 }, { 0x3b9, 0x308, 0x301 }, { 0x3b9, 0x308, 0x301 } },
	{ 0x130, { 'I', 0x307 }, { 'I', 0x307 }, { 'i', 0x307 } },
	{ 0x3c2, { 0x3c2 }, { 0x3c2 }, { 0x3c3 } },
	{ 0x1f600, { 0x1f600 }, { 0x1f600 }, { 0x1f600 } },
};

static void
test_forms(void **unused)
{
	uint32_t out[UNICODE_DECOMPOSITION_MAX], folded[UNICODE_FOLD_MAX];

	(void)unused;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		uint32_t cp = forms[i].cp;
		assert_points(out, unicode_decompose(cp, false, out), forms[i].canonical);
		assert_points(out, unicode_decompose(cp, true, out), forms[i].compatible);
		assert_points(folded, unicode_fold_case(cp, folded), forms[i].folded);
	}
	/* The longest decomposition there is. */
	assert_int_equal(unicode_decompose(0xfdfa, true, out), 18);
	assert_int_equal(out[17], 0x645);
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
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_ascii),
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_line_breaks),
		cmocka_unit_test(test_ascii_line_breaks),
		cmocka_unit_test(test_cluster_pairs),
		cmocka_unit_test(test_forms),
	};

	return cmocka_run_group_tests_name("unicode", tests, set_locale, NULL);
}
