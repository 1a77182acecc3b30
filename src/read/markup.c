/*
 * Tokens. What is not a whole token yet waits for the bytes to come; a text is never waited for, but for a reference
 * or a code point that the end may have cut. A tag is only parsed when more bytes have come than the last time it was found
 * to be cut by half, so that a long one costs no more than its length; what never ends is cut at a limit.
 */
#include "read/markup.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/entity.h"
#include "read/markup_tag.h"

enum {
	TAG_MOST = 16 * 1024 * 1024, /* bytes; a picture may be written in an attribute */
	BOUND = 4096,                /* bytes of a raw text that ends at any tag then */
	DOCTYPE_MOST = 64 * 1024,    /* bytes of one that holds declarations */
};

/* Between which tokens the next bytes stand. */
enum state {
	STATE_TEXT,
	STATE_COMMENT, /* up to "-->" */
	STATE_BOGUS,   /* up to ">" */
	STATE_DOCTYPE, /* the same, or up to "]>" behind a "[" */
	STATE_CDATA,   /* text up to "]]>" */
	STATE_RAW,     /* text up to the end tag of what it stands in */
	STATE_SKIP,    /* the rest of a tag that is too long */
	STATE_PLAIN,   /* text up to the end */
};

struct markup {
	const struct markup_language *language;
	void *context;
	bool ended;      /* no more bytes come */
	bool unquoted;   /* a quoted value did not end: tags end at the first '>' from here on */
	unsigned script; /* comments and scripts in a script: 1 in the first, 2 in both */
	enum state state;
	const struct markup_raw *raw; /* of a raw text */
	size_t raw_size;              /* of it so far */
	struct buffer pending;
	size_t enough; /* bytes that must be pending before a cut tag is looked at again */
	struct markup_tag tag;
	struct buffer decoded;
};

struct markup *
markup_new(const struct markup_language *language, void *context)
{
	struct markup *p = memory_zero(1, sizeof *p);

	p->language = language;
	p->context = context;
	return p;
}

void
markup_free(struct markup *p)
{
	if (!p)
		return;
	buffer_clear(&p->pending);
	buffer_clear(&p->decoded);
	markup_tag_clear(&p->tag);
	free(p);
}

/* True where elements of another kind stand; in an element of this name, if it is not NULL. */
static bool
is_foreign(const struct markup *p, const char *name)
{
	return p->language->is_foreign && p->language->is_foreign(p->context, name);
}

static void
say(const struct markup *p, const char *bytes, size_t n)
{
	if (n)
		p->language->text(p->context, bytes, n);
}

/* ---- text ---- */

/* How many of the bytes are sure to be text whatever comes: no cut code point, no cut reference. */
static size_t
sure_text(const struct markup *p, const char *bytes, size_t n, bool decodes)
{
	if (p->ended)
		return n;
	n = utf8_whole_prefix(bytes, n);
	const char *sign = decodes ? memrchr(bytes, '&', n) : NULL;
	if (sign && entity_is_cut(sign, n - (size_t)(sign - bytes)))
		n = (size_t)(sign - bytes);
	return n;
}

/* Says text without its NULs. */
static void
say_plain(struct markup *p, const char *bytes, size_t n)
{
	const char *nul;

	while (n && (nul = memchr(bytes, '\0', n))) {
		size_t before = (size_t)(nul - bytes);
		say(p, bytes, before);
		bytes += before + 1;
		n -= before + 1;
	}
	say(p, bytes, n);
}

static void
say_text(struct markup *p, const char *bytes, size_t n, bool decodes)
{
	if (!decodes || !memchr(bytes, '&', n)) {
		say_plain(p, bytes, n);
		return;
	}
	buffer_reset(&p->decoded);
	entity_text(bytes, n, false, &p->decoded);
	say_plain(p, p->decoded.bytes, p->decoded.size);
}

/* ---- stretches up to a sign ---- */

static const char *
find(const char *bytes, size_t n, const char *what)
{
	return memmem(bytes, n, what, strlen(what));
}

/* Skips up to and with an end; keeps what may be its beginning. */
static size_t
skip_past(struct markup *p, const char *bytes, size_t n, const char *end)
{
	const char *found = find(bytes, n, end);
	size_t keep = strlen(end) - 1;

	if (found) {
		p->state = STATE_TEXT;
		return (size_t)(found - bytes) + keep + 1;
	}
	return p->ended ? n : n > keep ? n - keep : 0;
}

/* A comment's end is "-->", or "--!>". */
static size_t
take_comment(struct markup *p, const char *bytes, size_t n)
{
	for (size_t at = 0;;) {
		const char *found = find(bytes + at, n - at, "--");
		if (!found)
			return p->ended ? n : n > 1 ? n - 1 : 0;
		at = (size_t)(found - bytes);
		if (n - at < 4 && !p->ended && (n - at < 3 || bytes[at + 2] == '!'))
			return at;
		size_t size = n - at > 2 && bytes[at + 2] == '>' ? 3 : 0;
		if (n - at > 3 && bytes[at + 2] == '!' && bytes[at + 3] == '>')
			size = 4;
		if (size) {
			p->state = STATE_TEXT;
			return at + size;
		}
		at++;
	}
}

