/*
 * What libarchive writes into memory.
 */
#include "tests/packer.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Without cmocka: fuzz targets pack too. */
static void
must(bool good)
{
	if (good)
		return;
	fputs("libarchive does not write what a test wants\n", stderr);
	abort();
}

bool
packer_works(void)
{
	return true;
}

static la_ssize_t
keep(struct archive *archive, void *context, const void *bytes, size_t n)
{
	(void)archive;
	buffer_add(context, bytes, n);
	return (la_ssize_t)n;
}

static void
add_entry(struct archive *archive, const char *name, const void *bytes, size_t n)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (la_int64_t)n);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	/* A name may be none that a zip can hold. */
	if (archive_write_header(archive, entry) >= ARCHIVE_WARN)
		must(archive_write_data(archive, bytes, n) == (la_ssize_t)n);
	archive_entry_free(entry);
}

static void
begin(struct archive *archive, struct buffer *to)
{
	/* Nothing after the end: no padding to whole blocks. */
	archive_write_set_bytes_in_last_block(archive, 1);
	must(archive_write_open(archive, to, NULL, keep, NULL) == ARCHIVE_OK);
}

static void
finish(struct archive *archive)
{
	must(archive_write_close(archive) == ARCHIVE_OK);
	archive_write_free(archive);
}

void
packer_compress(const char *packing, const void *bytes, size_t n, struct buffer *to)
{
	struct archive *archive = archive_write_new();

	must(archive_write_add_filter_by_name(archive, packing) == ARCHIVE_OK);
	must(archive_write_set_format_raw(archive) == ARCHIVE_OK);
	begin(archive, to);
	add_entry(archive, "data", bytes, n);
	finish(archive);
}

static struct archive *
new_zip(bool stored, struct buffer *to)
{
	struct archive *archive = archive_write_new();

	must(archive_write_set_format_zip(archive) == ARCHIVE_OK);
	if (stored)
		archive_write_zip_set_compression_store(archive);
	begin(archive, to);
	return archive;
}

void
packer_zip(const struct packer_entry *entries, size_t count, bool stored, struct buffer *to)
{
	struct archive *archive = new_zip(stored, to);

	for (size_t i = 0; i < count; i++)
		add_entry(archive, entries[i].name, entries[i].bytes, entries[i].size);
	finish(archive);
}

void
packer_zip_text(const char *text, size_t n, bool stored, struct buffer *to)
{
	struct archive *archive = new_zip(stored, to);
	const char *end = text + n, *p = text;

	while (end - p >= 4 && !memcmp(p, "=== ", 4)) {
		const char *name = p + 4, *line = memchr(p, '\n', (size_t)(end - p));
		if (!line)
			break;
		const char *next = memmem(line, (size_t)(end - line), "\n=== ", 5);
		const char *stop = next ? next + 1 : end;
		struct buffer called = { 0 };
		buffer_add(&called, name, (size_t)(line - name));
		add_entry(archive, called.bytes, line + 1, (size_t)(stop - line - 1));
		buffer_clear(&called);
		p = stop;
	}
	finish(archive);
}
