/*
 * Ways of the cursor. An address always leads there; where the terminal speaks ECMA-48, a few line feeds, a carriage return, a
 * step or a column of the row are mostly shorter. A way is a handful of numbers, so that it can be weighed before it is
 * sent.
 */
#include "term/cursor.h"

#include <limits.h>
#include <stdbool.h>

enum {
	FEEDS_MAX = 6, /* line feeds instead of an address */
	BACKS_MAX = 4,
	ADDRESS_COST = 9, /* about what it takes where it is not ECMA-48's */
};

/* How a column is reached in its row. */
enum step { STEP_NONE, STEP_COLUMN, STEP_FORWARD, STEP_BACK };

struct way {
	size_t cost;
	bool address; /* and nothing else */
	bool home;    /* a carriage return */
	int feeds;    /* line feeds */
	enum step step;
	int by; /* of the step */
};

static size_t
digits(int number)
{
	return number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
}

/* A way along the row, from its column; the cheapest step. */
static struct way
along(const struct caps *caps, int from, int to)
{
	struct way way = { .cost = SIZE_MAX };

	if (from == to)
		return (struct way){ .cost = 0 };
	if (to < from && from - to <= BACKS_MAX)
		way = (struct way){ .cost = (size_t)(from - to),
			            .step = STEP_BACK,
			            .by = from - to };
	if (to > from && caps->forward && 3 + digits(to - from) < way.cost)
		way = (struct way){ .cost = 3 + digits(to - from),
			            .step = STEP_FORWARD,
			            .by = to - from };
	if (caps->column && 3 + digits(to + 1) < way.cost)
		way = (struct way){ .cost = 3 + digits(to + 1), .step = STEP_COLUMN, .by = to };
	return way;
}

/* The way that begins with line feeds and perhaps a carriage return. */
static struct way
relative(const struct caps *caps, struct cursor from, int feeds, struct cursor to, bool home)
{
	bool returns = home || (feeds && !caps->feed_keeps_column);
	struct way way = along(caps, returns ? 0 : from.column, to.column);

	if (way.cost == SIZE_MAX)
		return way;
	way.cost += (size_t)feeds + home;
	way.feeds = feeds;
	way.home = home;
	return way;
}

static struct way
best_way(const struct caps *caps, struct cursor from, struct cursor to, int columns)
{
	struct way best = { .cost = ADDRESS_COST, .address = true }, way;
	int feeds = to.row - from.row;
	bool hangs = from.column >= columns;

	if (!caps->ansi_cursor) {
		if (from.row == to.row && caps->column)
			best = (struct way){ .cost = 5, .step = STEP_COLUMN, .by = to.column };
		return best;
	}
	best.cost = 4 + digits(to.row + 1) + digits(to.column + 1);
	if (from.row < 0 || feeds < 0 || feeds > FEEDS_MAX || (feeds && !caps->feeds))
		return best;
	if (hangs &&
	    to.column == columns - 1) /* some think that they are there and go on hanging */
		return best;
	way = relative(caps, from, feeds, to, true);
	if (way.cost < best.cost)
		best = way;
	way = relative(caps, from, feeds, to, false);
	if (hangs && (feeds || way.step != STEP_COLUMN))
		return best;
	return way.cost < best.cost ? way : best;
}

size_t
cursor_cost(const struct caps *caps, struct cursor from, struct cursor to, int columns)
{
	if (from.row == to.row && from.column == to.column)
		return 0;
	return best_way(caps, from, to, columns).cost;
}

void
cursor_move(const struct caps *caps, struct cursor from, struct cursor to, int columns,
            struct buffer *out)
{
	struct way way;

	if (from.row == to.row && from.column == to.column)
		return;
	way = best_way(caps, from, to, columns);
	if (way.address) {
		caps_add_2(out, caps->move, to.row, to.column);
		return;
	}
	if (way.home)
		buffer_add_byte(out, '\r');
	for (int i = 0; i < way.feeds; i++)
		buffer_add_byte(out, '\n');
	if (way.step == STEP_COLUMN)
		caps_add_1(out, caps->column, way.by);
	else if (way.step == STEP_FORWARD)
		caps_add_1(out, caps->forward, way.by);
	else if (way.step == STEP_BACK)
		for (int i = 0; i < way.by; i++)
			buffer_add_byte(out, '\b');
}
