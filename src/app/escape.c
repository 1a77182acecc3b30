/* What listings of quotations and of notes have in common. */
#include "app/escape.h"

#include <stdbool.h>
#include <string.h>

void
escape_json(const char *text, struct buffer *to)
{
	static const char *const short_forms = "\"\\\b\f\n\r\t", *const letters = "\"\\bfnrt";
	const char *found;

	buffer_add_byte(to, '"');
	for (; *text; text++) {
		if ((found = strchr(short_forms, *text)) != NULL) {
			buffer_add_byte(to, '\\');
			buffer_add_byte(to, letters[found - short_forms]);
		} else if ((unsigned char)*text < 0x20) {
			buffer_printf(to, "\\u%04x", (unsigned char)*text);
		} else {
			buffer_add_byte(to, *text);
		}
	}
	buffer_add_byte(to, '"');
}

void
escape_csv(const char *text, struct buffer *to)
{
	bool marked = text[strcspn(text, ",\"\r\n")] != '\0';

	if (marked)
		buffer_add_byte(to, '"');
	for (; *text; text++) {
		if (*text == '"')
			buffer_add_byte(to, '"');
		buffer_add_byte(to, *text);
	}
	if (marked)
		buffer_add_byte(to, '"');
}
