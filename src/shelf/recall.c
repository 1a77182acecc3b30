/*
 * A text file, a document a line, fields with tabs between; in a field the signs that would disturb that stand as \t, \n and \\.
 * A line is only taken apart when it is the one that is asked for.
 */
#include "shelf/recall.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/slice.h"
#include "shelf/folder.h"
#include "shelf/recall_line.h"

enum { SIZE_MOST = 4 * 1024 * 1024 };

/* The fields of a line, in their order. */
enum field {
	FIELD_NAME,
	FIELD_FINGERPRINT,
	FIELD_SIZE,
	FIELD_LEFT,
	FIELD_START,
	FIELD_END,
	FIELD_TEXT_SIZE,
	FIELD_EXACT,
	FIELD_PREFIX,
	FIELD_SUFFIX,
	FIELD_HEADING,
	FIELD_COUNT,
};

static const char head[] = RECALL_HEAD;

struct recall {
	struct buffer bytes; /* without the head */
};

/* ---- reading ---- */

struct recall *
recall_parse(const char *bytes, size_t n)
{
	struct recall *recall = memory_zero(1, sizeof *recall);

	if (n > sizeof head - 1 && !memcmp(bytes, head, sizeof head - 1))
		buffer_add(&recall->bytes, bytes + sizeof head - 1, n - (sizeof head - 1));
	return recall;
}

void
recall_free(struct recall *recall)
{
	if (!recall)
		return;
	buffer_clear(&recall->bytes);
	free(recall);
}

/* Adds all of a file, as far as it may go. */
static void
read_file(const char *path, struct buffer *to)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n = 1;

	while (fd >= 0 && n > 0 && to->size < SIZE_MOST) {
		enum { PIECE = 256 * 1024 };
		n = read(fd, buffer_reserve(to, PIECE), PIECE);
		to->size += n > 0 ? (size_t)n : 0;
	}
	if (fd >= 0)
		close(fd);
}

struct recall *
recall_read(const char *folder)
{
	char *path = folder_file(folder, RECALL_FILE);
	struct buffer bytes = { 0 };

	read_file(path, &bytes);
	struct recall *recall = recall_parse(buffer_string(&bytes), bytes.size);
	buffer_clear(&bytes);
	free(path);
	return recall;
}

/* Takes a line apart; false when it does not have all fields. */
static bool
split(struct slice line, struct slice fields[FIELD_COUNT])
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		const char *tab = memchr(line.bytes, '\t', line.size);
		size_t n = tab ? (size_t)(tab - line.bytes) : line.size;
		if (!tab != (i == FIELD_COUNT - 1))
			return false;
		fields[i] = (struct slice){ line.bytes, n };
		line = slice_after(line, tab ? n + 1 : n);
	}
	return true;
}

/* A number that is not negative; false for anything else. */
static bool
read_number(struct slice field, uint64_t *number)
{
	*number = 0;
	for (size_t i = 0; i < field.size; i++) {
		if (field.bytes[i] < '0' || field.bytes[i] > '9' || *number > INT64_MAX / 10 - 1)
			return false;
		*number = *number * 10 + (uint64_t)(field.bytes[i] - '0');
	}
	return field.size > 0;
}

/* A field as it was before it was written. */
static char *
read_string(struct slice field)
{
	struct buffer b = { 0 };

	for (size_t i = 0; i < field.size; i++) {
		char c = field.bytes[i];
		if (c == '\\' && i + 1 < field.size) {
			c = field.bytes[++i];
			c = c == 't' ? '\t' : c == 'n' ? '\n' : c;
		}
		if (c)
			buffer_add_byte(&b, c);
	}
	return buffer_take(&b);
}

static bool
read_selector(const struct slice fields[FIELD_COUNT], struct selector *selector, int64_t *left_ms)
{
	uint64_t start, end, text_size, left;

	if (!read_number(fields[FIELD_START], &start) || !read_number(fields[FIELD_END], &end) ||
	    !read_number(fields[FIELD_TEXT_SIZE], &text_size) ||
	    !read_number(fields[FIELD_LEFT], &left))
		return false;
	*selector = (struct selector){
		.exact = read_string(fields[FIELD_EXACT]),
		.prefix = read_string(fields[FIELD_PREFIX]),
		.suffix = read_string(fields[FIELD_SUFFIX]),
		.heading = read_string(fields[FIELD_HEADING]),
		.range = { start, end },
		.text_size = text_size,
	};
	*left_ms = (int64_t)left;
	if (selector_is_sound(selector))
		return true;
	selector_clear(selector);
	return false;
}

void
recall_add_string(struct buffer *b, const char *s)
{
	for (; *s; s++)
		if (*s == '\t' || *s == '\n' || *s == '\\') {
			buffer_add_byte(b, '\\');
			buffer_add_byte(b, *s == '\t' ? 't' : *s == '\n' ? 'n' : '\\');
		} else {
			buffer_add_byte(b, *s);
		}
}

/* The first line whose fields from the first one on are these. */
static bool
find(const struct recall *recall, enum field first, const struct buffer *wanted,
     struct selector *selector, int64_t *left_ms)
{
	struct slice rest = { recall->bytes.bytes, recall->bytes.size }, line;

	while (slice_line(&rest, &line)) {
		struct slice fields[FIELD_COUNT], part = line;
		for (int i = 0; i < (int)first && part.size; i++) {
			const char *tab = memchr(part.bytes, '\t', part.size);
			part = slice_after(part, tab ? (size_t)(tab - part.bytes) + 1 : part.size);
		}
		if (part.size > wanted->size && !memcmp(part.bytes, wanted->bytes, wanted->size) &&
		    split(line, fields))
			return read_selector(fields, selector, left_ms);
	}
	return false;
}

bool
recall_find_name(const struct recall *recall, const char *name, struct selector *selector,
                 int64_t *left_ms)
{
	struct buffer wanted = { 0 };

	recall_add_string(&wanted, name);
	buffer_add_byte(&wanted, '\t');
	bool found = find(recall, FIELD_NAME, &wanted, selector, left_ms);
	buffer_clear(&wanted);
	return found;
}

void
recall_add_content(struct buffer *b, int64_t fingerprint, uint64_t size)
{
	buffer_printf(b, "%016llx\t%llu\t", (unsigned long long)fingerprint,
	              (unsigned long long)size);
}

bool
recall_find_content(const struct recall *recall, int64_t fingerprint, uint64_t size,
                    struct selector *selector, int64_t *left_ms)
{
	struct buffer wanted = { 0 };

	recall_add_content(&wanted, fingerprint, size);
	bool found = fingerprint && find(recall, FIELD_FINGERPRINT, &wanted, selector, left_ms);
	buffer_clear(&wanted);
	return found;
}
