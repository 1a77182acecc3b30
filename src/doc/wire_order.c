/*
 * The greatest starts so far, sorted. Whatever is less than all of them comes too late.
 */
#include "doc/wire_order.h"

#include <string.h>

bool
wire_order_take(struct wire_order *order, uint64_t start)
{
	size_t at = order->count;

	while (at && order->starts[at - 1] > start)
		at--;
	if (order->count < WIRE_ORDER_COUNT) {
		memmove(order->starts + at + 1, order->starts + at,
		        (order->count - at) * sizeof *order->starts);
		order->starts[at] = start;
		order->count++;
		return true;
	}
	if (!at)
		return false;
	memmove(order->starts, order->starts + 1, (at - 1) * sizeof *order->starts);
	order->starts[at - 1] = start;
	return true;
}
