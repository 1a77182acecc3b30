/*
 * $BROWSER is a list of commands with colons between, each words with blanks between, in which "%s" stands for the address and
 * "%%" for a '%'; without a "%s" it comes last. This is how xdg-open, Python's webbrowser and others read it, but that no shell
 * ever sees it here.
 */
#include "app/browser.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "loop/child.h"

enum { WORDS_MOST = 32 };

static const char otherwise[] = "xdg-open";

struct browser {
	struct child *child;
	char *name;
	void (*ended)(void *context, const char *problem);
	void *context;
};

/* A command as an argument list, whose strings are the caller's. */
struct command_line {
	char *words[WORDS_MOST + 1];
	size_t count;
};

static void
clear(struct command_line *line)
{
	while (line->count)
		free(line->words[--line->count]);
}

/* A word with the address put in; *used when it was. */
static char *
fill_in(const char *word, size_t n, const char *address, bool *used)
{
	struct buffer b = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (word[i] == '%' && i + 1 < n && word[i + 1] == 's') {
			buffer_add_string(&b, address);
			*used = true;
			i++;
		} else {
			buffer_add_byte(&b, word[i]);
			i += word[i] == '%' && i + 1 < n && word[i + 1] == '%';
		}
	}
	return buffer_take(&b);
}

/* The first command of the list, and where the next one begins. */
static const char *
split(const char *list, const char *address, struct command_line *line)
{
	bool used = false;

	line->count = 0;
	while (*list && *list != ':') {
		size_t n = strcspn(list, " \t:");
		if (n && line->count < WORDS_MOST - 1)
			line->words[line->count++] = fill_in(list, n, address, &used);
		list += n;
		list += strspn(list, " \t");
	}
	if (line->count && !used)
		line->words[line->count++] = memory_string(address);
	line->words[line->count] = NULL;
	return *list ? list + 1 : list;
}

static const char *
list_of_browsers(void)
{
	const char *list = getenv("BROWSER");

	return list && list[strspn(list, " \t:")] ? list : otherwise;
}

char *
browser_name(void)
{
	struct command_line line = { .count = 0 };
	const char *list = list_of_browsers();

	while (!line.count && *list)
		list = split(list, "", &line);
	char *name = memory_string(line.count ? line.words[0] : otherwise);
	clear(&line);
	return name;
}

static void
child_ended(void *context, int status)
{
	struct browser *b = context;
	struct error problem;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		b->ended(b->context, NULL);
		return;
	}
	error_set(&problem, "%s did not open it", b->name);
	b->ended(b->context, problem.text);
}

struct browser *
browser_start(struct loop *loop, const char *address,
              void (*ended)(void *context, const char *problem), void *context, struct error *error)
{
	struct browser *b = memory_zero(1, sizeof *b);
	const char *list = list_of_browsers();

	*b = (struct browser){ .ended = ended, .context = context };
	while (*list && !b->child) {
		struct command_line line;
		list = split(list, address, &line);
		if (line.count) {
			const char *const *argv = (const char *const *)(uintptr_t)line.words;
			b->child = child_start(loop, argv[0], argv, NULL, 0, child_ended, b, error);
			free(b->name);
			b->name = memory_string(argv[0]);
		}
		clear(&line);
	}
	if (b->child)
		return b;
	browser_free(b);
	return NULL;
}

void
browser_free(struct browser *b)
{
	if (!b)
		return;
	child_release(b->child);
	free(b->name);
	free(b);
}
