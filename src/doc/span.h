#ifndef DOC_SPAN_H
#define DOC_SPAN_H

#include <stdint.h>

#include "base/range.h"

enum span_kind {
	SPAN_EMPHASIS,
	SPAN_STRONG,
	SPAN_UNDERLINE,
	SPAN_STRIKE,
	SPAN_CODE,
	SPAN_LINK,
	SPAN_KIND_COUNT,
};

/* Something about a run of text inside one block. Spans may nest; they are sorted by start. */
struct span {
	struct range range;
	uint8_t kind;       /* enum span_kind */
	const char *target; /* of a link, in its part's arena; NULL otherwise */
};

#endif
