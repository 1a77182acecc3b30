#include "tests/view/row.h"

#include "base/buffer.h"

const char *
row_whole(const struct frame *frame, int row, char covered)
{
	static struct buffer text;
	char one[4];
	size_t n;

	buffer_reset(&text);
	for (int x = 0; x < frame->columns; x++) {
		const struct cell *cell = &frame->cells[row * frame->columns + x];

		if (cell->width) {
			const char *bytes = frame_text(frame, cell, one, &n);

			buffer_add(&text, bytes, n);
		} else if (covered) {
			buffer_add_byte(&text, covered);
		}
	}
	return text.bytes;
}

const char *
row_text(const struct frame *frame, int row)
{
	static struct buffer text;

	buffer_reset(&text);
	buffer_add_string(&text, row_whole(frame, row, '\0'));
	while (text.size && text.bytes[text.size - 1] == ' ')
		text.bytes[--text.size] = '\0';
	return text.bytes;
}
