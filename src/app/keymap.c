/*
 * Bindings as a list of short sequences. There are about a hundred, a person presses ten keys a second: a
 * linear look is enough.
 */
#include "app/keymap.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { SEQUENCE_MAX = 2, KEY_NAME_MAX = 32 };

struct binding {
	struct key keys[SEQUENCE_MAX];
	size_t count;
	unsigned contexts;
	struct keymap_act act;
};

struct keymap {
	struct binding *bindings;
	size_t count;
	size_t capacity;
};

/* Parses "g+O" or "+": a plus sign that stands alone or last is the key itself. */
static bool
parse_sequence(const char *text, size_t n, struct binding *binding)
{
	binding->count = 0;
	while (n) {
		const char *plus = n > 1 ? memchr(text + 1, '+', n - 1) : NULL;
		size_t length = plus && plus + 1 < text + n ? (size_t)(plus - text) : n;
		char name[KEY_NAME_MAX];
		if (length >= sizeof name || binding->count == SEQUENCE_MAX)
			return false;
		memcpy(name, text, length);
		name[length] = '\0';
		if (!key_parse(name, &binding->keys[binding->count++]))
			return false;
		text += length;
		n -= length;
		if (n) {
			text++;
			n--;
		}
	}
	return binding->count > 0;
}

static bool
same_keys(const struct key *a, const struct key *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (a[i].code != b[i].code || a[i].modifiers != b[i].modifiers)
			return false;
	return true;
}

static bool
bind(struct keymap *keymap, unsigned contexts, const char *text, size_t n,
     const struct keymap_act *act)
{
	struct binding binding = { .contexts = contexts, .act = *act };

	if (!parse_sequence(text, n, &binding))
		return false;
	for (size_t i = 0; i < keymap->count; i++) {
		struct binding *old = &keymap->bindings[i];
		if (old->count == binding.count && same_keys(old->keys, binding.keys, old->count))
			old->contexts &= ~contexts;
	}
	keymap->bindings = memory_grow(keymap->bindings, &keymap->capacity, keymap->count + 1,
	                               sizeof *keymap->bindings);
	keymap->bindings[keymap->count++] = binding;
	return true;
}

bool
keymap_bind(struct keymap *keymap, unsigned contexts, const char *sequence,
            const struct keymap_act *act)
{
	return bind(keymap, contexts, sequence, strlen(sequence), act);
}

bool
keymap_is_sequence(const char *sequence)
{
	struct binding binding;

	return parse_sequence(sequence, strlen(sequence), &binding);
}

struct keymap *
keymap_new(void)
{
	struct keymap *keymap = memory_zero(1, sizeof *keymap);

	for (const struct command *c = commands; c->name; c++) {
		const struct keymap_act act = { .command = c };
		const char *at = c->keys;
		while (*at) {
			size_t n = strcspn(at, " ");
			bool fine = bind(keymap, c->context, at, n, &act);
			assert(fine);
			at += n;
			at += strspn(at, " ");
		}
	}
	return keymap;
}

void
keymap_free(struct keymap *keymap)
{
	if (!keymap)
		return;
	free(keymap->bindings);
	free(keymap);
}

struct keymap_answer
keymap_find(const struct keymap *keymap, enum command_context context, const struct key *keys,
            size_t count)
{
	struct keymap_answer answer = { 0 };

	for (size_t i = 0; i < keymap->count; i++) {
		const struct binding *b = &keymap->bindings[i];
		if (!(b->contexts & context) || b->count < count ||
		    !same_keys(b->keys, keys, count))
			continue;
		if (b->count == count)
			answer.act = b->act;
		else if (b->act.command || b->act.line)
			answer.prefix = true;
	}
	return answer;
}
