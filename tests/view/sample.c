/*
 * Builds through document_sink, as a reader would: text first, then what is said of it.
 */
#include "tests/view/sample.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { QUOTES_MAX = 64, RUNS_MAX = 8 };

const char sample_article[] =
	"! SUBSCRIBE NOW and get two weeks of the Harbour Post for nothing\n"
	"= The ferry that nobody wanted back\n"
	"~ By Ines Albrecht\n"
	"^ The Marguerite at her berth, three winters after her last crossing.\n"
	"%1 Tomas Reuter\n"
	"%2 Tomas Reuter\n"
	"%3 Mayor Lindqvist\n"
	"%4 Mayor Lindqvist\n"
	"%5 Wanda Okafor\n"
	"When the ferry stopped running, the island lost its road. {d1 \"We thought of it as a "
	"boat,\"} "
	"{c1 said} {s1 Tomas Reuter}, who sold tickets on the quay for thirty years. {d1 \"It was "
	"the "
	"bridge.\"}\n"
	"# What the town says\n"
	"{s3 Mayor Lindqvist} {c3 told} the council {i3 that the repair would cost more than a new "
	"hull, "
	"and that no bank on the coast would lend the money}. {n4 The engine alone would take two "
	"summers. The pier would have to be rebuilt from the piles up, and the piles are older "
	"than "
	"anyone who votes here}.\n"
	"## The figures\n"
	"- Repairs to the hull, as the yard sees them: {*four} million\n"
	"- A new pier, with {_piles} of oak: six\n"
	"| hull      4 000 000\n"
	"| pier      6 000 000\n"
	"& First, count the boats. A harbour that has none left needs no pier.\n"
	"## Those who would pay\n"
	"{d5 \"Ask the people who use it,\"} {c5 wrote} {s5 Wanda Okafor} in a letter to this "
	"paper, "
	"{d5 \"and not the people who count it.\"} See {@the harbour office} for {`ferry "
	"--times}.\n"
	"---\n"
	"# What comes next\n"
	"The council votes in April. Until then the Marguerite stays where she is, with her lamps "
	"lit, "
	"because the law of the sea says that a ship is a ship until someone says that she is "
	"not.\n"
	"> She was never late, {d2 \"not once\"}, {c2 recalled} {s2 Reuter}; the sea was early.\n"
	"\346\270\257\343\201\256\346\234\200\345\276\214\343\201\256\343\203\225\343\202\247\343"
	"\203"
	"\252\343\203\274: e\314\201te\314\201, \360\237\221\251\342\200\215\360\237\221\247, and "
	"back.\n";

struct open {
	char kind;
	int number;
	uint64_t start;
};

struct builder {
	struct sink *sink;
	struct buffer text; /* of the whole document */
	struct span spans[256];
	size_t span_count;
	struct open open[16];
	int depth;
	struct range runs[QUOTES_MAX][RUNS_MAX];
	struct quote quotes[QUOTES_MAX];
	char *speakers[QUOTES_MAX];
};

static void
open_brace(struct builder *b, const char **line)
{
	struct open *o = &b->open[b->depth++];

	*o = (struct open){ .kind = *(*line)++, .start = b->text.size };
	if (isalpha((unsigned char)o->kind)) {
		o->number = (int)strtol(*line, (char **)line, 10);
		*line += **line == ' ';
	}
}

static void
close_brace(struct builder *b)
{
	struct open o = b->open[--b->depth];
	struct range range = { o.start, b->text.size };
	struct quote *q = &b->quotes[o.number];
	static const char marks[] = "_*`@";
	static const enum span_kind kinds[] = { SPAN_EMPHASIS, SPAN_STRONG, SPAN_CODE, SPAN_LINK };

	if (strchr(marks, o.kind)) {
		b->spans[b->span_count++] =
			(struct span){ .range = range,
			               .kind = (uint8_t)kinds[strchr(marks, o.kind) - marks] };
	} else if (o.kind == 'c') {
		q->cue = range;
	} else if (o.kind == 's') {
		q->source = range;
	} else {
		b->runs[o.number][q->run_count++] = range;
		q->type = o.kind == 'd'   ? QUOTE_DIRECT
		          : o.kind == 'm' ? QUOTE_MIXED
		          : o.kind == 'b' ? QUOTE_BLOCK
		                          : QUOTE_INDIRECT;
		q->strength = o.kind == 'n' ? QUOTE_INFERRED : QUOTE_EXPLICIT;
	}
}

