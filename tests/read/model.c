/*
 * The printed model of a document: what the goldens of the readers hold.
 */
#include "tests/read/model.h"

#include <stdbool.h>
#include <string.h>

#include "doc/document.h"
#include "read/plain.h"

/* Byte i of the text, with white space and controls made visible or plain. */
static void
print_byte(struct buffer *to, char c)
{
	if (c == '\t')
		buffer_add_string(to, "\\t");
	else if ((unsigned char)c < 0x20 || c == 0x7f)
		buffer_printf(to, "\\x%02x", (unsigned char)c);
	else
		buffer_add_byte(to, c);
}

static bool
is_hidden(const struct part *part, uint64_t pos)
{
	size_t i = part_hidden_from(part, pos);

	return i < part->hidden_count && part->hidden[i].start <= pos;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The words of a reflowed block in one line. */
static void
print_words(struct buffer *to, const struct part *part, const char *bytes, struct range range)
{
	bool blank = false;

	for (uint64_t pos = range.start; pos < range.end; pos++) {
		char c = bytes[pos - range.start];
		if (is_hidden(part, pos))
			continue;
		if (is_space(c)) {
			blank = true;
			continue;
		}
		if (blank)
			buffer_add_byte(to, ' ');
		blank = false;
		print_byte(to, c);
	}
	buffer_add_byte(to, '\n');
}

/* The lines of a kept block, each behind a bar. */
static void
print_lines(struct buffer *to, const struct part *part, const char *bytes, struct range range)
{
	bool start = true;

	for (uint64_t pos = range.start; pos < range.end; pos++) {
		char c = bytes[pos - range.start];
		if (start)
			buffer_add_string(to, "\n    |");
		start = c == '\n';
		if (!start && c != '\r' && !is_hidden(part, pos))
			print_byte(to, c);
	}
	buffer_add_byte(to, '\n');
}

static void
print_block(struct buffer *to, struct text *text, const struct part *part, const struct block *b)
{
	struct buffer bytes = { 0 };

	buffer_printf(to, "%s", block_kind_name((enum block_kind)b->kind));
	if (b->level)
		buffer_printf(to, " %u", b->level);
	if (b->quote_depth)
		buffer_printf(to, " >%u", b->quote_depth);
	buffer_printf(to, " gap %u", b->gap);
	if (b->indent || b->hang)
		buffer_printf(to, " indent %u/%u", b->indent, b->hang);
	text_copy(text, b->range, &bytes);
	if (block_is_kept((enum block_kind)b->kind)) {
		print_lines(to, part, bytes.bytes, b->range);
	} else {
		buffer_add_string(to, ": ");
		print_words(to, part, bytes.bytes, b->range);
	}
	buffer_clear(&bytes);
}

void
model_print(struct buffer *to, struct text *text, const struct part *part)
{
	struct buffer bytes = { 0 };

	for (size_t i = 0; i < part->block_count; i++)
		print_block(to, text, part, &part->blocks[i]);
	for (size_t i = 0; i < part->hidden_count; i++) {
		text_copy(text, part->hidden[i], &bytes);
		buffer_add_string(to, "hidden: ");
		for (size_t k = 0; k < bytes.size; k++)
			print_byte(to, bytes.bytes[k]);
		buffer_add_byte(to, '\n');
		buffer_reset(&bytes);
	}
	for (size_t i = 0; i < part->section_count; i++)
		buffer_printf(to, "section %u: %s\n", part->sections[i].level,
		              part->sections[i].title);
	buffer_clear(&bytes);
}

void
model_print_plain(struct buffer *to, struct text *text)
{
	struct plain_profile *profile = plain_profile_new(text);

	for (uint64_t window = 0; window * DOCUMENT_WINDOW < text_size(text); window++) {
		struct part part;
		uint64_t start = window * DOCUMENT_WINDOW;
		part_init(&part, (struct range){ start, start + DOCUMENT_WINDOW });
		plain_window(profile, text, window, &part);
		model_print(to, text, &part);
		part_clear(&part);
	}
	plain_profile_free(profile);
}
