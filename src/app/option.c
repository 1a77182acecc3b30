/*
 * The table of options, and the parser that reads the command line with it. Spellings are those that users of less have
 * in their fingers; the parser is ours and not getopt_long(3), because options, +commands and files mix in any order, a wrong
 * option is answered with the one that was meant, and $DIPLE goes through the same door.
 */
#include "app/option.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/nearest.h"
#include "app/words.h"
#include "base/memory.h"
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

/* The words still to be read: of the environment, or of the command line. */
struct reader {
	struct options *options;
	char *const *words;
	size_t count, at;
	bool environment;
	bool files_only; /* "--" was read */
	bool stop;       /* --help or --version: nothing more matters */
	struct error *error;
};

/* ---- looking up ---- */

static const struct option *
find_letter(char letter)
{
	if (!letter)
		return NULL;
	for (const struct option *o = option_table; o->name; o++)
		if (o->letter == letter)
			return o;
	return NULL;
}

static void
say_unknown_name(struct reader *r, const char *name, size_t size)
{
	struct nearest nearest = nearest_start(name, size);

	for (const struct option *o = option_table; o->name; o++)
		if (!o->hidden)
			nearest_try(&nearest, o->name);
	if (nearest.best)
		error_set(r->error, "no option --%.*s; --%s?", (int)size, name, nearest.best);
	else
		error_set(r->error, "no option --%.*s; --help lists them", (int)size, name);
}

/* For "-dump" --dump was meant, for -f perhaps -F. */
static void
say_unknown_letter(struct reader *r, const char *word, const char *at)
{
	const struct option *other = find_letter((char)(*at ^ 0x20));

	for (const struct option *o = option_table; o->name; o++)
		if (!strcmp(o->name, word + 1)) {
			error_set(r->error, "no option %s; --%s?", word, o->name);
			return;
		}
	if (other && !other->hidden)
		error_set(r->error, "no option -%c; -%c (--%s)?", *at, other->letter, other->name);
	else if ((unsigned char)*at < 0x80)
		error_set(r->error, "no option -%c; --help lists them", *at);
	else
		error_set(r->error, "no option %s; --help lists them", word);
}

/* Two spellings of one option. */
static bool
is_same(const struct option *a, const struct option *b)
{
	return a->id == b->id && a->setting == b->setting && a->value == b->value;
}

/* By its name or the beginning of only one option's name; NULL with a sentence. */
static const struct option *
find_name(struct reader *r, const char *name, size_t size)
{
	const struct option *found = NULL;

	for (const struct option *o = option_table; o->name && size; o++) {
		if (strncmp(o->name, name, size) != 0)
			continue;
		if (!o->name[size])
			return o;
		if (found && !is_same(found, o)) {
			error_set(r->error, "--%.*s may be --%s or --%s", (int)size, name,
			          found->name, o->name);
			return NULL;
		}
		if (!found)
			found = o;
	}
	if (!found) {
		say_unknown_name(r, name, size);
		return NULL;
	}
	return found;
}

/* ---- what an option does ---- */

static void
add_command(struct options *o, const char *text)
{
	o->commands = memory_grow(o->commands, &o->command_capacity, o->command_count + 1,
	                          sizeof *o->commands);
	o->commands[o->command_count++] = text;
}

static void
add_name(struct options *o, const char *name)
{
	o->names = memory_grow(o->names, &o->name_capacity, o->name_count + 1, sizeof *o->names);
	o->names[o->name_count++] = name;
}

/* Keeps a string of our own for as long as the options live. */
static const char *
keep(struct options *o, char *text)
{
	o->words = memory_resize(o->words, (o->word_count + 1) * sizeof *o->words);
	o->words[o->word_count++] = text;
	return text;
}

