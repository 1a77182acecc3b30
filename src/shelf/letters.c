/*
 * A highlight must be found again in a text that was wrapped, hyphenated or quoted anew, so two texts are compared by these and
 * not by their bytes. Words are not kept apart: where the words are the same the letters are, and the other way round it
 * makes no difference for what is as long as a highlight with its context.
 */
#include "shelf/letters.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum { KEPT_MAX = 4, CACHE_SIZE = 1024 };

/* What code points that are not ASCII become: a pure cache, shared by all. */
static struct {
	uint32_t cp; /* 0: nothing here */
	uint32_t count;
	uint32_t codes[KEPT_MAX];
} cache[CACHE_SIZE];

void
letters_clear(struct letters *letters)
{
	free(letters->items);
	*letters = (struct letters){ 0 };
}

static bool
is_quotation_mark(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == '`' || cp == 0xab || cp == 0xb4 || cp == 0xbb ||
	       (cp >= 0x2018 && cp <= 0x201f) || cp == 0x2032 || cp == 0x2033 || cp == 0x2039 ||
	       cp == 0x203a;
}

/* White space, dashes, and what cannot be seen. */
static bool
is_dropped(uint32_t cp)
{
	return cp <= ' ' || cp == '-' || cp == '>' || (cp >= 0x7f && cp <= 0xa0) || cp == 0xad ||
	       (cp >= 0x200b && cp <= 0x2015) || (cp >= 0x2028 && cp <= 0x202f) ||
	       (cp >= 0x205f && cp <= 0x206f) || cp == 0x2212 || cp == 0xfeff ||
	       cp == UTF8_REPLACEMENT || unicode_is_space(cp);
}

/* What becomes of one code point; returns how many. */
static size_t
reduce(uint32_t cp, uint32_t codes[KEPT_MAX])
{
	uint32_t parts[UNICODE_DECOMPOSITION_MAX];
	size_t count = 0;

	if (is_dropped(cp))
		return 0;
	int n = is_quotation_mark(cp) ? 0 : unicode_decompose(cp, true, parts);
	if (!n)
		codes[count++] = '"';
	for (int i = 0; i < n && count < KEPT_MAX; i++)
		if (!is_dropped(parts[i]))
			codes[count++] = parts[i];
	return count;
}

static size_t
reduce_cached(uint32_t cp, const uint32_t **codes)
{
	size_t i = (cp ^ cp >> 10) % CACHE_SIZE;

	if (cache[i].cp != cp) {
		cache[i].cp = cp;
		cache[i].count = (uint32_t)reduce(cp, cache[i].codes);
	}
	*codes = cache[i].codes;
	return cache[i].count;
}

static void
add(struct letters *letters, uint32_t code, size_t start, size_t end)
{
	letters->items[letters->count++] = (struct letter){ code, (uint32_t)start, (uint32_t)end };
}

/* What an ASCII byte becomes; 0: nothing. */
static uint32_t
reduce_ascii(unsigned char c)
{
	if (c <= ' ' || c == '-' || c == '>' || c == 0x7f)
		return 0;
	return c == '\'' || c == '`' ? '"' : c;
}

void
letters_add(struct letters *letters, const char *bytes, size_t n, uint32_t offset)
{
	size_t i = 0;

	while (i < n) {
		unsigned char c = (unsigned char)bytes[i];
		if (letters->count + KEPT_MAX > letters->capacity)
			letters->items =
				memory_grow(letters->items, &letters->capacity,
			                    letters->count + KEPT_MAX, sizeof *letters->items);
		if (c < 0x80) {
			uint32_t code = reduce_ascii(c);
			if (code)
				add(letters, code, offset + i, offset + i + 1);
			i++;
			continue;
		}
		const uint32_t *codes;
		uint32_t cp;
		size_t size = utf8_decode(bytes + i, n - i, &cp);
		size_t count = reduce_cached(cp, &codes);
		for (size_t k = 0; k < count; k++)
			add(letters, codes[k], offset + i, offset + i + size);
		i += size;
	}
}
