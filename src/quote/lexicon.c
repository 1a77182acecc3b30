/*
 * Looks words up in the table that lexicon.awk compiled: open addressing, a third full at most, so a look is
 * one or two steps and a comparison. There is one lexicon in a program; struct lexicon stands for it, so that
 * a later one, read from a file, has its place in the interface.
 */
#include "quote/lexicon.h"

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

uint16_t
lexicon_find_hashed(const char *word, size_t size, uint32_t hash)
{
	uint32_t at = hash % LEXICON_BUCKETS;

	if (size == 0 || size > LEXICON_FORM_MAX)
		return 0;
	for (; lexicon_buckets[at]; at = at + 1 < LEXICON_BUCKETS ? at + 1 : 0) {
		const struct lexicon_form *form = &lexicon_forms[lexicon_buckets[at]];

		if (form->size == size && memcmp(form->text, word, size) == 0)
			return lexicon_buckets[at];
	}
	return 0;
}

uint16_t
lexicon_find(const char *word, size_t size)
{
	uint32_t hash = LEXICON_HASH_START;

	for (size_t i = 0; i < size; i++)
		hash = lexicon_hash(hash, (unsigned char)word[i]);
	return lexicon_find_hashed(word, size, hash);
}