static bool
starts(const char **line, const char *with)
{
	size_t n = strlen(with);

	if (strncmp(*line, with, n) != 0)
		return false;
	*line += n;
	return true;
}

/* What block the line is; moves on to its text. */
static struct block
block_of(const char **line)
{
	struct block b = { .kind = BLOCK_PARAGRAPH, .gap = 1 };

	if (starts(line, "= "))
		b.kind = BLOCK_TITLE;
	else if (starts(line, "### "))
		b = (struct block){ .kind = BLOCK_HEADING, .level = 3, .gap = 1 };
	else if (starts(line, "## "))
		b = (struct block){ .kind = BLOCK_HEADING, .level = 2, .gap = 1 };
	else if (starts(line, "# "))
		b = (struct block){ .kind = BLOCK_HEADING, .level = 1, .gap = 2 };
	else if (starts(line, "| "))
		b = (struct block){ .kind = BLOCK_CODE };
	else if (starts(line, "& "))
		b.kind = BLOCK_PARAGRAPH;
	else if (starts(line, "! "))
		b.kind = BLOCK_BOILERPLATE;
	else if (starts(line, "^ "))
		b.kind = BLOCK_CAPTION;
	else if (starts(line, "~ "))
		b = (struct block){ .kind = BLOCK_BYLINE };
	else if (starts(line, "> "))
		b.quote_depth = 1;
	else if (strncmp(*line, "---", 3) == 0)
		b.kind = BLOCK_RULE;
	else if (strncmp(*line, "- ", 2) == 0)
		b = (struct block){ .kind = BLOCK_ITEM, .level = 1, .hang = 2 };
	return b;
}

static void
take_line(struct builder *b, const char *line, const char *end)
{
	bool point = *line == '&';
	struct block block = block_of(&line);
	size_t from = b->text.size, first_span = b->span_count;

	while (line < end) {
		if (*line == '{') {
			line++;
			open_brace(b, &line);
		} else if (*line == '}') {
			line++;
			close_brace(b);
		} else {
			buffer_add_byte(&b->text, *line++);
		}
	}
	block.range = (struct range){ from, b->text.size };
	buffer_add_byte(&b->text, '\n');
	sink_text(b->sink, b->text.bytes + from, b->text.size - from);
	sink_block(b->sink, &block);
	for (size_t i = first_span; i < b->span_count; i++)
		sink_span(b->sink, &b->spans[i]);
	if (point) {
		size_t n = strcspn(b->text.bytes + from, ".");
		char *title = memory_string_n(b->text.bytes + from, n);

		sink_section(b->sink, from, 3, title);
		free(title);
	}
	if (block.kind == BLOCK_TITLE || block.kind == BLOCK_HEADING) {
		char *title = memory_string_n(b->text.bytes + from, b->text.size - from - 1);

		if (block.kind == BLOCK_TITLE)
			sink_title(b->sink, title);
		else
			sink_section(b->sink, from, block.level, title);
		free(title);
	}
}

