#ifndef APP_BIND_H
#define APP_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include "app/keymap.h"
#include "base/error.h"

/*
 * What a person has bound keys to, by `bind` and `unbind`, in the configuration or at the prompt: in that order, over the default
 * keys.
 */
struct bind {
	char *keys;
	char *line;                    /* as it was written; NULL: nothing */
	const struct command *command; /* when the line is nothing but its name */
};

struct binds {
	struct bind *items;
	size_t count, capacity;
};

/*
 * The words after `bind`: a key and what the prompt would take; of `unbind`: a key. False with a sentence, and nothing is
 * bound.
 */
bool binds_add(struct binds *binds, char *const *words, size_t count, struct error *error);
bool binds_add_nothing(struct binds *binds, char *const *words, size_t count, struct error *error);

void binds_copy(struct binds *to, const struct binds *from);
void binds_clear(struct binds *binds);

/* Binds the keys of the items from this one on. */
void binds_apply(const struct binds *binds, size_t from, struct keymap *keymap);

#endif
