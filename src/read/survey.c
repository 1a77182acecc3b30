/*
 * The survey of the first window: where running text stands, how headings are marked, and what the printed table of
 * contents lists. Everything here is counted, and a rule is switched on by a majority only, so that one odd line
 * changes nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/heading.h"
#include "read/role.h"
#include "read/title.h"
#include "read/unit.h"

enum {
	INDENT_MAX = 40,
	PROSE_CELLS = 40, /* a line of running text is at least as wide */
	PROSE_WORDS = 6,
	LONG_CELLS = 130, /* a line that is no longer wrapped */
	KEY_LETTERS = 28, /* letters and digits of an entry that count */
	KEYS_MAX = 8192,
	ENTRY_CELLS = 160,
	FIRST_ENTRIES = 4, /* of a table of contents, by which the text's beginning is known */
	TITLES_LEAST = 3,  /* headings of a kind that make a rule */
};

static bool
is_prose(const struct line *line)
{
	return !(line->flags & (LINE_BLANK | LINE_NO_WORD | LINE_WIDE_GAP | LINE_LEADERS)) &&
	       !line->depth && line->width - line->indent >= PROSE_CELLS &&
	       (line->words >= PROSE_WORDS || (line->flags & LINE_NON_ASCII)) &&
	       line->marks * 5 < line->width;
}

/* Where lines of running text start, and whether some stand further left than they should. */
static void
read_indents(struct survey *survey, const struct lines *lines)
{
	uint32_t at[INDENT_MAX + 1] = { 0 };
	uint32_t total = 0, left = 0;

	for (size_t i = 0; i < lines->count; i++) {
		const struct line *l = &lines->line[i];

		if (!is_prose(l) || l->indent > INDENT_MAX)
			continue;
		at[l->indent]++;
		total++;
	}
	for (uint32_t k = 0; k <= INDENT_MAX; k++)
		if (at[k] > at[survey->indent])
			survey->indent = k;
	for (uint32_t k = 0; k < survey->indent; k++)
		left += at[k];
	/* A few lines that all agree are as good as many that mostly do. */
	survey->margin =
		survey->indent >= 2 && (total >= 8 ? left * 4 < total : total >= 3 && !left);
}

/* How wide full lines are, or that each paragraph is one line. */
static void
read_width(struct survey *survey, const struct lines *lines)
{
	size_t prose = 0, wide = 0, together = 0;
	uint32_t at[LONG_CELLS + 1] = { 0 };

	for (size_t i = 0; i < lines->count; i++) {
		const struct line *l = &lines->line[i];

		if (!is_prose(l))
			continue;
		prose++;
		if (l->width > LONG_CELLS) {
			wide++;
			together += i + 1 < lines->count && !(l[1].flags & LINE_BLANK);
		} else {
			at[l->width]++;
		}
	}
	if (wide * 3 > prose && wide) {
		survey->tight = together * 2 > wide;
		return;
	}
	/* The width that nine of ten lines keep to. */
	size_t seen = 0;
	for (uint32_t k = 0; k <= LONG_CELLS; k++) {
		seen += at[k];
		if (seen * 10 >= (prose - wide) * 9 && seen) {
			survey->width = k;
			break;
		}
	}
	if (!survey->width)
		survey->width = 72;
}

/* What counts of each way to mark a heading. */
struct tally {
	size_t under, equals, hash, hash_other, labelled, dotted, directives, fields, anchors, mail,
		rfc;
};

static bool
starts(const char *s, size_t n, const char *with)
{
	size_t size = strlen(with);

	return n >= size && !memcmp(s, with, size);
}

/* Signs of a markup language in one line. */
static void
tally_markup(struct tally *tally, const char *s, size_t n)
{
	if (starts(s, n, ".. ") && memmem(s, n, "::", 2))
		tally->directives++;
	tally->mail += starts(s, n, "From: ") || starts(s, n, "Subject: ") ||
	               starts(s, n, "To: ") || starts(s, n, "Date: ");
	if (s[0] == ':' && n > 3 && memchr(s + 1, ':', n - 1 < 24 ? n - 1 : 24))
		tally->fields++;
	if (starts(s, n, "[[") || starts(s, n, "linkgit:") || memmem(s, n, "linkgit:", 8) ||
	    memmem(s, n, "link:", 5) || starts(s, n, "[verse]") || starts(s, n, "[source"))
		tally->anchors++;
}

