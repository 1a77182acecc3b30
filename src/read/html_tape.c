/*
 * A tape is bytes: of each event its kind, then strings with a NUL behind each; an empty one ends the attributes. A text has
 * its size before it.
 */
#include "read/html_tape.h"

#include <string.h>

#include "read/html_attribute.h"

void
html_tape_clear(struct html_tape *tape)
{
	buffer_clear(&tape->events);
}

/* ---- writing ---- */

static void
add_string(struct html_tape *tape, const char *s)
{
	buffer_add(&tape->events, s, strlen(s) + 1);
}

void
html_tape_start(struct html_tape *tape, const char *name, const char *const *attributes)
{
	buffer_add_byte(&tape->events, HTML_TAPE_START);
	add_string(tape, name);
	for (size_t i = 0; i < HTML_TAPE_PAIRS && attributes && attributes[0]; attributes += 2) {
		if (!html_attribute_matters(attributes[0], strlen(attributes[0])))
			continue;
		add_string(tape, attributes[0]);
		add_string(tape, attributes[1] ? attributes[1] : "");
		i++;
	}
	buffer_add_byte(&tape->events, '\0');
}

void
html_tape_end(struct html_tape *tape, const char *name)
{
	buffer_add_byte(&tape->events, HTML_TAPE_END);
	add_string(tape, name);
}

void
html_tape_text(struct html_tape *tape, const char *bytes, size_t n)
{
	buffer_add_byte(&tape->events, HTML_TAPE_TEXT);
	buffer_add(&tape->events, &n, sizeof n);
	buffer_add(&tape->events, bytes, n);
}

/* ---- reading ---- */

static const char *
read_string(const char **p)
{
	const char *s = *p;

	*p += strlen(s) + 1;
	return s;
}

static const char *
read_text(const char *p, struct html_tape_event *event)
{
	memcpy(&event->size, p, sizeof event->size);
	event->bytes = p + sizeof event->size;
	return event->bytes + event->size;
}

static const char *
read_attributes(const char *p, struct html_tape_event *event)
{
	size_t n = 0;

	while (*p) {
		event->attributes[n++] = read_string(&p);
		event->attributes[n++] = read_string(&p);
	}
	event->attributes[n] = NULL;
	return p + 1;
}

bool
html_tape_next(const struct html_tape *tape, size_t *at, struct html_tape_event *event)
{
	if (*at >= tape->events.size)
		return false;
	const char *p = tape->events.bytes + *at;
	event->kind = (enum html_tape_kind) * p++;
	if (event->kind == HTML_TAPE_TEXT) {
		p = read_text(p, event);
	} else {
		event->name = read_string(&p);
		if (event->kind == HTML_TAPE_START)
			p = read_attributes(p, event);
	}
	*at = (size_t)(p - tape->events.bytes);
	return true;
}

void
html_tape_line(const struct html_tape *tape, struct buffer *to)
{
	struct html_tape_event event;
	size_t start = to->size;

	for (size_t at = 0; html_tape_next(tape, &at, &event);) {
		if (event.kind == HTML_TAPE_TEXT)
			buffer_add(to, event.bytes, event.size);
		else if (event.kind == HTML_TAPE_START && strcmp(event.name, "br") == 0)
			buffer_add_byte(to, ' ');
	}
	buffer_one_line(to, start);
}
