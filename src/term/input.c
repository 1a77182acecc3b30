/*
 * The decoder of keys. What has arrived is looked at from its first byte: a pasted text, a key that terminfo knows, a
 * control sequence, a character.
 * Each step takes what it understood; an incomplete sequence stays until more comes. Only ESC, ESC [ and ESC O can
 * be keys of their own, so only these are ever waited for, and briefly.
 */
#include "term/input.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "term/sequence.h"

enum {
	PASTE_MAX = 1024 * 1024,  /* bytes of one paste; more is dropped */
	PASTE_PATIENCE_MS = 2000, /* a paste whose end was lost ends so */
	SEQUENCE_MAX = 64,
	COMMAND_MAX = 256,
};

static const char paste_end[] = "\033[201~";

/* What a step found: how many bytes it took; 0: not enough has come. */
struct taken {
	size_t size;
	bool event;
};

void
input_init(struct input *input, bool utf8, unsigned char erase)
{
	*input = (struct input){ .utf8 = utf8, .erase = erase };
}

void
input_clear(struct input *input)
{
	buffer_clear(&input->bytes);
	buffer_clear(&input->paste);
}

void
input_feed(struct input *input, const char *bytes, size_t n, int64_t now_ms)
{
	if (input->pasting && now_ms - input->fed_ms > PASTE_PATIENCE_MS) {
		input->pasting = false;
		buffer_reset(&input->bytes);
	}
	input->fed_ms = now_ms;
	buffer_add(&input->bytes, bytes, n);
}

/* ---- from ESC on ---- */

/* The number of 1 to 4 hexadecimal digits, as a part of 1; moves on past it. Less than 0: none. */
static double
read_intensity(const char **at)
{
	char *end;
	unsigned long value = strtoul(*at, &end, 16);
	long digits = end - *at;

	if (digits < 1 || digits > 4)
		return -1;
	*at = end;
	return (double)value / (double)((1UL << 4 * digits) - 1);
}

/* "11;rgb:RRRR/GGGG/BBBB", the answer to what the background is. */
static bool
background_event(const char *text, struct key_event *event)
{
	static const char prefix[] = "11;rgb:";
	const double weights[] = { 0.299, 0.587, 0.114 };
	double light = 0, part;

	if (strncmp(text, prefix, sizeof prefix - 1) != 0)
		return false;
	text += sizeof prefix - 1;
	for (int i = 0; i < 3; i++) {
		part = read_intensity(&text);
		if (part < 0 || *text != (i < 2 ? '/' : '\0'))
			return false;
		text++;
		light += weights[i] * part;
	}
	event->key.code = KEYS_BACKGROUND;
	event->button = light > 0.5;
	return true;
}

/* ESC ], a text and BEL or ESC \: an answer of the terminal, swallowed unless it is known. */
static struct taken
take_command(const char *bytes, size_t n, struct key_event *event)
{
	char text[COMMAND_MAX];
	size_t end = 2;

	while (end < n && bytes[end] != 7 && bytes[end] != 27)
		end++;
	if (end >= COMMAND_MAX)
		return (struct taken){ end, false };
	if (end >= n || (bytes[end] == 27 && end + 1 >= n))
		return (struct taken){ 0 };
	memcpy(text, bytes + 2, end - 2);
	text[end - 2] = '\0';
	return (struct taken){ end + (bytes[end] == 27 && bytes[end + 1] == '\\' ? 2 : 1),
		               background_event(text, event) };
}

/* CSI ? MODE ; STATE $ y, the answer to what a mode is: 1 and 2 are on and off, others cannot be changed or are unknown. */
static void
take_mode(struct input *input, const struct sequence *s)
{
	enum { SYNCHRONIZED = 2026 };

	if (s->mark == '?' && s->final == 'y' && s->parameters[0] == SYNCHRONIZED)
		input->updates = s->parameters[1] == 1 || s->parameters[1] == 2;
}

