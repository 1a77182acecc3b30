#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include <stddef.h>

#include "app/command.h"
#include "view/key.h"

/*
 * Which keys run which command. A sequence has one or two keys. The first key of a longer sequence may be bound
 * itself: it then acts at once, and the second key puts its command in place of the first's (`g` goes
 * to the top without waiting for `gO`).
 */
struct keymap;

/* What keys do: a command, or a line of the prompt; neither: nothing. */
struct keymap_act {
	const struct command *command;
	const char *line;
};

/* The default keys of the command table. A key in it that cannot be parsed is a mistake of ours. */
struct keymap *keymap_new(void);
void keymap_free(struct keymap *keymap);

/*
 * Binds a sequence ("g+O") in the contexts to an act, over what it did before; false when it names no key. The act's line is borrowed.
 */
bool keymap_bind(struct keymap *keymap, unsigned contexts, const char *sequence,
                 const struct keymap_act *act);

/* True for what keymap_bind would take. */
bool keymap_is_sequence(const char *sequence);

struct keymap_answer {
	struct keymap_act act; /* of nothing: nothing is bound to exactly these keys */
	bool prefix;           /* more keys may follow */
};

/* What the one or two keys do in a context. */
struct keymap_answer keymap_find(const struct keymap *keymap, enum command_context context,
                                 const struct key *keys, size_t count);

#endif
