/*
 * One stretch at a time, by whichever of the two ways of looking the pattern needs.
 */
#include "find/scan.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "find/literal.h"
#include "find/matches.h"
#include "find/sift.h"
#include "find/walk.h"

struct scan {
	struct sift *sift; /* one of the two is NULL */
	struct walk *walk;
	struct range stretch;
	struct matches matches;
	bool done;
};

struct scan *
scan_new(struct document *document, struct pattern *pattern)
{
	struct scan *s = memory_zero(1, sizeof *s);

	if (pattern_regex(pattern))
		s->walk = walk_new(document, pattern_regex(pattern));
	else
		s->sift = sift_new(document, pattern_literal(pattern));
	s->done = true;
	return s;
}

void
scan_free(struct scan *s)
{
	if (!s)
		return;
	sift_free(s->sift);
	walk_free(s->walk);
	matches_clear(&s->matches);
	free(s);
}

void
scan_forget(struct scan *s)
{
	s->matches.count = 0;
	s->done = true;
	if (s->walk)
		walk_forget(s->walk);
}

size_t
scan_reach(struct pattern *pattern)
{
	const struct literal *literal = pattern_literal(pattern);

	return literal ? literal_reach(literal) : WALK_REACH;
}

void
scan_start(struct scan *s, struct range stretch)
{
	assert(range_size(stretch) <= SCAN_MAX);
	s->stretch = stretch;
	s->matches.count = 0;
	s->done = false;
	if (s->walk)
		walk_start(s->walk, stretch, &s->matches);
}

bool
scan_run(struct scan *s, int64_t deadline_us)
{
	if (s->done)
		return true;
	if (s->sift)
		sift_run(s->sift, s->stretch, &s->matches);
	s->done = s->sift || walk_run(s->walk, deadline_us);
	return s->done;
}

const struct range *
scan_matches(const struct scan *s, size_t *count)
{
	*count = s->matches.count;
	return s->matches.items;
}

bool
scan_limited(const struct scan *s)
{
	return s->walk && walk_limited(s->walk);
}
