/*
 * A typesetter's work undone. A line that the next one's first word would have fitted into was ended on purpose; one that it
 * would not have fitted into just ended, and the next one goes on with the same paragraph if it stands where such a line
 * would. Words at the column where the lines below begin are an item's, what stands before them is its mark or term. Several
 * lines that were ended on purpose are kept as they are.
 */
#include <string.h>

#include "read/man_page.h"

#define NO_BREAK_SPACE "\xc2\xa0"

enum { COLUMNS_KNOWN = 64, TERM_STEP = 2 };

enum unit_kind {
	UNIT_PARAGRAPH, /* lines that go on */
	UNIT_LINE,      /* one that was ended on purpose */
	UNIT_ITEM,      /* a term, and words on the same line */
	UNIT_HANGING,   /* lines that go on, the first one less indented */
	UNIT_TERM,      /* a term alone on its line */
};

struct unit {
	enum unit_kind kind;
	size_t first, end;
	unsigned column; /* of an item's words, or of the lines behind the first */
};

/* ---- what lines are ---- */

static char
first_byte(const struct man_page *page, size_t i)
{
	return page->text.text.bytes[page->lines[i].start];
}

/* How far lines from i on go on with one another, at this indent. */
static size_t
paragraph_end(const struct man_page *page, size_t i, size_t end, unsigned indent)
{
	while (i + 1 < end && page->lines[i + 1].indent == indent &&
	       man_line_is_full(&page->lines[i], &page->lines[i + 1], page->cols))
		i++;
	return i + 1;
}

/* True for a line that the more indented one after it explains. */
static bool
is_term(const struct man_page *page, size_t i, size_t end)
{
	const struct man_line *line = &page->lines[i], *next = line + 1;
	char c = first_byte(page, i);

	if (page->synopsis || i + 1 == end || next->indent < line->indent + TERM_STEP)
		return false;
	return line->marked || c == '-' || c == '+' ||
	       paragraph_end(page, i + 1, end, next->indent) > i + 2;
}

/* True for a line that begins like an item, whatever follows. */
static bool
begins_item(const struct man_page *page, size_t i)
{
	const char *bytes = page->text.text.bytes + page->lines[i].start;

	return page->lines[i].marked || strchr("-+*", *bytes) || (*bytes >= '0' && *bytes <= '9') ||
	       !memcmp(bytes, "\xe2\x80\xa2", 3) || !memcmp(bytes, "\xc2\xb7", 2);
}

static void
know_column(struct man_page *page, unsigned column)
{
	if (column < COLUMNS_KNOWN)
		page->columns |= (uint64_t)1 << column;
}

static bool
knows_column(const struct man_page *page, unsigned column)
{
	return column < COLUMNS_KNOWN && page->columns >> column & 1;
}

/* The line alone: an item of a single line, or just a line. */
static struct unit
single_unit(const struct man_page *page, size_t i)
{
	const struct man_line *line = &page->lines[i];
	bool item = line->gap_count == 1 && !page->synopsis && !line->drawn &&
	            (knows_column(page, line->gap_column) || begins_item(page, i));

	return (struct unit){ item ? UNIT_ITEM : UNIT_LINE, i, i + 1, line->gap_column };
}

static struct unit
unit_at(struct man_page *page, size_t i, size_t end)
{
	const struct man_line *line = &page->lines[i], *next = i + 1 < end ? line + 1 : NULL;

	if (!next || next->indent < line->indent || line->drawn)
		return single_unit(page, i);
	if (next->indent == line->indent) {
		size_t stop = paragraph_end(page, i, end, line->indent);
		return stop > i + 1 ? (struct unit){ UNIT_PARAGRAPH, i, stop, line->indent }
		                    : single_unit(page, i);
	}
	size_t stop = paragraph_end(page, i, end, next->indent);
	if (man_line_has_column(line, &page->text, next->indent)) {
		know_column(page, next->indent);
		return (struct unit){ UNIT_ITEM, i, stop, next->indent };
	}
	if (is_term(page, i, end) && (stop == i + 1 || line->marked)) {
		know_column(page, next->indent);
		return (struct unit){ UNIT_TERM, i, i + 1, next->indent };
	}
	if (stop > i + 1)
		return (struct unit){ UNIT_HANGING, i, stop, next->indent };
	return single_unit(page, i);
}

/* ---- saying ---- */

/* Begins a block; the first one of a group is set apart. */
static void
begin(struct man_page *page, enum block_kind kind, unsigned indent, unsigned hang)
{
	struct block block = { .kind = (uint8_t)kind,
		               .level = kind == BLOCK_ITEM,
		               .gap = page->gap,
		               .indent = (uint16_t)(indent < UINT16_MAX ? indent : UINT16_MAX),
		               .hang = (uint16_t)(hang < UINT16_MAX ? hang : UINT16_MAX) };

	page->gap = 0;
	builder_block(page->builder, &block);
}

