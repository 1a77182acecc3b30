/*
 * Header fields are found when they are asked for, by going through the header's lines. Encoded words are decoded where they
 * stand between blanks; those that follow one another are one text.
 */
#include "read/mail_field.h"

#include <string.h>
#include <strings.h>

#include "read/mail_code.h"

enum { NAME_MOST = 78, WORD_MOST = 1024 };

/* ---- lines ---- */

/* How long a field's name is, which a colon follows; 0 when the line begins no field. */
static size_t
name_size(struct slice line)
{
	size_t n = 0;

	while (n < line.size && line.bytes[n] > ' ' && line.bytes[n] < 0x7f && line.bytes[n] != ':')
		n++;
	return n < line.size && line.bytes[n] == ':' ? n : 0;
}

static bool
is_folded(struct slice rest)
{
	return rest.size && (rest.bytes[0] == ' ' || rest.bytes[0] == '\t');
}

struct slice
mail_header(struct slice *message)
{
	const char *start = message->bytes;
	struct slice line;

	while (message->size) {
		const char *end = message->bytes;
		slice_line(message, &line);
		if (!line.size)
			return (struct slice){ start, (size_t)(end - start) };
	}
	return (struct slice){ start, (size_t)(message->bytes - start) };
}

/* The field's lines, from behind the colon. */
static bool
find_raw(struct slice header, const char *name, struct buffer *raw)
{
	size_t size = strlen(name);
	struct slice line;

	while (slice_line(&header, &line)) {
		bool found = name_size(line) == size && slice_begins(line, name);
		if (found)
			buffer_add(raw, line.bytes + size + 1, line.size - size - 1);
		while (is_folded(header)) {
			slice_line(&header, &line);
			if (found)
				buffer_add(raw, line.bytes, line.size);
		}
		if (found)
			return true;
	}
	return false;
}

/* ---- encoded words ---- */

struct encoded_word {
	struct slice charset, text;
	char way; /* 'b' or 'q' */
	size_t size;
};

/* "=?utf-8?Q?caf=C3=A9?=" at the start of the bytes. */
static bool
read_word(struct slice s, struct encoded_word *word)
{
	if (s.size < 8 || s.bytes[0] != '=' || s.bytes[1] != '?')
		return false;
	size_t most = s.size < WORD_MOST ? s.size : WORD_MOST;
	const char *end = s.bytes + most;
	const char *charset = s.bytes + 2;
	const char *way = memchr(charset, '?', (size_t)(end - charset));
	if (!way || end - way < 5 || way[2] != '?')
		return false;
	const char *text = way + 3;
	const char *close = text;
	while (close + 1 < end && (close[0] != '?' || close[1] != '='))
		close++;
	if (close + 1 >= end)
		return false;
	/* RFC 2231 puts a language behind a star. */
	const char *star = memchr(charset, '*', (size_t)(way - charset));
	word->charset = (struct slice){ charset, (size_t)((star ? star : way) - charset) };
	word->way = (char)(way[1] | 0x20);
	word->text = (struct slice){ text, (size_t)(close - text) };
	word->size = (size_t)(close + 2 - s.bytes);
	return word->way == 'b' || word->way == 'q';
}

static void
add_word(const struct encoded_word *word, struct buffer *to)
{
	struct buffer bytes = { 0 }, charset = { 0 };

	buffer_add(&charset, word->charset.bytes, word->charset.size);
	buffer_add_byte(&charset, '\0');
	if (word->way == 'b')
		mail_decode("base64", word->text, &bytes);
	else
		mail_decode_q(word->text, &bytes);
	mail_to_utf8(charset.bytes, (struct slice){ bytes.bytes, bytes.size }, to);
	buffer_clear(&bytes);
	buffer_clear(&charset);
}

