/*
 * Lines are kept: what a request does is not known here.
 */
#include "read/roff.h"

#include "read/builder.h"

void
roff_source(struct source *source, struct sink *sink)
{
	struct builder *builder = builder_new(sink);
	struct buffer text = { 0 };

	builder_block(builder, &(struct block){ .kind = BLOCK_VERBATIM });
	while (source_read_text(source, &text)) {
		builder_text(builder, text.bytes, text.size);
		builder_progress(builder, source->at, source->size);
		buffer_reset(&text);
	}
	builder_text(builder, text.bytes ? text.bytes : "", text.size);
	builder_end(builder);
	builder_free(builder);
	buffer_clear(&text);
}
