/*
 * OSC 52. tmux hears it itself if its set-clipboard is on, and hands on what is wrapped for it if its allow-passthrough is: it is
 * told both ways, which does the same thing twice at most. screen hands on what is wrapped, in short strings.
 */
#include "term/clipboard.h"

#include <string.h>

enum {
	COPY_MOST = 48 * 1024,
	STRING_MOST = 512, /* bytes of a string that screen takes */
};

enum multiplexer
multiplexer_of(const char *tmux, const char *sty)
{
	if (tmux && *tmux)
		return MULTIPLEXER_TMUX;
	return sty && *sty ? MULTIPLEXER_SCREEN : MULTIPLEXER_NONE;
}

static void
add_for_screen(struct buffer *to, const char *request, size_t n)
{
	for (size_t part; n; n -= part, request += part) {
		part = n < STRING_MOST ? n : STRING_MOST;
		buffer_add_string(to, "\033P");
		buffer_add(to, request, part);
		buffer_add_string(to, "\033\\");
	}
}

bool
clipboard_add(struct buffer *to, const char *text, size_t n, enum multiplexer multiplexer)
{
	struct buffer request = { 0 };

	if (n > COPY_MOST)
		return false;
	buffer_add_string(&request, "\033]52;c;");
	buffer_add_base64(&request, text, n);
	buffer_add_byte(&request, '\a');
	if (multiplexer == MULTIPLEXER_SCREEN) {
		add_for_screen(to, request.bytes, request.size);
	} else {
		buffer_add(to, request.bytes, request.size);
		if (multiplexer == MULTIPLEXER_TMUX)
			buffer_printf(to, "\033Ptmux;\033%s\033\\", request.bytes);
	}
	buffer_clear(&request);
	return true;
}