/* Blanks between two encoded words are none. */
static void
decode_words(struct slice s, struct buffer *to)
{
	struct encoded_word word;
	size_t after_word = 0; /* where the last one's text ends; 0: something came after it */
	struct slice plain = { s.bytes, 0 };

	while (s.size) {
		if (!read_word(s, &word)) {
			plain.size++;
			s = slice_after(s, 1);
			continue;
		}
		if (slice_trim(plain).size || !after_word)
			mail_to_utf8("utf-8", plain, to);
		add_word(&word, to);
		after_word = to->size;
		s = slice_after(s, word.size);
		plain = (struct slice){ s.bytes, 0 };
	}
	mail_to_utf8("utf-8", plain, to);
}

bool
mail_field(struct slice header, const char *name, struct buffer *value)
{
	struct buffer raw = { 0 };
	bool found = find_raw(header, name, &raw);

	buffer_reset(value);
	if (raw.size)
		decode_words((struct slice){ raw.bytes, raw.size }, value);
	buffer_one_line(value, 0);
	buffer_clear(&raw);
	return found;
}

/* ---- parameters ---- */

/* A token, or what is between two quotation marks, a backslash before any sign in it. Returns what follows. */
static const char *
read_value(const char *p, struct buffer *to)
{
	if (*p != '"') {
		size_t n = strcspn(p, "; \t");
		buffer_add(to, p, n);
		return p + n;
	}
	for (p++; *p && *p != '"'; p++) {
		p += *p == '\\' && p[1];
		buffer_add_byte(to, *p);
	}
	return *p ? p + 1 : p;
}

bool
mail_parameter(const char *value, const char *name, struct buffer *to)
{
	size_t size = strlen(name);
	struct buffer other = { 0 };
	bool found = false;

	buffer_reset(to);
	for (const char *p = value + strcspn(value, ";"); *p && !found;) {
		p += strspn(p, "; \t");
		size_t n = strcspn(p, "=;");
		if (p[n] != '=') {
			p += n;
			continue;
		}
		found = n == size && !strncasecmp(p, name, n);
		buffer_reset(&other);
		p = read_value(p + n + 1, found ? to : &other);
	}
	buffer_clear(&other);
	return found;
}

/* ---- recognition ---- */

bool
mail_is_envelope(struct slice line)
{
	/* "From address date", and a date has a time. */
	const char *colon;

	if (line.size < 20 || memcmp(line.bytes, "From ", 5))
		return false;
	colon = memchr(line.bytes, ':', line.size);
	return colon && colon > line.bytes + 6 && colon[-1] >= '0' && colon[-1] <= '9' &&
	       memchr(line.bytes + 5, ' ', line.size - 5);
}

/* What the field of a name of so many bytes tells: 2 that this is a message, 1 that it may be one. */
static unsigned
weigh(struct slice line, size_t n)
{
	static const struct {
		const char *name;
		unsigned weight;
	} known[] = {
		{ "From", 1 },         { "To", 1 },           { "Cc", 1 },
		{ "Subject", 1 },      { "Date", 1 },         { "Reply-To", 1 },
		{ "Newsgroups", 2 },   { "Message-ID", 2 },   { "In-Reply-To", 2 },
		{ "MIME-Version", 2 }, { "Received", 2 },     { "Return-Path", 2 },
		{ "Delivered-To", 2 }, { "Content-Type", 1 },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i].name) == n && slice_begins(line, known[i].name))
			return known[i].weight;
	return 0;
}

bool
mail_is_message(const char *head, size_t n)
{
	struct slice rest = { head, n }, line, first = rest;
	unsigned weight = 0;

	if (slice_line(&first, &line) && mail_is_envelope(line)) {
		rest = first;
		weight = 1;
	}
	while (slice_line(&rest, &line) && line.size) {
		size_t size = name_size(line);
		if (!size || size > NAME_MOST)
			return false;
		weight += weigh(line, size);
		while (is_folded(rest))
			slice_line(&rest, &line);
	}
	/* The message may have come in part only, but its header has an end. */
	return !line.size && weight >= 4;
}
