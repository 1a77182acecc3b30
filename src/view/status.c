/*
 * The last row gives its room in this order: the place at the right, what is said of the quotation or the match, the
 * section in view, its ancestors, the title. What does not fit is left out or ends with an ellipsis.
 */
#include "view/status.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "view/line.h"

enum { ANCESTORS_MAX = 16, TITLE_MIN = 12, MESSAGE_ROWS_MAX = 4, WIDE = 12 };

static const char *
separator(bool ascii)
{
	return ascii ? " - " : " \302\267 ";
}

/* True when the document's title is the section's, or begins with it: "Files - The Manual". */
static bool
is_titled(const char *title, const char *section)
{
	size_t n = strlen(section);

	if (!title || !n || strncmp(title, section, n) != 0)
		return false;
	unsigned char next = (unsigned char)title[n];
	return !next || (next < 0x80 && !isalnum(next)) || next == 0xe2 || next == 0xc2;
}

/*
 * The breadcrumb that fits: the section, and as many of its ancestors as there is room for. One that is called like the
 * document says nothing new.
 */
static void
breadcrumb(const struct status_line *line, int room, struct buffer *out)
{
	const char *arrow = line->ascii ? " > " : " \342\200\272 ";
	ptrdiff_t chain[ANCESTORS_MAX];
	int count = 0, width = 0;

	for (ptrdiff_t i = line->section; i >= 0 && count < ANCESTORS_MAX;
	     i = section_parent(line->sections, (size_t)i)) {
		if (is_titled(line->title, line->sections[i].title))
			break;
		width += line_width(line->sections[i].title) + (count ? 3 : 0);
		if (count && width > room)
			break;
		chain[count++] = i;
	}
	while (count-- > 0) {
		buffer_add_string(out, line->sections[chain[count]].title);
		if (count)
			buffer_add_string(out, arrow);
	}
}

/* What stands at the right: progress and place. Returns the column where it starts. */
static int
draw_place(const struct status_line *line, const struct theme *theme, struct frame *frame, int row)
{
	struct buffer right = { 0 };
	int start, end = frame->columns;

	if (line->progress)
		buffer_printf(&right, "%s%s", line->progress, separator(line->ascii));
	buffer_add_string(&right, line->place);
	end -= end > WIDE;
	start = line_write_right(frame, row, 0, end, right.bytes, theme->roles[ROLE_STATUS_STRONG],
	                         line->ascii);
	buffer_clear(&right);
	return start;
}

/* Writes a part and, if there was one before it, a separator. */
static int
draw_part(const struct status_line *line, struct frame *frame, int row, int x, int end,
          const char *text, struct style style, struct style plain)
{
	if (!text || !*text || end - x < 4)
		return x;
	if (x > 1)
		x = frame_write(frame, row, x, end, separator(line->ascii), plain);
	return line_write(frame, row, x, end, text, style, line->ascii);
}

static void
draw_parts(const struct status_line *line, const struct theme *theme, struct frame *frame, int row,
           int end)
{
	struct style plain = theme->roles[ROLE_STATUS], strong = theme->roles[ROLE_STATUS_STRONG];
	int middle = line->middle && *line->middle ? line_width(line->middle) + 3 : 0;
	int room = middle && end - 1 - middle < TITLE_MIN ? 0 : end - 1 - middle;
	int title = line->title ? line_width(line->title) : 0, x = 1;
	struct buffer crumb = { 0 };

	breadcrumb(line, room - (title < TITLE_MIN ? title : TITLE_MIN) - 3, &crumb);
	if (crumb.size) { /* the title gives way, but not all of its room */
		int left = room - line_width(crumb.bytes) - 3;

		if (left < TITLE_MIN)
			left = room >= 3 * TITLE_MIN ? TITLE_MIN : 0;
		title = title < left ? title : left;
	}
	x = draw_part(line, frame, row, x, crumb.size ? x + title : x + room, line->title, strong,
	              plain);
	x = draw_part(line, frame, row, x, room + 1, crumb.bytes, plain, plain);
	draw_part(line, frame, row, x, end, line->middle, strong, plain);
	buffer_clear(&crumb);
}