static void
tally_line(struct tally *tally, const struct lines *lines, size_t i)
{
	const struct line *l = &lines->line[i];
	bool apart = i == 0 || (l[-1].flags & LINE_BLANK);
	bool closed = i + 1 == lines->count || (l[1].flags & LINE_BLANK);
	struct heading h;
	size_t n;
	const char *s = unit_text(lines, i, &n);

	if (!l->indent)
		tally_markup(tally, s, n);
	if (i < 40 &&
	    (starts(s, n, "Request for Comments:") || starts(s, n, "Network Working Group") ||
	     starts(s, n, "RFC: ") || starts(s, n, "Internet-Draft") ||
	     starts(s, n, "INTERNET-DRAFT") || starts(s, n, "Internet Engineering Task Force")))
		tally->rfc++;
	if (s[0] == '#' && !(n > 1 && (s[1] == ' ' || s[1] == '#')))
		tally->hash_other++;
	if (l->width - l->indent > ENTRY_CELLS || !heading_shape(lines, i, &h))
		return;
	if (h.style == HEADING_UNDERLINED)
		tally->under += (apart || h.over) && l->indent < 4;
	else if (h.style == HEADING_EQUALS)
		tally->equals++;
	else if (h.style == HEADING_HASH)
		*(apart && closed ? &tally->hash : &tally->hash_other) += 1;
	else if (apart && h.style == HEADING_LABELLED && h.number.label >= LABEL_BOOK &&
	         h.number.label <= LABEL_SCENE)
		tally->labelled += !h.number.lower && (l->flags & (LINE_UPPER | LINE_NON_ASCII));
	else if (apart && h.style == HEADING_NUMBERED && h.number.depth > 1 && h.number.rest < n)
		tally->dotted += !(l->flags & LINE_SENTENCE_END);
}

/* Letters and digits of an entry, folded, as one number (FNV-1a); 0 when there are too few. */
static uint64_t
key_of(const char *s, size_t n)
{
	struct numbering number;
	uint64_t key = 0xcbf29ce484222325u;
	int letters = 0;

	if (numbering_parse(s, n < 200 ? n : 200, &number) && number.rest < n && !number.opened) {
		s += number.rest;
		n -= number.rest;
	}
	for (size_t i = 0; i < n && letters < KEY_LETTERS;) {
		uint32_t cp;

		if (s[i] == '.' && n - i > 3 &&
		    (!memcmp(s + i, "...", 3) || !memcmp(s + i, ". .", 3)))
			break; /* leader dots */
		if (s[i] == ' ' && n - i > 3 && !memcmp(s + i, "   ", 3) && letters > 3)
			break; /* the gap before a page number */
		i += utf8_decode(s + i, n - i, &cp);
		if (!unicode_is_word(cp) || cp == '_')
			continue;
		key = (key ^ unicode_lower(cp)) * 0x100000001b3u;
		letters++;
	}
	return letters > 1 ? key : 0;
}

static void
add_key(struct survey *survey, uint64_t key)
{
	if (!key || survey->key_count >= KEYS_MAX)
		return;
	survey->keys = memory_grow(survey->keys, &survey->key_capacity, survey->key_count + 1,
	                           sizeof *survey->keys);
	survey->keys[survey->key_count++] = key;
}

static int
compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

bool
survey_lists(const struct survey *survey, const char *s, size_t n)
{
	uint64_t key;

	if (!survey->key_count || !(key = key_of(s, n)))
		return false;
	return bsearch(&key, survey->keys, survey->key_count, sizeof key, compare_keys);
}

/* Lines from i to the next blank one look like running text. */
static bool
is_paragraph(const struct lines *lines, size_t i)
{
	size_t to = i;
	bool leaders = false;

	while (to < lines->count && !(lines->line[to].flags & LINE_BLANK) && to - i < 12) {
		leaders = leaders || (lines->line[to].flags & LINE_LEADERS);
		to++;
	}
	if (leaders || lines->line[i].marker)
		return false;
	if (to - i == 1)
		return lines->line[i].width > ENTRY_CELLS;
	for (size_t k = i; k + 1 < to; k++)
		if (!is_prose(&lines->line[k]))
			return false;
	return to - i >= 3 && lines->line[to - 1].indent <= lines->line[i].indent;
}

