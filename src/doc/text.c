/*
 * Text by position over two backings. A file's bytes come through four pages of 64 KiB, so that the
 * lines around a position cost one pread and a document of any size costs 256 KiB. Delivered bytes lie in chunks of
 * 256 KiB that are never moved, so that a growing document is not copied.
 */
#include "doc/text.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

enum { PAGE_SIZE = 64 * 1024, PAGE_COUNT = 4, CHUNK_SIZE = 256 * 1024 };

struct page {
	uint64_t start;
	size_t size;   /* less than the text has where the file could not be read */
	uint64_t used; /* the tick of the last use; 0: nothing here */
	char *bytes;
};

struct text {
	uint64_t size;
	uint64_t limit; /* of a file */

	int fd; /* -1: delivered */
	struct stat stat;
	struct page pages[PAGE_COUNT];
	uint64_t tick;
	bool failed; /* a page is not what it should be, and nobody was told */
	int problem; /* the errno; 0: the file ends too early */

	char **chunks;
	size_t chunk_count;
	size_t chunk_capacity;
};

struct text *
text_new(void)
{
	struct text *text = memory_zero(1, sizeof *text);

	text->fd = -1;
	text->limit = UINT64_MAX;
	return text;
}

/* The size of a text whose file looks so. */
static uint64_t
file_size(const struct text *text)
{
	uint64_t size = text->stat.st_size > 0 ? (uint64_t)text->stat.st_size : 0;

	return size < text->limit ? size : text->limit;
}

struct text *
text_open_file(int fd, struct error *error)
{
	struct text *text = text_new();

	if (fstat(fd, &text->stat) < 0) {
		error_set_errno(error, "cannot look at the file");
		free(text);
		close(fd);
		return NULL;
	}
	text->fd = fd;
	text->size = file_size(text);
	return text;
}

void
text_set_limit(struct text *text, uint64_t limit)
{
	assert(text->fd >= 0);
	text->limit = limit;
	text->size = file_size(text);
	/* They hold no more than the text had when they were read. */
	for (size_t i = 0; i < PAGE_COUNT; i++)
		text->pages[i].used = 0;
}

void
text_free(struct text *text)
{
	if (!text)
		return;
	if (text->fd >= 0)
		close(text->fd);
	for (size_t i = 0; i < PAGE_COUNT; i++)
		free(text->pages[i].bytes);
	for (size_t i = 0; i < text->chunk_count; i++)
		free(text->chunks[i]);
	free(text->chunks);
	free(text);
}

uint64_t
text_size(const struct text *text)
{
	return text->size;
}

int
text_fd(const struct text *text)
{
	return text->fd;
}

void
text_append(struct text *text, const char *bytes, size_t n)
{
	assert(text->fd < 0);
	while (n) {
		size_t used = (size_t)(text->size % CHUNK_SIZE);
		if (text->size / CHUNK_SIZE == text->chunk_count) {
			text->chunks = memory_grow(text->chunks, &text->chunk_capacity,
			                           text->chunk_count + 1, sizeof *text->chunks);
			text->chunks[text->chunk_count++] = memory_alloc(CHUNK_SIZE);
		}
		size_t piece = n < CHUNK_SIZE - used ? n : CHUNK_SIZE - used;
		memcpy(text->chunks[text->chunk_count - 1] + used, bytes, piece);
		text->size += piece;
		bytes += piece;
		n -= piece;
	}
}

/* Reads from the file until n bytes are there or it has no more; *problem is set to the errno when that is why. */
static size_t
read_file(const struct text *text, uint64_t pos, char *buf, size_t n, int *problem)
{
	size_t done = 0;

	while (done < n) {
		ssize_t piece = pread(text->fd, buf + done, n - done, (off_t)(pos + done));
		if (piece < 0 && errno == EINTR)
			continue;
		if (piece < 0)
			*problem = errno;
		if (piece <= 0)
			break;
		done += (size_t)piece;
	}
	return done;
}

/* The same of bytes that should all be there. */
static size_t
read_all(struct text *text, uint64_t pos, char *buf, size_t n)
{
	int problem = 0;
	size_t done = read_file(text, pos, buf, n, &problem);

	if (done < n) {
		text->failed = true;
		text->problem = problem;
	}
	return done;
}

/* Reads a page from the file; what a shrunken file no longer has stays absent. */
static void
fill_page(struct text *text, struct page *page, uint64_t start)
{
	if (!page->bytes)
		page->bytes = memory_alloc(PAGE_SIZE);
	page->start = start;
	size_t want = text->size - start < PAGE_SIZE ? (size_t)(text->size - start) : PAGE_SIZE;
	page->size = read_all(text, start, page->bytes, want);
}

/* True when the file still holds what the page does. */
static bool
page_holds(const struct text *text, const struct page *page)
{
	char bytes[PAGE_SIZE];
	int problem = 0;

	return read_file(text, page->start, bytes, page->size, &problem) == page->size &&
	       !memcmp(bytes, page->bytes, page->size);
}

