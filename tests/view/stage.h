#ifndef TESTS_VIEW_STAGE_H
#define TESTS_VIEW_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"
#include "view/view.h"

/* A sample document in a view, and the last frame that it drew. */
struct stage {
	struct document *document;
	struct theme theme;
	struct view *view;
	struct frame frame;
	int rows, columns;
	struct view_options options;
};

/* lines are those of tests/view/sample. */
void stage_open(struct stage *stage, const char *lines, int columns, int rows);
void stage_close(struct stage *stage);

/* The text of a row of the last frame, without blanks at its end; good until the next one is asked for. */
const char *stage_row(struct stage *stage, int row);

/* Draws, and says whether a row holds the text. */
bool stage_shows(struct stage *stage, int row, const char *text);

/* Where the text stands in the document. */
uint64_t stage_position(struct stage *stage, const char *text);

/* A long document: paragraph n begins with "n-first". The caller frees it. */
char *stage_long_text(void);

/* A search, by hand: those of struct view_matches. */
struct finder {
	struct document *document;
	const char *word;
};

size_t finder_in(void *context, struct range range, struct range *out, size_t max);
bool finder_count(void *context, struct range range, uint64_t *count);

#endif
