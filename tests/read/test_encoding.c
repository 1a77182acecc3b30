#include "read/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

struct detection {
	const char *label;
	const char *bytes;
	size_t size;
	const char *name;
	size_t bom;
	bool converts, guessed, binary;
};

#define BYTES(s) s, sizeof(s) - 1

static const struct detection detections[] = {
	{ "empty", BYTES(""), "UTF-8", 0, false, false, false },
	{ "ASCII", BYTES("plain words\n"), "UTF-8", 0, false, false, false },
	{ "UTF-8", BYTES("caf\xc3\xa9 \xe2\x82\xac\n"), "UTF-8", 0, false, false, false },
	{ "UTF-8 with its mark", BYTES("\xef\xbb\xbfwords"), "UTF-8", 3, false, false, false },
	{ "UTF-16LE", BYTES("\xff\xfew\0"), "UTF-16LE", 2, true, false, false },
	{ "UTF-16BE", BYTES("\xfe\xff\0w"), "UTF-16BE", 2, true, false, false },
	{ "UTF-32LE", BYTES("\xff\xfe\0\0w\0\0\0"), "UTF-32LE", 4, true, false, false },
	{ "UTF-32BE", BYTES("\0\0\xfe\xff\0\0\0w"), "UTF-32BE", 4, true, false, false },
	{ "bare UTF-16LE", BYTES("w\0o\0r\0d\0s\0\r\0\n\0"), "UTF-16LE", 0, true, true, false },
	{ "bare UTF-16BE", BYTES("\0w\0o\0r\0d\0s\0\r\0\n"), "UTF-16BE", 0, true, true, false },
	{ "Latin-1",
	  BYTES("Das sch\xf6ne M\xe4"
	        "dchen \xfc"
	        "berquerte die Stra\xdf"
	        "e.\n"),
	  "ISO-8859-1", 0, true, true, false },
	{ "one letter words", BYTES("Il va \xe0 Paris et \xe0 Metz, o\xf9 il reste.\n"),
	  "ISO-8859-1", 0, true, true, false },
	{ "Windows-1252", BYTES("She said \x93yes\x94 \x97 and it\x92s a caf\xe9, a clich\xe9.\n"),
	  "windows-1252", 0, true, true, false },
	{ "quotes alone prove nothing", BYTES("She said \x93yes\x94 to it.\n"), "UTF-8", 0, false,
	  false, false },
	{ "Windows-1251 is not guessed",
	  BYTES("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0! \xca\xe0\xea \xe4\xe5\xeb\xe0?\n"),
	  "UTF-8", 0, false, false, false },
	{ "a stray byte in UTF-8", BYTES("caf\xc3\xa9, th\xc3\xa9, \xff and na\xc3\xafve\n"),
	  "UTF-8", 0, false, false, false },
	{ "a stray NUL", BYTES("12:00:01 started\n12:00:02 \0 stopped again\n"), "UTF-8", 0, false,
	  false, false },
	{ "escape sequences", BYTES("\x1b[1mbold\x1b[0m\n"), "UTF-8", 0, false, false, false },
	{ "NULs", BYTES("a\0\0\0b\0\0\0\0\0c\0\0\0"), "UTF-8", 0, false, false, true },
	{ "controls", BYTES("\1\2\3\4\5abc\6\1\2"), "UTF-8", 0, false, false, true },
	{ "ELF", BYTES("\177ELF\2\1\1 words words words words words"), "UTF-8", 0, false, false,
	  true },
	{ "PDF", BYTES("%PDF-1.4\n1 0 obj\n<< >>\nendobj\n"), "UTF-8", 0, false, false, true },
};

static void
test_detect(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof detections / sizeof *detections; i++) {
		const struct detection *d = &detections[i];
		struct encoding e = encoding_detect(d->bytes, d->size);
		if (strcmp(e.name, d->name) != 0 || e.bom != d->bom || e.converts != d->converts ||
		    e.guessed != d->guessed || e.binary != d->binary)
			fail_msg("%s: %s, mark %zu, converts %d, guessed %d, binary %d", d->label,
			         e.name, e.bom, e.converts, e.guessed, e.binary);
	}
}

/* Random bytes are binary; one odd byte in a long text changes nothing. */
static void
test_detect_long(void **state)
{
	enum { SIZE = 100 * 1000 };
	char *bytes = memory_alloc(SIZE);
	unsigned seed = 5;

	(void)state;
	for (size_t i = 0; i < SIZE; i++) {
		seed = seed * 1103515245u + 12345u;
		bytes[i] = (char)(seed >> 16);
	}
	assert_true(encoding_detect(bytes, SIZE).binary);
	for (size_t i = 0; i < SIZE; i++)
		bytes[i] = "some words \n"[i % 12];
	bytes[5000] = (char)0xe9;
	struct encoding e = encoding_detect(bytes, SIZE);
	assert_string_equal(e.name, "UTF-8");
	assert_false(e.converts || e.binary);
	/* A sequence that ends after what is looked at is whole. */
	memset(bytes, 'a', SIZE);
	memcpy(bytes + 64 * 1024 - 1, "\xc3\xa9", 2);
	assert_false(encoding_detect(bytes, SIZE).converts);
	free(bytes);
}

