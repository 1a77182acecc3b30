/*
 * Looks words up in the table that lexicon.awk compiled: open addressing, a third full at most, so a look is
 * one or two steps and a comparison. There is one lexicon in a program; struct lexicon stands for it, so that
 * a later one, read from a file, has its place in the interface.
 */
#include "quote/lexicon.h"

#include <assert.h>
#include <string.h>

struct lexicon {
	char unused;
};

const struct lexicon *
lexicon_default(void)
{
	static const struct lexicon built_in = { 0 };

	return &built_in;
}

/* Whether two forms are the same, zeros behind them included. */
static inline bool
is_same(const char *a, const char *b)
{
	uint64_t x[3], y[3];

	static_assert(sizeof x == LEXICON_FORM_MAX + 1, "a form is three numbers");
	memcpy(x, a, sizeof x);
	memcpy(y, b, sizeof y);
	return ((x[0] ^ y[0]) | (x[1] ^ y[1]) | (x[2] ^ y[2])) == 0;
}

uint16_t
lexicon_find_hashed(const char word[LEXICON_FORM_MAX + 1], size_t size, uint32_t hash)
{
	uint32_t at = hash % LEXICON_BUCKETS;

	if (size == 0 || size > LEXICON_FORM_MAX)
		return 0;
	for (; lexicon_buckets[at]; at = at + 1 < LEXICON_BUCKETS ? at + 1 : 0) {
		if (is_same(lexicon_forms[lexicon_buckets[at]].text, word))
			return lexicon_buckets[at];
	}
	return 0;
}

uint16_t
lexicon_find(const char *word, size_t size)
{
	char padded[LEXICON_FORM_MAX + 1] = "";
	uint32_t hash = LEXICON_HASH_START;

	if (size > LEXICON_FORM_MAX)
		return 0;
	memcpy(padded, word, size);
	for (size_t i = 0; i < size; i++)
		hash = lexicon_hash(hash, (unsigned char)word[i]);
	return lexicon_find_hashed(padded, size, hash);
}
