/*
 * The whole of a plain text. One that is its own file is read in passes, so that what is known soon is said soon: line numbers,
 * then the outline, then blocks, of which others make quotations. A text that is delivered is read once. A block may reach into
 * the window after its own, and what is said of a stretch of text is said after that text; so a delivered text goes ahead of its
 * blocks as far as they reach.
 */
#include "read/scan.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/breaks.h"
#include "base/memory.h"
#include "doc/document.h"
#include "read/plain.h"
#include "read/reference.h"
#include "read/series.h"

enum {
	FIRST_PAGE = 4096,
	INDENT_MOST = 8,             /* of an entry of a list of references */
	PROGRESS_STEP = 1024 * 1024, /* bytes between two words of it */
	PIECE = 64 * 1024,
	LINES_PIECE = 256 * 1024, /* read at once for counting: what a cache holds */
	LINES_PROGRESS = 64 * 1024 * 1024,
	CHECKPOINTS = 32 * 1024,       /* of a text, at most */
	SMALL = 1024 * 1024,           /* a text whose outline need not come first */
	TEXT_MOST = 512 * 1024 * 1024, /* bytes of converted text that are kept */
};

struct scan {
	struct text *text;
	struct sink *sink;
	uint64_t size;      /* of the text */
	uint64_t first;     /* window of which anything is to be said */
	uint64_t line;      /* where it starts */
	uint64_t delivered; /* text sent so far */
	uint64_t windows;
	struct plain_profile *profile;
	struct plain_reader *reader;
};

/* Sends the text up to a position. */
static void
deliver_to(struct scan *s, uint64_t end)
{
	while (s->delivered < end) {
		size_t n;
		const char *bytes = text_view(s->text, s->delivered, &n);
		if (!n)
			break;
		if (n > end - s->delivered)
			n = (size_t)(end - s->delivered);
		sink_text(s->sink, bytes, n);
		s->delivered += n;
	}
}

/* ---- lines ---- */

/* The distance between two checkpoints: a power of two, so that it is a number of pieces. */
static uint64_t
checkpoint_step(uint64_t size)
{
	uint64_t step = PIECE / 2;

	while (size / step > CHECKPOINTS)
		step *= 2;
	return step;
}

/* Counts the lines; with progress, says how far it is. */
static void
count_lines(struct scan *s, bool progress)
{
	char *bytes = memory_alloc(LINES_PIECE);
	uint64_t step = checkpoint_step(s->size), breaks = s->line - 1;
	uint64_t pos = s->first * DOCUMENT_WINDOW;
	bool cr = pos && text_byte(s->text, pos - 1) == '\r', ends_open = false;
	size_t n;

	while ((n = text_read(s->text, pos, bytes, LINES_PIECE))) {
		for (size_t at = 0; at < n;) {
			uint64_t left = step - (pos + at) % step;
			size_t piece = n - at < left ? n - at : (size_t)left;
			breaks += breaks_count(bytes + at, piece, &cr);
			at += piece;
			if ((pos + at) % step == 0)
				sink_checkpoint(s->sink, breaks + 1, pos + at);
		}
		ends_open = bytes[n - 1] != '\n' && bytes[n - 1] != '\r';
		pos += n;
		if (progress && pos % LINES_PROGRESS < LINES_PIECE)
			sink_progress(s->sink, PASS_LINES, pos, s->size);
	}
	sink_lines(s->sink, breaks + ends_open);
	if (progress)
		sink_progress(s->sink, PASS_LINES, s->size, s->size);
	free(bytes);
}

/* ---- windows ---- */

/* Blocks and hidden ranges of one part to a sink, in the order of the text. */
static void
say_part(const struct part *part, struct sink *sink)
{
	size_t h = 0, k = 0;

	for (size_t i = 0; i < part->block_count; i++) {
		const struct block *b = &part->blocks[i];
		for (; h < part->hidden_count && part->hidden[h].start < b->range.start; h++)
			sink_hidden(sink, part->hidden[h]);
		sink_block(sink, b);
		for (; h < part->hidden_count && part->hidden[h].start < b->range.end; h++)
			sink_hidden(sink, part->hidden[h]);
		for (; k < part->span_count && part->spans[k].range.start < b->range.end; k++)
			sink_span(sink, &part->spans[k]);
	}
	for (; h < part->hidden_count; h++)
		sink_hidden(sink, part->hidden[h]);
}

