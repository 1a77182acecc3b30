/*
 * The table of settings. All values are small numbers: a switch is 0 or 1, a word its index. So one array holds them, and whoever
 * adds a setting adds an id, a row here, and the place where it counts.
 */
#include "app/setting.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/nearest.h"
#include "base/memory.h"
#include "find/pattern.h"

#define SWITCH(id, name, usual, help) \
	{ \
		name, NULL, help, id, SETTING_SWITCH, false, 0, 1, usual \
	}
#define START(id, name, usual, help) \
	{ \
		name, NULL, help, id, SETTING_SWITCH, true, 0, 1, usual \
	}
#define NUMBER(id, name, least, most, usual, help) \
	{ \
		name, NULL, help, id, SETTING_NUMBER, false, least, most, usual \
	}

/* clang-format off */
const struct setting setting_table[] = {
	NUMBER(SETTING_MEASURE, "measure", 20, 500, 72, "the widest text column"),
	SWITCH(SETTING_CENTRED, "centred", 1, "the text column in the middle of the screen, not at its left"),
	SWITCH(SETTING_ORIGINAL, "original", 0, "the file's own lines instead of text set to the column"),
	SWITCH(SETTING_CHOP, "chop", 0, "cut long lines instead of wrapping them"),
	SWITCH(SETTING_NUMBERS, "numbers", 0, "show the file's line numbers"),
	SWITCH(SETTING_SQUEEZE, "squeeze", 0, "show one empty line for several"),
	NUMBER(SETTING_TABS, "tabs", 1, 64, 8, "a tab stop every so many columns"),
	{ "quotes", "all|explicit|direct|none", "quotations: all, none that is inferred, the very words only, none", SETTING_QUOTES, SETTING_WORD, false, 0, 3, 0 },
	{ "cite", "plain|markdown|words", "how a quotation is copied: with its source, so in Markdown, its words alone", SETTING_CITE, SETTING_WORD, false, 0, 2, 0 },
	{ "color", "always|never|auto", "colours: always, never or auto", SETTING_COLOUR, SETTING_WORD, true, 0, 2, COLOUR_AUTO },
	START(SETTING_MOUSE, "mouse", 1, "the mouse scrolls and clicks; without it, it selects text as usual"),

	{ "case", "smart|ignore|exact", "case in a search: ignored unless you type a capital, ignored, heeded", SETTING_CASE, SETTING_WORD, false, 0, 2, CASE_SMART },
	SWITCH(SETTING_REGEX, "regex", 0, "search regular expressions"),
	SWITCH(SETTING_WORD_ONLY, "word", 0, "search whole words only"),
	SWITCH(SETTING_EXACT, "exact", 0, "search accents, quotation marks and dashes as they are typed"),

	SWITCH(SETTING_PRIVATE, "private", 0, "keep nothing of what is read and where"),

	START(SETTING_ONE_SCREEN, "one-screen", 0, "print and leave when all fits on one screen"),
	START(SETTING_KEEP_SCREEN, "keep-screen", 0, "leave the last screen on the terminal"),
	START(SETTING_INTERRUPT, "interrupt", 0, "^C leaves, with exit code 2"),
	NUMBER(SETTING_WIDTH, "width", 1, 1000, 80, "the width of what is printed"),
	SWITCH(SETTING_FILTERS, "default-filters", 1, "documents of formats that diple does not read are given to the usual programs"),
	SWITCH(SETTING_CONFINE, "confine", 1, "filters can read the system's files and the document, and no other file"),
	{ NULL, NULL, NULL, SETTING_NONE, 0, false, 0, 0, 0 },
};
/* clang-format on */

const struct setting *
setting_row(enum setting_id id)
{
	const struct setting *s = setting_table;

	while (s->name && s->id != id)
		s++;
	assert(s->name);
	return s;
}

const struct setting *
setting_find(const char *name)
{
	for (const struct setting *s = setting_table; s->name; s++)
		if (!strcmp(s->name, name))
			return s;
	return NULL;
}

/* ---- values ---- */

struct setting_text
setting_text(const struct setting *setting, unsigned value)
{
	struct setting_text t;
	const char *word = setting->values;

	if (setting->kind == SETTING_NUMBER) {
		snprintf(t.text, sizeof t.text, "%u", value);
	} else if (setting->kind == SETTING_SWITCH) {
		snprintf(t.text, sizeof t.text, "%s", value ? "on" : "off");
	} else {
		for (; value; value--)
			word = strchr(word, '|') + 1;
		snprintf(t.text, sizeof t.text, "%.*s", (int)strcspn(word, "|"), word);
	}
	return t;
}

