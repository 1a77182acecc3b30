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
	SPAN_COLOUR,
	SPAN_DIM,
	SPAN_REVERSE,
	SPAN_KIND_COUNT,
};

/*
 * A colour that a document asks for: 0 is the reader's own, SPAN_PALETTE + n entry n (0 to 255) of the terminal's palette,
 * SPAN_RGB + 0xrrggbb a colour by its light.
 */
enum { SPAN_PALETTE = 1 << 24, SPAN_RGB = 2 << 24 };

/* Something about a run of text inside one block. Spans may nest; they are sorted by start. */
struct span {
	struct range range;
	uint8_t kind;         /* enum span_kind */
	uint32_t ink, ground; /* of a colour: the letters' and what is behind them */
	/*
	 * Of a link, in its part's arena; NULL otherwise. "#name" is a place in this document, else it is a URI reference
	 * (RFC 3986): "https://...", "chapter2.md#end", "man:ls(1)".
	 */
	const char *target;
};

#endif
