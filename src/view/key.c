/*
 * The names of keys, as the help shows them and a configuration writes them. One table serves both
 * directions; the first name of a code is the one that is printed.
 */
#include "view/key.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static const struct named {
	const char *name;
	uint32_t code;
} names[] = {
	{ "Enter", KEYS_ENTER },
	{ "Return", KEYS_ENTER },
	{ "Tab", KEYS_TAB },
	{ "Shift-Tab", KEYS_BACKTAB },
	{ "BackTab", KEYS_BACKTAB },
	{ "Escape", KEYS_ESCAPE },
	{ "Esc", KEYS_ESCAPE },
	{ "Backspace", KEYS_BACKSPACE },
	{ "Delete", KEYS_DELETE },
	{ "Insert", KEYS_INSERT },
	{ "Up", KEYS_UP },
	{ "Down", KEYS_DOWN },
	{ "Left", KEYS_LEFT },
	{ "Right", KEYS_RIGHT },
	{ "Home", KEYS_HOME },
	{ "End", KEYS_END },
	{ "PageUp", KEYS_PAGE_UP },
	{ "PageDown", KEYS_PAGE_DOWN },
	{ "Paste", KEYS_PASTE },
	{ "MousePress", KEYS_MOUSE_PRESS },
	{ "MouseDrag", KEYS_MOUSE_DRAG },
	{ "MouseRelease", KEYS_MOUSE_RELEASE },
	{ "WheelUp", KEYS_WHEEL_UP },
	{ "WheelDown", KEYS_WHEEL_DOWN },
	{ "Background", KEYS_BACKGROUND },
	{ "Space", ' ' },
};

static const struct prefix {
	const char *name;
	uint8_t modifier;
} prefixes[] = {
	{ "Alt-", KEYS_ALT },
	{ "Ctrl-", KEYS_CTRL },
	{ "Shift-", KEYS_SHIFT },
};

static bool
parse_function(const char *name, uint32_t *code)
{
	unsigned number;
	char rest;

	if ((name[0] != 'F' && name[0] != 'f') || sscanf(name + 1, "%2u%c", &number, &rest) != 1 ||
	    number < 1 || number > 12 || name[1] < '1' || name[1] > '9')
		return false;
	*code = KEYS_F1 + number - 1;
	return true;
}

/* One character, and nothing after it. */
static bool
parse_character(const char *name, uint32_t *code)
{
	size_t n = strlen(name);

	return n > 0 && utf8_valid_prefix(name, n) == n && utf8_decode(name, n, code) == n &&
	       *code >= 0x20 && *code != 0x7f;
}

/* "^X": what the key sends is that control character, and some of those are keys of their own. */
static bool
parse_control(const char *name, struct key *key)
{
	uint32_t cp;

	if (name[0] != '^' || !parse_character(name + 1, &cp) || cp >= 0x7f)
		return false;
	if (cp >= 'A' && cp <= 'Z')
		cp += 'a' - 'A';
	key->code = cp == 'i'   ? KEYS_TAB
	            : cp == 'm' ? KEYS_ENTER
	            : cp == '[' ? KEYS_ESCAPE
	            : cp == 'h' ? KEYS_BACKSPACE
	            : cp == '?' ? KEYS_BACKSPACE
	            : cp == '@' ? ' '
	                        : cp;
	if (key->code < KEYS_FIRST)
		key->modifiers |= KEYS_CTRL;
	return true;
}

static bool
parse_named(const char *name, uint32_t *code)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(name, names[i].name) == 0) {
			*code = names[i].code;
			return true;
		}
	return parse_function(name, code);
}

bool
key_parse(const char *name, struct key *key)
{
	bool again;

	*key = (struct key){ 0 };
	if (parse_named(name, &key->code)) /* "Shift-Tab" is one key */
		return true;
	do {
		again = false;
		for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
			size_t n = strlen(prefixes[i].name);

			if (strncasecmp(name, prefixes[i].name, n) == 0 && name[n]) {
				key->modifiers |= prefixes[i].modifier;
				name += n;
				again = true;
			}
		}
	} while (again);
	if (parse_control(name, key) || parse_named(name, &key->code))
		return true;
	if (!parse_character(name, &key->code) || (key->modifiers & KEYS_SHIFT))
		return false;
	if ((key->modifiers & KEYS_CTRL) && key->code >= 'A' && key->code <= 'Z')
		key->code += 'a' - 'A';
	return true;
}

/* The key without its modifiers, at least 16 bytes of room. */
static void
base_name(struct key key, char *name)
{
	uint32_t code = key.code;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == code) {
			strcpy(name, names[i].name);
			return;
		}
	if (code >= KEYS_F1 && code <= KEYS_F12)
		sprintf(name, "F%u", (unsigned)(code - KEYS_F1 + 1) % 100);
	else if (code >= KEYS_FIRST)
		strcpy(name, "?");
	else
		name[utf8_encode(code, name)] = '\0';
}

void
key_name(struct key key, char *name, size_t size)
{
	uint8_t modifiers = key.modifiers;
	char base[16], caret[4] = "";

	if ((modifiers & KEYS_CTRL) && key.code > ' ' && key.code < 0x7f) {
		if (key.code >= 'a' && key.code <= 'z')
			key.code -= 'a' - 'A';
		strcpy(caret, "^");
		modifiers &= (uint8_t)~KEYS_CTRL;
	}
	base_name(key, base);
	snprintf(name, size, "%s%s%s%s%s", modifiers & KEYS_ALT ? "Alt-" : "",
	         modifiers & KEYS_CTRL ? "Ctrl-" : "", modifiers & KEYS_SHIFT ? "Shift-" : "",
	         caret, base);
}