static void
test_named(void **state)
{
	static const struct {
		const char *name, *expected;
		bool good, converts;
	} cases[] = {
		{ "utf8", "UTF-8", true, false },
		{ "US-ASCII", "UTF-8", true, false },
		{ "latin1", "latin1", true, true },
		{ "KOI8-R", "KOI8-R", true, true },
		{ "Shift_JIS", "Shift_JIS", true, true },
		{ "no-such-charset", "", false, false },
		{ "", "", false, false },
		{ "latin1//TRANSLIT", "", false, false },
	};
	struct encoding encoding;
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		error.text[0] = '\0';
		bool good = encoding_named(cases[i].name, &encoding, &error);
		assert_int_equal(good, cases[i].good);
		assert_int_equal(error.text[0] == '\0', good);
		if (!good)
			continue;
		assert_string_equal(encoding.name, cases[i].expected);
		assert_int_equal(encoding.converts, cases[i].converts);
	}
}

struct conversion {
	const char *name;
	const char *bytes;
	size_t size;
	const char *expected;
};

static const struct conversion conversions[] = {
	{ "windows-1252",
	  BYTES("\x93"
	        "caf\xe9\x94\r\n"),
	  "\xe2\x80\x9c"
	  "caf\xc3\xa9\xe2\x80\x9d\r\n" },
	{ "windows-1252",
	  BYTES("a\x81"
	        "b"),
	  "a\xef\xbf\xbd"
	  "b" },
	{ "UTF-16LE", BYTES("a\0\xac\x20=\xd8\x00\xde"), "a\xe2\x82\xac\xf0\x9f\x98\x80" },
	{ "UTF-16LE",
	  BYTES("a\0=\xd8"
	        "b\0"),
	  "a\xef\xbf\xbd"
	  "b" },
	{ "UTF-16BE", BYTES("\0a\0b\0"), "ab\xef\xbf\xbd" },
	{ "UTF-32LE", BYTES("a\0\0\0\0\0\x11\0b\0\0\0"),
	  "a\xef\xbf\xbd"
	  "b" },
	{ "Shift_JIS", BYTES("\x8a\xbf\x8e\x9a."), "\xe6\xbc\xa2\xe5\xad\x97." },
	{ "Shift_JIS", BYTES("\x8a"), "\xef\xbf\xbd" },
	{ "KOI8-R", BYTES("\xcd\xc9\xd2"), "\xd0\xbc\xd0\xb8\xd1\x80" },
	{ "ISO-2022-JP", BYTES("\x1b$B4A\x1b(B."), "\xe6\xbc\xa2." },
	{ "UTF-8", BYTES("a\xff\xc3\xa9"), "a\xef\xbf\xbd\xc3\xa9" },
};

/* Whatever pieces the bytes come in. */
static void
test_convert(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof conversions / sizeof *conversions; i++) {
		const struct conversion *c = &conversions[i];
		for (size_t piece = 1; piece <= c->size; piece++) {
			struct encoding encoding = { .converts = true };
			struct buffer to = { 0 };
			struct error error;
			memcpy(encoding.name, c->name, strlen(c->name));
			struct converter *converter = converter_open(&encoding, &error);
			assert_non_null(converter);
			for (size_t pos = 0; pos < c->size; pos += piece) {
				size_t n = piece < c->size - pos ? piece : c->size - pos;
				converter_feed(converter, c->bytes + pos, n, &to);
			}
			converter_end(converter, &to);
			if (to.size != strlen(c->expected) ||
			    memcmp(to.bytes, c->expected, to.size) != 0)
				fail_msg("%s, case %zu in pieces of %zu: \"%s\"", c->name, i, piece,
				         to.bytes);
			converter_close(converter);
			buffer_clear(&to);
		}
	}
}

static void
test_open_unknown(void **state)
{
	struct encoding encoding = { .name = "nothing-of-the-kind", .converts = true };
	struct error error = { "" };

	(void)state;
	assert_null(converter_open(&encoding, &error));
	assert_string_equal(error.text, "cannot convert from \"nothing-of-the-kind\"");
	converter_close(NULL);
}

/* Wherever the only letters stand that are not ASCII, they are seen. */
static void
test_detect_anywhere(void **state)
{
	enum { SIZE = 4200 };
	static const char odd[] = " Das sch\xf6ne M\xe4"
				  "dchen \xfc"
				  "berquerte die Stra\xdf"
				  "e: \xe4\xf6\xfc \xe4\xf6\xfc ";
	char text[SIZE];

	(void)state;
	for (size_t at = 0; at + sizeof odd - 1 <= SIZE; at++) {
		for (size_t i = 0; i < SIZE; i++)
			text[i] = "words "[i % 6];
		assert_string_equal(encoding_detect(text, SIZE).name, "UTF-8");
		memcpy(text + at, odd, sizeof odd - 1);
		assert_string_equal(encoding_detect(text, SIZE).name, "ISO-8859-1");
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_detect),       cmocka_unit_test(test_detect_long),
		cmocka_unit_test(test_named),        cmocka_unit_test(test_convert),
		cmocka_unit_test(test_open_unknown), cmocka_unit_test(test_detect_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
