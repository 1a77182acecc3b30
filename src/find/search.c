/*
 * The search steps over stretches of the document. What each of them holds is counted in the tally, in whatever order
 * they come: first those on the way from the origin to the first match, those that n and N pass, then all that
 * are left. Ranges are not kept: a stretch is scanned again where they are asked for, and the last few scans are
 * remembered, because what is drawn is asked for again and again.
 *
 * While the document grows its end is not to be relied on: what was found behind the last settled place is forgotten when
 * the document has changed.
 */
#include "find/search.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/clock.h"
#include "base/memory.h"
#include "doc/text.h"
#include "find/outlook.h"
#include "find/recent.h"
#include "find/scan.h"
#include "find/tally.h"

enum {
	STRETCH = 256 * 1024,
	/* How long a question that must be answered at once may take: drawing, an index. */
	QUESTION_US = 4000,
};

struct search {
	struct document *document;
	struct pattern *pattern;
	uint64_t origin;
	bool forward;
	size_t stretch_size;

	struct tally *tally;
	struct outlook outlook;
	uint64_t settled; /* what lies before does not change any more */

	struct scan *sweep;    /* of steps */
	struct scan *question; /* of everything else */
	size_t sweep_stretch, question_stretch;
	bool limited;

	struct recent recent;

	bool have_first, wrapped;
	struct range first;
	bool missed;       /* the whole document has no match */
	size_t sweep_from; /* the next stretch to count */
};

struct search *
search_new(struct document *document, struct pattern *pattern, uint64_t origin, bool forward)
{
	struct search *s = memory_zero(1, sizeof *s);

	s->document = document;
	s->pattern = pattern;
	s->origin = origin;
	s->forward = forward;
	s->stretch_size = STRETCH;
	s->tally = tally_new();
	s->sweep = scan_new(document, pattern);
	s->question = scan_new(document, pattern);
	s->sweep_stretch = s->question_stretch = SIZE_MAX;
	return s;
}

void
search_free(struct search *s)
{
	if (!s)
		return;
	recent_clear(&s->recent);
	scan_free(s->sweep);
	scan_free(s->question);
	tally_free(s->tally);
	pattern_free(s->pattern);
	free(s);
}

void
search_set_stretch(struct search *s, size_t bytes)
{
	assert(!tally_size(s->tally) && bytes && bytes <= SCAN_MAX);
	s->stretch_size = bytes;
}

/* ---- the document's growth ---- */

static void
forget(struct search *s, size_t from)
{
	tally_forget(s->tally, from);
	recent_forget(&s->recent, from);
	scan_forget(s->sweep);
	scan_forget(s->question);
	s->sweep_stretch = s->question_stretch = SIZE_MAX;
	s->sweep_from = 0;
	s->missed = false;
}

/* Takes notice of what has become of the document since the last time. */
static void
notice(struct search *s)
{
	bool looked = tally_size(s->tally);

	if (looked && !outlook_is_old(&s->outlook, s->document))
		return;
	struct outlook now = outlook_look(s->document);
	bool same = looked && outlook_same(&s->outlook, &now);
	uint64_t reach = scan_reach(s->pattern);
	uint64_t from = s->settled < reach ? 0 : s->settled - reach;

	if (now.size < s->outlook.size) {
		from = 0;
		s->have_first = false;
	}
	s->outlook = now;
	if (same)
		return;
	forget(s, (size_t)(from / s->stretch_size));
	s->settled = outlook_settled(&now);
	tally_resize(s->tally, (size_t)((now.size + s->stretch_size - 1) / s->stretch_size));
}

/* ---- scanning ---- */

static struct range
stretch_range(const struct search *s, size_t stretch)
{
	uint64_t start = (uint64_t)stretch * s->stretch_size;

	return (struct range){ start, start + s->stretch_size };
}

/* Goes on with one stretch; true when it is done and counted. *at says what the scan is at. */
static bool
scan_stretch(struct search *s, struct scan *scan, size_t *at, size_t stretch, int64_t deadline_us)
{
	size_t count;

	if (*at != stretch)
		scan_start(scan, stretch_range(s, stretch));
	*at = stretch;
	bool done = scan_run(scan, deadline_us);
	s->limited |= scan_limited(scan);
	if (!done)
		return false;
	scan_matches(scan, &count);
	tally_set(s->tally, stretch, (uint32_t)count);
	return true;
}

