/*
 * A Markdown document from its first byte to its last.
 */
#include "read/markdown.h"

#include "base/buffer.h"
#include "read/builder.h"
#include "read/markdown_render.h"
#include "read/scan.h"

enum { TEXT_MOST = 1 << 30 }; /* bytes; a text that is longer is read as plain text */

void
markdown_source(struct source *source, struct sink *sink)
{
	struct buffer text = { 0 };

	if (source->size > TEXT_MOST) {
		sink_note(sink,
		          "the document is too long to be read as Markdown: shown as plain text");
		scan_source(source, sink);
		return;
	}
	while (source_read_text(source, &text))
		;
	struct builder *builder = builder_new(sink);
	struct markdown_render *render = markdown_render_new(builder);
	markdown_render_text(render, text.bytes, text.size);
	builder_end(builder);
	markdown_render_free(render);
	builder_free(builder);
	buffer_clear(&text);
}
