/*
 * The parser that reads the command line by the table of options. It is ours and not getopt_long(3), because options, +commands
 * and files mix in any order, a wrong option is answered with the one that was meant, and $DIPLE goes through the same door.
 */
#include "app/option.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/nearest.h"
#include "app/words.h"
#include "base/memory.h"
#include "read/format.h"

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
