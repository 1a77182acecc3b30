/*
 * Binary search, once: over anything that can be asked by index.
 */
#ifndef BASE_BISECT_H
#define BASE_BISECT_H

#include <stddef.h>

/*
 * Sets i, a size_t, to the first index from low to below high for which the expression `before`, which is about i, is false, or to
 * high when there is none. It must be true for all indices before some place and false from there on.
 */
#define BISECT(i, low, high, before) \
	do { \
		size_t bisect_low = (low), bisect_high = (high); \
		while (bisect_low < bisect_high) { \
			(i) = bisect_low + (bisect_high - bisect_low) / 2; \
			if (before) \
				bisect_low = (i) + 1; \
			else \
				bisect_high = (i); \
		} \
		(i) = bisect_low; \
	} while (0)

#endif
