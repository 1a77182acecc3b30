/*
 * The head of a zip's first file: a header of 30 bytes, the file's name, more that nobody needs, what is in the file.
 */
#include "read/zip_sign.h"

#include <string.h>

enum { NAME_AT = 30, MORE_AT = 28 };

bool
zip_sign_begins(const char *head, size_t n)
{
	return n >= 4 && !memcmp(head, "PK\3\4", 4);
}

bool
zip_sign_has_type(const char *head, size_t n, const char *type)
{
	static const char name[] = "mimetype";
	size_t at = NAME_AT + sizeof name - 1, size = strlen(type);

	if (!zip_sign_begins(head, n) || n < at ||
	    memcmp(head + NAME_AT, name, sizeof name - 1) != 0)
		return false;
	at += (size_t)(unsigned char)head[MORE_AT] | (size_t)(unsigned char)head[MORE_AT + 1] << 8;
	return at + size <= n && !memcmp(head + at, type, size);
}

bool
zip_sign_holds(const char *head, size_t n, const char *what)
{
	return memmem(head, n, what, strlen(what));
}
