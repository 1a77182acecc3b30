/*
 * The archive that nearly every OpenDocument text is (ODF 1.3, part 2): which of its files are read, and what is said where one of
 * them cannot be.
 */
#include "read/odt_state.h"

#include <string.h>

#include "base/buffer.h"
#include "read/builder.h"
#include "read/part_text.h"
#include "read/zip.h"

static bool
is_wanted(void *context, const char *name)
{
	static const char *const names[] = { "META-INF/manifest.xml", "meta.xml", "styles.xml",
		                             "content.xml" };

	(void)context;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

/* Whether the manifest says how something in the archive is encrypted. */
static bool
is_encrypted(struct zip *zip)
{
	const struct zip_file *manifest = zip_find(zip, "META-INF/manifest.xml");
	const struct buffer *text = manifest ? &manifest->content : NULL;

	return text && text->size && memmem(text->bytes, text->size, "encryption-data", 15);
}

/* Reads a file of the archive; false when there is nothing to be read. */
static bool
read_file(struct odt *o, const struct zip_file *file, struct builder *progress)
{
	enum { PIECE = 64 * 1024 };
	struct buffer text = { 0 };

	if (!file || !part_text(&file->content, &text) || !text.size) {
		buffer_clear(&text);
		return false;
	}
	for (size_t at = 0; at < text.size; at += PIECE) {
		size_t left = text.size - at;
		rewrite_feed(o->rewrite, text.bytes + at, left < PIECE ? left : (size_t)PIECE);
		if (progress)
			builder_progress(progress, at + (left < PIECE ? left : (size_t)PIECE),
			                 text.size);
	}
	rewrite_end(o->rewrite);
	buffer_clear(&text);
	return true;
}

void
odt_read_archive(struct odt *o, struct source *source, struct builder *builder)
{
	struct zip *zip = zip_open(source);

	o->packed = true;
	zip_read(zip, is_wanted, NULL);
	const struct zip_file *content = zip_find(zip, "content.xml");
	if (is_encrypted(zip) || (content && content->state == ZIP_ENCRYPTED)) {
		sink_note(o->sink, "the document is encrypted and cannot be read");
		o->nothing = "This document is encrypted.";
		zip_free(zip);
		return;
	}
	read_file(o, zip_find(zip, "meta.xml"), NULL);
	read_file(o, zip_find(zip, "styles.xml"), NULL);
	bool good = read_file(o, content, builder);
	if (content && content->state == ZIP_TOO_MUCH)
		sink_note(o->sink, "the document holds more than 64 times its size: the rest is "
		                   "left out");
	else if (zip_is_damaged(zip) || (content && content->state == ZIP_DAMAGED))
		sink_note(o->sink,
		          "the document is damaged: only what could be read of it is here");
	else if (!good)
		sink_note(o->sink, "the document has no text: its content.xml is missing");
	zip_free(zip);
}
