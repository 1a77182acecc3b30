/*
 * A document from any bytes, laid out. The first six bytes are the width, the kind, the indents, the depth and
 * the options; the byte 1 ends a block, the byte 2 begins or ends a hidden range. Rows of a table may be of one that the document
 * knows. The rows going down must be the
 * rows going up, cover every block, and put nothing on the screen that a terminal would obey.
 */
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "doc/document.h"
#include "layout/cluster.h"
#include "layout/layout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAD = 6, TEXT_MAX = 4096 };

/* Sends one block and what is hidden in it. */
static void
send_block(struct sink *sink, const uint8_t *head, const char *bytes, uint64_t start, uint64_t end)
{
	struct block block = { .range = { start, end },
		               .kind = head[1] % BLOCK_KIND_COUNT,
		               .quote_depth = head[4] % 8,
		               .gap = head[4] / 8 % 4,
		               .indent = head[2],
		               .hang = head[3] };
	uint64_t from = end;

	sink_block(sink, &block);
	for (uint64_t at = start; at < end; at++) {
		if (bytes[at] != 2)
			continue;
		if (from == end) {
			from = at;
			continue;
		}
		sink_hidden(sink, (struct range){ from, at + 1 });
		from = end;
	}
}

/* All blocks are rows of one table, whose columns ask for anything. */
static void
send_table(struct sink *sink, const uint8_t *head, size_t n)
{
	struct table_column columns[8];
	struct table table = { .range = { 0, n }, .columns = columns };

	table.header_rows = head[2] % 4;
	table.column_count = (uint16_t)(1 + head[3] % 8);
	for (unsigned i = 0; i < table.column_count; i++)
		columns[i] = (struct table_column){ (uint8_t)((head[4] + i) % TABLE_ALIGN_COUNT),
			                            (uint16_t)(head[i % HEAD] % 32),
			                            (uint16_t)(head[(i + 2) % HEAD] * 3) };
	if (n)
		sink_table(sink, &table);
}

static struct document *
make_document(const uint8_t *head, const char *bytes, size_t n)
{
	struct document *d = document_new(text_new(), "fuzz", "fuzz");
	uint64_t start = 0;

	sink_text(document_sink(d), bytes, n);
	if (head[1] % BLOCK_KIND_COUNT == BLOCK_TABLE_ROW && (head[5] & 64))
		send_table(document_sink(d), head, n);
	for (uint64_t at = 0; at <= n; at++)
		if (at == n || bytes[at] == 1) {
			send_block(document_sink(d), head, bytes, start, at);
			start = at + 1;
		}
	return d;
}

struct seen {
	unsigned end, clusters;
};

static void
see(void *context, uint64_t pos, unsigned column, const struct cluster *c)
{
	struct seen *seen = context;

	(void)pos;
	assert(column >= seen->end && c->width && c->shown_size);
	for (size_t i = 0; i < c->shown_size;) {
		uint32_t cp;
		i += utf8_decode(c->shown + i, c->shown_size - i, &cp);
		assert(cp >= 0x20 && (cp < 0x7f || cp >= 0xa0) && !(cp >= 0x202a && cp <= 0x202e));
	}
	seen->end = column + c->width;
	seen->clusters++;
}

static void
check_row(struct layout *layout, const struct row *row)
{
	const struct layout_options *o = layout_options(layout);
	struct seen seen = { 0, 0 };

	layout_row_draw(layout, row, see, &seen);
	unsigned cols = row->flags & ROW_COLLAPSE ? o->measure_cols : o->width_cols;
	bool endless = !(row->flags & ROW_COLLAPSE) && (o->chop || row->kind == BLOCK_RULE);
	bool aside = row->kind == BLOCK_TABLE_ROW; /* a wide character may push the rest */
	assert(endless || aside || seen.clusters < 2 || seen.end <= cols);
	uint64_t pos = layout_row_position(layout, row, cols / 2);
	assert(aside || (pos >= row->range.start && pos <= row->range.end));
	assert(row->shown.start <= row->shown.end && row->range.start <= row->range.end);
}

static void
check_rows(struct layout *layout)
{
	struct row row, *rows = NULL;
	size_t count = 0, capacity = 0;

	if (!layout_row_at(layout, 0, &row))
		return;
	do {
		rows = memory_grow(rows, &capacity, count + 1, sizeof *rows);
		rows[count++] = row;
		check_row(layout, &row);
		struct row *last = count > 1 ? &rows[count - 2] : NULL;
		assert(!last || last->block.start != row.block.start ||
		       last->range.end == row.range.start);
	} while (layout_row_next(layout, &row, &row));
	for (size_t i = count; i--;) {
		assert(row.range.start == rows[i].range.start && row.flags == rows[i].flags &&
		       row.gap == rows[i].gap);
		bool more = layout_row_before(layout, &row, &row);
		assert(more == (i > 0));
	}
	free(rows);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < HEAD || size > TEXT_MAX + HEAD)
		return 0;
	struct document *d = make_document(data, (const char *)data + HEAD, size - HEAD);
	struct layout *layout = layout_new(d);
	struct layout_options options = { .width_cols = data[0] % 130,
		                          .measure_cols = 72,
		                          .tab_cols = data[5] / 4 % 16,
		                          .original = data[5] & 1,
		                          .chop = data[5] & 2 };

	layout_set_options(layout, &options);
	check_rows(layout);
	layout_free(layout);
	document_free(d);
	return 0;
}
