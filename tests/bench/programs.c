/*
 * The table of programs. A peer is one row: its command line, its keys, how it searches. A measure that a program has no
 * key for is left out for it; one that it cannot do shows itself by not being answered.
 */
#include "tests/bench/programs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "tests/bench/corpus.h"

/* What less and those who read its keys answer to. */
#define LESS_KEYS \
	.line_down = "j", .line_up = "k", .page_down = " ", .end = "G", .half = "50%", \
	.next = "n", .before = "N"

static const struct program programs[] = {
	{
		.name = "diple",
		.kind = PROGRAM_OURS,
		.command = { "diple" },
		.pipe = "",
		LESS_KEYS,
		.search = { [SEARCH_EXACT] = { NULL, "/\033e" },
	                    [SEARCH_FOLDED] = { NULL, "/" },
	                    [SEARCH_REGEX] = { NULL, "/\033r" } },
		.counted = "/",
	},
	{
		.name = "less",
		.kind = PROGRAM_PEER,
		.command = { "less" },
		.pipe = "",
		LESS_KEYS,
		.search = { [SEARCH_EXACT] = { NULL, "/" },
	                    [SEARCH_FOLDED] = { "-i", "/" },
	                    [SEARCH_REGEX] = { NULL, "/" } },
	},
	{
		.name = "most",
		.kind = PROGRAM_PEER,
		.command = { "most" },
		.pipe = "",
		.line_down = "\r",
		.line_up = "\033[A",
		.page_down = " ",
		.end = "\033>",
		.half = "50%",
		.next = "n",
		.search = { [SEARCH_EXACT] = { "-c", "/" }, [SEARCH_FOLDED] = { NULL, "/" } },
	},
	{
		.name = "w3m",
		.kind = PROGRAM_PEER,
		.command = { "w3m" },
		.pipe = "",
		.line_down = "J",
		.line_up = "K",
		.page_down = " ",
		.end = "G",
		.next = "n",
		.before = "N",
		.search = { [SEARCH_FOLDED] = { NULL, "/" }, [SEARCH_REGEX] = { NULL, "/" } },
	},
	{
		.name = "lynx",
		.kind = PROGRAM_PEER,
		.command = { "lynx" },
		.pipe = "-stdin",
		.keeps_size = true,
		.page_down = " ",
		.end = "\005",
		.next = "n",
		.before = "N",
		.search = { [SEARCH_EXACT] = { "-case", "/" }, [SEARCH_FOLDED] = { NULL, "/" } },
	},
	{
		.name = "links",
		.kind = PROGRAM_PEER,
		.command = { "links" },
		.begin = "\r",
		.line_down = "l",
		.line_up = "p",
		.page_down = " ",
		.end = "\033[F",
		.next = "n",
		.before = "N",
		.search = { [SEARCH_FOLDED] = { NULL, "/" } },
	},
	{
		.name = "nvim",
		.kind = PROGRAM_PEER,
		.command = { "nvim", "-u", "NONE", "-i", "NONE", "-n", "-R" },
		.pipe = "-",
		.line_down = "\005",
		.line_up = "\031",
		.page_down = "\006",
		.end = "G",
		.half = "50%",
		.next = "n",
		.before = "N",
		.search = { [SEARCH_EXACT] = { NULL, "/" },
	                    [SEARCH_FOLDED] = { NULL, "/\\c" },
	                    [SEARCH_REGEX] = { NULL, "/\\v" } },
	},
	{
		.name = "bat",
		.kind = PROGRAM_PEER,
		.command = { "bat", "--paging=always" },
		.pipe = "",
		LESS_KEYS,
		.search = { [SEARCH_EXACT] = { NULL, "/" },
	                    [SEARCH_FOLDED] = { "--pager=less -Ri", "/" },
	                    [SEARCH_REGEX] = { NULL, "/" } },
	},
	{
		.name = "lnav",
		.kind = PROGRAM_PEER,
		.command = { "lnav" },
		.pipe = "",
		.first = CORPUS_LAST,
		.begin = "g",
		.line_down = "j",
		.line_up = "k",
		.page_down = " ",
		.end = "G",
		.half = ":goto 50%\r",
		.next = "n",
		.before = "N",
		.search = { [SEARCH_FOLDED] = { NULL, "/" }, [SEARCH_REGEX] = { NULL, "/" } },
	},
	{
		.name = "floor",
		.kind = PROGRAM_LIMIT,
		.command = { "floor" },
		.page_down = " ",
	},
	{
		.name = "rg",
		.kind = PROGRAM_LIMIT,
		.scripts = { [SCRIPT_EXACT] = "exec rg -c -- \"$2\" \"$1\"",
	                     [SCRIPT_FOLDED] = "exec rg -ci -- \"$2\" \"$1\"",
	                     [SCRIPT_REGEX] = "exec rg -c -- \"$2\" \"$1\"" },
	},
	{
		.name = "grep",
		.kind = PROGRAM_LIMIT,
		.scripts = { [SCRIPT_EXACT] = "exec grep -c -- \"$2\" \"$1\"",
	                     [SCRIPT_FOLDED] = "exec grep -ci -- \"$2\" \"$1\"",
	                     [SCRIPT_REGEX] = "exec grep -cE -- \"$2\" \"$1\"" },
	},
	{
		.name = "cat",
		.kind = PROGRAM_LIMIT,
		.scripts = { [SCRIPT_PIPE] = "cat \"$1\" | cat >/dev/null" },
	},
	{
		.name = "wc",
		.kind = PROGRAM_LIMIT,
		.scripts = { [SCRIPT_LINES] = "exec wc -l \"$1\"" },
	},
};

