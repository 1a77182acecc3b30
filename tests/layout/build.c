/* Documents for the tests of layout, and layouts as text. */
#include "tests/layout/build.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
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

/* ---- tables ---- */

/* What the columns ask for, of a cell. */
static void
measure_cell(struct table_column *column, const char *bytes, size_t n)
{
	unsigned word = 0, line = 0;

	for (size_t at = 0; at < n;) {
		uint32_t cp;
		at += utf8_decode(bytes + at, n - at, &cp);
		bool ends = cp == 0x2028;
		line = ends ? 0 : line + (unsigned)unicode_width(cp);
		word = ends || cp == ' ' ? 0 : word + (unsigned)unicode_width(cp);
		if (word > column->least)
			column->least = (uint16_t)word;
		if (line > column->natural)
			column->natural = (uint16_t)line;
	}
}

/* A row's text, its cells measured; returns what follows its line. */
static const char *
read_row(const char *p, const char *end, struct table *table, struct table_column *columns,
         struct buffer *text)
{
	const char *stop = memchr(p, '\n', (size_t)(end - p));
	size_t cell = text->size;
	unsigned column = 0;

	stop = stop ? stop : end;
	for (;; p++) {
		if (p < stop && *p != '|') {
			p = add_character(p, text) - 1;
			continue;
		}
		measure_cell(&columns[column++], text->bytes + cell, text->size - cell);
		if (p == stop)
			break;
		buffer_add_byte(text, '\t');
		cell = text->size;
	}
	assert(column <= table->column_count);
	return stop < end ? stop + 1 : end;
}

static void
build_table(struct document *d, const char *p, const char *end)
{
	enum { COLUMNS = 16, ROWS = 64 };
	static const char letters[] = "lcr";
	struct sink *sink = document_sink(d);
	struct table_column columns[COLUMNS] = { { 0 } };
	struct table table = { .columns = columns };
	struct block row = { .kind = BLOCK_TABLE_ROW, .gap = 1 };
	struct range rows[ROWS];
	struct buffer text = { 0 };
	size_t count = 0;
	int header = 0, indent = 0;

	for (p += strlen("@table "); *p && strchr(letters, *p); p++)
		columns[table.column_count++].align = (uint8_t)(strchr(letters, *p) - letters);
	sscanf(p, " header=%d indent=%d", &header, &indent);
	p = (const char *)memchr(p, '\n', (size_t)(end - p)) + 1;
	uint64_t start = text_size(document_text(d));
	while (p < end) {
		rows[count].start = start + text.size;
		p = read_row(p, end, &table, columns, &text);
		rows[count++].end = start + text.size;
		buffer_add_byte(&text, '\n');
	}
	sink_text(sink, text.bytes, text.size);
	table.header_rows = (uint16_t)header;
	table.range = (struct range){ start, rows[count - 1].end };
	sink_table(sink, &table);
	for (size_t i = 0; i < count; i++) {
		row.range = rows[i];
		row.indent = row.hang = (uint16_t)indent;
		sink_block(sink, &row);
		row.gap = 0;
	}
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
		if (!strncmp(p, "@table ", 7))
			build_table(d, p, last);
		else
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
	buffer_printf(to, "|%s%s%s%s%s%s%s%s\n", row->flags & ROW_GAP ? " gap" : "",
	              row->flags & ROW_WIDE ? " wide" : "", row->flags & ROW_FIRST ? " first" : "",
	              row->flags & ROW_LAST ? " last" : "",
	              row->flags & ROW_COLLAPSE ? "" : " kept",
	              row->flags & ROW_CONTINUED ? " continued" : "",
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

unsigned
build_random(uint64_t *state, unsigned n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((*state >> 33) % n);
}
