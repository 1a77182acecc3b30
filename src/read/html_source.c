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
#include "read/markup.h"

void
html_source(struct source *source, struct sink *sink)
{
	struct buffer text = { 0 };
	struct builder *builder = builder_new(sink);
	struct html *html = html_new(builder, sink, NULL);
	bool xml = html_sign_is_xml(source->name, source->head, source->head_size);
	struct markup *markup = markup_new(html_language_of(xml), html);

	while (source_read_text(source, &text)) {
		markup_feed(markup, text.bytes, text.size);
		builder_progress(builder, source->at, source->size);
		buffer_reset(&text);
	}
	markup_feed(markup, text.bytes, text.size);
	markup_end(markup);
	html_finish(html);
	builder_end(builder);
	markup_free(markup);
	html_free(html);
	builder_free(builder);
	buffer_clear(&text);
}
