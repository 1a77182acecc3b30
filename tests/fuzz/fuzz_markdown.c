/*
 * Markdown from any bytes: as a file, and cut into pieces whose size the first byte gives.
 */
#include <assert.h>
#include <stdint.h>

#include "read/format.h"
#include "read/markdown_plan.h"
#include "read/markdown_render.h"
#include "read/markdown_sign.h"
#include "tests/fuzz/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
say_pieces(void *context, struct sink *sink)
{
	struct markdown_plan *plan = context;
	struct builder *builder = builder_new(sink);
	struct markdown_render *render = markdown_render_new(builder, sink, plan, false);
	struct buffer piece = { 0 };

	for (size_t i = 0; i < plan->cut_count; i++) {
		markdown_plan_piece(plan, i, &piece);
		markdown_render_text(render, piece.bytes, piece.size);
	}
	markdown_render_notes(render);
	markdown_render_free(render);
	builder_end(builder);
	builder_free(builder);
	buffer_clear(&piece);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct markdown_plan plan;

	if (!size)
		return 0;
	int sure = markdown_sign("", (const char *)data, size);
	assert(sure >= FORMAT_NOT && sure < FORMAT_SURE);
	markdown_plan_make(&plan, (const char *)data + 1, size - 1,
	                   (struct markdown_plan_sizes){ data[0], data[0] });
	fuzz_wire(say_pieces, &plan);
	markdown_plan_clear(&plan);
	fuzz_reader("markdown", data + 1, size - 1);
	return 0;
}
