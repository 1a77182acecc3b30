#ifndef APP_OPTION_H
#define APP_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "app/listing.h"
#include "app/note_listing.h"
#include "app/setting.h"
#include "base/error.h"

/*
 * The command line: `diple [options] [+command] [file...]`. Every option is a row of one table; the parser, --help, the shell
 * completions and the test of the man page read it.
 */

enum option_id {
	OPTION_SETTING, /* what a row of the table of settings says, until the program ends */
	OPTION_ENCODING,
	OPTION_TYPE,
	OPTION_SECTION,
	OPTION_PATTERN,
	OPTION_RAW,
	OPTION_DUMP,
	OPTION_OUTLINE,
	OPTION_QUOTES,
	OPTION_SPEAKER,
	OPTION_TEXT,
	OPTION_JSON,
	OPTION_NOTES,
	OPTION_IMPORT,
	OPTION_CONFIG,
	OPTION_NO_CONFIG,
	OPTION_SECURE,
	OPTION_NO_SHELF,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_PRINT_KEYS,
	OPTION_PRINT_CONFIG,
	OPTION_PRINT_COMPLETION,
	OPTION_IGNORED, /* taken for the sake of those who type it for another program */
};

enum option_group {
	OPTIONS_READING,
	OPTIONS_DISPLAY,
	OPTIONS_PRINTING,
	OPTIONS_PROGRAM,
	OPTIONS_GROUP_COUNT,
};

enum option_kind {
	OPTION_FLAG,
	OPTION_NUMBER, /* of a setting */
	OPTION_WORD,   /* one of the values */
	OPTION_MAYBE,  /* nothing, or one of the values attached to it */
	OPTION_STRING, /* anything; the values are suggestions */
};

struct option {
	const char *name;     /* "chop-long-lines" */
	char letter;          /* 'S'; '\0' for none */
	const char *argument; /* its name in the help: "N"; NULL for a flag */
	const char *values;   /* "always|never|auto"; NULL for none. Asked for by option_values */
	const char *help;     /* one line, no full stop */
	unsigned char id, kind, group;
	bool hidden;           /* in no help, man page or completion */
	unsigned char setting; /* enum setting_id */
	unsigned char value;   /* of the setting, for a flag */
};

/* The table, ended by a row without a name. */
extern const struct option option_table[];

const char *option_group_title(enum option_group group);

/* The row's values or its setting's, and for --type all formats after them. Valid until the next call; NULL for none. */
const char *option_values(const struct option *option);

/* What the program is to do. */
enum option_mode {
	MODE_READ,
	MODE_DUMP,
	MODE_OUTLINE,
	MODE_QUOTES,
	MODE_TEXT,
	MODE_JSON,
	MODE_NOTES,
	MODE_IMPORT,
	MODE_HELP,
	MODE_VERSION,
	MODE_PRINT_KEYS,
	MODE_PRINT_CONFIG,
	MODE_PRINT_COMPLETION, /* for the shell */
};

enum option_shell { SHELL_BASH, SHELL_ZSH, SHELL_FISH };

/* What the command line says. Strings are NULL where it does not say. */
struct options {
	enum option_mode mode;
	enum option_shell shell;
	enum listing_format listing; /* of --quotes */
	enum note_format notes;      /* of --notes */
	struct settings settings;
	bool said[SETTING_COUNT]; /* which of the settings the command line tells */
	bool no_config;
	bool secure;
	bool no_shelf;
	const char *config; /* a file; NULL: the usual one */
	const char *encoding;
	const char *type;      /* a format's word (read/format), NULL: found by looking */
	const char *section;   /* start there, or print only that */
	const char *speaker;   /* whose quotations are shown or printed */
	const char **commands; /* of `+command`, in order, without the plus; -p TEXT is "/TEXT" */
	size_t command_count;
	const char **names; /* files; "-": standard input */
	size_t name_count;

	char **words; /* of the environment, which the strings above may point into */
	size_t word_count;
	size_t command_capacity, name_capacity;
};

/*
 * Reads the options of the environment's DIPLE (NULL for none), which may hold options and commands but no files, and then
 * those of the command line, argv[0] skipped. Later ones win. After --help or --version nothing more is looked at. False with a sentence
 * for what is wrong: exit code 2. Strings are borrowed from argv; call options_clear in either case.
 */
bool options_parse(struct options *options, int argc, char *const *argv, const char *diple,
                   struct error *error);
void options_clear(struct options *options);

/* What the settings are where the command line does not tell: without this, the usual. */
void options_rest(struct options *options, const struct settings *rest);

#endif
