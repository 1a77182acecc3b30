/*
 * Everything that libarchive unpacks by itself, in its format "raw": a file that is nothing but compressed. Filters that would run a
 * program are not asked for. And the zip around a book, which is read from its start as it comes.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include "base/memory.h"
#include "read/unpack_way.h"

enum { PIECE = 64 * 1024 };

struct input {
	struct source *source;
	char bytes[PIECE];
};

static la_ssize_t
more(struct archive *archive, void *context, const void **bytes)
{
	struct input *in = context;

	(void)archive;
	*bytes = in->bytes;
	return (la_ssize_t)source_read(in->source, in->bytes, sizeof in->bytes);
}

static struct archive *
new_archive(void)
{
	struct archive *archive = archive_read_new();

	if (!archive)
		return NULL;
	archive_read_support_filter_gzip(archive);
	archive_read_support_filter_xz(archive);
	archive_read_support_filter_zstd(archive);
	archive_read_support_filter_bzip2(archive);
	archive_read_support_format_raw(archive);
	archive_read_support_format_empty(archive);
	return archive;
}

static struct archive *
new_zip(void)
{
	struct archive *archive = archive_read_new();

	if (archive)
		archive_read_support_format_zip(archive);
	return archive;
}

/* From one file to the next until it is one that is wanted; NULL: any. */
static int
find_entry(struct archive *archive, const char *const *endings)
{
	struct archive_entry *entry;
	int result;

	do {
		result = archive_read_next_header(archive, &entry);
		const char *name = result == ARCHIVE_OK ? archive_entry_pathname(entry) : NULL;
		if (!endings || (name && format_ends(name, endings)))
			break;
	} while (result == ARCHIVE_OK);
	return result;
}

static enum packed_end
hand_on(struct archive *archive, const char *const *endings, struct unpacking *u)
{
	enum packed_end end = PACKED_WHOLE;
	const void *bytes;
	la_int64_t offset;
	size_t n;

	int result = find_entry(archive, endings);
	while (result == ARCHIVE_OK && end == PACKED_WHOLE) {
		result = archive_read_data_block(archive, &bytes, &n, &offset);
		if (result == ARCHIVE_OK)
			end = unpacking_put(u, bytes, n);
	}
	return end == PACKED_WHOLE && result != ARCHIVE_EOF ? PACKED_DAMAGED : end;
}

static enum packed_end
read_archive(struct archive *archive, const char *const *endings, struct unpacking *u)
{
	struct input *in = memory_zero(1, sizeof *in);
	enum packed_end end = PACKED_DAMAGED;

	in->source = u->source;
	if (archive && archive_read_open(archive, in, NULL, more, NULL) == ARCHIVE_OK)
		end = hand_on(archive, endings, u);
	archive_read_free(archive);
	free(in);
	return end;
}

enum packed_end
unpack_archive(struct unpacking *u)
{
	return read_archive(new_archive(), NULL, u);
}

enum packed_end
unpack_book(struct unpacking *u)
{
	static const char *const books[] = { ".fb2", NULL };

	return read_archive(new_zip(), books, u);
}
