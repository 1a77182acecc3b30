/*
 * Errors as sentences. No code and no global state: whoever fails knows best what to say, and whoever
 * is told only shows it.
 */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Takes a code point off the end that vsnprintf cut in two. */
static void
trim_partial(char *text)
{
	size_t n = strlen(text);
	size_t back = 0;

	while (back < n && back < 4 && ((unsigned char)text[n - 1 - back] & 0xc0) == 0x80)
		back++;
	if (back == n)
		return;
	unsigned char lead = (unsigned char)text[n - 1 - back];
	size_t want = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
	if (want > back)
		text[n - 1 - back] = '\0';
}

void
error_set(struct error *error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(error->text, sizeof error->text, format, args);
	va_end(args);
	trim_partial(error->text);
}

void
error_set_errno(struct error *error, const char *format, ...)
{
	int saved = errno;
	va_list args;

	va_start(args, format);
	vsnprintf(error->text, sizeof error->text, format, args);
	va_end(args);
	size_t n = strlen(error->text);
	snprintf(error->text + n, sizeof error->text - n, ": %s", strerror(saved));
	trim_partial(error->text);
}
