#ifndef READ_INFO_FILE_H
#define READ_INFO_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/*
 * What an Info file is made of, as the Texinfo manual describes it ("Info Format Specification"): nodes between unit
 * separators, a tag table, and for a split manual a table of the files that hold the nodes.
 */

struct info_node {
	struct slice name, up; /* up: empty when it has none */
	struct slice body;     /* after the header line */
	const char *start;     /* its separator */
};

/* A place in a node that has a name of its own: a Ref of the tag table. */
struct info_place {
	struct slice name, node;
	uint64_t offset; /* bytes behind the node's separator */
};

struct info_file {
	struct info_node *nodes;
	size_t node_count, node_capacity;
	struct info_place *places;
	size_t place_count, place_capacity;
	struct slice *pieces; /* names of the files of a split manual, in order */
	size_t piece_count, piece_capacity;
};

/* True when so many bytes, the first ones of a file, begin an Info file. */
bool info_is_file(const char *head, size_t n);

/* Adds what the bytes hold, which must stay. Initialise with {0}. */
void info_file_add(struct info_file *file, const char *bytes, size_t size);
void info_file_clear(struct info_file *file);

#endif
