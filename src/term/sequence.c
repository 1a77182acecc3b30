/*
 * Control sequences (ECMA-48: CSI, parameters, one final byte), and which keys their numbers and letters are in the few
 * dialects that terminals speak.
 */
#include "term/sequence.h"

#include "view/key.h"

bool
sequence_read(const char *bytes, size_t n, struct sequence *s)
{
	size_t i = 2;

	*s = (struct sequence){ 0 };
	if (i < n && bytes[i] >= '<' && bytes[i] <= '?')
		s->mark = bytes[i++];
	for (; i < n && bytes[i] >= 0x20 && bytes[i] <= 0x3f; i++) {
		char c = bytes[i];

		if (c >= '0' && c <= '9') {
			int *number = &s->parameters[s->count];

			if (*number < 0x200000)
				*number = *number * 10 + (c - '0');
		} else if (c == ';' && s->count < SEQUENCE_PARAMETERS - 1)
			s->count++;
	}
	if (i >= n)
		return false;
	s->count++;
	s->final = bytes[i];
	s->size = i + 1;
	return true;
}

uint8_t
sequence_modifiers(int parameter)
{
	int bits = parameter > 1 ? parameter - 1 : 0;

	return (uint8_t)((bits & 1 ? KEYS_SHIFT : 0) | (bits & (2 | 8) ? KEYS_ALT : 0) |
	                 (bits & 4 ? KEYS_CTRL : 0));
}

uint32_t
sequence_numbered_key(int number)
{
	static const uint32_t keys[] = {
		[1] = KEYS_HOME,    [2] = KEYS_INSERT,    [3] = KEYS_DELETE,   [4] = KEYS_END,
		[5] = KEYS_PAGE_UP, [6] = KEYS_PAGE_DOWN, [7] = KEYS_HOME,     [8] = KEYS_END,
		[11] = KEYS_F1,     [12] = KEYS_F1 + 1,   [13] = KEYS_F1 + 2,  [14] = KEYS_F1 + 3,
		[15] = KEYS_F1 + 4, [17] = KEYS_F1 + 5,   [18] = KEYS_F1 + 6,  [19] = KEYS_F1 + 7,
		[20] = KEYS_F1 + 8, [21] = KEYS_F1 + 9,   [23] = KEYS_F1 + 10, [24] = KEYS_F1 + 11,
	};

	return number >= 0 && (size_t)number < sizeof keys / sizeof *keys ? keys[number] : 0;
}

uint32_t
sequence_lettered_key(char letter)
{
	switch (letter) {
	case 'A':
		return KEYS_UP;
	case 'B':
		return KEYS_DOWN;
	case 'C':
		return KEYS_RIGHT;
	case 'D':
		return KEYS_LEFT;
	case 'F':
		return KEYS_END;
	case 'H':
		return KEYS_HOME;
	case 'M':
		return KEYS_ENTER;
	case 'P':
	case 'Q':
	case 'R':
	case 'S':
		return (uint32_t)(KEYS_F1 + letter - 'P');
	case 'Z':
		return KEYS_BACKTAB;
	default:
		return 0;
	}
}

struct key
sequence_character_key(uint32_t cp, uint8_t mods)
{
	struct key key = { cp, (uint8_t)(mods & ~KEYS_SHIFT) };

	switch (cp) {
	case '\r':
		key.code = KEYS_ENTER;
		break;
	case '\t':
		key.code = mods & KEYS_SHIFT ? KEYS_BACKTAB : KEYS_TAB;
		break;
	case 27:
		key.code = KEYS_ESCAPE;
		break;
	case 8:
	case 127:
		key.code = KEYS_BACKSPACE;
		break;
	default:
		if (mods & KEYS_SHIFT && cp >= 'a' && cp <= 'z' && !(mods & KEYS_CTRL))
			key.code = cp - 'a' + 'A';
		else if (mods & KEYS_CTRL && cp >= 'A' && cp <= 'Z')
			key.code = cp - 'A' + 'a';
	}
	return key;
}
