/*
 * Short texts are compared in one spelling. Tables are a few dozen words, and only lines that might be something are looked
 * up: a look at the first byte is enough of an index.
 */
#include "read/folding.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

size_t
folding_of(const char *s, size_t n, char out[FOLDING_MAX])
{
	size_t size = 0;

	for (size_t i = 0; i < n && size + UTF8_MAX < FOLDING_MAX;) {
		unsigned char b = (unsigned char)s[i];
		uint32_t cp;

		if (b < 0x80) {
			i++;
			if (b == ' ' || b == '\t') {
				if (size && out[size - 1] != ' ')
					out[size++] = ' ';
			} else {
				out[size++] = (char)(b >= 'A' && b <= 'Z' ? b | 0x20 : b);
			}
			continue;
		}
		i += utf8_decode(s + i, n - i, &cp);
		if (cp == 0x2019)
			out[size++] = '\'';
		else if (unicode_is_space(cp))
			out[size++] = ' ';
		else
			size += utf8_encode(unicode_lower(cp), out + size);
	}
	out[size] = '\0';
	return size;
}

bool
folding_is_in(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (table[i][0] == folded[0] && !strcmp(table[i], folded))
			return true;
	return false;
}

bool
folding_starts(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (table[i][0] == folded[0] && !strncmp(table[i], folded, strlen(table[i])))
			return true;
	return false;
}

bool
folding_holds(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(folded, table[i]))
			return true;
	return false;
}
