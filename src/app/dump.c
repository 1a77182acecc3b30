/*
 * The rows of a document in order. What is quoted in a reply has its marks before it, so it is laid out in fewer cells than the
 * rest: two layouts, and the rows of a block do not depend on the others. Colours are the roles of the screen as SGR
 * (ECMA-48), and end with each line: whoever cuts the lines apart, or scrolls among them, gets whole ones.
 */
#include "app/dump.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "layout/cluster.h"
#include "layout/layout.h"
#include "view/dress.h"

enum { WIDTH_COLS = 80, TAB_COLS = 8, MARGIN_COLS = 2, QUOTES_MOST = 64, INKS_MOST = 256 };

/* A range of the row that looks different. */
struct ink {
	struct range range;
	struct style style;
};

struct dump {
	struct document *document;
	const struct theme *theme;
	bool original;
	struct layout *layouts[2];

	struct row row; /* the next one when have is set, else the last that was printed */
	bool begun, have;
	bool quoted;    /* which layout the row is of */
	uint64_t start; /* where to begin */

	struct buffer line;
	unsigned column;
	unsigned shift; /* cells before the layout's first */
	unsigned depth; /* of the block above */

	struct style base, pen;
	struct ink inks[INKS_MOST]; /* the later ones lie over the others */
	size_t ink_count;
};

struct dump *
dump_new(const struct dump_options *options, struct document *document, uint64_t pos)
{
	struct dump *d = memory_zero(1, sizeof *d);
	unsigned width = options->width_cols ? options->width_cols : WIDTH_COLS;

	d->document = document;
	d->theme = options->theme;
	d->original = options->original;
	d->start = pos;
	for (unsigned i = 0; i < 2; i++) {
		unsigned cols = i && !options->original ? MARGIN_COLS : 0;
		cols = width > cols ? width - cols : 1;
		struct layout_options o = { .width_cols = cols,
			                    .measure_cols = cols,
			                    .tab_cols = options->tab_cols ? options->tab_cols
			                                                  : TAB_COLS,
			                    .squeeze = options->squeeze,
			                    .logical = options->logical,
			                    .original = options->original };
		d->layouts[i] = layout_new(document);
		layout_set_options(d->layouts[i], &o);
	}
	return d;
}

void
dump_free(struct dump *d)
{
	if (!d)
		return;
	layout_free(d->layouts[0]);
	layout_free(d->layouts[1]);
	buffer_clear(&d->line);
	free(d);
}

/* ---- colours ---- */

static void
put_colour(struct buffer *to, uint32_t colour, unsigned base)
{
	unsigned n = colour & 0xffffff;

	if (colour == COLOUR_NONE)
		return;
	if (colour & COLOUR_RGB)
		buffer_printf(to, ";%u;2;%u;%u;%u", base + 8, n >> 16, n >> 8 & 255, n & 255);
	else if (n < 8)
		buffer_printf(to, ";%u", base + n);
	else
		buffer_printf(to, ";%u;5;%u", base + 8, n);
}

/* What follows looks so. */
static void
change_pen(struct dump *d, struct style style)
{
	static const struct {
		uint16_t attribute;
		char code;
	} codes[] = { { STYLE_BOLD, '1' },      { STYLE_DIM, '2' },     { STYLE_ITALIC, '3' },
		      { STYLE_UNDERLINE, '4' }, { STYLE_REVERSE, '7' }, { STYLE_STRIKE, '9' } };

	if (style.foreground == d->pen.foreground && style.background == d->pen.background &&
	    style.attributes == d->pen.attributes)
		return;
	d->pen = style;
	buffer_add_string(&d->line, "\033[0");
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (style.attributes & codes[i].attribute) {
			buffer_add_byte(&d->line, ';');
			buffer_add_byte(&d->line, codes[i].code);
		}
	put_colour(&d->line, style.foreground, 30);
	put_colour(&d->line, style.background, 40);
	buffer_add_byte(&d->line, 'm');
}

static void
add_ink(struct dump *d, struct range range, enum style_role role)
{
	if (d->ink_count < INKS_MOST && !range_empty(range))
		d->inks[d->ink_count++] = (struct ink){ range, d->theme->roles[role] };
}

/* What the row's words look like. Who says it lies over what is quoted. */
static void
take_inks(struct dump *d)
{
	const struct quote *quotes[QUOTES_MOST];

	d->ink_count = 0;
	d->base = (struct style){ 0 };
	if (!d->theme || d->row.flags & ROW_GAP)
		return;
	d->base = d->theme->roles[dress_role(&d->row)];
	size_t n = document_quotes(d->document, d->row.shown, quotes, QUOTES_MOST);
	for (size_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < quotes[i]->run_count; k++)
			if (range_meets(quotes[i]->runs[k], d->row.shown))
				add_ink(d, quotes[i]->runs[k], dress_quote_role(quotes[i]));
	for (size_t i = 0; i < n; i++) {
		add_ink(d, quotes[i]->source, ROLE_SOURCE_QUIET);
		add_ink(d, quotes[i]->cue, ROLE_CUE_QUIET);
	}
}