/* Where what is said of the part ends. */
static uint64_t
part_end(const struct part *part)
{
	uint64_t end = part->range.end;

	if (part->block_count && part->blocks[part->block_count - 1].range.end > end)
		end = part->blocks[part->block_count - 1].range.end;
	if (part->hidden_count && part->hidden[part->hidden_count - 1].end > end)
		end = part->hidden[part->hidden_count - 1].end;
	return end;
}

static bool
is_series(const struct scan *s)
{
	return plain_profile_references(s->profile) & REFERENCE_SERIES;
}

/* The entries of a list of references, which are referred to by their tags: "[TLS13]   Rescorla, E., ...". */
static void
say_tags(struct scan *s, const struct part *part)
{
	char bytes[64], name[80];

	if (!is_series(s))
		return;
	for (size_t i = 0; i < part->block_count; i++) {
		uint64_t start = part->blocks[i].range.start;
		size_t n = text_read(s->text, start, bytes, sizeof bytes), at = 0;
		/* A block that is kept begins with its indentation. */
		while (at < n && at < INDENT_MOST && bytes[at] == ' ')
			at++;
		size_t end = series_tag_end(bytes, n, at);
		if (end == at || end + 1 >= n ||
		    (bytes[end] != '\n' && (bytes[end] != ' ' || bytes[end + 1] != ' ')))
			continue;
		snprintf(name, sizeof name, "ref-%.*s", (int)(end - at) - 2, bytes + at + 1);
		sink_anchor(s->sink, start + at, name);
	}
}

/* What is wanted of the windows. */
enum want { WANT_OUTLINE = 1, WANT_BLOCKS = 2, WANT_TEXT = 4, WANT_PROGRESS = 8 };

static void
scan_window(struct scan *s, uint64_t window, struct outliner *outliner, unsigned want)
{
	struct range range = { window * DOCUMENT_WINDOW, (window + 1) * DOCUMENT_WINDOW };
	struct part part;

	if (range.end > s->size)
		range.end = s->size;
	part_init(&part, range);
	plain_reader_window(s->reader, window, &part);
	if (want & WANT_BLOCKS)
		plain_reader_sections(s->reader, &part);
	if (want & WANT_TEXT) {
		deliver_to(s, part_end(&part));
		reference_add_spans(&part, s->text, plain_profile_references(s->profile));
	}
	if (want & WANT_BLOCKS)
		say_part(&part, s->sink);
	if (want & WANT_OUTLINE) {
		outliner_part(outliner, plain_reader_lines(s->reader), &part);
		say_tags(s, &part);
	}
	part_clear(&part);
}

/* What the text's first page says. */
static void
say_facts(struct scan *s)
{
	char *head = memory_alloc(FIRST_PAGE);

	if (is_series(s))
		series_say_facts(head, text_read(s->text, 0, head, FIRST_PAGE), s->sink);
	free(head);
}

/* Blocks of what tells how to read the first window that is wanted: the text's first one, and those before it. */
static void
scan_context(struct scan *s, struct outliner *outliner)
{
	enum { BEFORE = 3 };
	uint64_t k = s->first > BEFORE ? s->first - BEFORE : 1;

	if (s->first)
		scan_window(s, 0, outliner, WANT_BLOCKS);
	for (; k < s->first; k++)
		scan_window(s, k, outliner, WANT_BLOCKS);
}

/* ---- what the outline says ---- */

/* A sink that gives the sections of an RFC the names that references call them by. */
struct namer {
	struct sink sink;
	struct sink *to;
	bool series;
};

static void
name_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	struct namer *namer = (struct namer *)(void *)sink;
	struct buffer name = { 0 };
	size_t number, n;

	sink_section(namer->to, start, level, title);
	if (!namer->series || !series_number(title, &number, &n))
		return;
	series_add_anchor(&name, title + number, n);
	sink_anchor(namer->to, start, name.bytes);
	buffer_clear(&name);
}

