/*
 * A regular expression sees the blocks of a stretch one by one, from their starts, so that what it finds does not depend
 * on the stretch. In a plain text, whose blocks are costly, it sees only those that hold what it requires (skim). It is asked in small spans, with the clock looked at between them, because no expression may hold up the
 * keys; where it takes too long for a span each place is tried by itself, and those that still do are left out.
 */
#include "find/walk.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "doc/text.h"
#include "find/region.h"
#include "find/skim.h"
#include "find/subject.h"

enum {
	CONTEXT = 512,     /* what is looked at before a piece */
	PIECE = 32 * 1024, /* longer blocks are cut */
	PIECE_REACH =
		16 * 1024, /* a match that starts in a piece ends this much after it at most */
	BEFORE = 4 * 1024, /* what is skimmed before a stretch */
	STRIKES = 64,      /* places in one piece that take too long before the rest is left out */
};

_Static_assert((int)WALK_REACH == PIECE + PIECE_REACH, "a match lies in what is looked at");

struct walk {
	struct document *document;
	struct regex *regex;
	struct range stretch;
	struct matches *matches;
	bool done, limited;
	uint64_t resume; /* the last match's end */

	struct skim skim;
	bool skims;
	uint64_t seek;   /* where what is required is looked for next */
	uint64_t walked; /* in the stretch, before this, a match was looked for at every place */

	struct block block; /* the one that the piece is of */
	struct subject subject;
	uint64_t piece_start; /* where the next piece of the block starts */
	uint64_t pieces_end;  /* no piece that starts here or later */
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
	skim_init(&w->skim, document, regex);
	return w;
}

void
walk_free(struct walk *w)
{
	if (!w)
		return;
	subject_clear(&w->subject);
	skim_clear(&w->skim);
	free(w);
}

/* Looks at the piece of the block that starts at piece_start. */
static void
read_piece(struct walk *w)
{
	struct text *text = document_text(w->document);
	struct range block = w->block.range;
	struct range piece = { w->piece_start, w->piece_start + PIECE };

	w->piece_start = piece.end;
	if (piece.start > block.start)
		piece.start = region_code_point_of(text, piece.start);
	piece.end = piece.end < block.end ? region_code_point_of(text, piece.end) : block.end;
	struct range seen = {
		piece.start - block.start < CONTEXT ? block.start : piece.start - CONTEXT,
		block.end - piece.end < PIECE_REACH ? block.end : piece.end + PIECE_REACH,
	};
	subject_read(&w->subject, w->document, &w->block, seen);
	w->from = subject_at(&w->subject, piece.start > w->resume ? piece.start : w->resume);
	w->to = subject_at(&w->subject, piece.end);
	w->patient_to = 0;
	w->strikes = 0;
	w->walked = piece.end;
}

/* Of the pieces of the block the first one whose bytes go on past pos. */
static void
go_to_piece(struct walk *w, uint64_t pos)
{
	w->piece_start = w->block.range.start;
	if (pos > w->piece_start)
		w->piece_start += (pos - w->piece_start) / PIECE * PIECE;
}

/* The next piece that may hold a start in the stretch, or false. */
static bool
next_piece(struct walk *w)
{
	if (w->piece_start >= w->block.range.end) {
		if (w->skims || !document_block_next(w->document, &w->block, &w->block))
			return false;
		w->piece_start = w->block.range.start;
	}
	if (w->piece_start >= w->pieces_end)
		return false;
	read_piece(w);
	return true;
}

void
walk_forget(struct walk *w)
{
	skim_forget(&w->skim);
}

/* A match that ends in the stretch may hold the beginning of another that is none for that. */
static void
begin_before(struct walk *w)
{
	if (regex_required(w->regex)->begins)
		w->seek -= w->seek < BEFORE ? w->seek : BEFORE;
	w->walked = w->seek;
}

void
walk_start(struct walk *w, struct range stretch, struct matches *matches)
{
	w->stretch = stretch;
	w->matches = matches;
	w->done = w->limited = false;
	w->from = w->to = 0;
	w->resume = 0;
	w->piece_start = w->pieces_end = 0;
	w->block.range = (struct range){ 0, 0 };
	w->skims = skim_can(&w->skim);
	w->seek = w->walked = stretch.start;
	if (w->skims) {
		begin_before(w);
		return;
	}
	w->pieces_end = stretch.end;
	w->done = !document_block_at(w->document, stretch.start, &w->block) ||
	          w->block.range.end <= stretch.start;
	/* The first piece is the one that the stretch's first byte is in. */
	if (!w->done)
		go_to_piece(w, stretch.start);
}

/* ---- by what is required ---- */

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
	w->resume = match.end;
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
	case REGEX_OPEN:
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

/* ---- by what is required ---- */

/*
 * A match that has the byte at pos lies in its block and starts in one of two pieces at most. Those that were walked or
 * lie before the stretch are left out.
 */
static void
enter_block(struct walk *w, uint64_t pos)
{
	uint64_t from = pos < PIECE_REACH ? 0 : pos - PIECE_REACH;

	if (pos < w->walked || !document_block_at(w->document, pos, &w->block) ||
	    !range_holds(w->block.range, pos))
		return;
	go_to_piece(w, from > w->walked ? from : w->walked);
	w->pieces_end = pos + 1 < w->stretch.end ? pos + 1 : w->stretch.end;
	w->done = w->block.range.start >= w->stretch.end;
}

/* The literal stands at a place where matches begin with it: true when that is settled without its block. */
static bool
match_at(struct walk *w, uint64_t place)
{
	uint64_t end;

	if (place >= w->stretch.end || place < w->walked || place < w->resume)
		return true;
	switch (skim_match(&w->skim, place, &end)) {
	case REGEX_HIT:
		if (place >= w->stretch.start)
			matches_add(w->matches, (struct range){ place, end });
		w->resume = end;
		return true;
	case REGEX_MISS:
		return true;
	default:
		/* Before the place there is no match in the block. */
		w->resume = place;
		return false;
	}
}

/* Goes on to the next block that is to be walked, or a while. */
static void
skim_on(struct walk *w)
{
	const struct required *required = regex_required(w->regex);
	bool begins = required->begins, sure;
	uint64_t last = w->stretch.end + (begins ? 2 * REQUIRED_MAX : WALK_REACH), to = last, place;

	if (w->seek < w->walked)
		w->seek = w->walked;
	if (!skim_next(&w->skim, w->seek, &to, &place, &sure)) {
		w->seek = to;
		w->done = to >= last;
		return;
	}
	w->seek = place + 1;
	if (!begins || !sure || !match_at(w, place))
		enter_block(w, place + required->at);
}

/* No piece is left. */
static void
go_on(struct walk *w)
{
	if (w->skims)
		skim_on(w);
	else
		w->done = true;
}

bool
walk_run(struct walk *w, int64_t deadline_us)
{
	while (!w->done) {
		if (w->from < w->to)
			find_in_span(w);
		else if (!next_piece(w))
			go_on(w);
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
