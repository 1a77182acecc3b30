#ifndef TERM_INPUT_H
#define TERM_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "term/caps.h"
#include "term/mouse.h"
#include "view/key.h"

/*
 * Bytes from the keyboard become key events. It knows no descriptor and no clock: bytes are fed, the time is
 * told. Sequences that are nobody's key are swallowed whole, so that none of their bytes acts as a key.
 */
struct input {
	struct buffer bytes; /* arrived and not yet taken */
	struct buffer paste; /* of the paste that is coming in, or of the last event */
	bool pasting;
	bool answered; /* the terminal has said what it is (DA1): answers asked for before that have come */
	bool updates; /* it has said that it can show a whole frame at once (mode 2026) */
	bool utf8;
	unsigned char erase; /* the terminal's own erase character */
	int64_t fed_ms;      /* when bytes last came */
	struct caps_key keys[CAPS_KEYS_MAX];
	int key_count;
	struct mouse mouse;
};

enum input_answer {
	INPUT_NONE,  /* nothing, or not enough yet */
	INPUT_EVENT, /* event is filled */
	INPUT_MAYBE, /* a key has come that may also be the start of a longer one */
};

/* keys may be changed by the caller afterwards; utf8: of the locale; erase: the terminal's VERASE. */
void input_init(struct input *input, bool utf8, unsigned char erase);
void input_clear(struct input *input);

void input_feed(struct input *input, const char *bytes, size_t n, int64_t now_ms);

/* The next event. late: nothing followed within the escape delay, so what may be longer is not. */
enum input_answer input_next(struct input *input, bool late, struct key_event *event);

#endif
