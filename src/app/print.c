/*
 * The modes that print and exit. A document is opened as it is for the screen and read to its end, as far as the mode needs
 * that; what is printed then are the same rows, sections and quotations that the screen would show.
 */
#include "app/print.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/sections.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "layout/cluster.h"
#include "layout/layout.h"
#include "loop/child.h"

enum { WIDTH_COLS = 80, TAB_COLS = 8, MARGIN_COLS = 2, HIDDEN_MOST = 64 };

/* ---- text ---- */

static void
print_text(struct document *document, struct range part, FILE *to)
{
	struct text *text = document_text(document);
	size_t n;

	while (part.start < part.end) {
		const char *bytes = text_view(text, part.start, &n);
		if (!n)
			break;
		if (n > range_size(part))
			n = (size_t)range_size(part);
		fwrite(bytes, 1, n, to);
		part.start += n;
	}
}

/* ---- dump ---- */

struct line {
	struct buffer bytes;
	unsigned column;
	unsigned shift; /* cells before the layout's first */
	unsigned depth; /* of the block above */
};

static void
pad_to(struct line *line, unsigned column)
{
	for (; line->column < column; line->column++)
		buffer_add_byte(&line->bytes, ' ');
}

static void
put_cluster(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct line *line = context;

	(void)pos;
	pad_to(line, line->shift + column);
	buffer_add(&line->bytes, cluster->shown, cluster->shown_size);
	line->column += cluster->width;
}

static void
print_row(struct layout *layout, const struct row *row, struct line *line, FILE *to)
{
	buffer_reset(&line->bytes);
	line->column = 0;
	line->shift = row->quote_depth ? MARGIN_COLS : 0;
	/* Between two blocks stands what both have. */
	unsigned depth = row->quote_depth;
	if ((row->flags & ROW_GAP) && line->depth < depth)
		depth = line->depth;
	if (!(row->flags & ROW_GAP))
		line->depth = depth;
	for (unsigned d = 0; d < depth; d++) {
		pad_to(line, MARGIN_COLS * d);
		buffer_add_byte(&line->bytes, '>');
		line->column++;
	}
	if (row->kind == BLOCK_RULE && !(row->flags & ROW_GAP)) {
		pad_to(line, line->shift + row->indent);
		while (line->column < line->shift + layout_options(layout)->measure_cols) {
			buffer_add_byte(&line->bytes, '-');
			line->column++;
		}
	} else if (!(row->flags & ROW_GAP))
		layout_row_draw(layout, row, put_cluster, line);
	size_t n = line->bytes.size;
	while (n && line->bytes.bytes[n - 1] == ' ')
		n--;
	fwrite(line->bytes.bytes ? line->bytes.bytes : "", 1, n, to);
	putc('\n', to);
}

/*
 * The rows of a document in order. What is quoted in a reply has its marks before it, so it is laid out in fewer cells than the
 * rest: two layouts, and the rows of a block do not depend on the others.
 */
struct walk {
	struct layout *layouts[2];
	bool original;
	struct row row; /* the next one, when have is set; else the last one */
	bool have;
	bool quoted; /* which layout the row is of */
};

static void
walk_init(struct walk *w, const struct print_options *options, struct document *document)
{
	unsigned width = options->width_cols ? options->width_cols : WIDTH_COLS;

	*w = (struct walk){ .original = options->original };
	for (unsigned i = 0; i < 2; i++) {
		unsigned cols = i && !options->original ? MARGIN_COLS : 0;
		cols = width > cols ? width - cols : 1;
		struct layout_options o = { .width_cols = cols,
			                    .measure_cols = cols,
			                    .tab_cols = options->tab_cols ? options->tab_cols
			                                                  : TAB_COLS,
			                    .squeeze = options->squeeze,
			                    .original = options->original };
		w->layouts[i] = layout_new(document);
		layout_set_options(w->layouts[i], &o);
	}
}

static void
walk_clear(struct walk *w)
{
	layout_free(w->layouts[0]);
	layout_free(w->layouts[1]);
}

/* Which layout the row at hand is of. */
static void
walk_settle(struct walk *w)
{
	w->quoted = w->have && w->row.quote_depth && !w->original;
	if (w->original)
		w->row.quote_depth = 0;
	if (w->quoted && (w->row.flags & ROW_FIRST) && !(w->row.flags & ROW_GAP))
		layout_row_at(w->layouts[1], w->row.range.start, &w->row);
}

