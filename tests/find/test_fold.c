/*
 * What single code points are for the search.
 */
#include "find/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"

struct row {
	uint32_t cp;
	enum fold_class class;
	uint32_t value; /* of one code point */
};

static void
check_rows(enum fold_rule rule, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (int again = 0; again < 2; again++) {
			uint32_t folded = fold_code_point(rule, rows[i].cp);
			if (fold_class(folded) != rows[i].class ||
			    (rows[i].value && fold_value(folded) != rows[i].value))
				fail_msg("U+%04X: %d, U+%04X", rows[i].cp, (int)fold_class(folded),
				         fold_value(folded));
		}
}

#define CHECK(rule, rows) check_rows(rule, rows, sizeof(rows) / sizeof *(rows))

static void
folds_everything(void **state)
{
	static const struct row rows[] = {
		{ 'a', FOLD_ONE, 'a' },         { 'A', FOLD_ONE, 'a' },
		{ '7', FOLD_ONE, '7' },         { '`', FOLD_ONE, '`' },
		{ '\0', FOLD_ONE, 0 },          { '\x1b', FOLD_ONE, '\x1b' },
		{ ' ', FOLD_BLANK, 0 },         { '\n', FOLD_BLANK, 0 },
		{ '\f', FOLD_BLANK, 0 },        { 0xa0, FOLD_BLANK, 0 },
		{ 0x3000, FOLD_BLANK, 0 },      { 0x2028, FOLD_BLANK, 0 },
		{ 0xe9, FOLD_ONE, 'e' },        { 0xc9, FOLD_ONE, 'e' },
		{ 0x1ec7, FOLD_ONE, 'e' },      { 0x142, FOLD_ONE, 'l' },
		{ 0x130, FOLD_ONE, 'i' },       { 0x131, FOLD_ONE, 'i' },
		{ 0x17f, FOLD_ONE, 's' },       { 0x212a, FOLD_ONE, 'k' },
		{ 0xff21, FOLD_ONE, 'a' },      { 0x3c2, FOLD_ONE, 0x3c3 },
		{ 0x391, FOLD_ONE, 0x3b1 },     { 0x401, FOLD_ONE, 0x435 },
		{ 0x301, FOLD_MARK, 0 },        { 0xfe0f, FOLD_MARK, 0 },
		{ 0x5b8, FOLD_MARK, 0 },        { 0x20dd, FOLD_MARK, 0 },
		{ 0x93f, FOLD_ONE, 0x93f },     { 0x94d, FOLD_ONE, 0x94d },
		{ 0x3099, FOLD_ONE, 0x3099 },   { 0x338, FOLD_ONE, 0x338 },
		{ 0xdf, FOLD_MANY, 0 },         { 0xfb01, FOLD_MANY, 0 },
		{ 0x2026, FOLD_MANY, 0 },       { 0x304c, FOLD_MANY, 0 },
		{ 0xad, FOLD_SOFT, '-' },       { '-', FOLD_HYPHEN, '-' },
		{ 0x2010, FOLD_HYPHEN, '-' },   { 0x2014, FOLD_ONE, '-' },
		{ 0xff0d, FOLD_ONE, '-' },      { 0x207b, FOLD_ONE, '-' },
		{ 0x200b, FOLD_IGNORE, 0 },     { 0x200d, FOLD_IGNORE, 0 },
		{ 0xfeff, FOLD_IGNORE, 0 },     { 0x202e, FOLD_IGNORE, 0 },
		{ 0xe0065, FOLD_IGNORE, 0 },    { 0x2019, FOLD_ONE, '\'' },
		{ 0x201c, FOLD_ONE, '"' },      { 0xab, FOLD_ONE, '"' },
		{ 0xb4, FOLD_ONE, '\'' },       { 0xa8, FOLD_ONE, 0xa8 },
		{ 0x4e2d, FOLD_ONE, 0x4e2d },   { 0xac00, FOLD_ONE, 0xac00 },
		{ 0xf900, FOLD_ONE, 0x8c48 },   { 0x1100, FOLD_ONE, 0x1100 },
		{ 0x1161, FOLD_JAMO, 0x1161 },  { 0x11a8, FOLD_JAMO, 0x11a8 },
		{ 0x1f600, FOLD_ONE, 0x1f600 }, { 0x10ffff, FOLD_ONE, 0x10ffff },
		{ 0xfffd, FOLD_ONE, 0xfffd },   { 0x1f3fd, FOLD_MARK, 0 },
	};

	(void)state;
	CHECK(FOLD_CASE, rows);
}

