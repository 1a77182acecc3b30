/*
 * Short texts are compared in one spelling. Tables are a few dozen words, and only lines that might be something are looked
 * up: a look at the first byte is enough of an index.
 */
#include "read/folding.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

size_t
folding_of(const char *s, size_t n, char out[FOLDING_MAX])
{
	size_t size = 0;

	for (size_t i = 0; i < n && size + UTF8_MAX < FOLDING_MAX;) {
		unsigned char b = (unsigned char)s[i];
		uint32_t cp;

		if (b < 0x80) {
			i++;
			if (b == ' ' || b == '\t') {
				if (size && out[size - 1] != ' ')
					out[size++] = ' ';
			} else {
				out[size++] = (char)(b >= 'A' && b <= 'Z' ? b | 0x20 : b);
			}
			continue;
		}
		i += utf8_decode(s + i, n - i, &cp);
		if (cp == 0x2019)
			out[size++] = '\'';
		else if (unicode_is_space(cp))
			out[size++] = ' ';
		else
			size += utf8_encode(unicode_lower(cp), out + size);
	}
	out[size] = '\0';
	return size;
}

bool
folding_is_in(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (table[i][0] == folded[0] && !strcmp(table[i], folded))
			return true;
	return false;
}

bool
folding_starts(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (table[i][0] == folded[0] && !strncmp(table[i], folded, strlen(table[i])))
			return true;
	return false;
}

/* Bytes as tables of phrases are searched by: small, blanks alike, and all that is not ASCII alike. Filled with the first index. */
static unsigned char rough[256];

static void
fill_rough(void)
{
	for (unsigned b = 0; b < 256; b++)
		rough[b] = (unsigned char)(b >= 0x80              ? 0x80
		                           : b <= ' '             ? ' '
		                           : b >= 'A' && b <= 'Z' ? b | 0x20
		                                                  : b);
}

static unsigned
rough_of(char c)
{
	return rough[(unsigned char)c];
}

enum { START = 4, START_BITS = 1 << 14 };

/* The last four bytes as a number. */
static uint32_t
roll(uint32_t code, char c)
{
	return code << 8 | rough_of(c);
}

static size_t
slot_of(uint32_t code)
{
	return code * 2654435761U >> 18; /* below START_BITS */
}

static void
add_start(struct folding_phrases *phrases, uint32_t code)
{
	phrases->starts[slot_of(code) / 64] |= UINT64_C(1) << slot_of(code) % 64;
}

static void
index_phrases(struct folding_phrases *phrases)
{
	static_assert(sizeof phrases->starts * 8 == START_BITS, "a bit for each");
	fill_rough();
	assert(phrases->count <= sizeof phrases->codes / sizeof *phrases->codes);
	for (size_t i = 0; i < phrases->count; i++) {
		const char *phrase = phrases->table[i];
		uint32_t code = 0;
		size_t n = strlen(phrase);

		assert(n + 1 >= START);

		for (size_t k = 0; k < n && k < START; k++)
			code = roll(code, phrase[k]);
		phrases->codes[i] = code;
		/* Behind a phrase of three bytes anything may stand. */
		for (char c = ' '; n < START && c < 0x7f; c++)
			add_start(phrases, roll(code, c));
		add_start(phrases, n < START ? roll(code, '\xff') : code);
	}
	phrases->indexed = true;
}

/* Whether a phrase may stand where its first bytes end, before i. */
static bool
goes_on(const char *phrase, const char *s, size_t n, size_t i)
{
	size_t k = strnlen(phrase, START);

	for (; phrase[k]; k++, i++) {
		while (phrase[k] == ' ' && i + 1 < n && rough_of(s[i + 1]) == ' ')
			i++;
		if (i >= n || rough_of(s[i]) != rough_of(phrase[k]))
			return false;
	}
	return true;
}

static bool
may_start(const struct folding_phrases *phrases, uint32_t code, const char *s, size_t n, size_t i)
{
	for (size_t k = 0; k < phrases->count; k++) {
		const char *phrase = phrases->table[k];

		if (phrase[START - 1] ? phrases->codes[k] == code && goes_on(phrase, s, n, i)
		                      : phrases->codes[k] == code >> 8)
			return true;
	}
	return false;
}

bool
folding_may_hold(struct folding_phrases *phrases, const char *s, size_t n)
{
	uint32_t code = 0;

	if (!phrases->indexed)
		index_phrases(phrases);
	for (size_t i = 0; i <= n; i++) {
		code = roll(code, i < n ? s[i] : ' ');
		size_t slot = slot_of(code);
		if (phrases->starts[slot / 64] >> slot % 64 & 1 &&
		    may_start(phrases, code, s, n, i + 1))
			return true;
	}
	return false;
}

bool
folding_holds(const struct folding_phrases *phrases, const char *folded)
{
	for (size_t i = 0; i < phrases->count; i++)
		if (strstr(folded, phrases->table[i]))
			return true;
	return false;
}
