/*
 * The tip follows what the terminal was sent: where its cursor is and what its pen looks like. So nothing is sent twice, and
 * where a cluster's width is a matter of opinion (emoji sequences) the cursor counts as lost; the cells of such a cluster are
 * blanked first, so that it may come out narrower than planned.
 */
#include "term/tip.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "term/cells.h"
#include "term/pen.h"

void
tip_move(struct tip *tip, int row, int column, struct buffer *out)
{
	struct cursor to = { row, column };

	cursor_move(tip->caps, tip->cursor, to, tip->columns, out);
	tip->cursor = to;
}

void
tip_pen(struct tip *tip, struct style style, struct buffer *out)
{
	struct style want;

	if (tip->pen_known && cells_styles_equal(tip->raw, style))
		return;
	want = pen_style(tip->caps, style);
	pen_change(tip->caps, tip->pen_known ? &tip->pen : NULL, &want, out);
	tip->pen = want;
	tip->raw = style;
	tip->pen_known = true;
}

bool
tip_has_blank(const struct tip *tip, struct style style)
{
	return tip->pen_known &&
	       !(tip->pen.attributes & (STYLE_UNDERLINE | STYLE_REVERSE | STYLE_STRIKE)) &&
	       (tip->raw.background == style.background ||
	        tip->pen.background == pen_style(tip->caps, style).background);
}

void
tip_pen_blank(struct tip *tip, struct style style, struct buffer *out)
{
	if (!tip_has_blank(tip, style))
		tip_pen(tip, (struct style){ COLOUR_NONE, style.background, 0 }, out);
}

/*
 * True for a cluster whose width is a matter of opinion: several spacing code points, or a selector or joiner that may
 * change how the first one is drawn.
 */
static bool
is_disputed(const char *text, size_t n)
{
	int spacing = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_decode(text + i, n - i, &cp);
		spacing += unicode_width(cp) > 0;
		if (cp == 0x200d || cp == 0xfe0f || cp == 0xfe0e)
			return true;
	}
	return spacing > 1;
}

void
tip_send(struct tip *tip, const char *text, size_t n, int width, struct buffer *out)
{
	struct cursor at = tip->cursor;

	tip->cursor.column += width;
	if (!tip->caps->utf8) {
		pen_text(text, n, width, out);
	} else if (is_disputed(text, n)) {
		for (int i = 0; i < width; i++)
			buffer_add_byte(out, ' ');
		tip->cursor.row = -1;
		tip_move(tip, at.row, at.column, out);
		buffer_add(out, text, n);
		tip->cursor.row = -1;
	} else {
		buffer_add(out, text, n);
	}
}
