/*
 * The vote on the wrap column: each pair of lines adds one to a stretch of columns, kept as two changes of a running sum,
 * so a vote costs the same whatever the stretch.
 */
#include "read/wrap.h"

void
wrap_vote(struct wrap_votes *votes, const struct line *line, const struct line *next)
{
	unsigned low = line->width, high = line->width + next->first;

	votes->lowest = votes->pairs && votes->lowest < low ? votes->lowest : low;
	votes->pairs++;
	if (low > WRAP_MAX)
		return;
	if (high > WRAP_MAX)
		high = WRAP_MAX;
	votes->highest = votes->highest > high ? votes->highest : high;
	votes->change[low]++;
	votes->change[high + 1]--;
}

unsigned
wrap_column(const struct wrap_votes *votes, unsigned *share)
{
	int sum = 0, best = 0;
	unsigned column = 0;

	for (unsigned w = votes->lowest; w <= votes->highest; w++) {
		int before = sum;
		sum += votes->change[w];
		/* Where several stretches have as many, the last: paragraphs also end with short lines. */
		if (sum > best || (sum == best && before < best)) {
			best = sum;
			column = w;
		}
	}
	*share = votes->pairs ? (unsigned)best * 100 / votes->pairs : 0;
	return best ? column : 0;
}
