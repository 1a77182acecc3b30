/*
 * The frame. Every cell is either a head (width >= 1) or covered by the head at its left (width 0), and no head reaches
 * over the right edge: frame_put keeps that by blanking what it cuts, so that whoever shows a frame need not look twice.
 * Clusters of several code points lie in one pool that is emptied by each reset.
 */
#include "view/frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/cluster.h"

void
frame_init(struct frame *frame, int rows, int columns)
{
	*frame = (struct frame){ 0 };
	frame_reset(frame, rows, columns, (struct style){ 0 });
}

void
frame_clear(struct frame *frame)
{
	free(frame->cells);
	free(frame->clusters);
	*frame = (struct frame){ 0 };
}

void
frame_reset(struct frame *frame, int rows, int columns, struct style style)
{
	size_t count = (size_t)rows * (size_t)columns;

	if (rows != frame->rows || columns != frame->columns) {
		frame->cells = memory_resize(frame->cells, count * sizeof *frame->cells);
		frame->rows = rows;
		frame->columns = columns;
	}
	for (int i = 0; i < columns; i++)
		frame->cells[i] = (struct cell){ ' ', 1, style };
	for (int row = 1; row < rows; row++)
		memcpy(frame->cells + (size_t)row * (size_t)columns, frame->cells,
		       (size_t)columns * sizeof *frame->cells);
	frame->cursor_row = frame->cursor_column = -1;
	frame->cluster_size = 0;
}

/* Blanks the whole of the cluster that covers the column, if it is a wide one. */
static void
cut_wide(struct frame *frame, struct cell *row, int column)
{
	int first = column;

	if (column < 0 || column >= frame->columns)
		return;
	while (first > 0 && row[first].width == 0)
		first--;
	if (row[first].width <= 1)
		return;
	for (int last = first + row[first].width; last-- > first;)
		row[last] = (struct cell){ ' ', 1, row[last].style };
}

/* The cell's text: a code point, or a place in the pool. */
static uint32_t
cell_text(struct frame *frame, const char *utf8, size_t n)
{
	size_t at = frame->cluster_size;
	uint32_t cp;

	if (n == 0)
		return ' ';
	if (utf8_decode(utf8, n, &cp) == n)
		return cp;
	frame->clusters = memory_grow(frame->clusters, &frame->cluster_capacity, at + n + 1, 1);
	memcpy(frame->clusters + at, utf8, n);
	frame->clusters[at + n] = '\0';
	frame->cluster_size = at + n + 1;
	return FRAME_CLUSTER | (uint32_t)at;
}

void
frame_put(struct frame *frame, int row, int column, const char *utf8, size_t n, int width,
          struct style style)
{
	int end = column + width;
	struct cell *cells;

	if (row < 0 || row >= frame->rows || width < 1 || end <= 0 || column >= frame->columns)
		return;
	if (column < 0 || end > frame->columns) {
		frame_fill(frame, row, column, width, style);
		return;
	}
	cells = frame->cells + (size_t)row * (size_t)frame->columns;
	if (n == 1 && width == 1 && cells[column].width == 1 && (unsigned char)*utf8 < 0x80) {
		cells[column].text = (unsigned char)*utf8; /* nearly all */
		cells[column].style = style;
		return;
	}
	cut_wide(frame, cells, column);
	cut_wide(frame, cells, end - 1);
	for (int i = column + 1; i < end - 1; i++)
		cut_wide(frame, cells, i);
	cells[column] = (struct cell){ cell_text(frame, utf8, n), width, style };
	for (int i = column + 1; i < end; i++)
		cells[i] = (struct cell){ 0, 0, style };
}

void
frame_put_ascii(struct frame *frame, int row, int column, const char *bytes, size_t n,
                struct style style)
{
	struct cell *cells;

	if (row < 0 || row >= frame->rows || column < 0 || column >= frame->columns || !n)
		return;
	if (n > (size_t)(frame->columns - column))
		n = (size_t)(frame->columns - column);
	cells = frame->cells + (size_t)row * (size_t)frame->columns;
	cut_wide(frame, cells, column);
	cut_wide(frame, cells, column + (int)n - 1);
	for (size_t i = 0; i < n; i++)
		cells[column + (int)i] =
			(struct cell){ bytes[i] < ' ' ? ' ' : (unsigned char)bytes[i], 1, style };
}

int
frame_write(struct frame *frame, int row, int column, int limit, const char *utf8,
            struct style style)
{
	size_t n = strlen(utf8);
	struct cluster cluster;

	while (n > 0) {
		cluster_next(utf8, n, 0, 1, &cluster);
		if (cluster.width == 0) { /* a line feed */
			cluster.width = cluster.shown_size = 1;
			cluster.shown[0] = ' ';
		}
		if (column + cluster.width > limit)
			break;
		frame_put(frame, row, column, cluster.shown, cluster.shown_size, cluster.width,
		          style);
		column += cluster.width;
		utf8 += cluster.size;
		n -= cluster.size;
	}
	return column;
}

void
frame_fill(struct frame *frame, int row, int column, int count, struct style style)
{
	struct cell *cells;
	int end = count > frame->columns - column ? frame->columns : column + count;

	if (column < 0)
		column = 0;
	if (row < 0 || row >= frame->rows || column >= end)
		return;
	cells = frame->cells + (size_t)row * (size_t)frame->columns;
	cut_wide(frame, cells, column);
	cut_wide(frame, cells, end - 1);
	for (int i = column; i < end; i++)
		cells[i] = (struct cell){ ' ', 1, style };
}

const char *
frame_text(const struct frame *frame, const struct cell *cell, char buf[4], size_t *n)
{
	const char *text;

	if (cell->text & FRAME_CLUSTER) {
		text = frame->clusters + (cell->text & ~(uint32_t)FRAME_CLUSTER);
		*n = strlen(text);
		return text;
	}
	*n = utf8_encode(cell->text, buf);
	return buf;
}