struct document *
sample_document(const char *lines)
{
	struct document *document = document_new(text_new(), "sample", "sample.txt");
	struct builder *b = memory_zero(1, sizeof *b);

	b->sink = document_sink(document);
	while (*lines) {
		const char *end = lines + strcspn(lines, "\n");

		if (*lines == '%') {
			char *rest;
			int number = (int)strtol(lines + 1, &rest, 10);

			b->speakers[number] = memory_string_n(rest + 1, (size_t)(end - rest - 1));
		} else {
			take_line(b, lines, end);
		}
		lines = end + (*end == '\n');
	}
	for (int i = 0; i < QUOTES_MAX; i++) {
		b->quotes[i].runs = b->runs[i];
		b->quotes[i].speaker = b->speakers[i];
		if (b->quotes[i].run_count)
			sink_quote(b->sink, &b->quotes[i]);
	}
	sink_done(b->sink);
	document_set_state(document, DOCUMENT_COMPLETE);
	for (int i = 0; i < QUOTES_MAX; i++)
		free(b->speakers[i]);
	buffer_clear(&b->text);
	free(b);
	return document;
}

/* ---- frames ---- */

struct legend {
	struct style styles[64];
	size_t count;
};

/* '.' for plain, else the letter of the style. */
static char
letter_of(struct legend *legend, const struct cell *cell)
{
	struct style s = cell->style;

	if (cell->text == ' ' && !(s.attributes & (STYLE_UNDERLINE | STYLE_REVERSE | STYLE_STRIKE)))
		s = (struct style){ COLOUR_NONE, s.background, 0 };
	if (!s.foreground && !s.background && !s.attributes)
		return '.';
	for (size_t i = 0; i < legend->count; i++)
		if (legend->styles[i].foreground == s.foreground &&
		    legend->styles[i].background == s.background &&
		    legend->styles[i].attributes == s.attributes)
			return (char)((i < 26 ? 'a' : 'A' - 26) + (int)i);
	if (legend->count < 52)
		legend->styles[legend->count++] = s;
	return (char)((legend->count <= 26 ? 'a' : 'A' - 26) + (int)legend->count - 1);
}

static void
print_row(const struct frame *frame, int row, struct legend *legend, struct buffer *out)
{
	const struct cell *cells = frame->cells + (size_t)row * (size_t)frame->columns;
	size_t end = 0, from, plain = 0;
	struct buffer map = { 0 };
	char buf[4];

	buffer_add_byte(out, '|');
	from = out->size;
	for (int i = 0; i < frame->columns; i++) {
		char letter = letter_of(legend, &cells[i]);
		size_t n;

		buffer_add_byte(&map, letter);
		if (letter != '.')
			end = map.size;
		plain += letter != '.';
		if (cells[i].width == 0)
			continue;
		const char *text = frame_text(frame, &cells[i], buf, &n);
		buffer_add(out, text, n);
	}
	while (out->size > from && out->bytes[out->size - 1] == ' ')
		out->bytes[--out->size] = '\0';
	buffer_add_byte(out, '\n');
	if (plain)
		buffer_printf(out, " %.*s\n", (int)end, map.bytes);
	buffer_clear(&map);
}

static void
print_colour(const char *name, uint32_t colour, struct buffer *out)
{
	if (colour & COLOUR_RGB)
		buffer_printf(out, " %s #%06x", name, (unsigned)(colour & 0xffffff));
	else if (colour & COLOUR_INDEX)
		buffer_printf(out, " %s %u", name, (unsigned)(colour & 0xff));
}

void
sample_print(const struct frame *frame, struct buffer *out)
{
	static const char *const names[] = { "bold",      "dim",     "italic",
		                             "underline", "reverse", "strike" };
	struct legend legend = { 0 };

	for (int row = 0; row < frame->rows; row++)
		print_row(frame, row, &legend, out);
	for (size_t i = 0; i < legend.count; i++) {
		buffer_printf(out, "%c", (i < 26 ? 'a' : 'A' - 26) + (int)i);
		print_colour("on", legend.styles[i].background, out);
		print_colour("ink", legend.styles[i].foreground, out);
		for (int k = 0; k < 6; k++)
			if (legend.styles[i].attributes & 1 << k)
				buffer_printf(out, " %s", names[k]);
		buffer_add_byte(out, '\n');
	}
	if (frame->cursor_row >= 0)
		buffer_printf(out, "cursor %d,%d\n", frame->cursor_row, frame->cursor_column);
}
