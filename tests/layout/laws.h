#ifndef TESTS_LAYOUT_LAWS_H
#define TESTS_LAYOUT_LAWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/document.h"
#include "layout/cluster.h"
#include "layout/layout.h"

struct rows {
	struct row *rows;
	size_t count, capacity;
};

/* Whether all is the same of two rows. */
bool laws_same_row(const struct row *a, const struct row *b);

/* All rows from the top; going up from the last one gives the same. The caller frees them. */
struct rows laws_rows(struct layout *layout);

/*
 * What must hold for any document: the rows are the same by any walk (whose steps are random), cover every block, and draw once
 * whatever can be seen.
 */
void laws_check(struct document *document, const struct layout_options *options, uint64_t *random);

/* What was drawn. */
struct seen {
	uint64_t *positions; /* of what is not blank, in the order it was drawn */
	size_t count, capacity;
	unsigned clusters; /* of this row */
	unsigned end;      /* column */
};

/* For layout_row_draw; context: a struct seen. */
void laws_see(void *context, uint64_t pos, unsigned column, const struct cluster *cluster);

#endif
