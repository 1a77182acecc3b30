/*
 * A Markdown document from its first byte to its last. It is read as a whole, looked through once for what pieces of it need
 * to know of each other, and parsed piece by piece, so that its beginning is there before its end was looked at by the
 * parser. What it says about itself before its text is shown as an article's head is.
 */
#include "read/markdown.h"

#include <string.h>

#include "base/buffer.h"
#include "read/builder.h"
#include "read/markdown_front.h"
#include "read/markdown_plan.h"
#include "read/markdown_render.h"
#include "read/markdown_table.h"
#include "read/scan.h"

enum { TEXT_MOST = 1 << 30 }; /* bytes; a text that is longer is read as plain text */

/* Small at first, so that the first screen is there soon, then as large as is good for the parser. */
static const struct markdown_plan_sizes sizes = { 16 * 1024, 256 * 1024 };

/* ---- the head ---- */

static const char *
value_of(const struct markdown_front *front, enum markdown_key key)
{
	const struct buffer *value = &front->values[key];

	return value->size ? value->bytes : NULL;
}

/* Each line as one fact. */
static void
say_facts(const struct markdown_front *front, enum markdown_key key, enum fact fact,
          struct sink *sink)
{
	const char *value = value_of(front, key);

	while (value && *value) {
		size_t n = strcspn(value, "\n");
		struct buffer one = { 0 };
		buffer_add(&one, value, n);
		sink_fact(sink, fact, one.bytes);
		buffer_clear(&one);
		value += n + (value[n] == '\n');
	}
}

/* Lines as one block, with this between them. */
static void
put_lines(struct builder *builder, enum block_kind kind, unsigned gap, const char *lines,
          const char *between)
{
	const struct block block = { .kind = (uint8_t)kind, .gap = (uint8_t)gap };

	if (!lines)
		return;
	builder_block(builder, &block);
	while (*lines) {
		size_t n = strcspn(lines, "\n");
		builder_text(builder, lines, n);
		lines += n;
		if (*lines++ == '\0')
			break;
		builder_string(builder, between);
	}
	builder_block_end(builder);
}

static void
say_front(const struct markdown_front *front, struct sink *sink)
{
	const char *title = value_of(front, MARKDOWN_TITLE);

	if (title)
		sink_title(sink, title);
	say_facts(front, MARKDOWN_AUTHOR, FACT_AUTHOR, sink);
	say_facts(front, MARKDOWN_DATE, FACT_DATE, sink);
	say_facts(front, MARKDOWN_LANGUAGE, FACT_LANGUAGE, sink);
}

/* What is shown of the front matter: below the title, whether that is a part of it or the text's own. */
struct front_text {
	const struct markdown_front *front;
	struct builder *builder;
	bool titled; /* the text has a title of its own */
};

static void
put_front(void *context)
{
	const struct front_text *text = context;
	const struct markdown_front *front = text->front;
	struct builder *builder = text->builder;

	if (!text->titled)
		put_lines(builder, BLOCK_TITLE, 1, value_of(front, MARKDOWN_TITLE), " ");
	put_lines(builder, BLOCK_SUBTITLE, 0, value_of(front, MARKDOWN_SUBTITLE), " ");
	put_lines(builder, BLOCK_BYLINE, 1, value_of(front, MARKDOWN_AUTHOR), ", ");
	put_lines(builder, BLOCK_DATELINE, 0, value_of(front, MARKDOWN_DATE), ", ");
	put_lines(builder, BLOCK_BOILERPLATE, 1, front->rest.size ? front->rest.bytes : NULL,
	          " · ");
}

/* True when the text begins with its title: "# Title". */
static bool
begins_with_title(const char *bytes, size_t n)
{
	size_t at = 0;

	while (at < n && strchr(" \t\r\n", bytes[at]))
		at++;
	return n - at > 2 && bytes[at] == '#' && bytes[at + 1] == ' ';
}

/* ---- the text ---- */

static void
read_pieces(struct markdown_plan *plan, struct front_text *front, struct sink *sink)
{
	struct builder *builder = front->builder;
	bool titled = value_of(front->front, MARKDOWN_TITLE) != NULL;
	struct markdown_render *render = markdown_render_new(builder, sink, plan, titled);
	struct buffer piece = { 0 };

	if (begins_with_title(plan->bytes, plan->size))
		markdown_render_after_title(render, put_front, front);
	else
		put_front(front);

	for (size_t i = 0; i < plan->cut_count; i++) {
		markdown_plan_piece(plan, i, &piece);
		markdown_render_text(render, piece.bytes, piece.size);
		if (i + 1 < plan->cut_count)
			builder_progress(builder, plan->cuts[i + 1], plan->size);
	}
	markdown_render_notes(render);
	markdown_render_free(render);
	buffer_clear(&piece);
}

static void
read_text(const char *bytes, size_t n, struct sink *sink)
{
	struct builder *builder = builder_new(sink);
	struct markdown_front front = { 0 };
	struct markdown_plan plan;
	struct buffer widened = { 0 };
	size_t head = markdown_front_parse(&front, bytes, n);

	if (markdown_table_widen(bytes + head, n - head, &widened)) {
		bytes = widened.bytes;
		n = widened.size;
	} else {
		bytes += head;
		n -= head;
	}
	markdown_plan_make(&plan, bytes, n, sizes);
	if (head)
		say_front(&front, sink);
	read_pieces(&plan, &(struct front_text){ &front, builder, plan.titles > 0 }, sink);
	builder_end(builder);
	markdown_plan_clear(&plan);
	markdown_front_clear(&front);
	buffer_clear(&widened);
	builder_free(builder);
}

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
	buffer_reserve(&text, (size_t)source->size + 1);
	while (source_read_text(source, &text))
		;
	read_text(text.bytes, text.size, sink);
	buffer_clear(&text);
}