static bool
sequence_event(struct input *input, const struct sequence *s, struct key_event *event)
{
	uint32_t code = 0;
	int modifier = s->count > 1 ? s->parameters[1] : 0;

	if (s->mark == '<' && (s->final == 'M' || s->final == 'm') && s->count >= 3)
		return mouse_event(&input->mouse,
		                   &(struct mouse_report){ s->parameters[0], s->parameters[1],
		                                           s->parameters[2], s->final == 'm' },
		                   input->fed_ms, event);
	input->answered |= s->mark == '?' && s->final == 'c';
	take_mode(input, s);
	if (s->mark)
		return false;
	if (s->final == '~' && s->parameters[0] == 200) {
		input->pasting = true;
		buffer_reset(&input->paste);
		return false;
	}
	if (s->final == 'u' || (s->final == '~' && s->parameters[0] == 27 && s->count >= 3)) {
		int cp = s->parameters[s->final == 'u' ? 0 : 2];

		event->key = sequence_character_key((uint32_t)cp, sequence_modifiers(modifier));
		return cp > 0 && cp < 0x110000;
	}
	if (s->final == '~' || s->final == '^' || s->final == '$' || s->final == '@') {
		code = sequence_numbered_key(s->parameters[0]);
		event->key.modifiers = sequence_modifiers(modifier);
		if (s->final == '^' || s->final == '@')
			event->key.modifiers |= KEYS_CTRL; /* as rxvt says it */
		if (s->final == '$' || s->final == '@')
			event->key.modifiers |= KEYS_SHIFT;
	} else if (s->final >= 'a' && s->final <= 'd') {
		code = sequence_lettered_key((char)(s->final - 'a' + 'A'));
		event->key.modifiers = KEYS_SHIFT;
	} else if (s->final != 'M' && s->parameters[0] <= 1) {
		code = sequence_lettered_key(s->final);
		event->key.modifiers = sequence_modifiers(modifier);
	}
	event->key.code = code;
	return code != 0;
}

/* ESC O and a letter: keypad and function keys, and rxvt's arrows with Ctrl. */
static bool
application_event(char letter, struct key_event *event)
{
	if (letter >= 'a' && letter <= 'd') {
		event->key.modifiers = KEYS_CTRL;
		event->key.code = sequence_lettered_key((char)(letter - 'a' + 'A'));
	} else if (letter >= 'j' && letter <= 'y') {
		event->key.code = (uint32_t) "*+,-./0123456789"[letter - 'j'];
	} else {
		event->key.code = sequence_lettered_key(letter);
	}
	return event->key.code != 0;
}

/* The longest of terminfo's keys that the bytes begin with. *partial: they may become one. */
static const struct caps_key *
known_key(const struct input *input, const char *bytes, size_t n, bool *partial)
{
	const struct caps_key *best = NULL;
	size_t best_size = 0;

	*partial = false;
	for (int i = 0; i < input->key_count; i++) {
		size_t size = strlen(input->keys[i].bytes);

		if (size > n && memcmp(input->keys[i].bytes, bytes, n) == 0)
			*partial = true;
		else if (size <= n && size > best_size &&
		         memcmp(input->keys[i].bytes, bytes, size) == 0) {
			best = &input->keys[i];
			best_size = size;
		}
	}
	return best;
}

static struct taken take_one(struct input *input, const char *bytes, size_t n, bool late,
                             struct key_event *event);

/* ESC and a key: that key with Alt. */
static struct taken
alt_key(struct input *input, const char *bytes, size_t n, bool late, struct key_event *event)
{
	struct taken taken;

	if (bytes[1] == 27 && n == 2) {
		if (!late)
			return (struct taken){ 0 };
		event->key.code = KEYS_ESCAPE; /* twice pressed */
		return (struct taken){ 1, true };
	}
	taken = take_one(input, bytes + 1, n - 1, late, event);
	if (taken.size == 0)
		return taken;
	event->key.modifiers |= KEYS_ALT;
	return (struct taken){ taken.size + 1, taken.event };
}

static struct taken
take_escape(struct input *input, const char *bytes, size_t n, bool late, struct key_event *event)
{
	struct sequence s;

	if (n == 1) {
		event->key.code = KEYS_ESCAPE;
		return (struct taken){ late, late };
	}
	if (bytes[1] != '[' && bytes[1] != 'O' && bytes[1] != ']')
		return alt_key(input, bytes, n, late, event);
	if (n == 2) {
		event->key = (struct key){ (uint32_t)bytes[1], KEYS_ALT };
		return (struct taken){ late ? 2 : 0, late };
	}
	if (bytes[1] == ']')
		return bytes[2] >= '0' && bytes[2] <= '9' ? take_command(bytes, n, event)
		                                          : alt_key(input, bytes, n, late, event);
	if (bytes[1] == 'O')
		return (struct taken){ 3, application_event(bytes[2], event) };
	if (bytes[2] == 'M' && n < 6)
		return (struct taken){ 0 };
	if (bytes[2] == 'M')
		return (struct taken){ 6, mouse_event_old(&input->mouse, bytes + 3, input->fed_ms,
			                                  event) };
	if (bytes[2] == '[') { /* the Linux console's function keys */
		if (n < 4)
			return (struct taken){ 0 };
		event->key.code = (uint32_t)(KEYS_F1 + bytes[3] - 'A');
		return (struct taken){ 4, bytes[3] >= 'A' && bytes[3] <= 'E' };
	}
	if (!sequence_read(bytes, n, &s))
		return (struct taken){ n >= SEQUENCE_MAX ? n : 0, false };
	return (struct taken){ s.size, sequence_event(input, &s, event) };
}

/* ---- characters ---- */

