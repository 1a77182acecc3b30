/*
 * The page becomes a document of its own, which is copied.
 */
#include "read/mail_html.h"

#include "doc/document.h"
#include "read/builder.h"
#include "read/html.h"
#include "read/html_parser.h"

static void
read_page(struct sink *sink, const char *bytes, size_t n)
{
	static const struct html_options options = { .is_part = true, .no_titles = true };
	struct builder *builder = builder_new(sink);
	struct html *html = html_new(builder, sink, &options);

	html_parser_page(html, false, bytes, n);
	builder_end(builder);
	html_free(html);
	builder_free(builder);
}

static struct range
moved(struct range range, uint64_t base)
{
	return (struct range){ base + range.start, base + range.end };
}

static void
add_spans(struct known *known, uint64_t base, struct document *page, struct range range)
{
	enum { SPANS = 256 };
	struct span spans[SPANS];
	size_t count = document_spans(page, range, spans, SPANS);

	for (size_t i = 0; i < count; i++) {
		spans[i].range = moved(spans[i].range, base);
		known_add_span(known, &spans[i]);
	}
}

void
mail_html(struct known *known, const char *bytes, size_t n)
{
	struct document *page = document_new(text_new(), "html", "");
	uint64_t base = known->text.size;
	struct block block;
	bool more;

	read_page(document_sink(page), bytes, n);
	struct text *text = document_text(page);
	text_copy(text, (struct range){ 0, text_size(text) }, &known->text);
	for (more = document_block_at(page, 0, &block); more;
	     more = document_block_next(page, &block, &block)) {
		struct block copy = block;
		copy.range = moved(block.range, base);
		known_add_block(known, &copy, false);
		add_spans(known, base, page, block.range);
	}
	document_free(page);
}
