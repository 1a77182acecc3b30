/*
 * The verdict on a stack of lines, by counting. The strongest sign is the fill: in wrapped prose nearly no line had room for the
 * next one's first word. Where that says nothing (two lines, a typist's ragged margin), it is how sentences and lines fall
 * together: prose breaks in the midst of sentences, verse and lists begin each line anew.
 */
#include "read/flow.h"

#include <string.h>

#include "read/shape.h"
#include "read/wrap.h"

/* A line this much too long was not wrapped at the column. */
static bool
is_overlong(const struct line *line, unsigned wrap)
{
	return line->width > wrap + wrap / 4 && line->words > 3;
}

bool
flow_goes_on(const struct line *line, const struct line *next)
{
	uint32_t ends = LINE_SENTENCE_END | LINE_COLON;

	if (next->flags & LINE_LOWER)
		return !(line->flags & LINE_SENTENCE_END);
	if (line->flags & LINE_HYPHEN)
		return true;
	/* Neither capital nor small letter nor digit: a script without cases. */
	bool caseless = next->flags & LINE_NON_ASCII && !(next->flags & (LINE_UPPER | LINE_DIGIT));
	return caseless && !(line->flags & ends);
}

enum flow_fit
flow_fit(const struct line *line, const struct line *next, unsigned wrap)
{
	if (wrap == 0)
		return line->width < 100 && flow_goes_on(line, next) ? FLOW_RAGGED : FLOW_SHORT;
	if (is_overlong(line, wrap))
		return FLOW_SHORT;
	int room = wrap_room(line, next, wrap);
	if (room < 0)
		return FLOW_FULL;
	return room <= (int)wrap / 8 ? FLOW_RAGGED : FLOW_SHORT;
}

struct tally {
	unsigned pairs, full, ragged, hard; /* fits; hard: short without a sentence's end */
	unsigned goes_on, upper;            /* of the lines after the first */
	unsigned ended;                     /* short ones that end a sentence */
	unsigned gaps, drawn, code, sure;   /* lines: columns, drawings, maybe and surely code */
	unsigned labels;                    /* begin with a word and a colon */
	unsigned alike; /* begin with the very mark or word that the first line begins with */
	unsigned words;
	unsigned wide; /* lines that fill most of the column */
};

/* "S:", "Alice:" at the start of a line. */
static bool
is_labelled(const struct line *line, const char *bytes)
{
	size_t start = (size_t)(line->text.start - line->range.start);

	return line->first > 1 && line->first < 16 && !(line->flags & LINE_NON_ASCII) &&
	       bytes[start + line->first - 1] == ':';
}

/* The mark with which a line begins, if it is one of those with which wrapped prose does not; else 0. */
static char
start_mark(const struct line *line, const char *bytes)
{
	char c = bytes[line->text.start - line->range.start];

	return strchr("_.:|#@%&=+~<\\$;,", c) ? c : '\0';
}

/* True when two lines begin with the same word, of three letters or more. */
static bool
starts_alike(const struct line *a, const char *a_bytes, const struct line *b, const char *b_bytes)
{
	const char *s = a_bytes + (a->text.start - a->range.start);
	const char *t = b_bytes + (b->text.start - b->range.start);

	return a->first == b->first && a->first > 2 && !((a->flags | b->flags) & LINE_NON_ASCII) &&
	       memcmp(s, t, a->first) == 0;
}

static struct tally
tally_up(const struct lines *lines, const size_t *row, size_t count, unsigned wrap)
{
	struct tally t = { 0 };
	const struct line *first = &lines->line[row[0]];
	const char *first_bytes = lines_bytes(lines, first->range.start);
	char mark = start_mark(first, first_bytes);
	/* The gap before a column under which the next lines go on belongs to a list of terms. */
	bool hanging = count > 1 && lines->line[row[1]].indent > first->indent;

	for (size_t i = 0; i < count; i++) {
		const struct line *line = &lines->line[row[i]];
		const char *bytes = lines_bytes(lines, line->range.start);
		t.alike += (mark && start_mark(line, bytes) == mark) ||
		           starts_alike(first, first_bytes, line, bytes);
		unsigned code = shape_code(line, bytes);
		t.code += code > 0;
		t.sure += code > 1;
		t.gaps += (line->flags & LINE_WIDE_GAP) && !(i == 0 && hanging);
		t.labels += is_labelled(line, bytes);
		t.drawn += shape_is_drawing(line, bytes);
		t.words += line->words;
		t.wide += line->width * 10 > wrap * 7;
		if (i + 1 == count)
			break;
		const struct line *next = &lines->line[row[i + 1]];
		enum flow_fit fit = flow_fit(line, next, wrap);
		bool ends = line->flags & (LINE_SENTENCE_END | LINE_COLON);
		t.pairs++;
		t.full += fit == FLOW_FULL;
		t.ragged += fit == FLOW_RAGGED;
		t.hard += fit == FLOW_SHORT && !ends;
		t.ended += fit == FLOW_SHORT && ends;
		t.goes_on += flow_goes_on(line, next);
		t.upper += (next->flags & LINE_UPPER) != 0;
	}
	return t;
}

/* True when the lines look kept for their columns, drawings or code; *verdict says how. */
static bool
is_kept(const struct tally *t, unsigned count, enum flow_verdict *verdict)
{
	*verdict = FLOW_VERBATIM;
	if (t->drawn * 2 >= count)
		return true;
	/* Justified text has gaps too, but its lines are full. */
	if (t->gaps * 2 >= count && (count < 4 || t->full * 10 < t->pairs * 9))
		return true;
	*verdict = FLOW_CODE;
	if (t->sure * 3 >= count * 2)
		return true;
	return t->full * 2 <= t->pairs &&
	       (t->sure * 2 >= count || (t->code * 3 >= count * 2 && t->sure > 0));
}

/* True when the breaks came from wrapping. */
static bool
is_wrapped(const struct tally *t, unsigned count)
{
	bool verse = count >= 4 && t->upper * 10 >= t->pairs * 9 && t->full * 10 < t->pairs * 9;

	if ((t->labels > 1 && t->labels * 2 >= count) || t->alike == count)
		return false;
	if (t->full * 10 >= t->pairs * 7)
		return !verse;
	if ((t->full + t->ragged) * 10 >= t->pairs * 7 && t->goes_on * 2 >= t->pairs &&
	    t->words >= count * 3)
		return true;
	/* Somebody's lines were wrapped a little earlier than the others'. */
	if ((t->full + t->ragged) * 10 >= t->pairs * 9 && t->words >= count * 6)
		return !verse;
	if (t->full * 2 >= t->pairs && t->hard * 5 <= t->pairs && !verse)
		return true;
	/* A ragged margin: lines break in the midst of sentences and are not short. */
	return t->goes_on * 10 >= t->pairs * 8 && t->wide * 2 >= count && t->words >= count * 5;
}

enum flow_verdict
flow_judge(const struct lines *lines, const size_t *row, size_t count, unsigned wrap, bool one_line)
{
	struct tally t = tally_up(lines, row, count, wrap);
	unsigned n = (unsigned)count;
	enum flow_verdict kept;

	if (is_kept(&t, n, &kept))
		return kept;
	if (one_line && wrap == 0)
		return FLOW_LINES;
	if (is_wrapped(&t, n))
		return FLOW_REFLOW;
	/* Short lines that are sentences, or too few to be verse, stand for themselves. */
	if (n < 3 || t.ended * 2 >= t.pairs)
		return FLOW_LINES;
	return FLOW_VERBATIM;
}
