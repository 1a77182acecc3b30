/*
 * A regular expression sees the blocks of a stretch one by one, from their starts, so that what it finds does not depend
 * on the stretch. It is asked in small spans, with the clock looked at between them, because no expression may hold up the
 * keys; where it takes too long for a span each place is tried by itself, and those that still do are left out.
 */
#include "find/walk.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "doc/text.h"
#include "find/region.h"
#include "find/subject.h"

enum {
	CONTEXT = 512,     /* what is looked at before a piece */
	PIECE = 32 * 1024, /* longer blocks are cut */
	PIECE_REACH =
		16 * 1024, /* a match that starts in a piece ends this much after it at most */
	STRIKES = 64,      /* places in one piece that take too long before the rest is left out */
};

_Static_assert((int)WALK_REACH == PIECE + PIECE_REACH, "a match lies in what is looked at");

struct walk {
	struct document *document;
	struct regex *regex;
	struct range stretch;
	struct matches *matches;
	bool done, limited;

	struct block block; /* the one that the piece is of */
	struct subject subject;
	uint64_t piece_start; /* where the next piece of the block starts */
	size_t from, to;      /* what is left of this piece, in the subject */
	size_t patient_to;    /* up to here every place is tried by itself */
	unsigned strikes;
};

struct walk *
walk_new(struct document *document, struct regex *regex)
{
	struct walk *w = memory_zero(1, sizeof *w);

	w->document = document;
	w->regex = regex;
	w->done = true;
	return w;
}

void
walk_free(struct walk *w)
{
	if (!w)
		return;
	subject_clear(&w->subject);
	free(w);
}

/* The next piece that may hold a start in the stretch, or false. */
static bool
next_piece(struct walk *w)
{
	struct text *text = document_text(w->document);

	if (w->piece_start >= w->block.range.end) {
		if (!document_block_next(w->document, &w->block, &w->block))
			return false;
		w->piece_start = w->block.range.start;
	}
	if (w->piece_start >= w->stretch.end)
		return false;
	struct range block = w->block.range;
	struct range piece = { w->piece_start, w->piece_start + PIECE };
	w->piece_start = piece.end;
	if (piece.start > block.start)
		piece.start = region_code_point(text, piece.start);
	piece.end = piece.end < block.end ? region_code_point(text, piece.end) : block.end;
	struct range seen = {
		piece.start - block.start < CONTEXT ? block.start : piece.start - CONTEXT,
		block.end - piece.end < PIECE_REACH ? block.end : piece.end + PIECE_REACH,
	};
	subject_read(&w->subject, w->document, &w->block, seen);
	w->from = subject_at(&w->subject, piece.start);
	w->to = subject_at(&w->subject, piece.end);
	w->patient_to = 0;
	w->strikes = 0;
	return true;
}

void
walk_start(struct walk *w, struct range stretch, struct matches *matches)
{
	w->stretch = stretch;
	w->matches = matches;
	w->done = w->limited = false;
	w->from = w->to = 0;
	if (!document_block_at(w->document, w->stretch.start, &w->block) ||
	    w->block.range.end <= w->stretch.start) {
		w->done = true;
		return;
	}
	/* The first piece is the one that the stretch's first byte is in. */
	w->piece_start = w->block.range.start;
	if (w->stretch.start > w->piece_start)
		w->piece_start += (w->stretch.start - w->piece_start) / PIECE * PIECE;
}

static size_t
next_code_point(const struct subject *subject, size_t at)
{
	at++;
	for (int i = 1; i < UTF8_MAX && at < subject->text.size; i++, at++)
		if (!utf8_is_continuation(subject->text.bytes[at]))
			break;
	return at;
}

static void
take_hit(struct walk *w, size_t start, size_t end)
{
	struct range match = subject_range(&w->subject, start, end);

	if (range_holds(w->stretch, match.start))
		matches_add(w->matches, match);
	w->from = end;
}

/* Asks for one small span. */
static void
find_in_span(struct walk *w)
{
	bool patient = w->from < w->patient_to;
	size_t span = patient ? 1 : regex_span(&w->subject);
	size_t to = w->to - w->from > span ? w->from + span : w->to;
	size_t start, end;

	switch (regex_find(w->regex, &w->subject, w->from, to, patient, &start, &end)) {
	case REGEX_HIT:
		take_hit(w, start, end);
		break;
	case REGEX_MISS:
		w->from = next_code_point(&w->subject, to - 1);
		break;
	case REGEX_LIMITED:
		if (!patient) {
			w->patient_to = to;
			break;
		}
		w->limited = true;
		w->from = next_code_point(&w->subject, w->from);
		if (++w->strikes == STRIKES)
			w->from = w->to;
		break;
	}
}

bool
walk_run(struct walk *w, int64_t deadline_us)
{
	while (!w->done) {
		if (w->from < w->to)
			find_in_span(w);
		else if (!next_piece(w))
			w->done = true;
		if (clock_us() > deadline_us)
			break;
	}
	return w->done;
}

bool
walk_limited(const struct walk *w)
{
	return w->limited;
}
