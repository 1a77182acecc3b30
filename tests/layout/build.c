/* Documents for the tests of layout, and layouts as text. */
#include "tests/layout/build.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/cluster.h"

static void
set_kind(struct block *block, const char *name, size_t n)
{
	for (enum block_kind kind = 0; kind < BLOCK_KIND_COUNT; kind++)
		if (strlen(block_kind_name(kind)) == n && !memcmp(block_kind_name(kind), name, n)) {
			block->kind = (uint8_t)kind;
			return;
		}
	fprintf(stderr, "no such kind: %.*s\n", (int)n, name);
	abort();
}

static void
set_number(struct block *block, const char *word, size_t n)
{
	char name[16] = "";
	unsigned value = 0;
	char copy[64] = "";

	memcpy(copy, word, n < sizeof copy ? n : sizeof copy - 1);
	assert(sscanf(copy, "%15[a-z]=%u", name, &value) == 2);
	if (!strcmp(name, "level"))
		block->level = (uint8_t)value;
	else if (!strcmp(name, "depth"))
		block->quote_depth = (uint8_t)value;
	else if (!strcmp(name, "indent"))
		block->indent = (uint16_t)value;
	else if (!strcmp(name, "hang"))
		block->hang = (uint16_t)value;
	else if (!strcmp(name, "gap"))
		block->gap = (uint8_t)value;
	else
		abort();
}

/* Reads "@kind name=value ..." and returns what follows its line. */
static const char *
read_head(const char *p, const char *end, struct block *block)
{
	const char *line = memchr(p, '\n', (size_t)(end - p));
	const char *stop = line ? line : end;

	for (p++; p < stop;) {
		const char *blank = memchr(p, ' ', (size_t)(stop - p));
		const char *word_end = blank ? blank : stop;
		if (memchr(p, '=', (size_t)(word_end - p)))
			set_number(block, p, (size_t)(word_end - p));
		else
			set_kind(block, p, (size_t)(word_end - p));
		p = word_end + (blank ? 1 : 0);
	}
	return line ? line + 1 : end;
}

/* Adds one character of a description, which may be written as an escape; returns what follows. */
static const char *
add_character(const char *p, struct buffer *to)
{
	unsigned value = 0;
	int used = 0;

	if (sscanf(p, "\\u{%x}%n", &value, &used) == 1 && used)
		buffer_add_code_point(to, value);
	else if (sscanf(p, "\\x{%x}%n", &value, &used) == 1 && used)
		buffer_add_byte(to, (char)value);
	else if (!strncmp(p, "\\n", 2))
		return buffer_add_byte(to, '\n'), p + 2;
	else
		return buffer_add_byte(to, *p), p + 1;
	return p + used;
}

/* Sends what a block's description has between [[ and ]]; returns what follows. */
static const char *
build_lead(struct sink *sink, const char *p, const char *end)
{
	struct buffer text = { 0 };

	if (strncmp(p, "[[", 2))
		return p;
	for (p += 2; p < end && strncmp(p, "]]", 2);)
		p = add_character(p, &text);
	sink_text(sink, text.bytes, text.size);
	buffer_clear(&text);
	return p < end ? p + 2 : end;
}

/* One block: its text, its hidden ranges, itself. */
static void
build_block(struct document *d, const char *p, const char *end)
{
	struct sink *sink = document_sink(d);
	struct block block = { .gap = 1 };
	struct buffer text = { 0 };
	struct range hidden[64];
	size_t hidden_count = 0;

	if (p < end && *p == '@')
		p = read_head(p, end, &block);
	p = build_lead(sink, p, end);
	uint64_t start = text_size(document_text(d));
	while (p < end) {
		if (!strncmp(p, "{{", 2) && hidden_count < 64) {
			hidden[hidden_count].start = start + text.size;
			p += 2;
		} else if (!strncmp(p, "}}", 2)) {
			hidden[hidden_count++].end = start + text.size;
			p += 2;
		} else {
			p = add_character(p, &text);
		}
	}
	block.range = (struct range){ start, start + text.size };
	buffer_add_byte(&text, '\n');
	sink_text(sink, text.bytes, text.size);
	sink_block(sink, &block);
	for (size_t i = 0; i < hidden_count; i++)
		sink_hidden(sink, hidden[i]);
	buffer_clear(&text);
}

struct document *
build_document(const char *description, size_t n)
{
	struct document *d = document_new(text_new(), "test", "built");
	const char *p = description, *end = description + n;

	while (p < end) {
		const char *stop = memmem(p, (size_t)(end - p), "\n\n", 2);
		const char *last = stop ? stop : end;
		if (!stop && last > p && last[-1] == '\n')
			last--;
		build_block(d, p, last);
		p = stop ? stop + 2 : end;
	}
	sink_done(document_sink(d));
	return d;
}

/* ---- printing ---- */

struct line {
	struct buffer *to;
	unsigned column;
};

static void
print_cluster(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct line *line = context;

	(void)pos;
	for (; line->column < column; line->column++)
		buffer_add_byte(line->to, ' ');
	buffer_add(line->to, cluster->shown, cluster->shown_size);
	line->column = column + cluster->width;
}

static void
print_row(struct layout *layout, const struct row *row, unsigned width, struct buffer *to)
{
	struct line line = { to, 0 };

	buffer_add_byte(to, '|');
	layout_row_draw(layout, row, print_cluster, &line);
	if (row->kind == BLOCK_RULE && !(row->flags & ROW_GAP) && !line.column)
		for (; line.column < width; line.column++)
			buffer_add_byte(to, '-');
	for (; line.column < width; line.column++)
		buffer_add_byte(to, ' ');
	buffer_printf(to, "|%s%s%s%s%s%s\n", row->flags & ROW_GAP ? " gap" : "",
	              row->flags & ROW_FIRST ? " first" : "", row->flags & ROW_LAST ? " last" : "",
	              row->flags & ROW_COLLAPSE ? "" : " kept",
	              row->flags & ROW_HYPHEN ? " hyphen" : "", row->flags & ROW_RTL ? " rtl" : "");
}

void
build_print(struct document *document, const struct layout_options *options, struct buffer *to)
{
	struct layout *layout = layout_new(document);
	struct row row;

	layout_set_options(layout, options);
	if (layout_row_at(layout, 0, &row)) {
		do
			print_row(layout, &row, options->width_cols, to);
		while (layout_row_next(layout, &row, &row));
	}
	layout_free(layout);
}
