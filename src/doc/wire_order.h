#ifndef DOC_WIRE_ORDER_H
#define DOC_WIRE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A quotation is sent when its last run is known, so it may come after others that start behind it; not after more than
 * WIRE_ORDER_COUNT, so that putting it in its place has a bound.
 */
enum { WIRE_ORDER_COUNT = 1024 };

struct wire_order {
	uint64_t starts[WIRE_ORDER_COUNT]; /* the greatest ones so far, sorted */
	size_t count;
};

/* Takes the start of the next quotation; false when too many have overtaken it. Begin with {0}. */
bool wire_order_take(struct wire_order *order, uint64_t start);

#endif
