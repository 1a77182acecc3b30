/*
 * libarchive opens no file by its name: the archive is gone through from its start to its end, once for what is in it and once
 * for each set of files that is asked for. Files come in the same order each time, so the i-th is the i-th.
 */
#include "read/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/bisect.h"
#include "base/memory.h"
#include "read/packed.h"

enum {
	PIECE = 16 *
	        1024, /* read at once: less for many small files, each of which is looked for */
	FILES_MOST = 1000000, /* that are listed */
};

struct zip {
	struct source *source;
	struct arena *arena; /* of names */
	struct zip_file *files;
	size_t count, capacity;
	const struct zip_file **sorted; /* by name, whatever case */
	uint64_t left;                  /* bytes that may still be read */
	bool damaged;
	char piece[PIECE];
};

/* ---- libarchive ---- */

static la_ssize_t
take_piece(struct archive *archive, void *context, const void **bytes)
{
	struct zip *zip = context;

	(void)archive;
	*bytes = zip->piece;
	return (la_ssize_t)source_read(zip->source, zip->piece, sizeof zip->piece);
}

static la_int64_t
seek(struct archive *archive, void *context, la_int64_t offset, int whence)
{
	struct zip *zip = context;
	la_int64_t size = (la_int64_t)zip->source->size;
	la_int64_t to = whence == SEEK_SET   ? offset
	                : whence == SEEK_CUR ? (la_int64_t)zip->source->at + offset
	                                     : size + offset;

	(void)archive;
	if (to < 0 || to > size)
		return ARCHIVE_FATAL;
	zip->source->at = (uint64_t)to;
	return to;
}

static la_int64_t
skip(struct archive *archive, void *context, la_int64_t n)
{
	struct zip *zip = context;
	uint64_t left = zip->source->size - zip->source->at;
	uint64_t skipped = (uint64_t)n < left ? (uint64_t)n : left;

	(void)archive;
	zip->source->at += skipped;
	return (la_int64_t)skipped;
}

/* At the archive's start; NULL when it is no zip. */
static struct archive *
begin(struct zip *zip)
{
	struct archive *archive = archive_read_new();

	if (!archive)
		return NULL;
	zip->source->at = 0;
	archive_read_support_format_zip(archive);
	archive_read_set_callback_data(archive, zip);
	archive_read_set_read_callback(archive, take_piece);
	archive_read_set_seek_callback(archive, seek);
	archive_read_set_skip_callback(archive, skip);
	if (archive_read_open1(archive) == ARCHIVE_OK)
		return archive;
	archive_read_free(archive);
	return NULL;
}

/* The next file; false at the end, and where the archive cannot be read further. */
static bool
next(struct zip *zip, struct archive *archive, struct archive_entry **entry)
{
	int result = archive_read_next_header(archive, entry);

	if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
		return true;
	zip->damaged |= result != ARCHIVE_EOF;
	return false;
}

/* ---- what is in it ---- */

/* As it is looked up: slashes, and none at its start. */
static const char *
keep_name(struct zip *zip, const char *name)
{
	while (*name == '/' || *name == '\\' ||
	       (*name == '.' && (name[1] == '/' || name[1] == '\\')))
		name++;
	char *kept = arena_string(zip->arena, name);
	for (char *p = kept; (p = strchr(p, '\\')); p++)
		*p = '/';
	return kept;
}

static void
add_file(struct zip *zip, const char *name)
{
	zip->files = memory_grow(zip->files, &zip->capacity, zip->count + 1, sizeof *zip->files);
	zip->files[zip->count++] = (struct zip_file){ .name = keep_name(zip, name ? name : "") };
}

static int
compare(const void *a, const void *b)
{
	const struct zip_file *const *x = a, *const *y = b;
	int order = strcasecmp((*x)->name, (*y)->name);

	if (order)
		return order;
	return (*x > *y) - (*x < *y);
}

static void
sort(struct zip *zip)
{
	zip->sorted = memory_zero(zip->count + 1, sizeof *zip->sorted);
	for (size_t i = 0; i < zip->count; i++)
		zip->sorted[i] = &zip->files[i];
	qsort(zip->sorted, zip->count, sizeof *zip->sorted, compare);
}

struct zip *
zip_open(struct source *source)
{
	struct zip *zip = memory_zero(1, sizeof *zip);
	struct archive_entry *entry;

	zip->source = source;
	zip->arena = arena_new();
	zip->left = packed_limit(source->size);
	struct archive *archive = begin(zip);
	zip->damaged = !archive;
	while (archive && zip->count < FILES_MOST && next(zip, archive, &entry))
		add_file(zip, archive_entry_pathname(entry));
	archive_read_free(archive);
	sort(zip);
	return zip;
}

void
zip_free(struct zip *zip)
{
	if (!zip)
		return;
	for (size_t i = 0; i < zip->count; i++)
		buffer_clear(&zip->files[i].content);
	free(zip->files);
	free(zip->sorted);
	arena_free(zip->arena);
	free(zip);
}

/* ---- reading ---- */

/* What came of a block counts, even when its checksum is wrong. */
static enum zip_state
read_content(struct zip *zip, struct archive *archive, struct buffer *to)
{
	for (;;) {
		const void *bytes = NULL;
		size_t n = 0;
		la_int64_t offset;
		int result = archive_read_data_block(archive, &bytes, &n, &offset);
		bool all = !bytes || n <= zip->left;
		if (bytes) {
			n = all ? n : (size_t)zip->left;
			buffer_add(to, bytes, n);
			zip->left -= n;
		}
		if (!all)
			return ZIP_TOO_MUCH;
		if (result != ARCHIVE_OK)
			return result == ARCHIVE_EOF ? ZIP_WHOLE : ZIP_DAMAGED;
	}
}

void
zip_read(struct zip *zip, bool (*wanted)(void *context, const char *name), void *context)
{
	struct archive *archive = begin(zip);
	struct archive_entry *entry;

	for (size_t i = 0; archive && i < zip->count && next(zip, archive, &entry); i++) {
		struct zip_file *file = &zip->files[i];
		if (file->state != ZIP_UNREAD || !wanted(context, file->name))
			continue;
		if (archive_entry_is_data_encrypted(entry))
			file->state = ZIP_ENCRYPTED;
		else
			file->state = read_content(zip, archive, &file->content);
	}
	archive_read_free(archive);
}

/* ---- questions ---- */

size_t
zip_count(const struct zip *zip)
{
	return zip->count;
}

const struct zip_file *
zip_file(const struct zip *zip, size_t i)
{
	return &zip->files[i];
}

/* The first of those with this name, whatever case. */
static size_t
first_alike(const struct zip *zip, const char *name)
{
	size_t i;

	BISECT(i, 0, zip->count, strcasecmp(zip->sorted[i]->name, name) < 0);
	return i;
}

const struct zip_file *
zip_find(const struct zip *zip, const char *name)
{
	size_t first = first_alike(zip, name);

	for (size_t i = first; i < zip->count && !strcasecmp(zip->sorted[i]->name, name); i++)
		if (!strcmp(zip->sorted[i]->name, name))
			return zip->sorted[i];
	if (first < zip->count && !strcasecmp(zip->sorted[first]->name, name))
		return zip->sorted[first];
	return NULL;
}

bool
zip_is_damaged(const struct zip *zip)
{
	return zip->damaged;
}