/*
 * The matches that start in a stretch; *complete is false when time ran out before all were found. Valid until the
 * next question.
 */
static const struct range *
ask(struct search *s, size_t stretch, int64_t deadline_us, size_t *count, bool *complete)
{
	const struct matches *known = recent_find(&s->recent, stretch);

	*complete = true;
	if (!known) {
		*complete =
			scan_stretch(s, s->question, &s->question_stretch, stretch, deadline_us);
		const struct range *found = scan_matches(s->question, count);
		if (!*complete)
			return found;
		known = recent_keep(&s->recent, stretch, found, *count);
	}
	*count = known->count;
	return known->items;
}

/* The first match of those that starts at or after pos, or the last that starts before. */
static bool
choose(const struct range *matches, size_t count, uint64_t pos, bool forward, struct range *match)
{
	size_t i;

	BISECT(i, 0, count, matches[i].start < pos);
	if (forward ? i == count : !i)
		return false;
	*match = matches[forward ? i : i - 1];
	return true;
}

/* Looks at the stretches from one on until the deadline. */
static enum search_answer
seek_from(struct search *s, size_t stretch, uint64_t pos, bool forward, int64_t deadline_us,
          struct range *match)
{
	while (tally_seek(s->tally, stretch, forward, &stretch)) {
		bool complete, counted = tally_knows(s->tally, stretch);
		size_t count;
		const struct range *found = ask(s, stretch, deadline_us, &count, &complete);
		if ((forward || complete) && choose(found, count, pos, forward, match))
			return SEARCH_HIT;
		if (!complete || (!counted && clock_us() > deadline_us))
			return SEARCH_PENDING;
		if (!forward && !stretch)
			return SEARCH_MISS;
		stretch = forward ? stretch + 1 : stretch - 1;
	}
	return SEARCH_MISS;
}

/* The nearest match from pos on, else the farthest one behind it. */
static enum search_answer
seek(struct search *s, uint64_t pos, bool forward, int64_t deadline_us, struct range *match,
     bool *wrapped)
{
	size_t size = tally_size(s->tally);
	uint64_t place = pos / s->stretch_size;

	*wrapped = false;
	if (!size)
		return SEARCH_MISS;
	size_t at = place < size ? (size_t)place : forward ? size : size - 1;
	enum search_answer answer = seek_from(s, at, pos, forward, deadline_us, match);
	if (answer != SEARCH_MISS)
		return answer;
	*wrapped = true;
	return seek_from(s, forward ? 0 : size - 1, forward ? 0 : UINT64_MAX, forward, deadline_us,
	                 match);
}

/* ---- steps ---- */

static void
step_first(struct search *s, int64_t deadline_us)
{
	switch (seek(s, s->origin, s->forward, deadline_us, &s->first, &s->wrapped)) {
	case SEARCH_HIT:
		s->have_first = true;
		break;
	case SEARCH_MISS:
		s->missed = true;
		break;
	case SEARCH_PENDING:
		break;
	}
}

/* Counts the next stretches; those after the origin come first. */
static void
step_count(struct search *s, int64_t deadline_us)
{
	size_t stretch;

	do {
		if (!tally_unknown(s->tally, s->sweep_from, &stretch)) {
			if (!s->sweep_from)
				return;
			s->sweep_from = 0;
			continue;
		}
		s->sweep_from = stretch;
		scan_stretch(s, s->sweep, &s->sweep_stretch, stretch, deadline_us);
	} while (clock_us() < deadline_us);
}

enum search_state
search_step(struct search *s, int64_t budget_us)
{
	int64_t deadline_us = clock_us() + budget_us;

	notice(s);
	if (!s->have_first && !s->missed)
		step_first(s, deadline_us);
	if (s->have_first && clock_us() < deadline_us)
		step_count(s, deadline_us);
	return search_state(s);
}

enum search_state
search_state(const struct search *s)
{
	bool complete;

	tally_count(s->tally, &complete);
	bool stale = s->outlook.size != text_size(document_text(s->document)) ||
	             (s->outlook.state == DOCUMENT_LOADING &&
	              s->outlook.revision != document_revision(s->document));
	if (!s->have_first && (!s->missed || stale))
		return SEARCH_FIRST;
	return complete && !stale ? SEARCH_DONE : SEARCH_COUNTING;
}