/* Begins at a position, with what stands above the first row when that is the document's start. */
static void
walk_begin(struct walk *w, uint64_t pos)
{
	struct row before;

	w->have = layout_row_at(w->layouts[0], pos, &w->row);
	while (w->have && !pos && layout_row_before(w->layouts[0], &w->row, &before))
		w->row = before;
	walk_settle(w);
}

static void
walk_next(struct walk *w)
{
	w->have = layout_row_next(w->layouts[w->quoted], &w->row, &w->row);
	walk_settle(w);
}

static void
print_dump(const struct print_options *options, struct document *document, struct range part,
           FILE *to)
{
	struct line line = { 0 };
	struct walk w;

	walk_init(&w, options, document);
	for (walk_begin(&w, part.start); w.have && w.row.range.start < part.end; walk_next(&w))
		print_row(w.layouts[w.quoted], &w.row, &line, to);
	buffer_clear(&line.bytes);
	walk_clear(&w);
}

bool
print_fits(const struct print_options *options, struct document *document, unsigned rows)
{
	unsigned count = 0;
	struct walk w;

	walk_init(&w, options, document);
	for (walk_begin(&w, 0); w.have && count <= rows; walk_next(&w))
		count++;
	walk_clear(&w);
	return count <= rows;
}

/* ---- outline ---- */

static void
print_line_number(struct document *document, uint64_t pos, FILE *to)
{
	fprintf(to, "%6" PRIu64 "  ", document_line(document, pos));
}

static void
print_outline(struct document *document, struct range part, FILE *to)
{
	size_t count;
	const struct section *sections = document_sections(document, &count);
	uint8_t open[256]; /* levels of the sections around the current one */
	unsigned depth = 0;

	for (size_t i = 0; i < count; i++) {
		if (sections[i].range.start < part.start || sections[i].range.start >= part.end)
			continue;
		while (depth && open[depth - 1] >= sections[i].level)
			depth--;
		print_line_number(document, sections[i].range.start, to);
		fprintf(to, "%*s%s\n", (int)depth * 2, "", sections[i].title);
		open[depth++] = sections[i].level;
	}
}

/* ---- quotes ---- */

/* The text of a range in one line: white space is one blank, what is hidden is nothing, controls do not pass. */
static void
add_words(struct document *document, struct range range, struct buffer *to)
{
	struct range hidden[HIDDEN_MOST];
	size_t count = document_hidden(document, range, hidden, HIDDEN_MOST);
	size_t start = to->size;

	for (size_t i = 0; i <= count; i++) {
		struct range piece = { i ? hidden[i - 1].end : range.start,
			               i < count ? hidden[i].start : range.end };
		if (piece.start < range.start)
			piece.start = range.start;
		if (piece.start < piece.end && piece.start < range.end)
			text_copy(document_text(document), piece, to);
	}
	size_t size = start;
	for (size_t i = start; i < to->size; i++) {
		unsigned char c = (unsigned char)to->bytes[i];
		bool blank = c <= ' ' || c == 0x7f;
		if (blank && (size == start || to->bytes[size - 1] == ' '))
			continue;
		to->bytes[size++] = blank ? ' ' : (char)c;
	}
	if (size > start && to->bytes[size - 1] == ' ')
		size--;
	to->size = size;
	if (to->bytes)
		to->bytes[size] = '\0';
}

/* "LINE  Speaker (cue): words" */
static void
print_quote(struct document *document, const struct quote *q, struct buffer *line, FILE *to)
{
	buffer_reset(line);
	if (q->speaker)
		buffer_add_string(line, q->speaker);
	else if (!range_empty(q->source))
		add_words(document, q->source, line);
	if (!range_empty(q->cue)) {
		buffer_add_string(line, line->size ? " (" : "(");
		add_words(document, q->cue, line);
		buffer_add_byte(line, ')');
	}
	if (line->size)
		buffer_add_string(line, ": ");
	for (uint32_t i = 0; i < q->run_count; i++) {
		if (i)
			buffer_add_string(line, " … ");
		add_words(document, q->runs[i], line);
	}
	print_line_number(document, q->runs[0].start, to);
	fwrite(line->bytes ? line->bytes : "", 1, line->size, to);
	putc('\n', to);
}