static struct key
control_key(const struct input *input, unsigned char c)
{
	if (c == '\r')
		return (struct key){ KEYS_ENTER, 0 };
	if (c == '\t')
		return (struct key){ KEYS_TAB, 0 };
	if (c == 8 || c == 127 || c == input->erase)
		return (struct key){ KEYS_BACKSPACE, 0 };
	if (c == 0)
		return (struct key){ ' ', KEYS_CTRL };
	return (struct key){ c < 27 ? (uint32_t)(c + 'a' - 1) : (uint32_t)(c + '@'), KEYS_CTRL };
}

/* A character past ASCII, as the locale writes it; what is none is swallowed byte by byte. */
static struct taken
take_character(const struct input *input, const char *bytes, size_t n, struct key_event *event)
{
	mbstate_t state = { 0 };
	wchar_t wide = 0;
	size_t size;

	if (!input->utf8) {
		size = mbrtowc(&wide, bytes, n, &state);
		if (size == (size_t)-2)
			return (struct taken){ n >= MB_LEN_MAX ? n : 0, false };
		event->key.code = (uint32_t)wide;
		return (struct taken){ size == (size_t)-1 || size == 0 ? 1 : size,
			               size != (size_t)-1 && size != 0 && wide >= 0xa0 };
	}
	if (utf8_whole_prefix(bytes, n < UTF8_MAX ? n : UTF8_MAX) == 0)
		return (struct taken){ 0 };
	size = utf8_decode(bytes, n, &event->key.code);
	return (struct taken){ size,
		               event->key.code != UTF8_REPLACEMENT && event->key.code >= 0xa0 };
}

/* One key at the start of n > 0 bytes. */
static struct taken
take_one(struct input *input, const char *bytes, size_t n, bool late, struct key_event *event)
{
	unsigned char c = (unsigned char)bytes[0];
	const struct caps_key *known;
	bool partial;

	if (c >= 0x20 && c < 0x7f) {
		event->key.code = c;
		return (struct taken){ 1, true };
	}
	if (c != 127 && c != 8) {
		known = known_key(input, bytes, n, &partial);
		if (partial && !known && !late && c != 27)
			return (struct taken){ 0 };
		if (known) {
			event->key.code = known->code;
			return (struct taken){ strlen(known->bytes), true };
		}
	}
	if (c == 27)
		return take_escape(input, bytes, n, late, event);
	if (c >= 0x80)
		return take_character(input, bytes, n, event);
	event->key = control_key(input, c);
	return (struct taken){ 1, true };
}

/* ---- pastes ---- */

/* Adds pasted bytes: UTF-8 or nothing, line ends as '\n', no controls but tabs. */
static void
paste_add(struct buffer *paste, const char *bytes, size_t n)
{
	uint32_t cp;

	for (size_t i = 0; i < n && paste->size < PASTE_MAX;) {
		i += utf8_decode(bytes + i, n - i, &cp);
		if (cp == '\r')
			cp = '\n';
		if (cp == '\n' || cp == '\t' || (cp >= 0x20 && cp < 0x7f) || cp >= 0xa0)
			buffer_add_code_point(paste, cp);
	}
}

/* Takes what has come of a paste; true when its end has. */
static bool
take_paste(struct input *input)
{
	const char *bytes = input->bytes.bytes;
	size_t n = input->bytes.size;
	char *end = n ? memmem(bytes, n, paste_end, sizeof paste_end - 1) : NULL;
	size_t size = end ? (size_t)(end - bytes) : n > 16 ? utf8_whole_prefix(bytes, n - 8) : 0;

	if (!end && size > 0) { /* the end may be cut: keep what may belong to it */
		paste_add(&input->paste, bytes, size);
		buffer_consume(&input->bytes, size);
	}
	if (!end)
		return false;
	paste_add(&input->paste, bytes, size);
	buffer_consume(&input->bytes, size + sizeof paste_end - 1);
	return true;
}

enum input_answer
input_next(struct input *input, bool late, struct key_event *event)
{
	struct taken taken;

	while (input->bytes.size > 0) {
		*event = (struct key_event){ 0 };
		if (input->pasting) {
			if (!take_paste(input))
				return INPUT_NONE;
			input->pasting = false;
			event->key.code = KEYS_PASTE;
			event->text = input->paste.bytes ? input->paste.bytes : "";
			event->text_size = input->paste.size;
			return INPUT_EVENT;
		}
		taken = take_one(input, input->bytes.bytes, input->bytes.size, late, event);
		if (taken.size == 0)
			return late || input->bytes.bytes[0] != 27 || input->bytes.size > 2
			               ? INPUT_NONE
			               : INPUT_MAYBE;
		buffer_consume(&input->bytes, taken.size);
		if (taken.event)
			return INPUT_EVENT;
	}
	return INPUT_NONE;
}