static void
pass_title(struct sink *sink, const char *title)
{
	sink_title(((struct namer *)(void *)sink)->to, title);
}

static void
pass_note(struct sink *sink, const char *sentence)
{
	sink_note(((struct namer *)(void *)sink)->to, sentence);
}

static const struct sink_ops namer_ops = { .section = name_section,
	                                   .title = pass_title,
	                                   .note = pass_note };

/* All windows in order. */
static void
scan_windows(struct scan *s, enum sink_pass pass, unsigned want)
{
	struct namer namer = { { &namer_ops }, s->sink, is_series(s) };
	struct outliner *outliner = outliner_new(s->profile, &namer.sink);

	if (want & WANT_BLOCKS)
		scan_context(s, outliner);
	for (uint64_t k = s->first; k < s->windows; k++) {
		scan_window(s, k, outliner, want);
		/* What starts in the last two may still be open. */
		if (want & WANT_PROGRESS && k > s->first + 1 &&
		    k * DOCUMENT_WINDOW % PROGRESS_STEP == 0)
			sink_progress(s->sink, pass, (k - 2) * DOCUMENT_WINDOW, s->size);
	}
	if (want & WANT_OUTLINE) {
		say_facts(s);
		outliner_end(outliner);
	}
	outliner_free(outliner);
	sink_progress(s->sink, pass, s->size, s->size);
}

static void
scan_passes(struct scan *s)
{
	count_lines(s, true);
	if (s->size - s->first * DOCUMENT_WINDOW <= SMALL) {
		scan_windows(s, PASS_QUOTES, WANT_OUTLINE | WANT_BLOCKS);
		return;
	}
	scan_windows(s, PASS_SECTIONS, WANT_OUTLINE | WANT_PROGRESS);
	scan_windows(s, PASS_QUOTES, WANT_BLOCKS | WANT_PROGRESS);
}

static void
scan_open(struct scan *s, struct text *text, struct sink *sink)
{
	uint64_t size = text_size(text);

	*s = (struct scan){ .text = text, .sink = sink, .size = size, .line = 1 };
	s->windows = (size + DOCUMENT_WINDOW - 1) / DOCUMENT_WINDOW;
	s->profile = plain_profile_new(text);
	s->reader = plain_reader_new(s->profile, text);
}

static void
scan_close(struct scan *s)
{
	sink_done(s->sink);
	plain_reader_free(s->reader);
	plain_profile_free(s->profile);
}

void
scan_text(struct text *text, bool deliver, struct sink *sink)
{
	struct scan s;

	scan_open(&s, text, sink);
	if (deliver) {
		scan_windows(&s, PASS_QUOTES,
		             WANT_TEXT | WANT_BLOCKS | WANT_OUTLINE | WANT_PROGRESS);
		count_lines(&s, false);
	} else {
		scan_passes(&s);
	}
	scan_close(&s);
}

void
scan_lines(struct text *text, struct sink *sink)
{
	struct scan s = { .text = text, .sink = sink, .size = text_size(text), .line = 1 };

	count_lines(&s, false);
}

void
scan_rest(struct text *text, uint64_t from, uint64_t line, struct sink *sink)
{
	struct scan s;

	scan_open(&s, text, sink);
	s.first = from / DOCUMENT_WINDOW;
	s.line = line;
	if (s.first <= s.windows)
		scan_passes(&s);
	scan_close(&s);
}

/* The source's bytes as UTF-8. */
static void
convert(struct source *source, struct text *text, struct sink *sink)
{
	struct buffer utf8 = { 0 };
	bool more = true;

	while (more && text_size(text) < TEXT_MOST) {
		more = source_read_text(source, &utf8);
		text_append(text, utf8.bytes ? utf8.bytes : "", utf8.size);
		buffer_reset(&utf8);
	}
	buffer_clear(&utf8);
	if (source->at < source->size)
		sink_note(sink, "the text is too long to be converted: its end is not shown");
}

void
scan_source(struct source *source, struct sink *sink)
{
	struct text *text = text_new();

	convert(source, text, sink);
	scan_text(text, true, sink);
	text_free(text);
}
