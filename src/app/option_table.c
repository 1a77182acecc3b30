/* The table of options. Spellings are those that users of less have in their fingers. */
#include "app/option.h"

#include <assert.h>
#include <stdio.h>

#include "find/pattern.h"
#include "read/format.h"

#define FLAG OPTION_FLAG
#define NUMBER OPTION_NUMBER
#define WORD OPTION_WORD
#define MAYBE OPTION_MAYBE
#define STRING OPTION_STRING
#define READING OPTIONS_READING
#define DISPLAY OPTIONS_DISPLAY
#define PRINTING OPTIONS_PRINTING
#define PROGRAM OPTIONS_PROGRAM

/* What iconv(3) knows and people meet; any other name may be given. */
#define ENCODINGS \
	"UTF-8|UTF-16|UTF-32|ISO-8859-1|ISO-8859-2|ISO-8859-15|KOI8-R|Windows-1250|Windows-1251|" \
	"Windows-1252|Shift_JIS|EUC-JP|GB18030|Big5|EUC-KR"

/* clang-format off */
const struct option option_table[] = {
	{ "pattern", 'p', "TEXT", NULL, "start at the first match, as +/TEXT does", OPTION_PATTERN, STRING, READING, false, 0, 0 },
	{ "section", 0, "TITLE", NULL, "start at this section; print only this one", OPTION_SECTION, STRING, READING, false, 0, 0 },
	{ "ignore-case", 'i', NULL, NULL, "search ignores case, unless you type a capital", OPTION_SETTING, FLAG, READING, false, SETTING_CASE, CASE_SMART },
	{ "IGNORE-CASE", 'I', NULL, NULL, "search ignores case always", OPTION_SETTING, FLAG, READING, false, SETTING_CASE, CASE_IGNORE },
	{ "encoding", 0, "NAME", ENCODINGS, "the files' encoding, if diple guesses wrong", OPTION_ENCODING, STRING, READING, false, 0, 0 },
	{ "type", 0, "TYPE", "auto", "what the files are, if diple guesses wrong", OPTION_TYPE, WORD, READING, false, 0, 0 },

	{ "quit-if-one-screen", 'F', NULL, NULL, "print and leave when all fits on one screen", OPTION_SETTING, FLAG, DISPLAY, false, SETTING_ONE_SCREEN, 1 },
	{ "no-init", 'X', NULL, NULL, "leave the last screen on the terminal", OPTION_SETTING, FLAG, DISPLAY, false, SETTING_KEEP_SCREEN, 1 },
	{ "quit-on-intr", 'K', NULL, NULL, "^C leaves, with exit code 2", OPTION_SETTING, FLAG, DISPLAY, false, SETTING_INTERRUPT, 1 },
	{ "chop-long-lines", 'S', NULL, NULL, "cut long lines instead of wrapping them", OPTION_SETTING, FLAG, DISPLAY, false, SETTING_CHOP, 1 },
	{ "line-numbers", 'N', NULL, NULL, "show the file's line numbers", OPTION_SETTING, FLAG, DISPLAY, false, SETTING_NUMBERS, 1 },
	{ "squeeze-blank-lines", 's', NULL, NULL, "show one empty line for several", OPTION_SETTING, FLAG, DISPLAY, false, SETTING_SQUEEZE, 1 },
	{ "tabs", 'x', "N", NULL, "a tab stop every N columns (8)", OPTION_SETTING, NUMBER, DISPLAY, false, SETTING_TABS, 0 },
	{ "measure", 0, "N", NULL, "the widest text column (72)", OPTION_SETTING, NUMBER, DISPLAY, false, SETTING_MEASURE, 0 },
	{ "left", 0, NULL, NULL, "the text column at the left, not centred", OPTION_SETTING, FLAG, DISPLAY, false, SETTING_CENTRED, 0 },
	{ "color", 0, "WHEN", NULL, "colours: always, never or auto", OPTION_SETTING, WORD, DISPLAY, false, SETTING_COLOUR, 0 },
	{ "colour", 0, "WHEN", NULL, "the same", OPTION_SETTING, WORD, DISPLAY, true, SETTING_COLOUR, 0 },
	{ "RAW-CONTROL-CHARS", 'R', NULL, NULL, "always so: colours in a text are understood", OPTION_RAW, FLAG, DISPLAY, false, 0, 0 },
	{ "raw-control-chars", 'r', NULL, NULL, "the same; nothing is ever sent raw", OPTION_RAW, FLAG, DISPLAY, true, 0, 0 },

	{ "dump", 0, NULL, NULL, "print the text as it is set on the screen", OPTION_DUMP, FLAG, PRINTING, false, 0, 0 },
	{ "outline", 0, NULL, NULL, "print the sections", OPTION_OUTLINE, FLAG, PRINTING, false, 0, 0 },
	{ "quotes", 0, "FORMAT", "text|json|csv|md", "print the quotations and who says them", OPTION_QUOTES, MAYBE, PRINTING, false, 0, 0 },
	{ "speaker", 0, "NAME", NULL, "only the quotations of this speaker", OPTION_SPEAKER, STRING, PRINTING, false, 0, 0 },
	{ "text", 0, NULL, NULL, "print the text that --json's positions count", OPTION_TEXT, FLAG, PRINTING, false, 0, 0 },
	{ "json", 0, NULL, NULL, "print title, sections, quotations as JSON", OPTION_JSON, FLAG, PRINTING, false, 0, 0 },
	{ "notes", 0, "FORMAT", "md|json|org|csv", "print highlights and notes; without a file, all", OPTION_NOTES, MAYBE, PRINTING, false, 0, 0 },
	{ "import", 0, NULL, NULL, "keep the highlights of what --notes=json printed", OPTION_IMPORT, FLAG, PRINTING, false, 0, 0 },
	{ "width", 0, "N", NULL, "the width of what is printed (80)", OPTION_SETTING, NUMBER, PRINTING, false, SETTING_WIDTH, 0 },

	{ "config", 0, "FILE", NULL, "the configuration, instead of ~/.config/diple/config", OPTION_CONFIG, STRING, PROGRAM, false, 0, 0 },
	{ "no-config", 0, NULL, NULL, "read no configuration", OPTION_NO_CONFIG, FLAG, PROGRAM, false, 0, 0 },
	{ "secure", 0, NULL, NULL, "run no other program, open no other file", OPTION_SECURE, FLAG, PROGRAM, false, 0, 0 },
	{ "no-shelf", 0, NULL, NULL, "keep no places and marks, and recall none", OPTION_NO_SHELF, FLAG, PROGRAM, false, 0, 0 },
	{ "help", 'h', NULL, NULL, "print this help", OPTION_HELP, FLAG, PROGRAM, false, 0, 0 },
	{ "version", 'V', NULL, NULL, "print the version", OPTION_VERSION, FLAG, PROGRAM, false, 0, 0 },
	{ "print-keys", 0, NULL, NULL, "print all keys and commands", OPTION_PRINT_KEYS, FLAG, PROGRAM, false, 0, 0 },
	{ "print-config", 0, NULL, NULL, "print a configuration that explains every setting", OPTION_PRINT_CONFIG, FLAG, PROGRAM, false, 0, 0 },
	{ "print-completion", 0, "SHELL", "bash|zsh|fish", "print the completion script for a shell", OPTION_PRINT_COMPLETION, WORD, PROGRAM, false, 0, 0 },

	{ "long-prompt", 'm', NULL, NULL, "nothing", OPTION_IGNORED, FLAG, PROGRAM, true, 0, 0 },
	{ "LONG-PROMPT", 'M', NULL, NULL, "nothing", OPTION_IGNORED, FLAG, PROGRAM, true, 0, 0 },
	{ "quiet", 'q', NULL, NULL, "nothing", OPTION_IGNORED, FLAG, PROGRAM, true, 0, 0 },
	{ "QUIET", 'Q', NULL, NULL, "nothing", OPTION_IGNORED, FLAG, PROGRAM, true, 0, 0 },
	{ NULL, 0, NULL, NULL, NULL, 0, 0, 0, false, 0, 0 },
};
/* clang-format on */

const char *
option_group_title(enum option_group group)
{
	static const char *const titles[OPTIONS_GROUP_COUNT] = {
		[OPTIONS_READING] = "Reading",
		[OPTIONS_DISPLAY] = "Display",
		[OPTIONS_PRINTING] = "Print and exit",
		[OPTIONS_PROGRAM] = "The program",
	};

	return titles[group];
}

const char *
option_values(const struct option *option)
{
	static char types[256];
	size_t n = 0;

	if (option->setting)
		return setting_row(option->setting)->values;
	if (option->id != OPTION_TYPE)
		return option->values;
	n = (size_t)snprintf(types, sizeof types, "%s", option->values);
	for (size_t i = 0; format_at(i) && n < sizeof types; i++)
		n += (size_t)snprintf(types + n, sizeof types - n, "|%s", format_at(i)->name);
	assert(n < sizeof types);
	return types;
}
