/*
 * A line at the outermost level that begins with a word and a colon (or an equals sign) is a key; the indented lines and
 * list items after it belong to it. What is not understood is kept as it is, in the rest.
 */
#include "read/markdown_front.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { FRONT_MOST = 64 * 1024 };

static const struct {
	const char *name;
	enum markdown_key key;
} keys[] = {
	{ "title", MARKDOWN_TITLE },       { "subtitle", MARKDOWN_SUBTITLE },
	{ "author", MARKDOWN_AUTHOR },     { "authors", MARKDOWN_AUTHOR },
	{ "date", MARKDOWN_DATE },         { "lang", MARKDOWN_LANGUAGE },
	{ "language", MARKDOWN_LANGUAGE },
};

struct line {
	const char *start, *end; /* without its break */
};

void
markdown_front_clear(struct markdown_front *front)
{
	for (size_t i = 0; i < MARKDOWN_KEY_COUNT; i++)
		buffer_clear(&front->values[i]);
	buffer_clear(&front->rest);
}

/* ---- lines ---- */

static bool
next_line(const char **at, const char *end, struct line *line)
{
	if (*at >= end)
		return false;
	const char *stop = memchr(*at, '\n', (size_t)(end - *at));
	*line = (struct line){ *at, stop ? stop : end };
	*at = stop ? stop + 1 : end;
	while (line->end > line->start && strchr(" \t\r", line->end[-1]))
		line->end--;
	return true;
}

static bool
line_is(const struct line *line, const char *s)
{
	size_t n = strlen(s);

	return (size_t)(line->end - line->start) == n && !memcmp(line->start, s, n);
}

/* The byte after a key's sign; NULL when the line has no key. */
static const char *
key_end(const struct line *line, char sign)
{
	const char *p = line->start;

	while (p < line->end && *p != sign && *p != ' ' && *p != '\t' && *p != '[' && *p != '#')
		p++;
	const char *stop = p;
	while (stop < line->end && (*stop == ' ' || *stop == '\t'))
		stop++;
	if (p == line->start || *p == '-' || stop >= line->end || *stop != sign)
		return NULL;
	return sign == '=' || stop + 1 == line->end || stop[1] == ' ' || stop[1] == '\t' ? stop + 1
	                                                                                 : NULL;
}

/* ---- values ---- */

static void
trim(struct line *v)
{
	while (v->start < v->end && strchr(" \t\r", *v->start))
		v->start++;
	while (v->end > v->start && strchr(" \t\r,", v->end[-1]))
		v->end--;
}

/* The end of a value in quotation marks, past them; NULL when it has none. */
static const char *
quoted_end(const struct line *v)
{
	char mark = v->start < v->end ? *v->start : '\0';

	if (mark != '"' && mark != '\'')
		return NULL;
	for (const char *p = v->start + 1; p < v->end; p++) {
		if (*p == '\\' && mark == '"')
			p++;
		else if (*p == mark && mark == '\'' && p + 1 < v->end && p[1] == mark)
			p++;
		else if (*p == mark)
			return p + 1;
	}
	return NULL;
}

/* What stands between the marks. */
static void
add_quoted(struct buffer *to, const char *p, const char *end)
{
	char mark = *p;

	for (p++, end--; p < end; p++) {
		bool escapes = mark == '"' ? *p == '\\' : *p == mark;
		if (escapes && p + 1 < end)
			p++;
		buffer_add_byte(to, *p);
	}
}

/* One value, as a line of its own. */
static void
add_value(struct buffer *to, struct line v)
{
	static const char name[] = "name:";
	size_t before = to->size;

	trim(&v);
	/* Of a person with more than a name. */
	if ((size_t)(v.end - v.start) > sizeof name && !memcmp(v.start, name, sizeof name - 1)) {
		v.start += sizeof name - 1;
		trim(&v);
	}
	const char *end = quoted_end(&v);
	if (before)
		buffer_add_byte(to, '\n');
	size_t start = to->size;
	if (end) {
		add_quoted(to, v.start, end);
	} else {
		const char *comment = v.start;
		while (comment < v.end &&
		       !(*comment == '#' && comment > v.start && comment[-1] == ' '))
			comment++;
		buffer_add(to, v.start, (size_t)(comment - v.start));
	}
	buffer_one_line(to, start);
	if (to->size == start)
		buffer_truncate(to, before);
}