enum { PROGRAMS = sizeof programs / sizeof *programs, FOUND_MOST = PROGRAMS + 1 };

static struct program found[FOUND_MOST];
static char *owned[FOUND_MOST]; /* what a found one's strings lie in */
static size_t found_count;

static bool
is_executable(const char *folder, size_t length, const char *name, char *path, size_t size)
{
	int n = snprintf(path, size, "%.*s/%s", (int)length, folder, name);

	return n > 0 && (size_t)n < size && access(path, X_OK) == 0;
}

/* The path of a command; NULL when it is not installed. The caller frees it. */
static char *
find_command(const char *name)
{
	const char *folder = getenv("PATH");
	char path[4096];

	while (folder) {
		const char *end = strchrnul(folder, ':');
		if (is_executable(folder, (size_t)(end - folder), name, path, sizeof path))
			return memory_string(path);
		folder = *end ? end + 1 : NULL;
	}
	return NULL;
}

/* This build's own programs are never those that may be installed too. */
static char *
find_own(const char *folder, const char *name)
{
	static const char *const own[][2] = { { "diple", "src" }, { "floor", "tests/term" } };
	char path[4096], place[4096];

	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		if (strcmp(own[i][0], name) != 0)
			continue;
		snprintf(place, sizeof place, "%s/%s", folder, own[i][1]);
		if (is_executable(place, strlen(place), name, path, sizeof path))
			return memory_string(path);
	}
	return NULL;
}

static bool
is_named(const char *list, const char *name)
{
	size_t length = strlen(name);

	while (list) {
		const char *end = strchrnul(list, ',');
		if ((size_t)(end - list) == length && strncmp(list, name, length) == 0)
			return true;
		list = *end ? end + 1 : NULL;
	}
	return false;
}

static void
add_if_there(const struct program *program, const char *folder)
{
	const char *name = program->command[0] ? program->command[0] : program->name;
	char *path = find_own(folder, name);

	if (!path && program->kind != PROGRAM_OURS)
		path = find_command(name);
	/* Debian's name for it. */
	if (!path && strcmp(name, "bat") == 0)
		path = find_command("batcat");
	if (!path)
		return;
	found[found_count] = *program;
	if (program->command[0])
		found[found_count].command[0] = path;
	owned[found_count++] = path;
}

/* "NAME=COMMAND", the command's words separated by blanks. */
static bool
add_more(const char *text, struct error *error)
{
	struct program *program = &found[found_count];
	char *words = memory_string(text), *command = strchr(words, '=');
	size_t n = 0;

	for (size_t i = 0; i < PROGRAMS; i++)
		if (strcmp(programs[i].name, "less") == 0)
			*program = programs[i];
	if (command)
		*command++ = '\0';
	memset(program->command, 0, sizeof program->command);
	char *rest = command, *word;
	while ((word = strsep(&rest, " ")) && n < PROGRAM_ARGUMENTS - 1)
		if (*word)
			program->command[n++] = word;
	if (n == 0 || !*words) {
		error_set(error, "%s is no NAME=COMMAND", text);
		free(words);
		return false;
	}
	program->name = words;
	owned[found_count++] = words;
	return true;
}

bool
programs_find(const char *folder, const char *only, const char *more, struct error *error)
{
	for (size_t i = 0; i < PROGRAMS; i++)
		if (!only || is_named(only, programs[i].name))
			add_if_there(&programs[i], folder);
	if (more && !add_more(more, error))
		return false;
	if (found_count == 0)
		error_set(error, "none of these programs is here");
	return found_count > 0;
}

void
programs_clear(void)
{
	while (found_count > 0)
		free(owned[--found_count]);
}

size_t
program_count(void)
{
	return found_count;
}

const struct program *
program_at(size_t i)
{
	return &found[i];
}