/* How many bytes of the text go into a row: to the last blank that leaves no more than width cells, or all. */
static size_t
row_bytes(const char *text, int width)
{
	struct buffer part = { 0 };
	size_t best = 0, at = 0;

	while (text[at]) {
		size_t end = at + strspn(text + at, " ");

		end += strcspn(text + end, " ");
		buffer_reset(&part);
		buffer_add(&part, text, end);
		if (line_width(part.bytes) > width)
			break;
		best = at = end;
	}
	buffer_clear(&part);
	return best;
}

/* How many rows of width cells the message takes, at most max. */
static int
message_rows(const char *text, int width, int max)
{
	int rows = 1;

	while (rows < max && line_width(text) > width) {
		size_t n = row_bytes(text, width);

		if (n == 0)
			break; /* a word longer than a row: cut where it stands */
		text += n;
		text += strspn(text, " ");
		rows++;
	}
	return rows;
}

/* A message too long for the last row takes of the rows above it. */
static void
draw_message(const struct status_line *line, const struct theme *theme, struct frame *frame,
             int row, int start, int end)
{
	int max = frame->rows / 3 < MESSAGE_ROWS_MAX ? frame->rows / 3 : MESSAGE_ROWS_MAX;
	int rows = message_rows(line->message, end - start, max);
	struct style style = theme->roles[ROLE_MESSAGE];
	const char *text = line->message;
	struct buffer part = { 0 };

	for (int y = row - rows + 1; y < row; y++) {
		size_t n = row_bytes(text, end - start);

		buffer_reset(&part);
		buffer_add(&part, text, n);
		frame_fill(frame, y, 0, frame->columns, theme->roles[ROLE_STATUS]);
		line_write(frame, y, start, end, part.bytes, style, line->ascii);
		text += n;
		text += strspn(text, " ");
	}
	line_write(frame, row, start, end, text, style, line->ascii);
	buffer_clear(&part);
}

void
status_draw(const struct status_line *line, const struct theme *theme, struct frame *frame, int row)
{
	int edge = frame->columns > WIDE, end = frame->columns - edge;
	int place = line_width(line->place) + 2;

	frame_fill(frame, row, 0, frame->columns, theme->roles[ROLE_STATUS]);
	/* what is said now goes before where one is */
	if (line->message && line_width(line->message) > end - edge - place) {
		draw_message(line, theme, frame, row, edge, end);
		return;
	}
	end = draw_place(line, theme, frame, row) - 2;
	if (line->message)
		draw_message(line, theme, frame, row, edge, end);
	else
		draw_parts(line, theme, frame, row, end);
}

/* ---- the prompt ---- */

/* The width of the first n bytes. */
static int
width_before(const char *text, size_t n)
{
	struct buffer part = { 0 };
	int width;

	buffer_add(&part, text, n);
	width = n ? line_width(part.bytes) : 0;
	buffer_clear(&part);
	return width;
}

void
prompt_draw(const struct prompt_line *line, const struct theme *theme, struct frame *frame, int row)
{
	struct style style = theme->roles[ROLE_PROMPT];
	struct style strong = style_over(style, (struct style){ .attributes = STYLE_BOLD });
	struct style quiet = style_over(style, theme->roles[ROLE_PANEL_COUNT]);
	size_t size = strlen(line->text), cursor = line->cursor < size ? line->cursor : size;
	const char *text = line->text;
	int end = frame->columns, x, width;

	frame_fill(frame, row, 0, frame->columns, style);
	x = frame_write(frame, row, 0, end, line->prefix, strong);
	width = line_width(text);
	if (line->remark && *line->remark && end - x >= TITLE_MIN) {
		int start = x + width + 3, least = end / 2 > x ? end / 2 : x;

		start = start < least ? start : least;
		end = line_write_right(frame, row, start, end, line->remark, quiet, line->ascii) -
		      1;
	}
	/* the text starts further right when the cursor would not be seen */
	while (*text && cursor > 0 && width_before(text, cursor) >= end - x) {
		size_t n = 1;

		while (text[n] && ((unsigned char)text[n] & 0xc0) == 0x80)
			n++;
		text += n;
		cursor -= n < cursor ? n : cursor;
	}
	frame_write(frame, row, x, end, text, style);
	frame->cursor_row = row;
	frame->cursor_column = x + width_before(text, cursor);
	if (frame->cursor_column >= frame->columns)
		frame->cursor_column = frame->columns - 1;
}
