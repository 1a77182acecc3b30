#ifndef TESTS_BENCH_PROGRAMS_H
#define TESTS_BENCH_PROGRAMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Who is measured, and how each is spoken to. */

enum program_kind {
	PROGRAM_OURS,  /* diple */
	PROGRAM_PEER,  /* it does the same */
	PROGRAM_LIMIT, /* it does less, and shows how fast that can be */
};

enum program_search {
	SEARCH_EXACT,
	SEARCH_FOLDED, /* case does not matter */
	SEARCH_REGEX,
	SEARCH_COUNT,
};

enum program_script {
	SCRIPT_EXACT, /* as the searches */
	SCRIPT_FOLDED,
	SCRIPT_REGEX,
	SCRIPT_PIPE,  /* all of the file through a pipe */
	SCRIPT_LINES, /* counts them */
	SCRIPT_COUNT,
};

enum { PROGRAM_ARGUMENTS = 10 };

/* Keys are sent as they are. What is NULL, a program does not have, and what needs it is not measured. */
struct program {
	const char *name;
	enum program_kind kind;
	/* The command line, before the file; NULL: it has no screen and is measured by its scripts alone. */
	const char *command[PROGRAM_ARGUMENTS];
	const char *pipe;  /* the argument for standard input, "" if it needs none */
	const char *first; /* what is on its first screen, if that is not the first line */
	bool keeps_size;   /* it draws nothing anew when the terminal's size changes */
	const char *begin; /* what it wants to hear before anything else */
	const char *line_down, *line_up, *page_down, *end, *half, *next, *before;
	struct program_pattern {
		const char *argument; /* of the command line, before the file; NULL: none */
		const char *keys;     /* before the pattern and Enter */
	} search[SEARCH_COUNT];
	const char *
		counted; /* what the screen says before the number of all matches, once that is known */
	/* Run by sh: "$1" is the file, "$2" the pattern. */
	const char *scripts[SCRIPT_COUNT];
};

/*
 * Finds out which of them are there: folder is where this build's programs are. only: no others than these (names
 * separated by commas); NULL: all. more: NULL, or "NAME=COMMAND", one more peer with less's keys.
 */
bool programs_find(const char *folder, const char *only, const char *more, struct error *error);
void programs_clear(void);

size_t program_count(void);
const struct program *program_at(size_t i);

#endif
