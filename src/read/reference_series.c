/*
 * References as RFCs make them (RFC 7322): to sections of the same document or of another one, to other RFCs, to the entries of the
 * list of references. A line may end anywhere in them. Anchors are called as the RFC editor calls them: "section-4.2",
 * "appendix-A.1"; another RFC is a file beside this one.
 */
#include <string.h>

#include "read/reference_match.h"
#include "read/series.h"

enum {
	GAP_MOST = 96,    /* blanks between two words, those around a line's end */
	DIGITS_MOST = 5,  /* of an RFC's number */
	NUMBER_MOST = 24, /* bytes of a section's */
	TAG_MOST = 40,
	WORD_MOST = 9, /* "Appendix", "Sections" */
};

/* ---- words ---- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (unsigned)((unsigned char)c | 0x20) - 'a' < 26;
}

static bool
is_word(char c)
{
	return is_digit(c) || is_letter(c) || (unsigned char)c >= 0x80;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* The place behind the blanks at `at`; at itself where there are none, or too many. */
static size_t
skip_gap(const char *bytes, size_t n, size_t at)
{
	size_t end = at;

	while (end < n && end - at < GAP_MOST && is_blank(bytes[end]))
		end++;
	return end - at < GAP_MOST ? end : at;
}

/* The same backwards. */
static size_t
skip_gap_back(const char *bytes, size_t at)
{
	size_t start = at;

	while (start && at - start < GAP_MOST && is_blank(bytes[start - 1]))
		start--;
	return start;
}

static bool
has_word(const char *bytes, size_t n, size_t at, const char *word)
{
	size_t size = strlen(word);

	return n - at >= size && !memcmp(bytes + at, word, size) &&
	       (n - at == size || !is_word(bytes[at + size]));
}

/* ---- numbers ---- */

/* The end of an RFC's number behind "RFC" at `at`, with a blank, a hyphen or nothing between; at when there is none. */
static size_t
rfc_end(const char *bytes, size_t n, size_t at, size_t *number)
{
	size_t from = at + 3, end;

	if (n - at < 4 || memcmp(bytes + at, "RFC", 3) != 0)
		return at;
	if (bytes[from] == '-')
		from++;
	else
		from = skip_gap(bytes, n, from);
	for (end = from; end < n && is_digit(bytes[end]); end++)
		;
	if (end == from || end - from > DIGITS_MOST || (end < n && is_word(bytes[end])))
		return at;
	while (from + 1 < end && bytes[from] == '0')
		from++;
	*number = from;
	return end;
}

/* The end of a section's number: "4.2.1", "A.1", "B"; at when there is none. */
static size_t
section_end(const char *bytes, size_t n, size_t at)
{
	size_t end = at;

	if (at < n && is_letter(bytes[at]) && bytes[at] < 'a')
		end++;
	else
		while (end < n && is_digit(bytes[end]))
			end++;
	while (end > at && end + 1 < n && bytes[end] == '.' && is_digit(bytes[end + 1]))
		for (end++; end < n && is_digit(bytes[end]);)
			end++;
	bool good = end > at && end - at <= NUMBER_MOST && (end == n || !is_word(bytes[end]));
	return good ? end : at;
}

/* ---- two together ---- */

struct span_of {
	size_t start, end;
};

/* The section that "Section 4.2" at `at` names; empty when there is none. */
static struct span_of
section_at(const char *bytes, size_t n, size_t at)
{
	static const char *const words[] = { "ection", "ections", "ppendix", "ppendices" };
	struct span_of none = { at, at };

	if (at && is_word(bytes[at - 1]))
		return none;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t from = at + 1 + strlen(words[i]);
		if (!has_word(bytes, n, at + 1, words[i]))
			continue;
		size_t number = skip_gap(bytes, n, from), end = section_end(bytes, n, number);
		if (number > from && end > number)
			return (struct span_of){ number, end };
	}
	return none;
}

/* The number of the RFC that follows a section's: "of RFC 9110", "of [RFC9110]"; empty when none does. */
static struct span_of
rfc_after(const char *bytes, size_t n, size_t at, bool *other)
{
	size_t of = skip_gap(bytes, n, at), number;
	struct span_of none = { at, at };

	*other = false;
	if (of == at || (!has_word(bytes, n, of, "of") && !has_word(bytes, n, of, "in")))
		return none;
	size_t from = skip_gap(bytes, n, of + 2);
	bool bracket = from < n && bytes[from] == '[';
	size_t end = rfc_end(bytes, n, from + bracket, &number);
	*other = bracket;
	return end > from + bracket ? (struct span_of){ number, end } : none;
}

/* The number of the RFC before a section's: "RFC 9110, Section 4.2", "[RFC9110], Section 4.2". */
static struct span_of
rfc_before(const char *bytes, size_t at, bool *other)
{
	size_t end = skip_gap_back(bytes, at), number, start;
	struct span_of none = { at, at };

	*other = false;
	if (!end || bytes[end - 1] != ',')
		return none;
	end--;
	bool bracket = end && bytes[end - 1] == ']';
	*other = bracket;
	end -= bracket;
	for (start = end; start && end - start < DIGITS_MOST && is_digit(bytes[start - 1]); start--)
		;
	size_t word = skip_gap_back(bytes, start);
	word -= word && bytes[word - 1] == '-';
	if (word < 3 || (word > 3 && is_word(bytes[word - 4])))
		return none;
	return rfc_end(bytes, end, word - 3, &number) == end ? (struct span_of){ number, end }
	                                                     : none;
}

static void
add_file(struct buffer *target, const char *bytes, struct span_of rfc)
{
	buffer_add_string(target, "rfc");
	buffer_add(target, bytes + rfc.start, rfc.end - rfc.start);
	buffer_add_string(target, ".txt");
}

static void
add_section(struct buffer *target, const char *bytes, struct span_of section)
{
	buffer_add_byte(target, '#');
	series_add_anchor(target, bytes + section.start, section.end - section.start);
}

/* ---- matching ---- */

bool
reference_match_section(const char *bytes, size_t n, size_t at, struct reference *out)
{
	struct span_of section = section_at(bytes, n, at);
	bool after, before;

	if (section.start == section.end)
		return false;
	struct span_of rfc = rfc_after(bytes, n, section.end, &after);
	if (rfc.start == rfc.end && !after)
		rfc = rfc_before(bytes, at, &before);
	else
		before = false;
	if (rfc.start < rfc.end)
		add_file(out->target, bytes, rfc);
	else if (after || before)
		return false; /* of a document that only its tag names */
	add_section(out->target, bytes, section);
	out->start = at;
	out->end = section.end;
	return true;
}

bool
reference_match_rfc(const char *bytes, size_t n, size_t at, struct reference *out)
{
	size_t number, end = rfc_end(bytes, n, at, &number);

	if (end == at || (at && is_word(bytes[at - 1])))
		return false;
	add_file(out->target, bytes, (struct span_of){ number, end });
	out->start = at;
	out->end = end;
	return true;
}

bool
reference_match_tag(const char *bytes, size_t n, size_t at, struct reference *out)
{
	size_t end = series_tag_end(bytes, n, at), number;

	if (end == at)
		return false;
	/* An RFC's tag leads to the RFC, which has an entry too. */
	if (rfc_end(bytes, n, at + 1, &number) == end - 1)
		return false;
	buffer_add_string(out->target, "#ref-");
	buffer_add(out->target, bytes + at + 1, end - at - 2);
	out->start = at;
	out->end = end;
	return true;
}
