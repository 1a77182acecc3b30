/*
 * Text as units, written out: one sign a unit, and the bytes that each came from.
 */
#include "find/units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

/* A unit as text: itself, '_' for a blank, '=' for a hyphen that breaks a word, '/' for the gap after it. */
static void
write_unit(struct buffer *b, const struct unit *unit)
{
	switch (unit->code) {
	case ' ':
		buffer_add_byte(b, '_');
		break;
	case UNIT_HYPHEN:
		buffer_add_byte(b, '=');
		break;
	case UNIT_BREAK:
		buffer_add_byte(b, '/');
		break;
	default:
		buffer_add_code_point(b, unit->code);
	}
	buffer_printf(b, "%u-%u ", unit->start, unit->end);
}

/* '|' in the text stands for something hidden, ten bytes long. */
static void
check(enum fold_rule rule, const char *text, const char *want)
{
	struct units units = { 0 };
	struct buffer got = { 0 };
	uint64_t pos = 1000;

	units_start(&units, rule, pos);
	for (const char *at = text; *at;) {
		size_t n = strcspn(at, "|");
		units_add(&units, pos, at, n);
		pos += n + (at[n] ? 10 : 0);
		at += n + (at[n] ? 1 : 0);
	}
	units_end(&units);
	for (size_t i = 0; i < units.count; i++)
		write_unit(&got, &units.items[i]);
	if (strcmp(got.bytes ? got.bytes : "", want))
		fail_msg("\"%s\" gives %s", text, got.bytes);
	buffer_clear(&got);
	units_clear(&units);
}

static void
makes_units(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ "aB", "a0-1 b1-2 " },
		{ "a  \n b", "a0-1 _1-5 b5-6 " },
		{ "é", "e0-2 " },
		{ "e\u0301\u0323x", "e0-5 x5-6 " },
		{ "ßx", "s0-2 s0-2 x2-3 " },
		{ "a\u00adb", "a0-1 b3-4 " },
		{ "a\u00ad", "a0-1 " },
		{ "\u00ad", "" },
		{ "a\u00ad b", "a0-1 _3-4 b4-5 " },
		{ "a-b", "a0-1 -1-2 b2-3 " },
		{ "a- b", "a0-1 -1-2 _2-3 b3-4 " },
		{ "a-\nb", "a0-1 =1-2 /2-3 b3-4 " },
		{ "a-\n  b", "a0-1 =1-2 /2-5 b5-6 " },
		{ "a\u00ad\nb", "a0-1 =1-3 /3-4 b4-5 " },
		{ "a\u00ad\n.", "a0-1 _3-4 .4-5 " },
		{ "a-\n.", "a0-1 -1-2 _2-3 .3-4 " },
		{ " -\nb", "_0-1 -1-2 _2-3 b3-4 " },
		{ "a-\n", "a0-1 -1-2 _2-3 " },
		{ "a-\n-\nb", "a0-1 -1-2 _2-3 -3-4 _4-5 b5-6 " },
		{ "a|b", "a0-1 b11-12 " },
		{ "a |b", "a0-1 _1-2 b12-13 " },
		{ "a | b", "a0-1 _1-13 b13-14 " },
		{ "a-\n|b", "a0-1 =1-2 /2-3 b13-14 " },
		{ "a- |b", "a0-1 =1-2 /2-3 b13-14 " },
		{ "a-|b", "a0-1 -1-2 b12-13 " },
		{ "\u1112\u1161\u11abx", "한0-9 x9-10 " },
		{ "\u1112|\u1161", "하0-16 " },
		{ "\xff\xe2\x82z", "\ufffd0-1 \ufffd1-3 z3-4 " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(FOLD_CASE, rows[i].text, rows[i].want);
	check(FOLD_NONE, "É\u0301\u00ad  x", "É0-2 \u03012-4 \u00ad4-6 _6-8 x8-9 ");
	check(FOLD_KEEP_CASE, "Éß", "E0-2 s2-4 s2-4 ");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
