#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Everything a reader can ask for is a row of one table: the default keys, the `:` prompt, the help screen, and
 * the key list of the man page are made from it, and one dispatcher runs it.
 */
struct app;

enum command_argument {
	ARGUMENT_NONE,
	ARGUMENT_OPTIONAL, /* text at the `:` prompt; none from a key */
	ARGUMENT_TEXT,     /* text at the `:` prompt; a key opens the prompt with the name in it */
	ARGUMENT_KEY,      /* one more key: a mark's letter, an option's */
};

/* Where the keys of a command count. */
enum command_context {
	CONTEXT_TEXT = 1 << 0,   /* reading */
	CONTEXT_PANEL = 1 << 1,  /* a panel has the keys */
	CONTEXT_SELECT = 1 << 2, /* words are being selected */
	CONTEXT_ALL = CONTEXT_TEXT | CONTEXT_PANEL | CONTEXT_SELECT,
};

enum command_group {
	GROUP_MOVE,
	GROUP_PLACES,
	GROUP_SECTIONS,
	GROUP_LINKS,
	GROUP_QUOTES,
	GROUP_NOTES,
	GROUP_SELECT,
	GROUP_SEARCH,
	GROUP_PANEL,
	GROUP_DISPLAY,
	GROUP_FILES,
	GROUP_PROGRAM,
	GROUP_COUNT,
};

struct command {
	const char *name;  /* "next-section": at the prompt and in the configuration */
	const char *alias; /* a short one at the prompt ("q"), or NULL */
	const char *
		keys; /* default keys, blanks between; a sequence is written "g O" with a '+': "g+O" */
	const char *help; /* one line, no full stop */
	unsigned char group;
	unsigned char context;
	unsigned char argument;
	/* count is what was typed before the key, 0 for none; argument is "" when there is none. */
	void (*run)(struct app *app, long count, const char *argument);
};

/* The table, ended by a row without a name. */
extern const struct command commands[];

/* By name or alias; NULL when there is none. */
const struct command *command_find(const char *name);

const char *command_group_title(enum command_group group);

#endif
