/*
 * A page from its first byte to its last, piece by piece.
 */
#include "read/html_source.h"

#include <string.h>

#include "base/buffer.h"
#include "read/builder.h"
#include "read/html.h"
#include "read/html_parser.h"
#include "read/html_sign.h"

void
html_source(struct source *source, struct sink *sink)
{
	struct buffer text = { 0 };
	struct builder *builder = builder_new(sink);
	struct html *html = html_new(builder, sink, NULL);
	bool xml = html_sign_is_xml(source->name, source->head, source->head_size);
	struct html_parser *parser = html_parser_new(html, xml);

	while (source_read_text(source, &text)) {
		html_parser_feed(parser, text.bytes, text.size);
		builder_progress(builder, source->at, source->size);
		buffer_reset(&text);
	}
	html_parser_feed(parser, text.bytes, text.size);
	html_parser_end(parser);
	html_finish(html);
	builder_end(builder);
	html_parser_free(parser);
	html_free(html);
	builder_free(builder);
	buffer_clear(&text);
}
