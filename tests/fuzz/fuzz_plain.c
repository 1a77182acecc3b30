/*
 * A plain text from any bytes. The first byte says how often the rest is repeated, so that short inputs reach over windows,
 * and what stands between. Blocks must be in order and apart, start in their windows, and hold every byte that is no white
 * space and not hidden; the windows read one by one, backwards, must give the same.
 */
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "doc/document.h"
#include "read/encoding.h"
#include "read/plain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE_MAX_TEXT = 2 * DOCUMENT_WINDOW + 20000 };

static struct text *
make_text(const uint8_t *data, size_t size)
{
	static const char *const betweens[] = { "", "\n", "\n\n", " " };
	const char *between = betweens[data[0] & 3];
	size_t times = (size_t)(data[0] >> 2) * (data[0] >> 2) + 1;
	struct text *text = text_new();

	for (size_t i = 0; i < times && text_size(text) + size < SIZE_MAX_TEXT; i++) {
		text_append(text, (const char *)data + 1, size - 1);
		text_append(text, between, strlen(between));
	}
	return text;
}

static void
read_window(const struct plain_profile *profile, struct text *text, uint64_t window,
            struct part *part)
{
	uint64_t start = window * DOCUMENT_WINDOW;

	part_init(part, (struct range){ start, start + DOCUMENT_WINDOW });
	plain_window(profile, text, window, part);
}

/* Marks what the part's blocks and hidden ranges hold; *done is where the last block ended. */
static void
cover(const struct part *part, char *covered, uint64_t size, uint64_t *done)
{
	for (size_t i = 0; i < part->block_count; i++) {
		struct range r = part->blocks[i].range;
		assert(range_holds(part->range, r.start) && r.start >= *done && r.end > r.start &&
		       r.end <= size);
		memset(covered + r.start, 1, (size_t)range_size(r));
		*done = r.end;
	}
	for (size_t i = 0; i < part->hidden_count; i++) {
		struct range r = part->hidden[i];
		assert(r.end > r.start && r.end <= size);
		assert(i == 0 || r.start >= part->hidden[i - 1].end);
		memset(covered + r.start, 1, (size_t)range_size(r));
	}
}

static void
check_cover(struct text *text, const char *covered)
{
	for (uint64_t pos = 0; pos < text_size(text); pos++) {
		int c = text_byte(text, pos);
		assert(covered[pos] || c == ' ' || (c >= '\t' && c <= '\r'));
	}
}

static void
check_same(const struct part *a, const struct part *b)
{
	assert(a->block_count == b->block_count && a->hidden_count == b->hidden_count);
	for (size_t i = 0; i < a->block_count; i++) {
		assert(a->blocks[i].range.start == b->blocks[i].range.start);
		assert(a->blocks[i].range.end == b->blocks[i].range.end);
		assert(a->blocks[i].kind == b->blocks[i].kind);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	struct encoding encoding = encoding_detect((const char *)data + 1, size - 1);
	assert(encoding.name[0]);
	struct text *text = make_text(data, size);
	struct plain_profile *profile = plain_profile_new(text);
	size_t count = (size_t)(text_size(text) / DOCUMENT_WINDOW) + 1;
	struct part *parts = memory_zero(count, sizeof *parts);
	char *covered = memory_zero(1, (size_t)text_size(text) + 1);
	struct plain_reader *reader = plain_reader_new(profile, text);
	uint64_t done = 0;

	for (size_t w = 0; w < count; w++) {
		part_init(&parts[w],
		          (struct range){ w * DOCUMENT_WINDOW, (w + 1) * DOCUMENT_WINDOW });
		plain_reader_window(reader, w, &parts[w]);
		plain_reader_sections(reader, &parts[w]);
		cover(&parts[w], covered, text_size(text), &done);
	}
	plain_reader_free(reader);
	check_cover(text, covered);
	for (size_t w = count; w-- > 0;) {
		struct part again;
		read_window(profile, text, w, &again);
		check_same(&parts[w], &again);
		part_clear(&again);
		part_clear(&parts[w]);
	}
	free(covered);
	free(parts);
	plain_profile_free(profile);
	text_free(text);
	return 0;
}
