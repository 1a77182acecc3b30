/* Long words are rare words; no count of a language's words would say it much better. */
#include "shelf/rare.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "shelf/letters.h"

enum { LEAST = 4, END = 400 /* bytes at either end of a long piece that are looked for */ };

/* True for a letter whose bytes no other writing of the text changes. */
static bool
is_steady(const struct letter *l, const char *bytes)
{
	char encoded[UTF8_MAX];

	return unicode_is_word(l->code) && utf8_encode(l->code, encoded) == l->end - l->start &&
	       !memcmp(encoded, bytes + l->start, l->end - l->start);
}

/* Keeps a word if it is longer than the shortest one; count of them may be kept from first on. */
static void
keep(const char *bytes, size_t n, struct rare_word *words, size_t count)
{
	size_t shortest = 0;

	n = n < RARE_MAX ? n : utf8_whole_prefix(bytes, RARE_MAX);
	if (n < LEAST)
		return;
	for (size_t i = 0; i < count; i++) {
		if (words[i].size == n && !memcmp(words[i].bytes, bytes, n))
			return;
		if (words[i].size < words[shortest].size)
			shortest = i;
	}
	if (words[shortest].size >= n)
		return;
	memcpy(words[shortest].bytes, bytes, n);
	words[shortest].size = n;
}

static void
keep_words(const char *bytes, size_t n, struct rare_word *words, size_t count)
{
	struct letters letters = { 0 };
	size_t start = 0;

	letters_add(&letters, bytes, n, 0);
	for (size_t i = 0; i <= letters.count; i++) {
		const struct letter *l = letters.items;
		bool steady = i < letters.count && is_steady(&l[i], bytes);
		if (steady && i > start && l[i].start == l[i - 1].end)
			continue;
		if (i > start)
			keep(bytes + letters.items[start].start,
			     letters.items[i - 1].end - letters.items[start].start, words, count);
		start = steady ? i : i + 1;
	}
	letters_clear(&letters);
}

size_t
rare_words(const struct selector *selector, struct rare_word words[RARE_COUNT])
{
	enum { OWN = 3 };
	size_t n = strlen(selector->exact), count = 0;

	memset(words, 0, RARE_COUNT * sizeof *words);
	if (n <= 2 * END) {
		keep_words(selector->exact, n, words, OWN);
	} else {
		keep_words(selector->exact, utf8_whole_prefix(selector->exact, END), words, OWN);
	}
	/* A short piece may have been changed where it is rarest. */
	keep_words(selector->prefix, strlen(selector->prefix), words + OWN, 1);
	keep_words(selector->suffix, strlen(selector->suffix), words + OWN, 1);
	for (size_t i = 0; i < RARE_COUNT; i++)
		if (words[i].size)
			words[count++] = words[i];
	return count;
}

bool
rare_find(const struct rare_word *words, size_t count, const char *bytes, size_t n, size_t *at,
          size_t *which)
{
	const char *first = NULL;

	for (size_t i = 0; i < count; i++) {
		size_t left = first ? (size_t)(first - bytes) + words[i].size - 1 : n;
		const char *found =
			memmem(bytes, left < n ? left : n, words[i].bytes, words[i].size);
		if (found && (!first || found < first)) {
			first = found;
			*which = i;
		}
	}
	*at = first ? (size_t)(first - bytes) : 0;
	return first != NULL;
}
