/*
 * Shell words without a shell: DIPLE="-S '+/two words'" means here what it would mean on a command line. One
 * state, the quote that is open, and a word that is there as soon as anything was said, so that '' is an empty word.
 */
#include "app/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

/* In double quotes a backslash quotes only these; before others it stands for itself. */
static bool
is_quoted_in_double(char c)
{
	return c && strchr("$`\"\\\n", c);
}

/*
 * Adds the quoted text at *at, which is on the opening quote, and moves *at past the closing one. False when there
 * is none.
 */
static bool
take_quoted(const char **at, struct buffer *word)
{
	char quote = *(*at)++;

	for (; **at && **at != quote; (*at)++) {
		if (quote == '"' && **at == '\\' && is_quoted_in_double((*at)[1]))
			(*at)++;
		buffer_add_byte(word, **at);
	}
	if (!**at)
		return false;
	(*at)++;
	return true;
}

/* Takes one word, *at being on its first byte. */
static bool
take_word(const char **at, struct buffer *word)
{
	while (**at && !strchr(" \t\n", **at)) {
		if (**at == '\'' || **at == '"') {
			if (!take_quoted(at, word))
				return false;
			continue;
		}
		if (**at == '\\' && (*at)[1])
			(*at)++;
		buffer_add_byte(word, *(*at)++);
	}
	return true;
}

static bool
split(const char *text, bool comments, char ***words, size_t *count, struct error *error)
{
	size_t capacity = 0;

	*words = NULL;
	*count = 0;
	for (const char *at = text + strspn(text, " \t\n"); *at; at += strspn(at, " \t\n")) {
		struct buffer word = { 0 };
		if (comments && *at == '#')
			break;
		if (!take_word(&at, &word)) {
			buffer_clear(&word);
			words_free(*words, *count);
			*words = NULL;
			*count = 0;
			error_set(error, "a quotation mark is not closed in: %s", text);
			return false;
		}
		*words = memory_grow(*words, &capacity, *count + 1, sizeof **words);
		(*words)[(*count)++] = buffer_take(&word);
	}
	return true;
}

bool
words_split(const char *text, char ***words, size_t *count, struct error *error)
{
	return split(text, false, words, count, error);
}

bool
words_split_line(const char *text, char ***words, size_t *count, struct error *error)
{
	return split(text, true, words, count, error);
}

char *
words_join(char *const *words, size_t count)
{
	struct buffer b = { 0 };

	buffer_add_string(&b, "");
	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%s%s", i ? " " : "", words[i]);
	return buffer_take(&b);
}

char *
words_quote(char *const *words, size_t count)
{
	struct buffer b = { 0 };

	buffer_add_string(&b, "");
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(&b, i ? " '" : "'");
		for (const char *at = words[i]; *at; at++)
			if (*at == '\'')
				buffer_add_string(&b, "'\\''");
			else
				buffer_add_byte(&b, *at);
		buffer_add_byte(&b, '\'');
	}
	return buffer_take(&b);
}

void
words_free(char **words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(words[i]);
	free(words);
}
