/*
 * Records as lines. Fields that have their usual value are left out, so that a model reads as a summary of the
 * document and a difference between two is short.
 */
#include "doc/printer.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

struct printer {
	struct sink sink;
	FILE *to;
};

static FILE *
stream_of(struct sink *sink)
{
	return ((struct printer *)(void *)((char *)sink - offsetof(struct printer, sink)))->to;
}

static void
print_bytes(FILE *to, const char *bytes, size_t n)
{
	putc('"', to);
	while (n) {
		uint32_t cp;
		size_t size = utf8_decode(bytes, n, &cp);
		bool odd = cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ||
		           (cp == UTF8_REPLACEMENT && (unsigned char)bytes[0] != 0xef);
		if (cp == '\n')
			fputs("\\n", to);
		else if (cp == '"' || cp == '\\')
			fprintf(to, "\\%c", (char)cp);
		else if (!odd)
			fwrite(bytes, 1, size, to);
		for (size_t i = 0; odd && cp != '\n' && i < size; i++)
			fprintf(to, "\\x%02x", (unsigned char)bytes[i]);
		bytes += size;
		n -= size;
	}
	putc('"', to);
}

static void
print_string(FILE *to, const char *s)
{
	print_bytes(to, s, strlen(s));
}

static void
print_range(FILE *to, struct range range)
{
	fprintf(to, " %" PRIu64 "-%" PRIu64, range.start, range.end);
}

static void
print_number(FILE *to, const char *name, unsigned value)
{
	if (value)
		fprintf(to, " %s=%u", name, value);
}

static void
print_text(struct sink *sink, const char *bytes, size_t n)
{
	FILE *to = stream_of(sink);

	/* A line of the text a line, so that the model of a text can be read. */
	while (n) {
		const char *end = memchr(bytes, '\n', n);
		size_t piece = end ? (size_t)(end - bytes) + 1 : n;
		fputs("text ", to);
		print_bytes(to, bytes, piece);
		putc('\n', to);
		bytes += piece;
		n -= piece;
	}
}

static void
print_block(struct sink *sink, const struct block *block)
{
	FILE *to = stream_of(sink);

	fputs("block", to);
	print_range(to, block->range);
	fprintf(to, " %s", block_kind_name(block->kind));
	print_number(to, "level", block->level);
	print_number(to, "depth", block->quote_depth);
	print_number(to, "gap", block->gap);
	print_number(to, "indent", block->indent);
	print_number(to, "hang", block->hang);
	putc('\n', to);
}

static void
print_span(struct sink *sink, const struct span *span)
{
	static const char *const names[SPAN_KIND_COUNT] = { "emphasis", "strong", "underline",
		                                            "strike",   "code",   "link",
		                                            "colour",   "dim",    "reverse" };
	FILE *to = stream_of(sink);

	fputs("span", to);
	print_range(to, span->range);
	fprintf(to, " %s", names[span->kind]);
	if (span->ink)
		fprintf(to, " ink=%" PRIx32, span->ink);
	if (span->ground)
		fprintf(to, " ground=%" PRIx32, span->ground);
	if (span->target) {
		putc(' ', to);
		print_string(to, span->target);
	}
	putc('\n', to);
}

static void
print_hidden(struct sink *sink, struct range range)
{
	FILE *to = stream_of(sink);

	fputs("hidden", to);
	print_range(to, range);
	putc('\n', to);
}

static void
print_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	FILE *to = stream_of(sink);

	fprintf(to, "section %" PRIu64 " level=%u ", start, level);
	print_string(to, title);
	putc('\n', to);
}

static void
print_quote(struct sink *sink, const struct quote *quote)
{
	FILE *to = stream_of(sink);

	fprintf(to, "quote %s", quote_type_name(quote->type));
	for (uint32_t i = 0; i < quote->run_count; i++)
		print_range(to, quote->runs[i]);
	if (quote->strength == QUOTE_INFERRED)
		fputs(" inferred", to);
	if (quote->nested)
		fputs(" nested", to);
	if (!range_empty(quote->cue)) {
		fputs(" cue", to);
		print_range(to, quote->cue);
	}
	if (!range_empty(quote->source)) {
		fputs(" source", to);
		print_range(to, quote->source);
	}
	if (quote->speaker) {
		fputs(" speaker ", to);
		print_string(to, quote->speaker);
	}
	putc('\n', to);
}

static void
print_line(struct sink *sink, const char *name, const char *s)
{
	FILE *to = stream_of(sink);

	fprintf(to, "%s ", name);
	print_string(to, s);
	putc('\n', to);
}

static void
print_title(struct sink *sink, const char *title)
{
	print_line(sink, "title", title);
}

static void
print_note(struct sink *sink, const char *sentence)
{
	print_line(sink, "note", sentence);
}

static void
print_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	fprintf(stream_of(sink), "anchor %" PRIu64, pos);
	print_line(sink, "", name);
}

static void
print_fact(struct sink *sink, enum fact fact, const char *value)
{
	print_line(sink, fact_name(fact), value);
}

static void
print_table(struct sink *sink, const struct table *table)
{
	FILE *to = stream_of(sink);

	fputs("table", to);
	print_range(to, table->range);
	print_number(to, "headers", table->header_rows);
	for (size_t i = 0; i < table->column_count; i++)
		fprintf(to, " %s=%u/%u", table_align_name(table->columns[i].align),
		        table->columns[i].least, table->columns[i].natural);
	putc('\n', to);
}

static void
print_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	fprintf(stream_of(sink), "checkpoint line=%" PRIu64 " %" PRIu64 "\n", line, pos);
}

static void
print_lines(struct sink *sink, uint64_t count)
{
	fprintf(stream_of(sink), "lines %" PRIu64 "\n", count);
}

static void
print_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	static const char *const names[PASS_COUNT] = { "lines", "sections", "quotes" };

	fprintf(stream_of(sink), "progress %s %" PRIu64 " of %" PRIu64 "\n", names[pass], done,
	        total);
}

static void
print_done(struct sink *sink)
{
	fputs("done\n", stream_of(sink));
}

static const struct sink_ops printer_ops = {
	.text = print_text,
	.block = print_block,
	.span = print_span,
	.hidden = print_hidden,
	.section = print_section,
	.quote = print_quote,
	.title = print_title,
	.anchor = print_anchor,
	.fact = print_fact,
	.table = print_table,
	.note = print_note,
	.checkpoint = print_checkpoint,
	.lines = print_lines,
	.progress = print_progress,
	.done = print_done,
};

struct printer *
printer_new(FILE *to)
{
	struct printer *printer = memory_zero(1, sizeof *printer);

	printer->sink.ops = &printer_ops;
	printer->to = to;
	return printer;
}

void
printer_free(struct printer *printer)
{
	free(printer);
}

struct sink *
printer_sink(struct printer *printer)
{
	return &printer->sink;
}
