#ifndef VIEW_KEY_H
#define VIEW_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A key as the keyboard sent it: a Unicode code point, or one of these. Control characters are the letter
 * with KEY_CTRL ("^B" is 'b' with KEY_CTRL), but Enter, Tab, Escape and Backspace are their own keys.
 */
enum key_code {
	KEYS_FIRST = 0x110000, /* past Unicode */
	KEYS_ENTER = KEYS_FIRST,
	KEYS_TAB,
	KEYS_BACKTAB,
	KEYS_ESCAPE,
	KEYS_BACKSPACE,
	KEYS_DELETE,
	KEYS_INSERT,
	KEYS_UP,
	KEYS_DOWN,
	KEYS_LEFT,
	KEYS_RIGHT,
	KEYS_HOME,
	KEYS_END,
	KEYS_PAGE_UP,
	KEYS_PAGE_DOWN,
	KEYS_F1,
	KEYS_F12 = KEYS_F1 + 11,
	KEYS_PASTE,       /* text of a bracketed paste follows in key_event.text */
	KEYS_MOUSE_PRESS, /* button, row, column are set */
	KEYS_MOUSE_DRAG,
	KEYS_MOUSE_RELEASE,
	KEYS_WHEEL_UP,
	KEYS_WHEEL_DOWN,
	KEYS_BACKGROUND, /* no key: the terminal's background became known; button: 1 light, 0 dark */
	KEYS_LAST,
};

enum key_modifier {
	KEYS_CTRL = 1 << 0,
	KEYS_ALT = 1 << 1,
	KEYS_SHIFT = 1 << 2, /* only of keys that are no characters */
};

struct key {
	uint32_t code;
	uint8_t modifiers;
};

struct key_event {
	struct key key;
	int row, column;  /* cells from the top left, of mouse events */
	uint8_t button;   /* 1 left, 2 middle, 3 right */
	uint8_t clicks;   /* 1, 2, 3: single, double, triple */
	const char *text; /* of a paste: UTF-8, borrowed for the event */
	size_t text_size;
};

/* "j", "^B", "PageDown", "Alt-Left", "F1", "Space": written as in the help; false for what is no key. */
bool key_parse(const char *name, struct key *key);

/* The same the other way round, at most size - 1 bytes. */
void key_name(struct key key, char *name, size_t size);

#endif
