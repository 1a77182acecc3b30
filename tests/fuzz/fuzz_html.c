/*
 * A page from any bytes: as a file; and cut into pieces whose size the first byte gives, as XML when it is odd, because a token may
 * be cut anywhere.
 */
#include <stdint.h>

#include "read/builder.h"
#include "read/html.h"
#include "read/html_parser.h"
#include "read/markup.h"
#include "tests/fuzz/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct pieces {
	const char *bytes;
	size_t size, piece;
	bool xml;
};

static void
say_pieces(void *context, struct sink *sink)
{
	const struct pieces *p = context;
	struct builder *builder = builder_new(sink);
	struct html *html = html_new(builder, sink, NULL);
	struct markup *markup = markup_new(html_language_of(p->xml), html);

	for (size_t i = 0; i < p->size; i += p->piece)
		markup_feed(markup, p->bytes + i, p->size - i < p->piece ? p->size - i : p->piece);
	markup_end(markup);
	html_finish(html);
	builder_end(builder);
	markup_free(markup);
	html_free(html);
	builder_free(builder);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size)
		return 0;
	struct pieces pieces = { .bytes = (const char *)data + 1,
		                 .size = size - 1,
		                 .piece = 1 + data[0] / 2,
		                 .xml = data[0] % 2 };

	fuzz_wire(say_pieces, &pieces);
	fuzz_reader("html", data + 1, size - 1);
	return 0;
}
