/*
 * Headings that marks make: a line of one mark under the words, maybe one over them, and words behind equals signs or
 * hashes. Here is also told whether an AsciiDoc fence has a block open, since what stands in it is no heading.
 */
#include "read/mark.h"

#include <string.h>

#include "read/unit.h"

enum {
	UNDERLINED_CELLS = 240, /* words under which a line of marks is looked for */
	TITLE_CELLS = 100,
};

bool
mark_is_underline(const struct line *line)
{
	return (line->flags & LINE_UNDERLINE) && strchr("=-~^*#+\"'`.:_<>", line->fill);
}

/* A line that can be the words of an underlined heading. */
static bool
can_be_titled(const struct line *line)
{
	return !(line->flags & (LINE_BLANK | LINE_NO_WORD)) && !line->depth &&
	       unit_cells(line) <= UNDERLINED_CELLS;
}

/* Whether a line of marks is as long as the words that it stands under. */
static bool
fits(const struct line *words, const struct line *under, bool loose)
{
	uint32_t w = words->width - (words->indent < under->indent ? words->indent : under->indent);
	uint32_t u = unit_cells(under);

	if (u < 4)
		return u == w || (u == 3 && w <= 3);
	if (u + 2 >= w && u <= w + 2)
		return true;
	return loose && u > w && w <= TITLE_CELLS && u <= TITLE_CELLS;
}

static bool
shape_over(const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];

	if (i + 2 >= lines->count || !mark_is_underline(l) || unit_cells(l) < 3 ||
	    !can_be_titled(l + 1) || !mark_is_underline(l + 2) || l[2].fill != l->fill ||
	    unit_cells(l + 2) != unit_cells(l) || l[1].width > l->width + 2)
		return false;
	*h = (struct heading){ .kind = BLOCK_HEADING,
		               .style = HEADING_UNDERLINED,
		               .mark = l->fill,
		               .over = true,
		               .lines = 3,
		               .first = 1,
		               .words = 1 };
	return true;
}

static bool
shape_under(const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];
	bool loose;

	if (i + 1 >= lines->count || !mark_is_underline(l + 1) || !can_be_titled(l) ||
	    l->indent > l[1].indent + 3)
		return false;
	loose = (i + 2 >= lines->count || unit_is_blank(lines, i + 2)) &&
	        strchr("=-~^*#_", l[1].fill) && !(l->flags & LINE_GAP);
	if (!fits(l, l + 1, loose))
		return false;
	*h = (struct heading){ .kind = BLOCK_HEADING,
		               .style = HEADING_UNDERLINED,
		               .mark = l[1].fill,
		               .lines = 2,
		               .words = 1 };
	return true;
}

/* "== Title" and "## Title". */
static bool
shape_marks(const struct lines *lines, size_t i, struct heading *h)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);
	size_t depth = 0;

	if (lines->line[i].indent || n < 3 || (s[0] != '=' && s[0] != '#'))
		return false;
	while (depth < n && s[depth] == s[0])
		depth++;
	if (depth > 6 || depth + 1 >= n || s[depth] != ' ' || s[depth + 1] == ' ' ||
	    lines->line[i].letters + lines->line[i].digits == 0)
		return false;
	*h = (struct heading){ .kind = BLOCK_HEADING,
		               .style = s[0] == '=' ? HEADING_EQUALS : HEADING_HASH,
		               .depth = (uint8_t)depth,
		               .mark = s[0],
		               .lines = 1,
		               .words = 1 };
	return true;
}

bool
mark_shape(const struct lines *lines, size_t i, struct heading *h)
{
	return shape_over(lines, i, h) || shape_under(lines, i, h) || shape_marks(lines, i, h);
}

/* A line that opens or closes a delimited block of AsciiDoc, not one under a title. */
static bool
is_fence(const struct lines *lines, size_t i)
{
	const struct line *l = &lines->line[i];

	return (l->flags & LINE_UNDERLINE) && unit_cells(l) >= 4 && strchr("-.=*_+/", l->fill) &&
	       !l->indent && !(i && can_be_titled(l - 1) && fits(l - 1, l, false));
}

/* Whether a fence opens a block: a blank line, an attribute or a title over it, text under it. */
static bool
opens_block(const struct lines *lines, size_t i)
{
	size_t n;
	const char *over;

	if (i + 1 >= lines->count || unit_is_blank(lines, i + 1))
		return false;
	if (!i || unit_is_blank(lines, i - 1))
		return true;
	over = unit_text(lines, i - 1, &n);
	return over[0] == '[' || over[0] == '.' || (over[0] == '+' && n == 1);
}

bool
mark_is_fenced(const struct lines *lines, size_t i)
{
	size_t limit = i > HEADING_CONTEXT ? i - HEADING_CONTEXT : 0;

	for (size_t j = i; j-- > limit;) {
		const struct line *fence = &lines->line[j];

		if (!is_fence(lines, j))
			continue;
		if (!opens_block(lines, j))
			return false;
		for (size_t k = j + 1; k < i; k++)
			if (lines->line[k].fill == fence->fill &&
			    lines->line[k].width == fence->width)
				return false;
		return true;
	}
	return false;
}