static void
print_quotes(struct document *document, struct range part, FILE *to)
{
	const struct quote *q;
	struct buffer line = { 0 };

	for (uint64_t i = 0; (q = document_quote_number(document, i)); i++)
		if (range_holds(part, q->runs[0].start))
			print_quote(document, q, &line, to);
	buffer_clear(&line);
}

bool
print_document(const struct print_options *options, struct document *document, FILE *to)
{
	struct range part = { 0, text_size(document_text(document)) };

	if (options->section) {
		const struct section *section = sections_find(document, options->section);
		if (!section)
			return false;
		part = section->range;
	}
	switch (options->mode) {
	case PRINT_TEXT:
		print_text(document, part, to);
		break;
	case PRINT_OUTLINE:
		print_outline(document, part, to);
		break;
	case PRINT_QUOTES:
		print_quotes(document, part, to);
		break;
	case PRINT_DUMP:
	case PRINT_JSON:
		print_dump(options, document, part, to);
		break;
	}
	return true;
}

/* ---- files ---- */

struct job {
	struct loop *loop;
	struct reading *reading;
	bool text_only;
};

static bool
is_ready(const struct job *job)
{
	return reading_is_done(job->reading) || (job->text_only && reading_has_text(job->reading));
}

static void
look(void *context)
{
	struct job *job = context;

	if (is_ready(job))
		loop_quit(job->loop, 0);
}

static void
complain(const char *sentence)
{
	fflush(stdout);
	fprintf(stderr, "diple: %s\n", sentence);
}

/* What the user must know about a document that is not what it should be. */
static bool
is_good(struct reading *reading)
{
	struct document *document = reading_document(reading);
	const char *note;

	if (document_state(document) == DOCUMENT_CUT_SHORT) {
		for (size_t i = 0; (note = document_note_at(document, i)); i++)
			complain(note);
		return false;
	}
	if (!text_size(document_text(document))) {
		fflush(stdout);
		fprintf(stderr, "diple: %s is empty\n", document_name(document));
	}
	return true;
}

static bool
print_file(const struct print_options *options, struct loop *loop, const char *name)
{
	struct error error;
	struct job job = { .loop = loop,
		           .reading = reading_open(loop, name, &options->reading, &error),
		           .text_only = !options->section && (options->mode == PRINT_TEXT ||
		                                              options->mode == PRINT_DUMP) };

	if (!job.reading) {
		complain(error.text);
		return false;
	}
	if (!job.text_only || !reading_has_text(job.reading)) {
		reading_start(job.reading);
		loop_on_turn(loop, look, &job);
		if (!is_ready(&job))
			loop_run(loop);
	}
	bool good = true;
	if (!reading_problem(job.reading) &&
	    !print_document(options, reading_document(job.reading), stdout)) {
		error_set(&error, "%s has no section \"%s\"", name, options->section);
		complain(error.text);
		good = false;
	}
	good = is_good(job.reading) && good;
	reading_free(job.reading);
	return good;
}

/* diple-read prints JSON; this process becomes it. Returns only when it cannot. */
static int
run_json(const struct print_options *options, const char *const *names, size_t count)
{
	const char **argv = memory_zero(count + 6, sizeof *argv);
	char *program = options->reading.reader ? memory_string(options->reading.reader)
	                                        : child_program("diple-read", DIPLE_LIBEXECDIR);
	size_t n = 0;

	argv[n++] = "diple-read";
	argv[n++] = "--json";
	if (options->reading.encoding) {
		argv[n++] = "--encoding";
		argv[n++] = options->reading.encoding;
	}
	argv[n++] = "--";
	for (size_t i = 0; i < count; i++)
		argv[n++] = names[i];
	fflush(stdout);
	execv(program, (char *const *)(uintptr_t)argv);
	fprintf(stderr, "diple: cannot run %s: %s\n", program, strerror(errno));
	free(program);
	free(argv);
	return 1;
}

int
print_files(const struct print_options *options, const char *const *names, size_t count)
{
	if (options->mode == PRINT_JSON)
		return run_json(options, names, count);
	struct loop *loop = loop_new();
	bool headed =
		count > 1 && (options->mode == PRINT_OUTLINE || options->mode == PRINT_QUOTES);
	int code = 0;
	for (size_t i = 0; i < count; i++) {
		if (headed)
			printf("%s==> %s <==\n", i ? "\n" : "", names[i]);
		if (!print_file(options, loop, names[i]))
			code = 1;
	}
	loop_free(loop);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "diple: cannot write: %s\n", strerror(errno));
		code = 1;
	}
	return code;
}
