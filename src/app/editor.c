/*
 * How an editor is called. "+LINE" before the file is understood by vi, emacs, nano, ed and what follows them; a path that
 * an editor could take for an option or a line has "./" put before it.
 */
#include "app/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

enum { WORDS_MOST = 32 };

static const char *
command_line(void)
{
	static const char *const names[] = { "VISUAL", "EDITOR" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *line = getenv(names[i]);
		if (line && line[strspn(line, " \t")])
			return line;
	}
	return "vi";
}

char **
editor_words(const char *path, uint64_t line)
{
	char **words = memory_zero(WORDS_MOST + 3, sizeof *words);
	const char *at = command_line();
	struct buffer word = { 0 };
	size_t count = 0;

	for (at += strspn(at, " \t"); *at && count < WORDS_MOST; at += strspn(at, " \t")) {
		size_t n = strcspn(at, " \t");
		words[count++] = memory_string_n(at, n);
		at += n;
	}
	if (line) {
		buffer_printf(&word, "+%llu", (unsigned long long)line);
		words[count++] = buffer_take(&word);
	}
	buffer_printf(&word, "%s%s", *path == '-' || *path == '+' ? "./" : "", path);
	words[count] = buffer_take(&word);
	return words;
}

void
editor_words_free(char **words)
{
	for (size_t i = 0; words && words[i]; i++)
		free(words[i]);
	free(words);
}
