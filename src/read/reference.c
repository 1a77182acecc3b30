/*
 * A text is gone through once, looking for the bytes that betray a kind of reference (a ':' that "//" follows, an '@'); from there
 * its kind looks back to where it starts, a little way only, and forward to its end. What a person puts behind an address
 * (a full stop, a bracket that was opened before it) is none of it, by the rules that GFM has for autolinks.
 */
#include "read/reference.h"

#include <stdbool.h>
#include <string.h>

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/man_sign.h"
#include "read/reference_match.h"

enum {
	BACK_MOST = 64,       /* bytes before the betraying one */
	ADDRESS_MOST = 2048,  /* bytes of a whole address */
	BLOCK_MOST = 1 << 20, /* bytes of a block that are looked at */
};

/* ---- bytes ---- */

static bool
is_alpha(char c)
{
	return (unsigned)((unsigned char)c | 0x20) - 'a' < 26;
}

static bool
is_alnum(char c)
{
	return is_alpha(c) || (unsigned)(unsigned char)c - '0' < 10;
}

/* True for what an address can go on with: RFC 3986, and letters of other scripts (RFC 3987) but those that need no blanks. */
static size_t
address_byte(const char *bytes, size_t n)
{
	uint32_t cp;

	if ((unsigned char)*bytes < 0x80)
		return *bytes > ' ' && *bytes != 0x7f && !strchr("<>\"`{}|\\^", *bytes);
	size_t size = utf8_decode(bytes, n, &cp);
	return unicode_is_letter(cp) && !unicode_is_ideograph(cp) ? size : 0;
}

/* How many more of a bracket are opened than closed. */
static long
open_brackets(const char *bytes, size_t n, char open, char close)
{
	long depth = 0;

	for (size_t i = 0; i < n; i++)
		depth += bytes[i] == open ? 1 : bytes[i] == close ? -1 : 0;
	return depth;
}

/* The length of an address without what follows it in a sentence. */
static size_t
without_tail(const char *bytes, size_t n)
{
	long round = open_brackets(bytes, n, '(', ')'), square = open_brackets(bytes, n, '[', ']');

	for (; n; n--) {
		char c = bytes[n - 1];
		if (c == ')' && round < 0)
			round++;
		else if (c == ']' && square < 0)
			square++;
		else if (!strchr(".,;:!?'*_~", c))
			break;
	}
	return n;
}

/* How far an address goes from its start. */
static size_t
address_length(const char *bytes, size_t n)
{
	size_t at = 0, size;

	n = n < ADDRESS_MOST ? n : ADDRESS_MOST;
	while (at < n && (size = address_byte(bytes + at, n - at)))
		at += size;
	return without_tail(bytes, at);
}

/* ---- the web ---- */

/* The schemes that are followed by "//"; any other word before "://" is none that a person could want. */
static bool
is_scheme(const char *bytes, size_t n)
{
	static const char *const schemes[] = { "http", "https",  "ftp",    "ftps", "sftp", "ssh",
		                               "git",  "gopher", "gemini", "irc",  "ircs", "file" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t k = 0;
		while (k < n && schemes[i][k] && (bytes[k] | 0x20) == schemes[i][k])
			k++;
		if (k == n && !schemes[i][k])
			return true;
	}
	return false;
}

/* At the ':' of "https://example.org". */
static bool
match_scheme(const char *bytes, size_t n, size_t at, struct reference *out)
{
	size_t start = at;

	if (n - at < 4 || bytes[at + 1] != '/' || bytes[at + 2] != '/')
		return false;
	while (start && at - start < BACK_MOST && is_alpha(bytes[start - 1]))
		start--;
	if (!is_scheme(bytes + start, at - start) || (start && is_alnum(bytes[start - 1])))
		return false;
	size_t length = address_length(bytes + start, n - start);
	if (length <= at + 3 - start)
		return false;
	out->start = start;
	out->end = start + length;
	buffer_add(out->target, bytes + start, length);
	return true;
}

/* At the first letter of "www.example.org". */
static bool
match_www(const char *bytes, size_t n, size_t at, struct reference *out)
{
	if (n - at < 7 || memcmp(bytes + at, "www.", 4) != 0 || !is_alnum(bytes[at + 4]) ||
	    (at && (is_alnum(bytes[at - 1]) || strchr("./-_@:", bytes[at - 1]))))
		return false;
	size_t length = address_length(bytes + at, n - at);
	if (!memchr(bytes + at + 4, '.', length - 4))
		return false;
	out->start = at;
	out->end = at + length;
	buffer_add_string(out->target, "https://");
	buffer_add(out->target, bytes + at, length);
	return true;
}

/* ---- mail ---- */

