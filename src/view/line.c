/*
 * Texts of our own and of documents, cut to the room there is. Everything goes through frame_write, so
 * stand-ins are made there.
 */
#include "view/line.h"

#include <string.h>

#include "layout/cluster.h"

int
line_width(const char *utf8)
{
	size_t n = strlen(utf8);
	struct cluster cluster;
	int width = 0;

	while (n > 0) {
		cluster_next(utf8, n, 0, 1, &cluster);
		width += cluster.width ? cluster.width : 1;
		utf8 += cluster.size;
		n -= cluster.size;
	}
	return width;
}

int
line_write(struct frame *frame, int row, int column, int limit, const char *utf8,
           struct style style, bool ascii)
{
	const char *ellipsis = ascii ? ".." : "\342\200\246";
	int room = limit - column;

	if (room <= 0)
		return column;
	if (line_width(utf8) <= room)
		return frame_write(frame, row, column, limit, utf8, style);
	column = frame_write(frame, row, column, limit - (ascii ? 2 : 1), utf8, style);
	return frame_write(frame, row, column, limit, ellipsis, style);
}

int
line_write_right(struct frame *frame, int row, int column, int end, const char *utf8,
                 struct style style, bool ascii)
{
	int width = line_width(utf8), start = end - width;

	if (start < column)
		start = column;
	line_write(frame, row, start, end, utf8, style, ascii);
	return start;
}