static void
keeps_what_it_must(void **state)
{
	static const struct row cases[] = {
		{ 'A', FOLD_ONE, 'A' },     { 0xc9, FOLD_ONE, 'E' },    { 0xff21, FOLD_ONE, 'A' },
		{ 0x1e9e, FOLD_MANY, 0 },   { 0xdf, FOLD_MANY, 0 },     { 0x301, FOLD_MARK, 0 },
		{ 0x391, FOLD_ONE, 0x391 }, { 0x3c2, FOLD_ONE, 0x3c2 },
	};
	static const struct row none[] = {
		{ 'A', FOLD_ONE, 'A' },       { 0xe9, FOLD_ONE, 0xe9 },
		{ 0x301, FOLD_ONE, 0x301 },   { 0xad, FOLD_ONE, 0xad },
		{ 0x200b, FOLD_ONE, 0x200b }, { 0xdf, FOLD_ONE, 0xdf },
		{ 0xa0, FOLD_BLANK, 0 },      { '\n', FOLD_BLANK, 0 },
		{ '-', FOLD_HYPHEN, '-' },    { 0x2010, FOLD_ONE, 0x2010 },
		{ 0x1161, FOLD_ONE, 0x1161 },
	};

	(void)state;
	CHECK(FOLD_KEEP_CASE, cases);
	CHECK(FOLD_NONE, none);
}

static void
gives_several(void **state)
{
	static const struct {
		uint32_t cp;
		uint32_t codes[6];
	} rows[] = {
		{ 0xdf, { 's', 's' } },         { 0x1e9e, { 's', 's' } },
		{ 0xfb03, { 'f', 'f', 'i' } },  { 0x2026, { '.', '.', '.' } },
		{ 0xbd, { '1', 0x2044, '2' } }, { 0x2167, { 'v', 'i', 'i', 'i' } },
		{ 0xc6, { 'a', 'e' } },         { 0x304c, { 0x304b, 0x3099 } },
		{ 0x2260, { '=', 0x338 } },     { 0x149, { '\'', 'n' } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const uint32_t *codes;
		uint32_t folded = fold_code_point(FOLD_CASE, rows[i].cp);
		assert_int_equal(fold_class(folded), FOLD_MANY);
		size_t n = fold_many(fold_value(folded), &codes);
		assert_true(n < 6 && rows[i].codes[n] == 0);
		for (size_t k = 0; k < n; k++)
			assert_int_equal(codes[k], rows[i].codes[k]);
	}
}

/* Whatever a code point becomes has become all it can: folding it again changes nothing. */
static void
is_done_at_once(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x30000; cp++) {
		uint32_t folded = fold_code_point(FOLD_CASE, cp), one[1] = { fold_value(folded) };
		const uint32_t *codes = one;
		size_t n = 1;
		uint32_t kept[32];
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		if (fold_class(folded) == FOLD_MANY)
			n = fold_many(one[0], &codes);
		else if (fold_class(folded) != FOLD_ONE)
			continue;
		assert_true(n <= 32);
		for (size_t i = 0; i < n; i++)
			kept[i] = codes[i];
		for (size_t i = 0; i < n; i++) {
			uint32_t again = fold_code_point(FOLD_CASE, kept[i]);
			bool blank = kept[i] == ' ' && fold_class(again) == FOLD_BLANK;
			if (!blank && fold_value(again) != kept[i])
				fail_msg("U+%04X gives U+%04X, which gives U+%04X", cp, kept[i],
				         fold_value(again));
		}
	}
}

static void
joins_jamo(void **state)
{
	(void)state;
	assert_int_equal(fold_join(0x1112, 0x1161), 0xd558);
	assert_int_equal(fold_join(0xd558, 0x11ab), 0xd55c);
	assert_int_equal(fold_join(0xd55c, 0x11ab), 0);
	assert_int_equal(fold_join(0x1112, 0x11ab), 0);
	assert_int_equal(fold_join('a', 0x1161), 0);
	assert_int_equal(fold_join(0xd558, 0x11a7), 0);
	assert_int_equal(fold_join(0x1100, 0x1161), 0xac00);
	assert_int_equal(fold_join(0x1112, 0x1175), 0xd788);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds_everything), cmocka_unit_test(keeps_what_it_must),
		cmocka_unit_test(gives_several),    cmocka_unit_test(is_done_at_once),
		cmocka_unit_test(joins_jamo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