static void
add_pattern(struct options *o, const char *pattern)
{
	size_t size = strlen(pattern) + 2;
	char *command = memory_alloc(size);

	command[0] = '/';
	memcpy(command + 1, pattern, size - 1);
	add_command(o, keep(o, command));
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

/* value: the setting's, or the index among the values. */
static void
apply(struct reader *r, const struct option *option, const char *text, unsigned value)
{
	struct options *o = r->options;

	switch ((enum option_id)option->id) {
	case OPTION_SETTING:
		o->settings.values[option->setting] = value;
		o->said[option->setting] = true;
		break;
	case OPTION_ENCODING:
		o->encoding = text;
		break;
	case OPTION_TYPE:
		o->type = value ? format_at(value - 1)->name : NULL;
		break;
	case OPTION_SECTION:
		o->section = text;
		break;
	case OPTION_PATTERN:
		add_pattern(o, text);
		break;
	case OPTION_DUMP:
		o->mode = MODE_DUMP;
		break;
	case OPTION_OUTLINE:
		o->mode = MODE_OUTLINE;
		break;
	case OPTION_QUOTES:
		o->mode = MODE_QUOTES;
		o->listing = (enum listing_format)value;
		break;
	case OPTION_SPEAKER:
		o->speaker = text;
		break;
	case OPTION_TEXT:
		o->mode = MODE_TEXT;
		break;
	case OPTION_NOTES:
		o->mode = MODE_NOTES;
		o->notes = (enum note_format)value;
		break;
	case OPTION_IMPORT:
		o->mode = MODE_IMPORT;
		break;
	case OPTION_JSON:
		o->mode = MODE_JSON;
		break;
	case OPTION_CONFIG:
		o->config = text;
		o->no_config = false;
		break;
	case OPTION_NO_SHELF:
		o->no_shelf = true;
		break;
	case OPTION_NO_CONFIG:
		o->no_config = true;
		break;
	case OPTION_SECURE:
		o->secure = true;
		break;
	case OPTION_HELP:
		o->mode = MODE_HELP;
		r->stop = true;
		break;
	case OPTION_VERSION:
		o->mode = MODE_VERSION;
		r->stop = true;
		break;
	case OPTION_PRINT_KEYS:
		o->mode = MODE_PRINT_KEYS;
		break;
	case OPTION_PRINT_CONFIG:
		o->mode = MODE_PRINT_CONFIG;
		break;
	case OPTION_PRINT_COMPLETION:
		o->mode = MODE_PRINT_COMPLETION;
		o->shell = (enum option_shell)value;
		break;
	case OPTION_RAW:
	case OPTION_IGNORED:
		break;
	}
}

/* ---- parsing ---- */

/* "--tabs", or "-x" when it was typed so. */
static void
name_as_typed(const struct option *option, bool letter, char *name, size_t size)
{
	if (letter)
		snprintf(name, size, "-%c", option->letter);
	else
		snprintf(name, size, "--%s", option->name);
}

/* Checks the argument and applies the option. */
static bool
apply_checked(struct reader *r, const struct option *option, bool letter, const char *text)
{
	char name[48];
	unsigned value = option->value;
	struct error why;

	name_as_typed(option, letter, name, sizeof name);
	if (option->setting && option->kind != OPTION_FLAG) {
		if (!setting_parse(setting_row(option->setting), text, &value, &why)) {
			error_set(r->error, "%s %s", name, why.text);
			return false;
		}
	} else if (option->kind == OPTION_WORD || (option->kind == OPTION_MAYBE && text)) {
		int index = setting_value_index(option_values(option), text);
		if (index < 0) {
			error_set(r->error, "%s wants one of %s, not \"%s\"", name,
			          option_values(option), text);
			return false;
		}
		value = (unsigned)index;
	} else if (option->kind == OPTION_STRING && !*text) {
		error_set(r->error, "%s wants %s after it", name, option->argument);
		return false;
	}
	apply(r, option, text, value);
	return true;
}

/* The option with what was attached to it, or the next word, as its argument. */
static bool
take_option(struct reader *r, const struct option *option, bool letter, const char *attached)
{
	char name[48];

	if (option->kind == OPTION_FLAG || option->kind == OPTION_MAYBE || attached)
		return apply_checked(r, option, letter, attached);
	if (r->at == r->count) {
		name_as_typed(option, letter, name, sizeof name);
		error_set(r->error, "%s wants %s after it", name,
		          option->kind == OPTION_WORD ? option_values(option) : option->argument);
		return false;
	}
	return apply_checked(r, option, letter, r->words[r->at++]);
}

static bool
take_long(struct reader *r, const char *word)
{
	const char *name = word + 2;
	size_t size = strcspn(name, "=");
	const char *attached = name[size] ? name + size + 1 : NULL;
	const struct option *option = find_name(r, name, size);

	if (!option)
		return false;
	if (option->kind == OPTION_FLAG && attached) {
		error_set(r->error, "--%s takes nothing after it", option->name);
		return false;
	}
	return take_option(r, option, false, attached);
}

/* "-FRX", "-x4", "-Fp word": flags, and at the end one option with an argument. */
static bool
take_letters(struct reader *r, const char *word)
{
	for (const char *at = word + 1; *at; at++) {
		const struct option *option = find_letter(*at);
		if (!option) {
			say_unknown_letter(r, word, at);
			return false;
		}
		bool flag = option->kind == OPTION_FLAG;
		if (!take_option(r, option, true, flag || !at[1] ? NULL : at + 1))
			return false;
		if (!flag || r->stop)
			break;
	}
	return true;
}

static bool
take_file(struct reader *r, const char *word)
{
	if (r->environment) {
		error_set(r->error, "\"%s\" is no option", word);
		return false;
	}
	add_name(r->options, word);
	return true;
}

static bool
take_command(struct reader *r, const char *word)
{
	/* "++command" means in less: for every file. */
	const char *command = word + 1 + (word[1] == '+');

	if (!*command) {
		error_set(r->error, "%s wants a command after it; a file of that name is ./%s",
		          word, word);
		return false;
	}
	add_command(r->options, command);
	return true;
}

static bool
take_words(struct reader *r)
{
	while (r->at < r->count && !r->stop) {
		const char *word = r->words[r->at++];
		bool good;
		if (r->files_only || !strcmp(word, "-"))
			good = take_file(r, word);
		else if (!strcmp(word, "--"))
			good = r->files_only = true;
		else if (!strncmp(word, "--", 2))
			good = take_long(r, word);
		else if (*word == '-')
			good = take_letters(r, word);
		else if (*word == '+')
			good = take_command(r, word);
		else
			good = take_file(r, word);
		if (!good)
			return false;
	}
	return true;
}

static bool
parse_environment(struct options *options, const char *diple, struct error *error)
{
	struct error what;
	char **words;
	size_t count;

	if (!words_split(diple, &words, &count, &what)) {
		error_set(error, "DIPLE: %s", what.text);
		return false;
	}
	struct reader reader = { .options = options,
		                 .words = words,
		                 .count = count,
		                 .environment = true,
		                 .error = &what };
	bool good = take_words(&reader);
	for (size_t i = 0; i < count; i++)
		keep(options, words[i]);
	free(words);
	if (!good)
		error_set(error, "DIPLE: %s", what.text);
	return good;
}

bool
options_parse(struct options *options, int argc, char *const *argv, const char *diple,
              struct error *error)
{
	*options = (struct options){ .mode = MODE_READ };
	settings_init(&options->settings);
	if (diple && !parse_environment(options, diple, error))
		return false;
	struct reader reader = { .options = options,
		                 .words = argv + 1,
		                 .count = argc > 1 ? (size_t)argc - 1 : 0,
		                 .error = error };
	return take_words(&reader);
}

void
options_clear(struct options *options)
{
	words_free(options->words, options->word_count);
	free(options->commands);
	free(options->names);
	*options = (struct options){ 0 };
}

void
options_rest(struct options *options, const struct settings *rest)
{
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (!options->said[i])
			options->settings.values[i] = rest->values[i];
}
