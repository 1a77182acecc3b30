/*
 * Tables are told before their rows, as a whole, so that a row can be laid out without looking at the others.
 */
#include "doc/table.h"

#include <string.h>

struct table
table_copy(const struct table *table, struct arena *arena)
{
	struct table copy = *table;
	size_t size = table->column_count * sizeof *table->columns;
	struct table_column *columns = arena_alloc(arena, size);

	memcpy(columns, table->columns, size);
	copy.columns = columns;
	return copy;
}

const char *
table_align_name(enum table_align align)
{
	static const char *const names[TABLE_ALIGN_COUNT] = { "left", "centre", "right" };

	return names[align];
}
