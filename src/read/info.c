/*
 * An Info manual is a text that makeinfo has wrapped, with a syntax of its own for what is more than text. That is taken from
 * it (read/info_text), from all files if it is split; what its paragraphs, lists and listings are is found out as in plain text.
 */
#include "read/info.h"

#include <stdlib.h>

#include "base/memory.h"
#include "read/info_file.h"
#include "read/info_text.h"
#include "read/unpack.h"

enum { BYTES_MOST = 256 * 1024 * 1024 };

/* The files of a manual, in the order of their nodes. */
struct manual {
	struct buffer *files;
	size_t count, capacity;
	uint64_t size;
	struct info_file info; /* points into them */
};

static struct buffer *
add_file(struct manual *m)
{
	m->files = memory_grow(m->files, &m->capacity, m->count + 1, sizeof *m->files);
	m->files[m->count] = (struct buffer){ 0 };
	return &m->files[m->count++];
}

static void
take_file(struct manual *m, const struct buffer *file)
{
	m->size += file->size;
	info_file_add(&m->info, file->bytes ? file->bytes : "", file->size);
}

static bool
read_main(struct manual *m, struct source *source)
{
	struct buffer *file = add_file(m);
	bool more = true;

	while (more && file->size < BYTES_MOST)
		more = source_read_text(source, file);
	take_file(m, file);
	return !more;
}

static bool
put(void *context, const char *bytes, size_t n)
{
	buffer_add(context, bytes, n);
	return true;
}

/* A further file. False when some of it cannot be read. */
static bool
read_sibling(struct manual *m, struct source *source)
{
	struct buffer *file = add_file(m);
	bool whole = true;

	if (packing_find(source->head, source->head_size)) {
		struct unpacking unpacking = { source, BYTES_MOST, put, file };
		whole = unpack(&unpacking) == PACKED_WHOLE;
	} else {
		while (file->size < BYTES_MOST && source_read_text(source, file))
			;
	}
	take_file(m, file);
	return whole;
}

static void
read_manual(struct manual *m, struct source *source, struct sink *sink)
{
	bool whole = read_main(m, source) && source->sibling_count >= m->info.piece_count;

	for (size_t i = 0; i < source->sibling_count && m->size < BYTES_MOST; i++)
		whole = read_sibling(m, &source->siblings[i]) && whole;
	if (m->size >= BYTES_MOST)
		sink_note(sink, "the manual is too long: its end is not shown");
	else if (!whole)
		sink_note(sink, "not all files of this manual could be read");
}

static void
manual_clear(struct manual *m)
{
	for (size_t i = 0; i < m->count; i++)
		buffer_clear(&m->files[i]);
	free(m->files);
	info_file_clear(&m->info);
}

/* The first block is the top node's heading, if there is one. */
static void
say_title(const struct known *text, struct sink *sink)
{
	if (!text->block_count || text->blocks[0].block.kind != BLOCK_TITLE)
		return;
	struct range range = text->blocks[0].block.range;
	char *title = memory_string_n(text->text.bytes + range.start, range.end - range.start);
	sink_title(sink, title);
	free(title);
}

void
info_source(struct source *source, struct sink *sink)
{
	struct manual manual = { 0 };
	struct known text = { 0 };

	read_manual(&manual, source, sink);
	info_text_make(&text, &manual.info);
	known_say(&text, sink);
	say_title(&text, sink);
	sink_done(sink);
	known_clear(&text);
	manual_clear(&manual);
}
