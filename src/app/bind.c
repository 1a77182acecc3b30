/* A list that only grows: whoever comes later wins, as in the keymap. */
#include "app/bind.h"

#include <stdlib.h>

#include "app/line.h"
#include "app/words.h"
#include "base/memory.h"

static void
add(struct binds *binds, const char *keys, char *line, const struct command *command)
{
	binds->items =
		memory_grow(binds->items, &binds->capacity, binds->count + 1, sizeof *binds->items);
	binds->items[binds->count++] = (struct bind){ memory_string(keys), line, command };
}

static bool
is_key(const char *name, struct error *error)
{
	bool good = keymap_is_sequence(name);

	if (!good)
		error_set(error, "\"%s\" is no key", name);
	return good;
}

bool
binds_add(struct binds *binds, char *const *words, size_t count, struct error *error)
{
	const struct command *command;

	if (count < 2) {
		error_set(error, "bind wants a key and a command after it");
		return false;
	}
	if (!is_key(words[0], error))
		return false;
	char *line = words_join(words + 1, count - 1);
	if (!line_check(line, true, &command, error)) {
		free(line);
		return false;
	}
	add(binds, words[0], line, command);
	return true;
}

bool
binds_add_nothing(struct binds *binds, char *const *words, size_t count, struct error *error)
{
	if (count != 1) {
		error_set(error, "unbind wants a key after it");
		return false;
	}
	if (!is_key(words[0], error))
		return false;
	add(binds, words[0], NULL, NULL);
	return true;
}

void
binds_copy(struct binds *to, const struct binds *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct bind *b = &from->items[i];
		add(to, b->keys, b->line ? memory_string(b->line) : NULL, b->command);
	}
}

void
binds_clear(struct binds *binds)
{
	for (size_t i = 0; i < binds->count; i++) {
		free(binds->items[i].keys);
		free(binds->items[i].line);
	}
	free(binds->items);
	*binds = (struct binds){ 0 };
}

void
binds_apply(const struct binds *binds, size_t from, struct keymap *keymap)
{
	for (size_t i = from; i < binds->count; i++) {
		const struct bind *b = &binds->items[i];
		struct keymap_act act = { b->command, b->command ? NULL : b->line };
		unsigned contexts = b->command ? b->command->context
		                    : b->line  ? CONTEXT_TEXT
		                               : CONTEXT_ALL;
		keymap_bind(keymap, contexts, b->keys, &act);
	}
}