bool
search_first(const struct search *s, struct range *match, bool *wrapped)
{
	if (!s->have_first)
		return false;
	*match = s->first;
	*wrapped = s->wrapped;
	return true;
}

bool
search_limited(const struct search *s)
{
	return s->limited;
}

/* ---- questions ---- */

enum search_answer
search_next(struct search *s, uint64_t pos, bool forward, int64_t budget_us, struct range *match,
            bool *wrapped)
{
	int64_t deadline_us = clock_us() + budget_us;

	notice(s);
	if (forward && pos == UINT64_MAX)
		pos--;
	return seek(s, forward ? pos + 1 : pos, forward, deadline_us, match, wrapped);
}

size_t
search_matches(struct search *s, struct range range, struct range *out, size_t max)
{
	int64_t deadline_us = clock_us() + QUESTION_US;
	uint64_t reach = scan_reach(s->pattern);
	size_t written = 0;
	bool complete = true;

	notice(s);
	uint64_t from = range.start < reach ? 0 : range.start - reach;
	size_t stretch = (size_t)(from / s->stretch_size);
	while (complete && written < max && tally_seek(s->tally, stretch, true, &stretch)) {
		size_t count;
		if (stretch_range(s, stretch).start >= range.end)
			break;
		const struct range *found = ask(s, stretch, deadline_us, &count, &complete);
		for (size_t i = 0; i < count && written < max && found[i].start < range.end; i++)
			if (range_meets(found[i], range))
				out[written++] = found[i];
		stretch++;
	}
	return written;
}

uint64_t
search_count(const struct search *s, bool *complete)
{
	return tally_count(s->tally, complete);
}

/* Adds the matches of one stretch that start before pos. */
static bool
add_before(struct search *s, size_t stretch, uint64_t pos, int64_t deadline_us, uint64_t *sum)
{
	size_t count;
	bool complete;
	const struct range *found = ask(s, stretch, deadline_us, &count, &complete);

	for (size_t i = 0; complete && i < count && found[i].start < pos; i++)
		(*sum)++;
	return complete;
}

/* Matches that start before pos, in known stretches; false when time ran out. */
static bool
count_before(struct search *s, uint64_t pos, uint64_t *count)
{
	int64_t deadline_us = clock_us() + QUESTION_US;
	size_t size = tally_size(s->tally), rest;
	uint64_t last = pos / s->stretch_size;
	size_t stretch = last < size ? (size_t)last : size;

	*count = tally_before(s->tally, stretch, &rest);
	for (; rest < size && stretch_range(s, rest).start < pos; rest++)
		if (tally_knows(s->tally, rest) && !add_before(s, rest, pos, deadline_us, count))
			return false;
	return true;
}

bool
search_index(struct search *s, uint64_t pos, uint64_t *index)
{
	notice(s);
	size_t size = tally_size(s->tally);
	uint64_t last = pos / s->stretch_size + (pos % s->stretch_size != 0);

	return tally_knows_all(s->tally, 0, last < size ? (size_t)last : size) &&
	       count_before(s, pos, index);
}

bool
search_count_in(struct search *s, struct range range, uint64_t *count)
{
	notice(s);
	size_t size = tally_size(s->tally), unit = s->stretch_size;
	uint64_t first = range.start / unit, last = range.end / unit + (range.end % unit != 0),
		 before;

	if (first > size)
		first = size;
	if (last > size)
		last = size;
	if (!tally_knows_all(s->tally, (size_t)first, (size_t)last) ||
	    !count_before(s, range.start, &before) || !count_before(s, range.end, count))
		return false;
	*count -= before;
	return true;
}

bool
search_block_matches(struct search *s, const struct block *block)
{
	int64_t deadline_us = clock_us() + QUESTION_US;
	size_t stretch = (size_t)(block->range.start / s->stretch_size);
	bool complete = true;

	notice(s);
	while (complete && tally_seek(s->tally, stretch, true, &stretch)) {
		size_t count;
		struct range match;
		if (stretch_range(s, stretch).start >= block->range.end)
			return false;
		const struct range *found = ask(s, stretch, deadline_us, &count, &complete);
		if (choose(found, count, block->range.start, true, &match))
			return match.start < block->range.end;
		stretch++;
	}
	return false;
}
