#ifndef APP_PROMPT_H
#define APP_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "view/key.h"

/* What was typed before, newest last; each text once. Bounded. */
struct history;
struct history *history_new(void);
void history_free(struct history *history);
void history_add(struct history *history, const char *text);
const char *history_at(const struct history *history,
                       size_t back); /* 0: the newest; NULL past the oldest */

/*
 * A line being edited: the keys that everyone expects of one (as readline's), with a history. Initialise with
 * prompt_start.
 */
struct prompt {
	struct buffer text;
	size_t cursor;           /* bytes, never inside a grapheme cluster */
	struct history *history; /* borrowed, may be NULL */
	size_t back;             /* how far in the history; 0: the line that is typed */
	char *typed;             /* what was typed before looking into the history */
};

enum prompt_result {
	PROMPT_SAME,     /* nothing to tell: the cursor moved, or the key is none of ours */
	PROMPT_CHANGED,  /* the text is another */
	PROMPT_ACCEPT,   /* Enter */
	PROMPT_CANCEL,   /* Escape, ^C, ^G, or Backspace in an empty line */
	PROMPT_COMPLETE, /* Tab */
};

void prompt_start(struct prompt *prompt, struct history *history, const char *text);
void prompt_clear(struct prompt *prompt);
enum prompt_result prompt_key(struct prompt *prompt, const struct key_event *event);

/* The text, never NULL. */
const char *prompt_text(const struct prompt *prompt);

/* Puts a text in place of the bytes from start to the cursor. */
void prompt_replace(struct prompt *prompt, size_t start, const char *text);

#endif