int
setting_value_index(const char *values, const char *text)
{
	size_t size = strlen(text);
	int found = -1, index = 0;

	for (const char *at = values; size; index++) {
		size_t n = strcspn(at, "|");
		if (n >= size && !strncmp(at, text, size)) {
			if (n == size)
				return index;
			if (found >= 0)
				return -1;
			found = index;
		}
		if (!at[n])
			break;
		at += n + 1;
	}
	return found;
}

static bool
parse_number(const struct setting *setting, const char *text, unsigned *value, struct error *error)
{
	char *end = NULL;
	long number = *text >= '0' && *text <= '9' ? strtol(text, &end, 10) : -1;

	if (number < setting->least || number > setting->most || *end) {
		error_set(error, "wants a number from %d to %d, not \"%s\"", setting->least,
		          setting->most, text);
		return false;
	}
	*value = (unsigned)number;
	return true;
}

bool
setting_parse(const struct setting *setting, const char *text, unsigned *value, struct error *error)
{
	static const char switches[] = "off|on|no|yes|false|true|0|1";
	const char *values = setting->kind == SETTING_SWITCH ? switches : setting->values;

	if (setting->kind == SETTING_NUMBER)
		return parse_number(setting, text, value, error);
	int index = setting_value_index(values, text);
	if (index < 0) {
		error_set(error, "wants one of %s, not \"%s\"",
		          setting->kind == SETTING_SWITCH ? "on|off" : values, text);
		return false;
	}
	*value = setting->kind == SETTING_SWITCH ? (unsigned)index % 2 : (unsigned)index;
	return true;
}

/* ---- all of them ---- */

void
settings_init(struct settings *settings)
{
	*settings = (struct settings){ { 0 } };
	for (const struct setting *s = setting_table; s->name; s++)
		settings->values[s->id] = s->usual;
}

void
settings_turn(struct settings *settings, enum setting_id id)
{
	settings->values[id] = (settings->values[id] + 1) % (setting_row(id)->most + 1u);
}

/* "nocentred", "noquotes": what turns a setting off; NULL when it is none's name, or cannot be. */
static const struct setting *
find_off(const char *name, unsigned *value)
{
	const struct setting *s = strncmp(name, "no", 2) ? NULL : setting_find(name + 2);
	int none = s && s->kind == SETTING_WORD ? setting_value_index(s->values, "none") : -1;

	*value = none > 0 ? (unsigned)none : 0;
	return s && (s->kind == SETTING_SWITCH || none >= 0) ? s : NULL;
}

/* "centred", "nocentred": what it says without a value; NULL when it says nothing. */
static const struct setting *
find_switch(const char *name, unsigned *value)
{
	const struct setting *s = setting_find(name);

	*value = 1;
	if (!s)
		return find_off(name, value);
	return s->kind == SETTING_SWITCH ? s : NULL;
}

static void
say_unknown(const char *name, struct error *error)
{
	struct nearest nearest = nearest_start(name, strlen(name));

	for (const struct setting *s = setting_table; s->name; s++)
		nearest_try(&nearest, s->name);
	if (nearest.best)
		error_set(error, "there is no setting \"%s\"; %s?", name, nearest.best);
	else
		error_set(error, "there is no setting \"%s\"", name);
}

/* name: what stands before the value; text: the value, NULL for none. */
static bool
assign(struct settings *settings, const char *name, const char *text, const struct setting **which,
       struct error *error)
{
	const struct setting *s = text ? setting_find(name) : NULL;
	unsigned value;
	struct error why;

	if (!text && (s = find_switch(name, &value))) {
		settings->values[s->id] = value;
	} else if (!text && setting_find(name)) {
		error_set(error, "%s wants a value after it", name);
		return false;
	} else if (!s) {
		say_unknown(name, error);
		return false;
	} else if (!setting_parse(s, text, &value, &why)) {
		error_set(error, "%s %s", name, why.text);
		return false;
	} else {
		settings->values[s->id] = value;
	}
	*which = s;
	return true;
}

bool
settings_assign(struct settings *settings, const char *text, const struct setting **which,
                struct error *error)
{
	size_t n = strcspn(text, "= \t");
	const char *value = text + n + strspn(text + n, " \t");

	if (*value == '=')
		value += 1 + strspn(value + 1, " \t");
	size_t size = strlen(value);
	while (size && (value[size - 1] == ' ' || value[size - 1] == '\t'))
		size--;
	char *name = memory_string_n(text, n), *copy = memory_string_n(value, size);
	bool good = assign(settings, name, text[n] == '=' || size ? copy : NULL, which, error);
	free(name);
	free(copy);
	return good;
}