static struct style
style_at(const struct dump *d, uint64_t pos)
{
	struct style style = d->base;

	for (size_t i = 0; i < d->ink_count; i++)
		if (range_holds(d->inks[i].range, pos))
			style = style_over(style, d->inks[i].style);
	return style;
}

/* ---- rows ---- */

static void
pad_to(struct dump *d, unsigned column)
{
	for (; d->column < column; d->column++)
		buffer_add_byte(&d->line, ' ');
}

static void
put_cluster(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct dump *d = context;

	if (d->theme) {
		struct style style = cluster->kind == CLUSTER_BORDER ? d->theme->roles[ROLE_BORDER]
		                     : cluster->kind == CLUSTER_LABEL
		                             ? d->theme->roles[ROLE_TABLE_LABEL]
		                             : style_at(d, pos);
		if (d->column < d->shift + column)
			change_pen(d, (struct style){ 0 });
		pad_to(d, d->shift + column);
		change_pen(d, style);
	}
	pad_to(d, d->shift + column);
	buffer_add(&d->line, cluster->shown, cluster->shown_size);
	d->column += cluster->width;
}

/* The marks of a reply. Between two blocks stands what both have. */
static void
put_depth(struct dump *d)
{
	unsigned depth = d->row.quote_depth;
	bool gap = d->row.flags & ROW_GAP;

	if (gap && d->depth < depth)
		depth = d->depth;
	if (!gap)
		d->depth = depth;
	if (depth && d->theme)
		change_pen(d, d->theme->roles[ROLE_DIPLE]);
	for (unsigned k = 0; k < depth; k++) {
		pad_to(d, MARGIN_COLS * k);
		buffer_add_byte(&d->line, '>');
		d->column++;
	}
	change_pen(d, (struct style){ 0 });
}

static void
put_rule(struct dump *d)
{
	unsigned end = d->shift + layout_options(d->layouts[d->quoted])->measure_cols;

	pad_to(d, d->shift + d->row.indent);
	for (; d->column < end; d->column++)
		buffer_add_byte(&d->line, '-');
}

static void
print_row(struct dump *d, FILE *to)
{
	buffer_reset(&d->line);
	d->column = 0;
	d->shift = d->row.quote_depth ? MARGIN_COLS : 0;
	take_inks(d);
	put_depth(d);
	if ((d->row.flags & ROW_GAP) && !(d->row.flags & ROW_RULE))
		;
	else if (d->row.kind == BLOCK_RULE)
		put_rule(d);
	else
		layout_row_draw(d->layouts[d->quoted], &d->row, put_cluster, d);
	change_pen(d, (struct style){ 0 });
	size_t n = d->line.size;
	while (n && d->line.bytes[n - 1] == ' ')
		n--;
	fwrite(d->line.bytes ? d->line.bytes : "", 1, n, to);
	putc('\n', to);
}

/* ---- the walk ---- */

/* Which layout the row at hand is of. */
static void
settle(struct dump *d)
{
	d->quoted = d->have && d->row.quote_depth && !d->original;
	if (d->original)
		d->row.quote_depth = 0;
	if (d->quoted && (d->row.flags & ROW_FIRST) && !(d->row.flags & ROW_GAP))
		layout_row_at(d->layouts[1], d->row.range.start, &d->row);
}

/* Begins at a position, with what stands above the first row when that is the document's start. */
static void
begin(struct dump *d)
{
	struct row before;

	d->have = layout_row_at(d->layouts[0], d->start, &d->row);
	while (d->have && !d->start && layout_row_before(d->layouts[0], &d->row, &before))
		d->row = before;
	settle(d);
}

/* To the row after the last one; false, and nothing is changed, when there is none that begins before end. */
static bool
advance(struct dump *d, uint64_t end)
{
	struct row last = d->row;
	bool quoted = d->quoted;

	if (!d->begun)
		begin(d);
	else {
		d->have = layout_row_next(d->layouts[d->quoted], &d->row, &d->row);
		settle(d);
	}
	if (d->have && d->row.range.start < end) {
		d->begun = true;
		return true;
	}
	d->row = last;
	d->quoted = quoted;
	return false;
}

void
dump_print(struct dump *d, uint64_t end, FILE *to)
{
	while (advance(d, end))
		print_row(d, to);
}

bool
dump_fits(const struct dump_options *options, struct document *document, unsigned rows)
{
	struct dump *d = dump_new(options, document, 0);
	unsigned count = 0;

	while (count <= rows && advance(d, UINT64_MAX))
		count++;
	dump_free(d);
	return count <= rows;
}