/* Declarations of entities and the like stand in brackets; where those do not end, the first tag's end is the end. */
static size_t
take_doctype(struct markup *p, const char *bytes, size_t n)
{
	size_t opens = 0;

	while (opens < n && bytes[opens] != '[' && bytes[opens] != '>')
		opens++;
	bool holds = opens < n && bytes[opens] == '[';
	bool all = p->ended || n > DOCTYPE_MOST;
	if (opens < n && (!holds || find(bytes + opens, n - opens, "]>")))
		return skip_past(p, bytes, n, holds ? "]>" : ">");
	if (all)
		p->state = STATE_BOGUS;
	return 0;
}

static size_t
take_cdata(struct markup *p, const char *bytes, size_t n)
{
	const char *found = find(bytes, n, "]]>");
	size_t text = found ? (size_t)(found - bytes) : n;

	if (!found && !p->ended)
		text = sure_text(p, bytes, n > 2 ? n - 2 : 0, false);
	say_text(p, bytes, text, false);
	if (found)
		p->state = STATE_TEXT;
	return found ? text + 3 : text;
}

/* ---- raw text ---- */

/* True when the bytes, which start with '<', are a tag with this name after the sign and '/'. */
static bool
is_tag(const char *bytes, size_t n, const char *start, const char *name)
{
	size_t before = strlen(start), size = strlen(name);

	return n > before + size && !memcmp(bytes, start, before) &&
	       !strncasecmp(bytes + before, name, size) &&
	       strchr(" \t\n\f\r/>", bytes[before + size]) && bytes[before + size];
}

/* In a script, a comment may hold a script, whose end is not the end. */
static bool
is_script_end(struct markup *p, const char *bytes, size_t n)
{
	if (*bytes == '-') {
		if (n > 2 && !memcmp(bytes, "-->", 3))
			p->script = 0;
	} else if (n > 3 && !memcmp(bytes, "<!--", 4)) {
		p->script = p->script ? p->script : 1;
	} else if (p->script == 1 && is_tag(bytes, n, "<", "script")) {
		p->script = 2;
	} else if (is_tag(bytes, n, "</", "script")) {
		if (p->script < 2)
			return true;
		p->script = 1;
	}
	return false;
}

static bool
is_raw_end(struct markup *p, const char *bytes, size_t n)
{
	if (!strcmp(p->raw->name, "script"))
		return is_script_end(p, bytes, n);
	return *bytes == '<' && is_tag(bytes, n, "</", p->raw->name);
}

/* The text of a script, a style, a title: all of it up to the end tag. */
static size_t
take_raw(struct markup *p, const char *bytes, size_t n)
{
	size_t at = 0, needed = strlen(p->raw->name) + 3;
	bool script = !strcmp(p->raw->name, "script");

	for (; at < n; at++) {
		size_t step = strcspn(bytes + at, script ? "<-" : "<");
		at += step < n - at ? step : n - at;
		if (at == n || (n - at < needed && !p->ended))
			break;
		/* The bytes that are pending end with a NUL. */
		bool ends = is_raw_end(p, bytes + at, n - at);
		if (ends || (p->raw->bounded && p->raw_size + at > BOUND)) {
			say_text(p, bytes, at, p->raw->decodes);
			if (!ends)
				p->language->end(p->context, p->raw->name);
			p->state = STATE_TEXT;
			return at;
		}
	}
	size_t text = sure_text(p, bytes, at, p->raw->decodes);
	say_text(p, bytes, text, p->raw->decodes);
	p->raw_size += text;
	return text;
}

/* ---- tags ---- */

/* What follows the start of an element whose content may be no elements. */
static void
begin_raw(struct markup *p)
{
	const struct markup_language *language = p->language;
	const char *name = p->tag.name;

	if (!language->raw_count || is_foreign(p, NULL))
		return;
	if (!strcmp(name, "plaintext") && !language->xml)
		p->state = STATE_PLAIN;
	for (size_t i = 0; i < language->raw_count; i++) {
		if (strcmp(name, language->raws[i].name) != 0)
			continue;
		p->state = STATE_RAW;
		p->raw = &language->raws[i];
		p->raw_size = 0;
		p->script = 0;
	}
}

static void
say_tag(struct markup *p)
{
	const struct markup_language *language = p->language;
	struct markup_tag *tag = &p->tag;

	if (tag->ends) {
		language->end(p->context, tag->name);
		return;
	}
	bool empties = tag->empty && (language->xml || is_foreign(p, tag->name));
	language->start(p->context, tag->name, tag->pairs);
	if (empties)
		language->end(p->context, tag->name);
	else
		begin_raw(p);
}

/* A tag that the end of the bytes cuts; what can be done when there are no more. */
static size_t
take_cut_tag(struct markup *p, const char *bytes, size_t n)
{
	if (!p->ended && n < TAG_MOST) {
		p->enough = 2 * n;
		return 0;
	}
	if (!p->ended) {
		p->state = STATE_SKIP;
		return n;
	}
	/* A value whose quote is missing may have taken all that follows. */
	if (!p->unquoted && memchr(bytes, '>', n)) {
		p->unquoted = true;
		return 0;
	}
	return n;
}