/* Whether two lines name the same entry: one of them may have no words after the number, or no label or number at all. */
static bool
same_entry(const struct lines *lines, size_t i, size_t k)
{
	size_t n, m;
	const char *s = unit_text(lines, i, &n);
	const char *t = unit_text(lines, k, &m);
	struct numbering a = { 0 }, b = { 0 };
	bool both = numbering_parse(s, n < 200 ? n : 200, &a) &&
	            numbering_parse(t, m < 200 ? m : 200, &b);
	uint64_t x, y;

	if (!both) {
		x = key_of(s, n);
		return x && x == key_of(t, m);
	}
	if (a.depth != b.depth || a.kind != b.kind || (a.label && b.label && a.label != b.label) ||
	    memcmp(a.value, b.value, sizeof a.value) != 0)
		return false;
	x = key_of(s + a.rest, n - a.rest);
	y = key_of(t + b.rest, m - b.rest);
	return !x || !y || x == y;
}

/* What is known of a table of contents while its entries are read. */
struct listing {
	size_t first[FIRST_ENTRIES]; /* lines of the first entries */
	size_t last;
	size_t entries, labelled;
};

/*
 * The text begins: the first entry stands again, or another of the first ones that is not likely to come twice in a
 * table of contents.
 */
static bool
begins_again(const struct listing *listing, const struct lines *lines, size_t i)
{
	for (size_t k = 0; k < FIRST_ENTRIES && k < listing->entries; k++) {
		const struct line *entry = &lines->line[listing->first[k]];
		bool certain = k == 0 || (entry->flags & (LINE_CAPS | LINE_DIGIT));

		if (certain && same_entry(lines, listing->first[k], i))
			return true;
	}
	return false;
}

static void
add_entry(struct survey *survey, struct listing *listing, const struct lines *lines, size_t i)
{
	struct numbering number;
	size_t n;
	const char *s = unit_text(lines, i, &n);

	if (listing->entries < FIRST_ENTRIES)
		listing->first[listing->entries] = i;
	listing->entries++;
	listing->last = i;
	if (numbering_parse(s, n < 200 ? n : 200, &number) && number.label >= LABEL_BOOK &&
	    number.label <= LABEL_SCENE)
		listing->labelled++;
	add_key(survey, key_of(s, n));
}

/* The entries under a heading that says "Contents". */
static void
read_contents(struct survey *survey, const struct lines *lines, size_t heading)
{
	struct listing listing = { 0 };

	for (size_t i = heading + 1; i < lines->count && listing.entries < KEYS_MAX; i++) {
		const struct line *l = &lines->line[i];

		if (l->flags & LINE_BLANK)
			continue;
		if (l->flags & LINE_NO_WORD) {
			if (listing.entries > 1 && (l->flags & LINE_UNDERLINE) && l->width > 30)
				break;
			continue;
		}
		if (begins_again(&listing, lines, i) || is_paragraph(lines, i))
			break;
		add_entry(survey, &listing, lines, i);
	}
	if (listing.entries < 2) {
		survey->key_count = 0;
		return;
	}
	survey->book = survey->book || listing.labelled > 1;
	survey->contents = (struct range){ lines->line[listing.first[0]].range.start,
		                           lines->line[listing.last].range.end };
}

static void
find_contents(struct survey *survey, const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *l = &lines->line[i];
		size_t n;
		const char *s = unit_text(lines, i, &n);

		if ((l->flags & LINE_BLANK) || l->words > 5 || (i && !(l[-1].flags & LINE_BLANK)) ||
		    !role_is_contents(s, n))
			continue;
		read_contents(survey, lines, i);
		if (survey->key_count)
			break;
	}
	if (survey->key_count)
		qsort(survey->keys, survey->key_count, sizeof *survey->keys, compare_keys);
}

void
survey_read(struct survey *survey, const struct lines *lines)
{
	struct tally tally = { 0 };

	survey_clear(survey);
	read_indents(survey, lines);
	read_width(survey, lines);
	for (size_t i = 0; i < lines->count; i++)
		if (!(lines->line[i].flags & LINE_BLANK))
			tally_line(&tally, lines, i);
	survey->rfc = tally.rfc > 0;
	survey->mail = tally.mail > 2;
	survey->asciidoc = !tally.directives && (tally.anchors > 1 || tally.equals > 1);
	survey->rst = tally.directives > 0 || (tally.fields > 2 && !survey->asciidoc);
	survey->hash = tally.hash > 1 && tally.hash_other * 2 < tally.hash;
	survey->underlines =
		tally.under + tally.equals >= (survey->rst || survey->asciidoc ? 1 : 2);
	survey->book = tally.labelled >= 2;
	survey->dotted = tally.dotted >= TITLES_LEAST;
	find_contents(survey, lines);
	title_find(survey, lines);
}

void
survey_clear(struct survey *survey)
{
	free(survey->keys);
	free(survey->name);
	*survey = (struct survey){ 0 };
}
