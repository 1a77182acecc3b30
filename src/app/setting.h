#ifndef APP_SETTING_H
#define APP_SETTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/*
 * What a reader can set. One table is the source of the command line's options, of `:set` and its completion, of the configuration
 * and what --print-config says of it, and of the list in diple-config(5).
 */
enum setting_id {
	SETTING_NONE,
	SETTING_MEASURE,
	SETTING_CENTRED,
	SETTING_ORIGINAL,
	SETTING_CHOP,
	SETTING_NUMBERS,
	SETTING_SQUEEZE,
	SETTING_TABS,
	SETTING_QUOTES, /* enum quote_choice */
	SETTING_CITE,   /* enum cite_form */
	SETTING_COLOUR,
	SETTING_MOUSE,
	SETTING_CASE,
	SETTING_REGEX,
	SETTING_WORD_ONLY,
	SETTING_EXACT,
	SETTING_ONE_SCREEN,
	SETTING_KEEP_SCREEN,
	SETTING_INTERRUPT,
	SETTING_WIDTH,
	SETTING_FILTERS,
	SETTING_CONFINE,
	SETTING_PRIVATE,
	SETTING_COUNT,
};

enum setting_kind {
	SETTING_SWITCH, /* 0 or 1 */
	SETTING_NUMBER, /* least to most */
	SETTING_WORD,   /* the index of one of the values */
};

/* The order of the values of SETTING_COLOUR. */
enum setting_colour { COLOUR_ALWAYS, COLOUR_NEVER, COLOUR_AUTO };

struct setting {
	const char *name;
	const char *values; /* "smart|ignore|exact"; NULL unless it is a word */
	const char *help;   /* one line, no full stop */
	unsigned char id, kind;
	bool at_start; /* what is set later counts no more */
	unsigned short least, most;
	unsigned short usual; /* the value without any configuration */
};

/* The table, ended by a row without a name; in the order in which people are told of it. */
extern const struct setting setting_table[];

/* The row of an id that is not SETTING_NONE. */
const struct setting *setting_row(enum setting_id id);

/* By its name; NULL when there is none. */
const struct setting *setting_find(const char *name);

/* A value as it is written: "72", "on", "smart". */
struct setting_text {
	char text[24];
};
struct setting_text setting_text(const struct setting *setting, unsigned value);

/* What such a text stands for; false with a sentence. A word may be shortened. */
bool setting_parse(const struct setting *setting, const char *text, unsigned *value,
                   struct error *error);

/* Which of "a|b|c" a text is, by its whole name or a beginning that fits no other; -1 for none. */
int setting_value_index(const char *values, const char *text);

/* ---- all of them ---- */

struct settings {
	unsigned values[SETTING_COUNT];
};

void settings_init(struct settings *settings);

/* Turns a switch over, a word to its next value. */
void settings_turn(struct settings *settings, enum setting_id id);

/*
 * Does what stands after `set`: "measure 60", "measure=60", "centred", "nocentred", "centred off". *which is the setting
 * then. False with a sentence, and nothing is changed.
 */
bool settings_assign(struct settings *settings, const char *text, const struct setting **which,
                     struct error *error);

#endif