static size_t
take_tag(struct markup *p, const char *bytes, size_t n)
{
	if (n < p->enough && !p->ended)
		return 0;
	size_t size = markup_tag_parse(&p->tag, p->language, bytes, n, !p->unquoted);

	if (!size)
		return take_cut_tag(p, bytes, n);
	p->enough = 0;
	say_tag(p);
	return size;
}

static bool
is_letter(char c)
{
	return (unsigned)(((unsigned char)c | 0x20) - 'a') < 26;
}

/* True when the bytes could still become what they would have to start with. */
static bool
may_be(const struct markup *p, const char *bytes, size_t n, const char *start)
{
	size_t size = strlen(start);

	return n < size && !p->ended && !strncasecmp(bytes, start, n);
}

static size_t
take_markup(struct markup *p, const char *bytes, size_t n)
{
	static const char cdata[] = "<![CDATA[", doctype[] = "<!DOCTYPE";
	bool foreign = p->language->xml || is_foreign(p, NULL);

	if (may_be(p, bytes, n, "<!--") ||
	    (foreign && (may_be(p, bytes, n, cdata) || may_be(p, bytes, n, doctype))))
		return 0;
	if (n > 3 && !memcmp(bytes, "<!--", 4)) {
		if (n < 6 && !p->ended)
			return 0;
		p->state = STATE_COMMENT;
		/* "<!-->" and "<!--->" are whole ones. */
		return 2;
	}
	if (foreign && n >= sizeof cdata - 1 && !memcmp(bytes, cdata, sizeof cdata - 1)) {
		p->state = STATE_CDATA;
		return sizeof cdata - 1;
	}
	bool declares = p->language->xml && n >= sizeof doctype - 1 &&
	                !memcmp(bytes, doctype, sizeof doctype - 1);
	p->state = declares ? STATE_DOCTYPE : STATE_BOGUS;
	return 2;
}

/* What starts with '<'. Returns how many bytes were taken; 0 when more are needed. */
static size_t
take_angle(struct markup *p, const char *bytes, size_t n)
{
	if (n < 2) {
		if (p->ended)
			say(p, bytes, n);
		return p->ended ? n : 0;
	}
	if (is_letter(bytes[1]))
		return take_tag(p, bytes, n);
	if (bytes[1] == '/') {
		if (n < 3)
			return p->ended ? n : 0;
		if (is_letter(bytes[2]))
			return take_tag(p, bytes, n);
		p->state = STATE_BOGUS;
		return 2;
	}
	if (bytes[1] == '!')
		return take_markup(p, bytes, n);
	if (bytes[1] == '?') {
		p->state = STATE_BOGUS;
		return 2;
	}
	say(p, bytes, 1);
	return 1;
}

static size_t
take_text(struct markup *p, const char *bytes, size_t n)
{
	const char *angle = memchr(bytes, '<', n);

	if (angle == bytes)
		return take_angle(p, bytes, n);
	size_t text = angle ? (size_t)(angle - bytes) : sure_text(p, bytes, n, true);
	say_text(p, bytes, text, true);
	return text;
}

/* ---- feeding ---- */

/* One token, or a part of a text. Returns how many bytes it took; 0 when more are needed. */
static size_t
take(struct markup *p, const char *bytes, size_t n)
{
	size_t text;

	switch (p->state) {
	case STATE_TEXT:
		return take_text(p, bytes, n);
	case STATE_COMMENT:
		return take_comment(p, bytes, n);
	case STATE_BOGUS:
	case STATE_SKIP:
		return skip_past(p, bytes, n, ">");
	case STATE_DOCTYPE:
		return take_doctype(p, bytes, n);
	case STATE_CDATA:
		return take_cdata(p, bytes, n);
	case STATE_RAW:
		return take_raw(p, bytes, n);
	case STATE_PLAIN:
		break;
	}
	text = sure_text(p, bytes, n, false);
	say_text(p, bytes, text, false);
	return text;
}

static void
take_pending(struct markup *p)
{
	size_t at = 0;

	while (at < p->pending.size) {
		enum state state = p->state;
		bool unquoted = p->unquoted;
		size_t taken = take(p, p->pending.bytes + at, p->pending.size - at);
		at += taken;
		if (!taken && state == p->state && unquoted == p->unquoted)
			break;
	}
	buffer_consume(&p->pending, at);
}

void
markup_feed(struct markup *p, const char *bytes, size_t n)
{
	buffer_add(&p->pending, bytes, n);
	take_pending(p);
}

void
markup_end(struct markup *p)
{
	p->ended = true;
	take_pending(p);
}

void
markup_read(const struct markup_language *language, void *context, const char *bytes, size_t n)
{
	enum { PIECE = 64 * 1024 }; /* what waits is moved, so that it should not be much */
	struct markup *p = markup_new(language, context);

	for (size_t i = 0; i < n; i += PIECE)
		markup_feed(p, bytes + i, n - i < PIECE ? n - i : PIECE);
	markup_end(p);
	markup_free(p);
}
