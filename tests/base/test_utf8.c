/* UTF-8 decoded and encoded: the well-formed sequences of RFC 3629 and what is made of all others. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BAD = UTF8_REPLACEMENT };

struct decoding {
	const char *bytes;
	size_t n;
	uint32_t cp;
	size_t length;
};

#define BYTES(s) s, sizeof s - 1

static const struct decoding decodings[] = {
	{ BYTES("a"), 'a', 1 },
	{ BYTES("\0"), 0, 1 },
	{ BYTES("\x7f"), 0x7f, 1 },
	{ BYTES("\xc2\x80"), 0x80, 2 },
	{ BYTES("\xdf\xbf"), 0x7ff, 2 },
	{ BYTES("\xe0\xa0\x80"), 0x800, 3 },
	{ BYTES("\xed\x9f\xbf"), 0xd7ff, 3 },
	{ BYTES("\xee\x80\x80"), 0xe000, 3 },
	{ BYTES("\xef\xbf\xbd"), 0xfffd, 3 },
	{ BYTES("\xef\xbf\xbf"), 0xffff, 3 },
	{ BYTES("\xf0\x90\x80\x80"), 0x10000, 4 },
	{ BYTES("\xf4\x8f\xbf\xbf"), 0x10ffff, 4 },
	{ BYTES("\xc3\xa9z"), 0xe9, 2 },
	/* continuation bytes and bytes that begin nothing */
	{ BYTES("\x80"), BAD, 1 },
	{ BYTES("\xbf\x80"), BAD, 1 },
	{ BYTES("\xc0\x80"), BAD, 1 },
	{ BYTES("\xc1\xbf"), BAD, 1 },
	{ BYTES("\xf5\x80\x80\x80"), BAD, 1 },
	{ BYTES("\xff"), BAD, 1 },
	/* overlong forms, surrogates, past the last code point: the second byte does not fit */
	{ BYTES("\xe0\x9f\xbf"), BAD, 1 },
	{ BYTES("\xed\xa0\x80"), BAD, 1 },
	{ BYTES("\xf0\x8f\xbf\xbf"), BAD, 1 },
	{ BYTES("\xf4\x90\x80\x80"), BAD, 1 },
	/* cut off: the maximal subpart */
	{ BYTES("\xc3"), BAD, 1 },
	{ BYTES("\xe2\x82"), BAD, 2 },
	{ BYTES("\xe2\x82z"), BAD, 2 },
	{ BYTES("\xf0\x9f\x98"), BAD, 3 },
	{ BYTES("\xf0\x9f\x98z"), BAD, 3 },
	{ BYTES("\xf0\x9fz"), BAD, 2 },
	{ BYTES("\xc3z"), BAD, 1 },
};

static void
test_decode(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof decodings / sizeof *decodings; i++) {
		const struct decoding *d = &decodings[i];
		uint32_t cp = 1;
		assert_int_equal(utf8_decode(d->bytes, d->n, &cp), d->length);
		assert_int_equal(cp, d->cp);
	}
}

/* From the end one finds what one finds from the start, for any bytes. */
static void
test_decode_last(void **unused)
{
	static const char alphabet[] = { 'a',    '\x80', '\xa9', '\x9f', '\xc3', '\xe0',
		                         '\xe2', '\xed', '\xf0', '\xf4', '\xff' };
	char bytes[6];

	(void)unused;
	for (unsigned long code = 0; code < 11ul * 11 * 11 * 11 * 11 * 11; code += 7) {
		unsigned long rest = code;
		for (size_t i = 0; i < sizeof bytes; i++, rest /= 11)
			bytes[i] = alphabet[rest % 11];
		size_t at = 0, length = 0;
		uint32_t cp = 0, last;
		for (; at < sizeof bytes; at += length)
			length = utf8_decode(bytes + at, sizeof bytes - at, &cp);
		assert_int_equal(utf8_decode_last(bytes, sizeof bytes, &last), length);
		assert_int_equal(last, cp);
	}
}

static void
test_encode(void **unused)
{
	static const uint32_t none[] = { 0xd800, 0xdfff, 0x110000, UINT32_MAX };
	char out[UTF8_MAX];

	(void)unused;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint32_t back;
		if (cp == 0xd800)
			cp = 0xe000;
		size_t n = utf8_encode(cp, out);
		assert_int_equal(utf8_decode(out, n, &back), n);
		assert_int_equal(back, cp);
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		assert_int_equal(utf8_encode(none[i], out), 3);
		assert_memory_equal(out, "\xef\xbf\xbd", 3);
	}
}

struct prefix {
	const char *bytes;
	size_t n;
	size_t valid;
	size_t whole;
};

static const struct prefix prefixes[] = {
	{ BYTES(""), 0, 0 },
	{ BYTES("abc"), 3, 3 },
	{ BYTES("a\xef\xbf\xbd"
	        "b"),
	  5, 5 }, /* a U+FFFD that is really there */
	{ BYTES("ab\xff"
	        "c"),
	  2, 4 },
	{ BYTES("ab\xc3"), 2, 2 },
	{ BYTES("ab\xc3\xa9"), 4, 4 },
	{ BYTES("\xe2\x82"), 0, 0 },
	{ BYTES("z\xe2\x82\xac"), 4, 4 },
	{ BYTES("z\xe2"), 1, 1 },
	{ BYTES("z\xe0\x80"), 1, 3 }, /* no such code point: not held back */
	{ BYTES("z\xf0\x9f\x98"), 1, 1 },
	{ BYTES("z\xf0\x8f\x98"), 1, 4 },
	{ BYTES("z\xf4\x90"), 1, 3 },
	{ BYTES("z\xff"), 1, 2 },
	{ BYTES("\x80\x80\x80\x80"), 0, 4 },
	{ BYTES("\xc3\xa9\x80"), 2, 3 },
};

static void
test_prefixes(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		const struct prefix *p = &prefixes[i];
		assert_int_equal(utf8_valid_prefix(p->bytes, p->n), p->valid);
		assert_int_equal(utf8_whole_prefix(p->bytes, p->n), p->whole);
	}
}

/* A byte that is held back is never read: each input stands in memory of exactly its size. */
static void
test_bounds(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof decodings / sizeof *decodings; i++)
		for (size_t n = 1; n <= decodings[i].n; n++) {
			char *copy = malloc(n);
			uint32_t cp;
			assert_non_null(copy);
			memcpy(copy, decodings[i].bytes, n);
			assert_in_range(utf8_decode(copy, n, &cp), 1, n);
			assert_in_range(utf8_decode_last(copy, n, &cp), 1, n);
			assert_true(utf8_valid_prefix(copy, n) <= n);
			assert_in_range(utf8_whole_prefix(copy, n), n < 3 ? 0 : n - 3, n);
			free(copy);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decode), cmocka_unit_test(test_decode_last),
		cmocka_unit_test(test_encode), cmocka_unit_test(test_prefixes),
		cmocka_unit_test(test_bounds),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
