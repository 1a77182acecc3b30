/*
 * The literal is looked for in the text as it is: nothing stands inside it, since a plain text hides only beginnings of lines,
 * and what is between two lines is a blank to an expression. Where a match may begin the expression is tried on
 * the rest of the line, and on another line only if it needs one: a line's end is a blank where the lines on either side of
 * it are surely shown, and whether the block ends there does not matter, since a match that ends before is a match all
 * the same. Only a match inside a line is believed; for all else the block must be asked.
 */
#include "find/skim.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/text.h"
#include "find/onset.h"

enum {
	READ = 64 * 1024,                    /* bytes read at once */
	TRIED = 1024,                        /* bytes that a match is tried on */
	SLACK = REQUIRED_MAX + FILTER_SLACK, /* zeros after the bytes */
};

void
skim_init(struct skim *s, struct document *document, struct regex *regex)
{
	const struct required *r = regex_required(regex);

	*s = (struct skim){ .document = document, .regex = regex, .required = r };
	if (!r->size)
		return;
	struct onset onset = { r->caseless ? FOLD_CASE : FOLD_NONE,
		               (unsigned char)r->literal[r->at],
		               r->size > 1 ? (unsigned char)r->literal[r->at + 1] : 0 };
	onset_filter(&onset, &s->filter);
}

void
skim_clear(struct skim *s)
{
	buffer_clear(&s->bytes);
}

void
skim_forget(struct skim *s)
{
	buffer_reset(&s->bytes);
	s->clear = (struct range){ 0, 0 };
}

bool
skim_can(const struct skim *s)
{
	return s->required->size && document_has_analyst(s->document);
}

/* Where the bytes end that can be looked at: of what stands at their end the rest may not be there. */
static uint64_t
known_end(const struct skim *s)
{
	uint64_t end = s->base + s->bytes.size;

	if (end >= text_size(document_text(s->document)))
		return end;
	return s->bytes.size > REQUIRED_MAX ? end - REQUIRED_MAX : s->base;
}

/* Has the bytes from a place on, and as many as a literal has before it. */
static void
read_from(struct skim *s, uint64_t place)
{
	if (s->bytes.size && place >= s->base && place < known_end(s))
		return;
	s->base = place;
	buffer_reset(&s->bytes);
	text_copy(document_text(s->document), (struct range){ place, place + READ + REQUIRED_MAX },
	          &s->bytes);
	memset(buffer_reserve(&s->bytes, SLACK), 0, SLACK);
}

/* The letters that are not ASCII and yet an ASCII one in another case: the long s and the sign of the kelvin. */
static bool
is_odd_case(const char *bytes, char letter)
{
	return (letter == 's' && memcmp(bytes, "\xc5\xbf", 2) == 0) ||
	       (letter == 'k' && memcmp(bytes, "\xe2\x84\xaa", 3) == 0);
}

/* True when the literal may stand at an offset, whose rarest two characters may be there. */
static bool
may_be_literal(const struct skim *s, size_t at, bool *sure)
{
	const struct required *r = s->required;

	*sure = true;
	for (size_t i = 0; i < r->size; i++) {
		char c = s->bytes.bytes[at + i];
		if (r->caseless && c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		if (c == r->literal[i])
			continue;
		*sure = false;
		return r->caseless && is_odd_case(s->bytes.bytes + at + i, r->literal[i]);
	}
	return true;
}

/* Looks from one offset to another. */
static bool
look(const struct skim *s, size_t from, size_t to, size_t *found, bool *sure)
{
	const char *bytes = s->bytes.bytes + s->required->at;
	uint64_t places;

	for (; filter_next(&s->filter, bytes, &from, to, &places); from += FILTER_STEP)
		for (; places; places &= places - 1) {
			*found = from + (size_t)__builtin_ctzll(places);
			if (*found < to && may_be_literal(s, *found, sure))
				return true;
		}
	return false;
}

bool
skim_next(struct skim *s, uint64_t from, uint64_t *to, uint64_t *place, bool *sure)
{
	uint64_t at = from, most = from + SKIM_MOST;
	size_t found;

	if (from < s->clear.start || from > s->clear.end)
		s->clear = (struct range){ from, from };
	for (at = s->clear.end; at < *to && at < most; at = s->clear.end) {
		read_from(s, at);
		uint64_t end = known_end(s);
		if (end <= at)
			break;
		end = end < *to ? end : *to;
		if (look(s, (size_t)(at - s->base), (size_t)(end - s->base), &found, sure)) {
			*place = s->clear.end = s->base + found;
			return true;
		}
		s->clear.end = end;
	}
	/* Behind the end of the text there is nothing. */
	*to = at < *to && at >= most ? at : *to;
	return false;
}

/* ---- matches ---- */

/* What a match is tried on: the text from a little before its place up to a line's end, and on. */
struct trial {
	char bytes[UTF8_MAX + TRIED];
	uint64_t base;
	size_t at;   /* of the match */
	size_t size; /* of what is there */
	size_t end;  /* of what is tried */
	bool broken; /* over a line's end */
};

static bool
is_break(char c)
{
	return c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* Goes to the end of the line or of what is there. White space before that is part of the break. */
static void
to_line_end(struct trial *t)
{
	size_t start = t->end;

	while (t->end < t->size && !is_break(t->bytes[t->end]))
		t->end++;
	while (t->end > start && (t->bytes[t->end - 1] == ' ' || t->bytes[t->end - 1] == '\t'))
		t->end--;
}

/* True when the word before the place, or after it, is surely shown. */
static bool
word_is_shown(const struct skim *s, const struct trial *t, size_t at, bool after)
{
	size_t start = at, end = at;

	while (after && end < t->size && (unsigned char)t->bytes[end] > ' ')
		end++;
	while (!after && start && (unsigned char)t->bytes[start - 1] > ' ')
		start--;
	return start < end &&
	       document_shows(s->document, (struct range){ t->base + start, t->base + end });
}

/* Takes the next line in addition, the end of this one as a blank; false when it may be none. */
static bool
add_line(const struct skim *s, struct trial *t)
{
	if (t->end + 1 >= t->size || t->bytes[t->end] != '\n' ||
	    !word_is_shown(s, t, t->end, false) || !word_is_shown(s, t, t->end + 1, true))
		return false;
	t->bytes[t->end++] = ' ';
	t->broken = true;
	to_line_end(t);
	return true;
}

enum regex_answer
skim_match(struct skim *s, uint64_t place, uint64_t *end)
{
	struct trial t = { .base = place < UTF8_MAX ? 0 : place - UTF8_MAX };
	enum regex_answer answer;
	size_t found = 0;

	t.at = t.end = (size_t)(place - t.base);
	t.size = text_read(document_text(s->document), t.base, t.bytes, sizeof t.bytes);
	to_line_end(&t);
	do
		answer = regex_glance(s->regex, t.bytes, t.end, t.at, &found);
	while (answer == REGEX_OPEN && add_line(s, &t));
	if (answer != REGEX_HIT)
		return answer == REGEX_MISS ? REGEX_MISS : REGEX_OPEN;
	*end = t.base + found;
	bool shown = !t.broken && document_shows(s->document, (struct range){ place, *end });
	return shown ? REGEX_HIT : REGEX_OPEN;
}
