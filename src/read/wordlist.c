/*
 * Finds words in lists by a hash. The index of a list lies in it, so that lists need nobody who frees them.
 */
#include "read/wordlist.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

size_t
wordlist_fold(const char *s, size_t n, char folded[WORDLIST_WORD])
{
	size_t at = 0;
	size_t size = 0;

	while (at < n) {
		uint32_t cp;
		size_t step = utf8_decode(s + at, n - at, &cp);

		if (!unicode_is_letter(cp) && !unicode_is_mark(cp))
			break;
		if (size + UTF8_MAX >= WORDLIST_WORD)
			return 0;
		size += utf8_encode(unicode_lower(cp), folded + size);
		at += step;
	}
	folded[size] = '\0';
	return at;
}

/* FNV-1a, folded to a slot. */
static size_t
slot_of(const char *text)
{
	uint32_t hash = 0x811c9dc5u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x01000193u;
	return (hash ^ hash >> 16) % WORDLIST_SLOTS;
}

/* Notes the first two letters of a word if both are ASCII. */
static void
note_beginning(struct wordlist *list, const char *text)
{
	unsigned first = (unsigned char)text[0] - 'a';
	unsigned second = first < 26 ? (unsigned char)text[1] - 'a' : 26;

	if (second < 26)
		list->beginnings[first] |= UINT32_C(1) << second;
}

static void
make_index(struct wordlist *list)
{
	assert(list->count <= WORDLIST_SLOTS / 2);
	for (size_t i = 0; i < list->count; i++) {
		size_t slot = slot_of(list->words[i].text);

		while (list->slot[slot])
			slot = (slot + 1) % WORDLIST_SLOTS;
		list->slot[slot] = (uint16_t)(i + 1);
		note_beginning(list, list->words[i].text);
	}
	list->indexed = true;
}

const struct word *
wordlist_find(struct wordlist *list, const char *folded)
{
	if (!list->indexed)
		make_index(list);
	for (size_t i = slot_of(folded); list->slot[i]; i = (i + 1) % WORDLIST_SLOTS) {
		const struct word *word = &list->words[list->slot[i] - 1];

		if (strcmp(word->text, folded) == 0)
			return word;
	}
	return NULL;
}

bool
wordlist_may_begin(struct wordlist *list, const char *s, size_t n)
{
	unsigned first, second;

	if (n < 2)
		return true;
	first = (unsigned)(s[0] | 0x20) - 'a';
	second = (unsigned)(s[1] | 0x20) - 'a';
	if (first >= 26 || second >= 26)
		return true;
	if (!list->indexed)
		make_index(list);
	return list->beginnings[first] >> second & 1;
}

const struct word *
wordlist_at(const struct wordlist *list, const char *s, size_t n)
{
	for (size_t i = 0; i < list->count && n; i++) {
		const char *text = list->words[i].text;
		size_t size = *text == *s ? strlen(text) : 0;

		if (size && size <= n && memcmp(s, text, size) == 0)
			return &list->words[i];
	}
	return NULL;
}