/* Blanks of a kept line, or all but the last one of them that are none to the layout, which makes one of many. */
static void
say_blanks(struct man_page *page, unsigned count, const char *blank)
{
	while (count--)
		builder_marker(page->builder, blank);
}

/* A name for each option that the term shows: "--all", "-a". */
static void
anchor_options(struct man_page *page, size_t start, size_t end)
{
	const char *bytes = page->text.text.bytes;
	char name[64];

	for (size_t at = start; at < end;) {
		size_t stop = at;
		while (stop < end && !strchr(" =,[<|", bytes[stop]))
			stop++;
		if (bytes[at] == '-' && stop - at > 1 && stop - at < sizeof name) {
			memcpy(name, bytes + at, stop - at);
			name[stop - at] = '\0';
			builder_anchor(page->builder, name);
		}
		/* What an option's value is called is no option. */
		while (stop < end && bytes[stop] != ' ' && bytes[stop] != ',' && bytes[stop] != '|')
			stop++;
		at = stop + 1;
	}
}

static void
say_item(struct man_page *page, const struct unit *unit)
{
	const struct man_line *line = &page->lines[unit->first];
	size_t words = man_line_at(line, &page->text, unit->column), term = words;

	while (term > line->start && page->text.text.bytes[term - 1] == ' ')
		term--;
	begin(page, BLOCK_ITEM, line->indent, unit->column);
	anchor_options(page, line->start, term);
	ansi_text_say(&page->text, line->start, term, page->builder);
	say_blanks(page, (unsigned)(words - term) - 1, NO_BREAK_SPACE);
	say_blanks(page, 1, " ");
	man_words(page, unit->first, unit->end, words);
}

static void
say_paragraph(struct man_page *page, size_t first, size_t end, unsigned hang)
{
	const struct man_line *line = &page->lines[first];

	begin(page, BLOCK_PARAGRAPH, line->indent, hang);
	if (first_byte(page, first) == '-')
		anchor_options(page, line->start, line->end);
	man_words(page, first, end, line->start);
}

static void
say_kept(struct man_page *page, size_t first, size_t end)
{
	unsigned indent = page->lines[first].indent;

	for (size_t i = first + 1; i < end; i++)
		if (page->lines[i].indent < indent)
			indent = page->lines[i].indent;
	begin(page, indent > page->body && page->body ? BLOCK_CODE : BLOCK_VERBATIM, indent,
	      indent);
	for (size_t i = first; i < end; i++) {
		const struct man_line *line = &page->lines[i];
		if (i > first)
			builder_text(page->builder, "\n", 1);
		say_blanks(page, line->indent - indent, " ");
		ansi_text_say(&page->text, line->start, line->end, page->builder);
	}
}

/* ---- loose lines ---- */

struct loose {
	size_t end;
	size_t lines, singles;
	bool drawn;
};

/* Lines and paragraphs from here on that no item or term parts. */
static struct loose
loose_at(struct man_page *page, size_t i, size_t end)
{
	struct loose loose = { .end = i };

	while (loose.end < end) {
		struct unit unit = unit_at(page, loose.end, end);
		if (unit.kind != UNIT_LINE && unit.kind != UNIT_PARAGRAPH)
			break;
		loose.singles += unit.kind == UNIT_LINE;
		loose.lines += unit.end - unit.first;
		loose.drawn |= page->lines[unit.first].drawn;
		loose.end = unit.end;
	}
	return loose;
}

/* A line alone between empty ones, indented to where no item's words are: an example. */
static bool
is_example(const struct man_page *page, const struct loose *loose)
{
	unsigned indent = page->lines[0].indent;

	return loose->end == 1 && page->count == 1 && page->body && indent > page->body &&
	       !knows_column(page, indent);
}

/* Several that were ended on purpose are kept, and what looks like a paragraph among them; so is one with columns. */
static bool
is_kept(const struct man_page *page, const struct loose *loose, size_t first)
{
	if (loose->drawn)
		return true;
	if (loose->lines == 1)
		return page->lines[first].gap_count > 0 || is_example(page, loose);
	return loose->singles > 1 && loose->lines - loose->singles <= loose->singles;
}

static void
say_loose(struct man_page *page, size_t first, const struct loose *loose)
{
	if (is_kept(page, loose, first)) {
		say_kept(page, first, loose->end);
		return;
	}
	while (first < loose->end) {
		struct unit unit = unit_at(page, first, loose->end);
		say_paragraph(page, unit.first, unit.end, page->lines[first].indent);
		first = unit.end;
	}
}

void
man_flow(struct man_page *page, size_t first, size_t end)
{
	while (first < end) {
		struct loose loose = loose_at(page, first, end);
		if (loose.end > first) {
			say_loose(page, first, &loose);
			first = loose.end;
			continue;
		}
		struct unit unit = unit_at(page, first, end);
		if (unit.kind == UNIT_ITEM)
			say_item(page, &unit);
		else
			say_paragraph(page, unit.first, unit.end,
			              unit.kind == UNIT_TERM ? page->lines[first].indent
			                                     : unit.column);
		first = unit.end;
	}
}
