#ifndef READ_HTML_TAPE_H
#define READ_HTML_TAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Elements and text that are written down, to be said later: what html_start, html_end and html_text would have been called
 * with. All zeros is an empty one.
 */
struct html_tape {
	struct buffer events;
};

enum { HTML_TAPE_PAIRS = 32 }; /* attributes of an element that are kept */

void html_tape_clear(struct html_tape *tape);

/* attributes: as html_start has them; only those that matter there are kept. */
void html_tape_start(struct html_tape *tape, const char *name, const char *const *attributes);
void html_tape_end(struct html_tape *tape, const char *name);
void html_tape_text(struct html_tape *tape, const char *bytes, size_t n);

/* Adds all the text on it, in one line. */
void html_tape_line(const struct html_tape *tape, struct buffer *to);

enum html_tape_kind { HTML_TAPE_START, HTML_TAPE_END, HTML_TAPE_TEXT };

struct html_tape_event {
	enum html_tape_kind kind;
	const char *name; /* of an element */
	const char *attributes[2 * HTML_TAPE_PAIRS + 1];
	const char *bytes; /* of a text */
	size_t size;
};

/*
 * The next event; *at is where it lies, 0 for the first, and is moved behind it. False at the end. What it points to lives until
 * the tape changes.
 */
bool html_tape_next(const struct html_tape *tape, size_t *at, struct html_tape_event *event);

#endif
