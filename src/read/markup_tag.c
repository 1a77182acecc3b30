/*
 * A tag is read in one go once all of its bytes are there. Names and values are written one behind the other with NULs
 * between; where each lies is known when no more are added.
 */
#include "read/markup_tag.h"

#include <string.h>

#include "base/slice.h"
#include "read/entity.h"

enum {
	VALUE_MOST = 64 * 1024, /* bytes of a value that are kept */
	NAME_MOST = 64,         /* bytes of an attribute's name, or it is left out */
};

void
markup_tag_clear(struct markup_tag *tag)
{
	buffer_clear(&tag->strings);
	*tag = (struct markup_tag){ 0 };
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* Adds a name in lower case. */
static void
add_name(struct markup_tag *tag, const char *bytes, size_t n)
{
	char *to = buffer_reserve(&tag->strings, n + 1);

	for (size_t i = 0; i < n; i++)
		to[i] = lower(bytes[i] ? bytes[i] : '?');
	to[n] = '\0';
	tag->strings.size += n + 1;
}

/* Where a name starts behind its prefix. */
static size_t
prefix_size(const char *bytes, size_t n)
{
	const char *colon = memrchr(bytes, ':', n);

	return colon ? (size_t)(colon - bytes) + 1 : 0;
}

/* The name of an element. */
static size_t
parse_name(struct markup_tag *tag, const struct markup_language *language, const char *bytes,
           size_t n)
{
	size_t end = 0;

	while (end < n && !is_white(bytes[end]) && bytes[end] != '/' && bytes[end] != '>')
		end++;
	size_t start = language->prefixed ? 0 : prefix_size(bytes, end);
	add_name(tag, bytes + start, end - start);
	return end;
}

/* Where a value ends; *next is where what follows it starts. n when it does not end. */
static size_t
value_end(const char *bytes, size_t n, size_t at, bool quotes, size_t *next)
{
	if (at < n && quotes && (bytes[at] == '"' || bytes[at] == '\'')) {
		const char *end = memchr(bytes + at + 1, bytes[at], n - at - 1);
		*next = end ? (size_t)(end - bytes) + 1 : n;
		return end ? *next - 1 : n;
	}
	while (at < n && !is_white(bytes[at]) && bytes[at] != '>')
		at++;
	*next = at;
	return at;
}

static void
add_value(struct markup_tag *tag, const char *bytes, size_t n)
{
	size_t start = tag->strings.size;

	entity_text(bytes, n < VALUE_MOST ? n : VALUE_MOST, true, &tag->strings);
	for (char *p = tag->strings.bytes + start; tag->strings.size > start; p++) {
		p = memchr(p, '\0', tag->strings.size - (size_t)(p - tag->strings.bytes));
		if (!p)
			break;
		*p = ' ';
	}
	buffer_add_byte(&tag->strings, '\0');
}

/* Keeps an attribute, if there is room and it says anything. */
static bool
keep_attribute(struct markup_tag *tag, const struct markup_language *language, struct slice name,
               struct slice value)
{
	char lowered[NAME_MOST];

	if (language->bare)
		name = slice_after(name, prefix_size(name.bytes, name.size));
	if (name.size > sizeof lowered)
		return false;
	for (size_t i = 0; i < name.size; i++)
		lowered[i] = lower(name.bytes[i]);
	if (language->matters && !language->matters(lowered, name.size))
		return false;
	add_name(tag, name.bytes, name.size);
	add_value(tag, value.bytes, value.size);
	return true;
}

/* One attribute from its name on. Returns where it ends; n when it is cut. */
static size_t
parse_attribute(struct markup_tag *tag, const struct markup_language *language, size_t *count,
                const char *bytes, size_t n, size_t at, bool quotes)
{
	size_t start = at, end;

	/* A '=' at the start is part of the name. */
	for (at++; at < n && !is_white(bytes[at]) && !strchr("/>=", bytes[at]); at++)
		;
	end = at;
	while (at < n && is_white(bytes[at]))
		at++;
	size_t value = end, after = end, size = 0;
	if (at < n && bytes[at] == '=') {
		for (at++; at < n && is_white(bytes[at]); at++)
			;
		size_t stop = value_end(bytes, n, at, quotes, &after);
		value = at < n && quotes && strchr("\"'", bytes[at]) ? at + 1 : at;
		size = stop > value ? stop - value : 0;
	}
	if (after >= n)
		return n;
	if (*count < MARKUP_TAG_PAIRS)
		*count +=
			keep_attribute(tag, language, (struct slice){ bytes + start, end - start },
		                       (struct slice){ bytes + value, size });
	return after;
}

/* Names and values where they lie now. */
static void
place_strings(struct markup_tag *tag, size_t count)
{
	const char *s = tag->strings.bytes;

	tag->name = s;
	for (size_t i = 0; i < 2 * count; i++)
		tag->pairs[i] = s += strlen(s) + 1;
	tag->pairs[2 * count] = NULL;
}

size_t
markup_tag_parse(struct markup_tag *tag, const struct markup_language *language, const char *bytes,
                 size_t n, bool quotes)
{
	size_t at = 1, count = 0;

	buffer_reset(&tag->strings);
	tag->empty = false;
	tag->ends = bytes[1] == '/';
	at += tag->ends;
	at += parse_name(tag, language, bytes + at, n - at);
	while (at < n) {
		char c = bytes[at];
		if (c == '>') {
			place_strings(tag, count);
			return at + 1;
		}
		if (c == '/' || is_white(c)) {
			tag->empty = c == '/' && at + 1 < n && bytes[at + 1] == '>';
			at++;
			continue;
		}
		at = parse_attribute(tag, language, &count, bytes, n, at, quotes);
	}
	return 0;
}