enum text_change
text_refresh(struct text *text)
{
	uint64_t before = text->size;
	enum text_change change = TEXT_GREW;
	struct stat now;

	if (text->fd < 0 || fstat(text->fd, &now) < 0)
		return TEXT_SAME;
	bool same = now.st_size == text->stat.st_size &&
	            now.st_mtim.tv_sec == text->stat.st_mtim.tv_sec &&
	            now.st_mtim.tv_nsec == text->stat.st_mtim.tv_nsec;
	if (same)
		return TEXT_SAME;
	text->stat = now;
	text->size = file_size(text);
	if (text->size <= before)
		change = TEXT_CHANGED;
	for (size_t i = 0; i < PAGE_COUNT; i++) {
		struct page *page = &text->pages[i];
		if (page->used && change == TEXT_GREW && !page_holds(text, page))
			change = TEXT_CHANGED;
		page->used = 0;
	}
	return change;
}

bool
text_failed(struct text *text, int *problem)
{
	bool failed = text->failed;

	*problem = text->problem;
	text->failed = false;
	return failed;
}

/* The page that begins at start, read if it is not here, in place of the one used longest ago. */
static struct page *
find_page(struct text *text, uint64_t start)
{
	struct page *oldest = &text->pages[0];

	for (size_t i = 0; i < PAGE_COUNT; i++) {
		struct page *page = &text->pages[i];
		if (page->used && page->start == start) {
			page->used = ++text->tick;
			return page;
		}
		if (page->used < oldest->used)
			oldest = page;
	}
	fill_page(text, oldest, start);
	oldest->used = ++text->tick;
	return oldest;
}

const char *
text_view(struct text *text, uint64_t pos, size_t *n)
{
	*n = 0;
	if (pos >= text->size)
		return "";
	if (text->fd < 0) {
		size_t used = (size_t)(pos % CHUNK_SIZE);
		uint64_t left = text->size - pos;
		*n = left < CHUNK_SIZE - used ? (size_t)left : CHUNK_SIZE - used;
		return text->chunks[pos / CHUNK_SIZE] + used;
	}
	uint64_t start = pos / PAGE_SIZE * PAGE_SIZE;
	struct page *page = find_page(text, start);
	size_t used = (size_t)(pos - start);
	if (used >= page->size)
		return "";
	*n = page->size - used;
	return page->bytes + used;
}

size_t
text_read(struct text *text, uint64_t pos, char *buf, size_t n)
{
	size_t done = 0;

	/* What is more than a page would drive out what they hold, for nothing. */
	if (text->fd >= 0 && n > PAGE_SIZE && pos < text->size) {
		uint64_t left = text->size - pos;
		return read_all(text, pos, buf, n < left ? n : (size_t)left);
	}

	while (done < n) {
		size_t piece;
		const char *bytes = text_view(text, pos + done, &piece);
		if (!piece)
			break;
		if (piece > n - done)
			piece = n - done;
		memcpy(buf + done, bytes, piece);
		done += piece;
	}
	return done;
}

size_t
text_copy(struct text *text, struct range range, struct buffer *to)
{
	if (range.end > text->size)
		range.end = text->size;
	if (range.start >= range.end)
		return 0;
	size_t n = (size_t)range_size(range);
	n = text_read(text, range.start, buffer_reserve(to, n), n);
	to->size += n;
	to->bytes[to->size] = '\0';
	return n;
}

int
text_byte(struct text *text, uint64_t pos)
{
	size_t n;
	const char *bytes = text_view(text, pos, &n);

	return n ? (unsigned char)bytes[0] : -1;
}

bool
text_find(struct text *text, uint64_t from, uint64_t limit, char byte, uint64_t *pos)
{
	while (limit) {
		size_t n;
		const char *bytes = text_view(text, from, &n);
		if (!n)
			return false;
		if (n > limit)
			n = (size_t)limit;
		const char *hit = memchr(bytes, byte, n);
		if (hit) {
			*pos = from + (uint64_t)(hit - bytes);
			return true;
		}
		from += n;
		limit -= n;
	}
	return false;
}

bool
text_find_back(struct text *text, uint64_t from, uint64_t limit, char byte, uint64_t *pos)
{
	if (from > text->size)
		from = text->size;
	while (limit && from) {
		uint64_t unit = text->fd < 0 ? CHUNK_SIZE : PAGE_SIZE;
		uint64_t start = (from - 1) / unit * unit;
		if (from - start > limit)
			start = from - limit;
		size_t n;
		const char *bytes = text_view(text, start, &n);
		if (n > from - start)
			n = (size_t)(from - start);
		const char *hit = n ? memrchr(bytes, byte, n) : NULL;
		if (hit) {
			*pos = start + (uint64_t)(hit - bytes);
			return true;
		}
		limit -= from - start;
		from = start;
	}
	return false;
}
