#ifndef TERM_CLIPBOARD_H
#define TERM_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* What stands between us and the terminal that has the clipboard. */
enum multiplexer { MULTIPLEXER_NONE, MULTIPLEXER_TMUX, MULTIPLEXER_SCREEN };

/* Told by the environment's values, NULL for none: TMUX is set in tmux, STY in screen. */
enum multiplexer multiplexer_of(const char *tmux, const char *sty);

/* Appends the request to keep the text for pasting (OSC 52). False, and nothing is added, when it is longer than terminals take. */
bool clipboard_add(struct buffer *to, const char *text, size_t n, enum multiplexer multiplexer);

#endif
