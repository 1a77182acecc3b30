#ifndef TERM_SEQUENCE_H
#define TERM_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/key.h"

enum { SEQUENCE_PARAMETERS = 8 };

/* A control sequence: CSI, a private mark, numbers, a final byte. */
struct sequence {
	size_t size; /* bytes, ESC included */
	char mark;   /* '<', '?', '>', '=' or 0 */
	int parameters[SEQUENCE_PARAMETERS];
	int count;
	char final;
};

/* Reads one that starts with "ESC [". False: incomplete. */
bool sequence_read(const char *bytes, size_t n, struct sequence *sequence);

/* The modifiers of a parameter: 1 + a sum of 1 shift, 2 alt, 4 control, 8 meta. */
uint8_t sequence_modifiers(int parameter);

/* Keys by the number before a '~', and by a letter after CSI or SS3; 0 for others. */
uint32_t sequence_numbered_key(int number);
uint32_t sequence_lettered_key(char letter);

/* A key told by its character: Ctrl-i of such a report is not Tab, but no one binds it otherwise. */
struct key sequence_character_key(uint32_t cp, uint8_t modifiers);

#endif
