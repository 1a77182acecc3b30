/*
 * The whole of a plain text in one pass. A block may reach into the window after its own, and what is said of a
 * stretch of text is said after that text; so a delivered text goes ahead of its blocks as far as they reach.
 */
#include "read/scan.h"

#include <string.h>

#include "doc/document.h"
#include "read/plain.h"

enum {
	PROGRESS_STEP = 16, /* windows: 1 MiB */
	PIECE = 64 * 1024,
	TEXT_MOST = 512 * 1024 * 1024, /* bytes of converted text that are kept */
};

struct scan {
	struct text *text;
	struct sink *sink;
	bool deliver;
	uint64_t size;      /* of the text */
	uint64_t delivered; /* text sent so far */
	uint64_t lines;     /* line breaks so far */
	bool ends_open;     /* the last byte was no line break */
};

/* Sends the text up to a position, if it is to be sent. */
static void
deliver_to(struct scan *s, uint64_t end)
{
	while (s->deliver && s->delivered < end) {
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

/* Counts the lines of a window and says where its first whole one begins. */
static void
count_lines(struct scan *s, struct range range)
{
	bool said = false;

	while (range.start < range.end) {
		size_t n;
		const char *bytes = text_view(s->text, range.start, &n);
		if (!n)
			break;
		if (n > range_size(range))
			n = (size_t)range_size(range);
		for (const char *p = bytes; (p = memchr(p, '\n', n - (size_t)(p - bytes))); p++) {
			s->lines++;
			uint64_t next = range.start + (uint64_t)(p - bytes) + 1;
			/* At the very end of the text no line begins. */
			if (!said && next < s->size)
				sink_checkpoint(s->sink, s->lines + 1, next);
			said = true;
		}
		s->ends_open = bytes[n - 1] != '\n';
		range.start += n;
	}
}

void
scan_part(const struct part *part, struct sink *sink)
{
	size_t h = 0;

	for (size_t i = 0; i < part->block_count; i++) {
		const struct block *b = &part->blocks[i];
		for (; h < part->hidden_count && part->hidden[h].start < b->range.start; h++)
			sink_hidden(sink, part->hidden[h]);
		sink_block(sink, b);
		for (; h < part->hidden_count && part->hidden[h].start < b->range.end; h++)
			sink_hidden(sink, part->hidden[h]);
	}
	for (; h < part->hidden_count; h++)
		sink_hidden(sink, part->hidden[h]);
}

static void
scan_window(struct scan *s, const struct plain_profile *profile, struct outliner *outliner,
            uint64_t window)
{
	struct range range = { window * DOCUMENT_WINDOW, (window + 1) * DOCUMENT_WINDOW };
	struct part part;

	if (range.end > s->size)
		range.end = s->size;
	part_init(&part, range);
	plain_window(profile, s->text, window, &part);
	uint64_t end = range.end;
	if (part.block_count && part.blocks[part.block_count - 1].range.end > end)
		end = part.blocks[part.block_count - 1].range.end;
	if (part.hidden_count && part.hidden[part.hidden_count - 1].end > end)
		end = part.hidden[part.hidden_count - 1].end;
	deliver_to(s, end);
	count_lines(s, range);
	scan_part(&part, s->sink);
	outliner_part(outliner, s->text, &part);
	part_clear(&part);
}

void
scan_text(struct text *text, bool deliver, struct sink *sink)
{
	uint64_t size = text_size(text);
	struct scan s = { .text = text, .sink = sink, .deliver = deliver, .size = size };
	struct plain_profile *profile = plain_profile_new(text);
	struct outliner *outliner = outliner_new(profile, sink);
	uint64_t windows = (size + DOCUMENT_WINDOW - 1) / DOCUMENT_WINDOW;

	for (uint64_t k = 0; k < windows; k++) {
		scan_window(&s, profile, outliner, k);
		/* A quotation may still be open, but not for longer than a window. */
		if (k && k % PROGRESS_STEP == 0)
			sink_progress(sink, (k - 1) * DOCUMENT_WINDOW, size);
	}
	outliner_end(outliner);
	sink_progress(sink, size, size);
	sink_done(sink, s.lines + s.ends_open);
	outliner_free(outliner);
	plain_profile_free(profile);
}

/* The source's bytes as UTF-8. */
static void
convert(struct source *source, struct text *text, struct sink *sink)
{
	struct buffer utf8 = { 0 };
	char bytes[PIECE];
	size_t n;

	source->at = source->encoding.bom;
	while (text_size(text) < TEXT_MOST && (n = source_read(source, bytes, sizeof bytes))) {
		if (source->converter)
			converter_feed(source->converter, bytes, n, &utf8);
		else
			buffer_add(&utf8, bytes, n);
		text_append(text, utf8.bytes ? utf8.bytes : "", utf8.size);
		buffer_reset(&utf8);
	}
	if (source->converter)
		converter_end(source->converter, &utf8);
	text_append(text, utf8.bytes ? utf8.bytes : "", utf8.size);
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