/* "[a, b]" is a list, anything else one value. */
static void
add_values(struct buffer *to, struct line v)
{
	trim(&v);
	if (v.start >= v.end || *v.start != '[') {
		add_value(to, v);
		return;
	}
	const char *end = v.end[-1] == ']' ? v.end - 1 : v.end;
	for (const char *p = v.start + 1; p < end; p++) {
		struct line one = { p, end };
		while (one.start < end && *one.start == ' ')
			one.start++;
		const char *stop = quoted_end(&one);
		p = stop ? stop : one.start;
		while (p < end && *p != ',')
			p++;
		add_value(to, (struct line){ one.start, p });
	}
}

/* ---- keys ---- */

static struct buffer *
value_of(struct markdown_front *front, const char *name, size_t n)
{
	while (n && (name[n - 1] == ' ' || name[n - 1] == '\t'))
		n--;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strlen(keys[i].name) == n && !strncasecmp(keys[i].name, name, n))
			return &front->values[keys[i].key];
	return NULL;
}

static void
add_rest(struct buffer *rest, const struct line *line, bool begins)
{
	size_t start;

	if (rest->size)
		buffer_add_byte(rest, begins ? '\n' : ' ');
	start = rest->size;
	buffer_add(rest, line->start, (size_t)(line->end - line->start));
	buffer_one_line(rest, start);
}

/* A line that belongs to the key before it: an item of its list, or more of its text. */
static void
add_more(struct buffer *to, struct line line, bool *folded)
{
	while (line.start < line.end && (*line.start == ' ' || *line.start == '\t'))
		line.start++;
	bool item = line.start < line.end && *line.start == '-';
	if (item)
		line.start++;
	if (*folded && to->size && !item) {
		buffer_add_byte(to, ' ');
		buffer_add(to, line.start, (size_t)(line.end - line.start));
	} else if (item || *folded) {
		add_value(to, line);
	}
}

static void
parse(struct markdown_front *front, const char *at, const char *end, char sign)
{
	struct buffer *value = NULL;
	struct line line;
	bool folded = false, outer = true;

	while (next_line(&at, end, &line)) {
		const char *after = outer ? key_end(&line, sign) : NULL;
		if (line.start == line.end || *line.start == '#')
			continue;
		/* What stands in a table is told of as it is. */
		if (sign == '=' && *line.start == '[') {
			outer = false;
			value = NULL;
		}
		if (!after && value) {
			add_more(value, line, &folded);
			continue;
		}
		value = after ? value_of(front, line.start, (size_t)(after - 1 - line.start))
		              : NULL;
		if (!value) {
			add_rest(&front->rest, &line, after || !outer);
			continue;
		}
		struct line v = { after, line.end };
		trim(&v);
		folded = v.start < v.end && (*v.start == '|' || *v.start == '>');
		if (!folded)
			add_values(value, v);
	}
}

size_t
markdown_front_parse(struct markdown_front *front, const char *bytes, size_t n)
{
	const char *end = bytes + (n < FRONT_MOST ? n : FRONT_MOST), *at = bytes, *first, *stop;
	struct line line;

	if (!next_line(&at, end, &line) || (!line_is(&line, "---") && !line_is(&line, "+++")))
		return 0;
	char mark = *line.start, sign = mark == '-' ? ':' : '=';
	bool known = false;
	first = stop = at;
	while (next_line(&at, end, &line)) {
		if (line_is(&line, mark == '-' ? "---" : "+++") ||
		    (mark == '-' && line_is(&line, "..."))) {
			if (!known)
				return 0;
			parse(front, first, stop, sign);
			return (size_t)(at - bytes);
		}
		/* What does not begin with a key is no front matter but a rule and a text. */
		if (!known && line.start < line.end && *line.start != '#' && !key_end(&line, sign))
			return 0;
		known = known || key_end(&line, sign);
		stop = at;
	}
	return 0;
}
