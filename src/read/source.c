/*
 * Bytes by pread, so that the same descriptor can be read by two processes at once, neither moving the other.
 */
#include "read/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/slice.h"

enum { SOURCE_PIECE = 64 * 1024 };

/* As many of the n bytes at pos as the file has; *good is false when it cannot be read. */
static size_t
read_at(int fd, uint64_t pos, char *bytes, size_t n, bool *good)
{
	size_t done = 0;

	*good = true;
	while (done < n) {
		ssize_t got = pread(fd, bytes + done, n - done, (off_t)(pos + done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			*good = done > 0;
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	return done;
}

/* What the document says of its own bytes. */
static void
believe(struct source *source)
{
	const struct format *format = source->format;
	struct encoding said;

	if (format->charset &&
	    format->charset(source->head, source->head_size, &source->encoding, &said))
		source->encoding = said;
}

bool
source_open(struct source *source, int fd, const char *name, const struct source_hints *hints,
            uint64_t size, struct error *error)
{
	struct stat st;
	bool good;

	*source = (struct source){ .fd = fd, .growth = -1 };
	if (fstat(fd, &st) < 0) {
		error_set_errno(error, "cannot read %s", name);
		return false;
	}
	source->size = st.st_size > 0 ? (uint64_t)st.st_size : 0;
	if (source->size > size)
		source->size = size;
	size_t want = source->size < SOURCE_HEAD ? (size_t)source->size : (size_t)SOURCE_HEAD;
	source->head = memory_alloc(want + 1);
	source->head_size = read_at(fd, 0, source->head, want, &good);
	source->name = memory_string(name);
	if (!good)
		error_set_errno(error, "cannot read %s", name);
	else if (!hints || !hints->encoding)
		source->encoding = encoding_detect(source->head, source->head_size);
	else
		good = encoding_named(hints->encoding, &source->encoding, error);
	if (!good) {
		source_close(source);
		return false;
	}
	source->format = hints && hints->type ? format_find(hints->type) : NULL;
	source->told = source->format != NULL;
	if (!source->told)
		source->format = format_pick(name, source->head, source->head_size);
	/* What the bytes would mean as text does not matter then. */
	if (source->format->packed)
		source->encoding = encoding_detect("", 0);
	else if (!hints || !hints->encoding)
		believe(source);
	return true;
}

void
source_close(struct source *source)
{
	for (size_t i = 0; i < source->sibling_count; i++)
		source_close(&source->siblings[i]);
	free(source->siblings);
	converter_close(source->converter);
	while (source->held_count)
		converter_close(source->held[--source->held_count].converter);
	free(source->head);
	free(source->name);
	if (source->growth >= 0)
		close(source->growth);
	*source = (struct source){ .fd = -1, .growth = -1 };
}

static bool
is_held(const struct source *source, const char *name)
{
	for (size_t i = 0; i < source->held_count; i++)
		if (!strcasecmp(source->held[i].name, name))
			return true;
	return false;
}

static void
hold_charset(struct source *source, const char *name)
{
	struct encoding encoding;
	struct error error;

	if (source->held_count == SOURCE_CHARSETS || is_held(source, name) ||
	    !encoding_named(name, &encoding, &error) || !encoding.converts)
		return;
	struct source_charset *held = &source->held[source->held_count];
	snprintf(held->name, sizeof held->name, "%s", name);
	held->converter = converter_open(&encoding, &error);
	source->held_count += held->converter != NULL;
}

/* Opens what the parts will be converted by, for no other reason than that the system then has it loaded. */
static void
hold_charsets(struct source *source)
{
	const struct format *format = source->format;
	struct slice rest = { source->head, source->head_size };
	char name[ENCODING_NAME_SIZE];

	for (const char *const *p = format->charsets; p && *p; p++)
		hold_charset(source, *p);
	while (format->next_charset && source->held_count < SOURCE_CHARSETS &&
	       format->next_charset(&rest, name))
		hold_charset(source, name);
}

bool
source_prepare(struct source *source, struct error *error)
{
	hold_charsets(source);
	if (!source->encoding.converts || source->converter)
		return true;
	source->converter = converter_open(&source->encoding, error);
	return source->converter != NULL;
}

void
source_add_siblings(struct source *source, const int *fds, size_t count)
{
	struct error error;

	source->siblings = memory_zero(count + 1, sizeof *source->siblings);
	for (size_t i = 0; i < count; i++) {
		struct source *sibling = &source->siblings[source->sibling_count];
		if (!source_open(sibling, fds[i], "", NULL, UINT64_MAX, &error))
			continue;
		if (source_prepare(sibling, &error))
			source->sibling_count++;
		else
			source_close(sibling);
	}
}

bool
source_is_binary(const struct source *source)
{
	return source->encoding.binary && !source->told && !strcmp(source->format->name, "text");
}

bool
source_is_own_text(const struct source *source)
{
	return !source->encoding.converts && !strcmp(source->format->name, "text");
}

/* ---- files that grow ---- */

void
source_grow(struct source *source, int growth)
{
	source->growth = growth;
}

bool
source_waits(const struct source *source)
{
	char byte;
	bool good;

	return source->growth >= 0 && !read_at(source->fd, source->at, &byte, 1, &good);
}

/* Waits until something was written; after the end of it nothing is waited for. */
static void
wait_for_growth(struct source *source)
{
	char bytes[512];
	ssize_t n = read(source->growth, bytes, sizeof bytes);

	if (n > 0 || (n < 0 && errno == EINTR))
		return;
	close(source->growth);
	source->growth = -1;
}

static size_t
read_growing(struct source *source, char *bytes, size_t n)
{
	size_t got;
	bool good = true;

	while (!(got = read_at(source->fd, source->at, bytes, n, &good)) && source->growth >= 0)
		wait_for_growth(source);
	source->at += got;
	if (source->size < source->at)
		source->size = source->at;
	return got;
}

/* ---- reading ---- */

size_t
source_read(struct source *source, char *bytes, size_t n)
{
	if (source->growth >= 0)
		return read_growing(source, bytes, n);
	uint64_t left = source->size - source->at;
	bool good;

	if (n > left)
		n = (size_t)left;
	n = read_at(source->fd, source->at, bytes, n, &good);
	source->at += n;
	return n;
}

bool
source_read_text(struct source *source, struct buffer *to)
{
	char bytes[SOURCE_PIECE];

	if (source->at < source->encoding.bom)
		source->at = source->encoding.bom;
	size_t n = source_read(source, bytes, sizeof bytes);
	if (!source->converter)
		buffer_add(to, bytes, n);
	else if (n)
		converter_feed(source->converter, bytes, n, to);
	else
		converter_end(source->converter, to);
	return n > 0;
}
