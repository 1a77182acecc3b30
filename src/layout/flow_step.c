/*
 * White space that is collapsed is one step whatever is hidden in it, and none where a word was hyphenated or two ideographs
 * stood at a line's end.
 */
#include "layout/flow_step.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum {
	OBJECT = 0xfffd, /* what line breaking (AL) and directions (ON) see of a stand-in */
	SOFT_HYPHEN = 0xad,
	HYPHEN = 0x2010,
	ZERO_WIDTH_SPACE = 0x200b,
	NEXT_LINE = 0x85,
	LINE_SEPARATOR = 0x2028,
	PARAGRAPH_SEPARATOR = 0x2029,
};
size_t
flow_skip_hidden(const struct flow_text *t, size_t at, size_t *hidden, size_t *limit)
{
	size_t h = *hidden;

	while (h < t->hidden_count && t->hidden[h].end <= at)
		h++;
	while (h < t->hidden_count && t->hidden[h].start <= at) {
		at = (size_t)t->hidden[h].end;
		h++;
	}
	*hidden = h;
	*limit = h < t->hidden_count ? (size_t)t->hidden[h].start : t->size;
	return at;
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* White space that collapses. */
static bool
is_blank(const struct flow_text *t, size_t at)
{
	return is_white(t->bytes[at]) && !(t->cells && t->bytes[at] == '\t');
}

/* The offset after the white space that begins at `at`, hidden ranges inside it too. */
static size_t
white_end(const struct flow_text *t, size_t at, size_t hidden, size_t limit)
{
	size_t end = at;

	for (;;) {
		while (at < limit && is_blank(t, at))
			at++;
		end = at;
		if (at < limit || limit == t->size)
			return end;
		at = flow_skip_hidden(t, at, &hidden, &limit);
		if (at >= t->size || !is_blank(t, at))
			return end;
	}
}

/* The scripts that are written without blanks, so that a line's end between two of their characters is none either. */
static bool
needs_no_blank(uint32_t cp)
{
	return unicode_is_ideograph(cp) || (cp >= 0x3000 && cp < 0x3040) ||
	       (cp >= 0xff00 && cp < 0xff61);
}

/* True when the n bytes begin with a word that hyphens are left hanging before: "pre- and post-war", "Vor- und Nachteile". */
static bool
leaves_hanging(const char *bytes, size_t n)
{
	static const char *const words[] = { "and", "or",    "nor", "to", "through", "und", "oder",
		                             "bis", "sowie", "et",  "ou", "y",       "o",   "e" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]);
		if (n >= size && !memcmp(bytes, words[i], size) &&
		    (n == size || is_white(bytes[size])))
			return true;
	}
	return false;
}

/* True when a hyphen that stands after a letter ends the n bytes. */
static bool
ends_hyphenated(const char *bytes, size_t n)
{
	uint32_t cp;
	size_t size = utf8_decode_last(bytes, n, &cp);

	if ((cp != '-' && cp != HYPHEN) || size == n)
		return false;
	utf8_decode_last(bytes, n - size, &cp);
	return unicode_is_letter(cp);
}

/*
 * True when the white space from start to end is a line's end that is no blank: inside such a script, or behind the hyphen of
 * a word that goes on.
 */
static bool
is_joint(const struct flow_text *t, size_t start, size_t end, size_t hidden)
{
	uint32_t before, after;
	size_t limit;

	if (!start || !memchr(t->bytes + start, '\n', end - start))
		return false;
	utf8_decode_last(t->bytes, start, &before);
	bool word = ends_hyphenated(t->bytes - t->lead, t->lead + start);
	if (!word && !needs_no_blank(before))
		return false;
	size_t next = flow_skip_hidden(t, end, &hidden, &limit);
	if (next >= t->size)
		return false;
	utf8_decode(t->bytes + next, limit - next, &after);
	return word ? unicode_is_letter(after) && !leaves_hanging(t->bytes + next, limit - next)
	            : needs_no_blank(after);
}

static void
show_blank(struct flow_step *step)
{
	step->kind = FLOW_BLANK;
	step->cp = ' ';
	step->cluster.size = step->end - step->start;
	step->cluster.width = step->cluster.shown_size = 1;
	step->cluster.kind = CLUSTER_TEXT;
	step->cluster.shown[0] = ' ';
}

static void
show_nothing(struct flow_step *step, enum flow_kind kind, size_t size, uint32_t cp)
{
	step->kind = (uint8_t)kind;
	step->cp = cp;
	step->end = step->start + size;
	step->cluster.size = size;
	step->cluster.width = step->cluster.shown_size = 0;
	step->cluster.kind = CLUSTER_TEXT;
}

/* In reflowed text some characters are instructions: where to break, where one may, and where with a hyphen. */
static bool
instruction(const char *bytes, size_t n, struct flow_step *step)
{
	uint32_t cp;
	unsigned char c = (unsigned char)bytes[0];

	if (c != 0xc2 && c != 0xe2)
		return false;
	size_t length = utf8_decode(bytes, n, &cp);
	if (cp == SOFT_HYPHEN || cp == ZERO_WIDTH_SPACE)
		show_nothing(step, FLOW_NOTHING, length, cp);
	else if (cp == NEXT_LINE || cp == LINE_SEPARATOR || cp == PARAGRAPH_SEPARATOR)
		show_nothing(step, FLOW_BREAK, length, '\n');
	else
		return false;
	return true;
}

bool
flow_line_end(const char *bytes, size_t n, struct flow_step *step)
{
	if (bytes[0] != '\n' && bytes[0] != '\r')
		return false;
	size_t size = bytes[0] == '\r' && n > 1 && bytes[1] == '\n' ? 2 : 1;
	show_nothing(step, FLOW_BREAK, size, '\n');
	return true;
}

bool
flow_next(const struct flow_text *t, size_t at, size_t *hidden, unsigned column,
          struct flow_step *step)
{
	size_t limit;

	at = flow_skip_hidden(t, at, hidden, &limit);
	if (at >= t->size)
		return false;
	const char *bytes = t->bytes + at;
	step->start = at;
	if (t->cells && *bytes == '\t') {
		show_nothing(step, FLOW_BREAK, 1, '\n');
		return true;
	}
	if (t->collapse && is_white(*bytes)) {
		step->end = white_end(t, at, *hidden, limit);
		if (is_joint(t, at, step->end, *hidden))
			show_nothing(step, FLOW_NOTHING, step->end - at, ZERO_WIDTH_SPACE);
		else
			show_blank(step);
		return true;
	}
	if (t->collapse ? instruction(bytes, limit - at, step)
	                : flow_line_end(bytes, limit - at, step))
		return true;
	cluster_next(bytes, limit - at, column, t->tab_cols, &step->cluster);
	step->end = at + step->cluster.size;
	step->kind = FLOW_CLUSTER;
	if (step->cluster.kind)
		step->cp = OBJECT;
	else
		utf8_decode(step->cluster.shown, step->cluster.shown_size, &step->cp);
	if (step->cp == ' ' && (*bytes == '\t' || step->cluster.size == 1))
		step->kind = FLOW_BLANK;
	return true;
}
