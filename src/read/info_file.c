/*
 * An Info file is cut at its unit separators (0x1f alone in a line, a form feed may stand before it). What follows one tells
 * by its first line what it is. Nothing is copied, and nothing that the tables say about sizes is believed: nodes are where
 * their separators are.
 */
#include "read/info_file.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"

enum { SEPARATOR = 0x1f, QUOTE = 0x7f };

static bool
is_separator(struct slice line)
{
	if (line.size && line.bytes[0] == '\f')
		line = (struct slice){ line.bytes + 1, line.size - 1 };
	return line.size && line.bytes[0] == SEPARATOR &&
	       (line.size == 1 || (line.size == 2 && line.bytes[1] == '\f'));
}

/* What stands behind "Label:" in a node's header line; names with commas are between two 0x7f. */
static struct slice
header_field(struct slice line, const char *label)
{
	size_t n = strlen(label);

	for (size_t at = 0; at + n < line.size; at++) {
		if (strncasecmp(line.bytes + at, label, n) ||
		    (at && !strchr(" ,\t", line.bytes[at - 1])))
			continue;
		struct slice value =
			slice_trim((struct slice){ line.bytes + at + n, line.size - at - n });
		if (value.size && value.bytes[0] == QUOTE) {
			const char *end = memchr(value.bytes + 1, QUOTE, value.size - 1);
			if (end)
				return (struct slice){ value.bytes + 1,
					               (size_t)(end - value.bytes - 1) };
		}
		size_t end = 0;
		while (end < value.size && value.bytes[end] != ',' && value.bytes[end] != '\t')
			end++;
		return slice_trim((struct slice){ value.bytes, end });
	}
	return (struct slice){ 0 };
}

/* The bytes up to the next separator, or the end. */
static struct slice
take_unit(struct slice *rest)
{
	struct slice unit = { rest->bytes, 0 }, line;

	while (rest->size) {
		struct slice before = *rest;
		slice_line(rest, &line);
		if (is_separator(line)) {
			*rest = before;
			break;
		}
	}
	unit.size = (size_t)(rest->bytes - unit.bytes);
	return unit;
}

static void
add_node(struct info_file *file, const char *start, struct slice header, struct slice body)
{
	file->nodes = memory_grow(file->nodes, &file->node_capacity, file->node_count + 1,
	                          sizeof *file->nodes);
	file->nodes[file->node_count++] = (struct info_node){
		.name = header_field(header, "Node:"),
		.up = header_field(header, "Up:"),
		.body = body,
		.start = start,
	};
}

/* "Ref: name<0x7f>offset": the offset is one in the file as it once was; that from its node's is still right. */
static void
add_tags(struct info_file *file, struct slice unit)
{
	struct slice line, node = { 0 };
	uint64_t node_offset = 0;

	while (slice_line(&unit, &line)) {
		const char *end = memchr(line.bytes, QUOTE, line.size);
		bool is_node = slice_begins(line, "Node:");
		if (!end || (!is_node && !slice_begins(line, "Ref:")))
			continue;
		const char *colon = memchr(line.bytes, ':', line.size);
		struct slice name =
			slice_trim((struct slice){ colon + 1, (size_t)(end - colon - 1) });
		uint64_t offset = 0;
		for (const char *p = end + 1; p < line.bytes + line.size && *p >= '0' &&
		                              *p <= '9' && offset < UINT64_MAX / 20;
		     p++)
			offset = offset * 10 + (uint64_t)(*p - '0');
		if (is_node) {
			node = name;
			node_offset = offset;
		} else if (node.size && offset >= node_offset) {
			file->places = memory_grow(file->places, &file->place_capacity,
			                           file->place_count + 1, sizeof *file->places);
			file->places[file->place_count++] =
				(struct info_place){ name, node, offset - node_offset };
		}
	}
}

/* "name: offset" */
static void
add_pieces(struct info_file *file, struct slice unit)
{
	struct slice line;

	while (slice_line(&unit, &line)) {
		size_t n = line.size;
		while (n && line.bytes[n - 1] != ':')
			n--;
		if (n < 2)
			continue;
		file->pieces = memory_grow(file->pieces, &file->piece_capacity,
		                           file->piece_count + 1, sizeof *file->pieces);
		file->pieces[file->piece_count++] = slice_trim((struct slice){ line.bytes, n - 1 });
	}
}

void
info_file_add(struct info_file *file, const char *bytes, size_t size)
{
	struct slice rest = { bytes, size }, line;

	take_unit(&rest); /* the preamble is about the file */
	while (rest.size) {
		const char *start = rest.bytes;
		slice_line(&rest, &line);
		struct slice unit = take_unit(&rest), body = unit;
		if (!slice_line(&body, &line))
			continue;
		if (header_field(line, "Node:").size)
			add_node(file, start, line, body);
		else if (slice_begins(line, "Tag Table:"))
			add_tags(file, body);
		else if (slice_begins(line, "Indirect:"))
			add_pieces(file, body);
	}
}

void
info_file_clear(struct info_file *file)
{
	free(file->nodes);
	free(file->places);
	free(file->pieces);
	*file = (struct info_file){ 0 };
}

bool
info_is_file(const char *head, size_t n)
{
	struct slice rest = { head, n }, line;

	take_unit(&rest);
	while (rest.size) {
		slice_line(&rest, &line);
		if (!slice_line(&rest, &line))
			return false;
		if (slice_begins(line, "Indirect:") || slice_begins(line, "Tag Table:"))
			return true;
		if (slice_begins(line, "File:") && header_field(line, "Node:").size)
			return true;
		take_unit(&rest);
	}
	return false;
}
