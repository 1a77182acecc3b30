/*
 * A name fits by whole words: "holt" is Maren Holt and not Bernholt. What stands in the text for a speaker has to fit as a
 * whole, because "Maren Holt's assistant" is somebody else.
 */
#include "view/who.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "view/words.h"

enum { SOURCE_MOST = 200 };

/* Folded, and whatever is no part of a word is one blank. */
static char *
fold(const char *text, size_t n)
{
	struct buffer folded = { 0 }, words = { 0 };
	bool blank = false;
	uint32_t cp;

	words_fold(text, n, &folded);
	for (size_t i = 0; i < folded.size;) {
		i += utf8_decode(folded.bytes + i, folded.size - i, &cp);
		if (!unicode_is_word(cp)) {
			blank = words.size > 0;
			continue;
		}
		if (blank)
			buffer_add_byte(&words, ' ');
		blank = false;
		buffer_add_code_point(&words, cp);
	}
	buffer_clear(&folded);
	return buffer_take(&words);
}

/* The words after an article. */
static const char *
without_article(const char *words)
{
	static const char *const articles[] = { "the", "a",  "an",  "der", "die", "das",
		                                "le",  "la", "les", "el",  "los", "las" };
	size_t n = strcspn(words, " ");

	for (size_t i = 0; words[n] && i < sizeof articles / sizeof *articles; i++)
		if (strlen(articles[i]) == n && !strncmp(words, articles[i], n))
			return words + n + 1;
	return words;
}

static bool
holds_word(const char *words, const char *word, size_t n)
{
	while (*words) {
		size_t size = strcspn(words, " ");
		if (size == n && !strncmp(words, word, n))
			return true;
		words += size + (words[size] == ' ');
	}
	return false;
}

/* True when the name holds every wanted word. */
static bool
name_fits(const char *name, const char *wanted)
{
	char *words = fold(name, strlen(name));
	bool fits = *wanted != '\0';

	while (fits && *wanted) {
		size_t n = strcspn(wanted, " ");
		fits = holds_word(words, wanted, n);
		wanted += n + (wanted[n] == ' ');
	}
	free(words);
	return fits;
}

/* True when what stands for the speaker is called as wanted, as a whole or between its commas: "the mayor, Ann Lee". */
static bool
source_fits(struct document *document, struct range source, const char *wanted)
{
	struct buffer text = { 0 };
	bool fits = false;

	if (range_empty(source) || range_size(source) > SOURCE_MOST || !*wanted)
		return false;
	text_copy(document_text(document), source, &text);
	for (const char *at = buffer_string(&text); *at && !fits;) {
		size_t n = strcspn(at, ",");
		char *words = fold(at, n);
		fits = !strcmp(without_article(words), wanted);
		free(words);
		at += n + (at[n] == ',');
	}
	buffer_clear(&text);
	return fits;
}

void
who_init(struct who *who, const char *name)
{
	char *words = fold(name, strlen(name));

	*who = (struct who){ .words = memory_string(without_article(words)) };
	free(words);
}

void
who_init_exactly(struct who *who, const char *name)
{
	*who = (struct who){ .words = memory_string("") };
	atoms_number(&who->names, name);
}

void
who_init_nobody(struct who *who)
{
	*who = (struct who){ .words = memory_string(""), .nobody = true };
}

void
who_clear(struct who *who)
{
	free(who->words);
	atoms_clear(&who->names);
	*who = (struct who){ 0 };
}

void
who_learn(struct who *who, struct document *document, const struct quote *quote)
{
	uint32_t number;

	if (!quote->speaker || atoms_find(&who->names, quote->speaker, &number))
		return;
	if (name_fits(quote->speaker, who->words) ||
	    source_fits(document, quote->source, who->words))
		atoms_number(&who->names, quote->speaker);
}

bool
who_says(const struct who *who, struct document *document, const struct quote *quote)
{
	uint32_t number;

	if (quote->speaker)
		return atoms_find(&who->names, quote->speaker, &number);
	return who->nobody || source_fits(document, quote->source, who->words);
}