/* At the '@' of "name@example.org", a "mailto:" before it included. */
static bool
match_mail(const char *bytes, size_t n, size_t at, struct reference *out)
{
	size_t start = at, end = at + 1, dots = 0;
	static const char mailto[] = "mailto:";

	while (start && at - start < BACK_MOST &&
	       (is_alnum(bytes[start - 1]) || strchr(".!#$%&'*+-/=?^_{|}~", bytes[start - 1])))
		start--;
	while (start < at && !is_alnum(bytes[start]))
		start++;
	while (end < n && end - at < 255 &&
	       (is_alnum(bytes[end]) || bytes[end] == '-' || bytes[end] == '.')) {
		dots += bytes[end] == '.' && bytes[end - 1] != '.' && bytes[end - 1] != '@';
		end++;
	}
	while (end > at && !is_alnum(bytes[end - 1])) {
		dots -= bytes[end - 1] == '.' && dots;
		end--;
	}
	if (start == at || end <= at + 1 || !dots || !is_alpha(bytes[end - 1]))
		return false;
	buffer_add_string(out->target, mailto);
	buffer_add(out->target, bytes + start, end - start);
	if (start >= sizeof mailto - 1 &&
	    !memcmp(bytes + start - (sizeof mailto - 1), mailto, sizeof mailto - 1))
		start -= sizeof mailto - 1;
	out->start = start;
	out->end = end;
	return true;
}

/* ---- manual pages ---- */

/* At the '(' of "ls(1)"; the name has a letter, and what stands around it is no word. */
static bool
match_man(const char *bytes, size_t n, size_t at, struct reference *out)
{
	struct man_reference page;
	size_t start = at;
	bool letter = false;

	while (start && at - start < BACK_MOST &&
	       (is_alnum(bytes[start - 1]) || strchr("_.:+-@", bytes[start - 1])))
		start--;
	while (start < at && !is_alnum(bytes[start]) && bytes[start] != '_')
		start++;
	for (size_t i = start; i < at; i++)
		letter |= is_alpha(bytes[i]);
	if (!letter || at - start < 2 || !man_reference_at(bytes, n, start, &page) ||
	    (start && bytes[start - 1] == '/') || (page.end < n && is_alnum(bytes[page.end])))
		return false;
	out->start = start;
	out->end = page.end;
	buffer_add_string(out->target, "man:");
	buffer_add(out->target, bytes + start, page.end - start);
	return true;
}

/* ---- all kinds ---- */

static const struct kind {
	unsigned kind; /* enum reference_kind */
	char byte;     /* that betrays it */
	/* What is referred to at byte `at` of n, which is the betraying one. */
	bool (*match)(const char *bytes, size_t n, size_t at, struct reference *out);
} table[] = {
	{ REFERENCE_WEB, ':', match_scheme },
	{ REFERENCE_WEB, 'w', match_www },
	{ REFERENCE_MAIL, '@', match_mail },
	{ REFERENCE_MAN, '(', match_man },
	{ REFERENCE_SERIES, 'R', reference_match_rfc },
	{ REFERENCE_SERIES, 'S', reference_match_section },
	{ REFERENCE_SERIES, 's', reference_match_section },
	{ REFERENCE_SERIES, 'A', reference_match_section },
	{ REFERENCE_SERIES, 'a', reference_match_section },
	{ REFERENCE_SERIES, '[', reference_match_tag },
};

void
reference_find(const char *bytes, size_t n, unsigned kinds,
               void (*found)(void *context, size_t start, size_t end, const char *target),
               void *context)
{
	enum { ROWS = sizeof table / sizeof *table };
	bool betrays[256] = { false };
	struct buffer target = { 0 };
	size_t done = 0;

	for (size_t i = 0; i < ROWS; i++)
		betrays[(unsigned char)table[i].byte] |= (table[i].kind & kinds) != 0;
	for (size_t at = 0; at < n; at++) {
		if (!betrays[(unsigned char)bytes[at]])
			continue;
		for (size_t i = 0; i < ROWS; i++) {
			struct reference r = { .target = &target };
			buffer_reset(&target);
			if (table[i].byte != bytes[at] || !(table[i].kind & kinds) ||
			    !table[i].match(bytes, n, at, &r) || r.start < done)
				continue;
			found(context, r.start, r.end, target.bytes);
			done = r.end;
			at = r.end - 1;
			break;
		}
	}
	buffer_clear(&target);
}

/* ---- spans ---- */

struct adding {
	struct part *part;
	uint64_t base;
};

static void
add_span(void *context, size_t start, size_t end, const char *target)
{
	struct adding *a = context;
	struct span span = { .range = { a->base + start, a->base + end },
		             .kind = SPAN_LINK,
		             .target = target };

	part_add_span(a->part, &span);
}

void
reference_add_spans(struct part *part, struct text *text, unsigned kinds)
{
	struct buffer bytes = { 0 };

	for (size_t i = 0; i < part->block_count; i++) {
		struct range range = part->blocks[i].range;
		struct adding a = { part, range.start };
		if (range_size(range) > BLOCK_MOST)
			range.end = range.start + BLOCK_MOST;
		buffer_reset(&bytes);
		text_copy(text, range, &bytes);
		reference_find(bytes.bytes ? bytes.bytes : "", bytes.size, kinds, add_span, &a);
	}
	buffer_clear(&bytes);
}
