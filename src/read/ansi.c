/*
 * Lines are gathered in one text until a block is long enough and ends at an empty line, and said then. Of the empty lines between
 * two blocks up to two are the second one's gap; all others stand in the text.
 */
#include "read/ansi.h"

#include <string.h>

#include "read/ansi_section.h"
#include "read/ansi_text.h"
#include "read/builder.h"

enum {
	BLOCK_LEAST = 4 * 1024, /* bytes before a block ends at an empty line */
	BLOCK_MOST = 48 * 1024, /* and before it ends anywhere */
	LINE_MOST = 64 * 1024,  /* bytes of a line that are waited for */
	GAP_MOST = 2,
};

struct lines {
	struct builder *builder;
	struct ansi_text text;     /* of the block */
	struct buffer input;       /* read, not looked at */
	bool said;                 /* a block was */
	bool commits;              /* a section is one: those of files are in it */
	enum ansi_section section; /* that the text begins with */
	struct buffer title;
};

/* Says the section that the text is the beginning of. */
static void
begin_section(struct lines *l, const char *text, size_t n)
{
	if (l->section == ANSI_SECTION_NONE)
		return;
	while (n && *text == '\n') {
		text++;
		n--;
	}
	l->commits = l->commits || l->section == ANSI_SECTION_COMMIT;
	ansi_section_title(l->section, text, n, &l->title);
	builder_section(l->builder, l->section == ANSI_SECTION_FILE && l->commits ? 2 : 1,
	                l->title.bytes ? l->title.bytes : "");
	l->section = ANSI_SECTION_NONE;
}

static void
say_block(struct lines *l)
{
	const struct buffer *text = &l->text.text;
	struct block block = { .kind = BLOCK_VERBATIM };

	if (!text->size)
		return;
	while (l->said && block.gap < GAP_MOST && text->bytes[block.gap] == '\n')
		block.gap++;
	begin_section(l, text->bytes + block.gap, text->size - block.gap);
	builder_block(l->builder, &block);
	ansi_text_say(&l->text, block.gap, text->size, l->builder);
	builder_block_end(l->builder);
	ansi_text_reset(&l->text);
	/* The block's end is the first of them. */
	l->text.breaks -= l->text.breaks > 0;
	l->said = true;
}

static void
take_line(struct lines *l, const char *bytes, size_t n, bool ends)
{
	size_t size = l->text.text.size;
	enum ansi_section section = ansi_section_of(bytes, n);

	if (section != ANSI_SECTION_NONE) {
		say_block(l);
		l->section = section;
	} else if (size >= BLOCK_MOST || (size >= BLOCK_LEAST && l->text.breaks > 1))
		say_block(l);
	if (ends && n && bytes[n - 1] == '\r')
		n--;
	ansi_text_add(&l->text, bytes, n);
	if (ends)
		ansi_text_break(&l->text);
}

/* Takes whole lines, and pieces of one that is too long to be waited for; at the end, the rest. */
static void
take_input(struct lines *l, bool end)
{
	const char *bytes = l->input.bytes, *break_at;
	size_t at = 0, n = l->input.size;

	while (at < n && (break_at = memchr(bytes + at, '\n', n - at))) {
		size_t line_end = (size_t)(break_at - bytes);
		take_line(l, bytes + at, line_end - at, true);
		at = line_end + 1;
	}
	if (end && at < n) {
		take_line(l, bytes + at, n - at, false);
		at = n;
	} else if (n - at > LINE_MOST) {
		size_t piece = ansi_text_cut(bytes + at, n - at);
		take_line(l, bytes + at, piece, false);
		at += piece;
	}
	buffer_consume(&l->input, at);
}

void
ansi_source(struct source *source, struct sink *sink)
{
	struct lines l = { .builder = builder_new(sink) };

	for (;;) {
		if (source_waits(source)) {
			say_block(&l);
			builder_flush(l.builder);
		}
		if (!source_read_text(source, &l.input))
			break;
		take_input(&l, false);
		builder_progress(l.builder, source->at, source->size);
	}
	take_input(&l, true);
	say_block(&l);
	builder_end(l.builder);
	builder_free(l.builder);
	ansi_text_clear(&l.text);
	buffer_clear(&l.input);
	buffer_clear(&l.title);
}
