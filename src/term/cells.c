/*
 * Cells as they are seen, and not as they are kept: a cluster is its text, wherever it lies. What is asked of every cell stands
 * in the header.
 */
#include "term/cells.h"

#include <string.h>

const struct cell *
cells_row(const struct frame *frame, int row)
{
	return frame->cells + (size_t)row * (size_t)frame->columns;
}

static const char *
cluster(const struct frame *frame, const struct cell *cell)
{
	return frame->clusters + (cell->text & ~(uint32_t)FRAME_CLUSTER);
}

bool
cells_clusters_equal(const struct frame *fa, const struct cell *a, const struct frame *fb,
                     const struct cell *b)
{
	return (a->text & b->text & FRAME_CLUSTER) && strcmp(cluster(fa, a), cluster(fb, b)) == 0;
}

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * 1099511628211u;
}

/* What stands for a cell's text, wherever it lies. */
static uint64_t
number(const struct frame *frame, const struct cell *cell)
{
	uint64_t sum = FRAME_CLUSTER;

	if (!(cell->text & FRAME_CLUSTER))
		return cell->text;
	for (const char *text = cluster(frame, cell); *text; text++)
		sum = mix(sum, (unsigned char)*text);
	return sum;
}

/* Cells by turns into one of several sums, so that none waits for the one before it. */
uint64_t
cells_hash_row(const struct frame *frame, int row)
{
	enum { LANES = 4 };
	const struct cell *cells = cells_row(frame, row);
	uint64_t lanes[LANES] = { 1, 2, 3, 4 }, hash = 14695981039346656037u;
	int i;

	for (i = 0; i + LANES <= frame->columns; i += LANES)
		for (int j = 0; j < LANES; j++)
			lanes[j] = mix(lanes[j], number(frame, &cells[i + j]));
	for (; i < frame->columns; i++)
		lanes[0] = mix(lanes[0], number(frame, &cells[i]));
	for (int j = 0; j < LANES; j++)
		hash = mix(hash, lanes[j]);
	return hash;
}
