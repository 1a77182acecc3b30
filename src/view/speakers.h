#ifndef VIEW_SPEAKERS_H
#define VIEW_SPEAKERS_H

#include "base/buffer.h"
#include "view/panel.h"

/* So many quotations are listed at most: those around the place. */
enum { SPEAKERS_MOST = 32 * 1024 };

/* The rows of the quotations panel: by speaker, those who say most first, or in text order. */
void speakers_rows(struct panel *panel, struct document *document, uint64_t place);

/* The row of the last quotation that starts at or before the position; SIZE_MAX for none. */
size_t speakers_row_of(const struct panel *panel, uint64_t pos);

/* Appends the first words of quotation number index, in one line and without its opening mark. */
void speakers_words(struct document *document, uint64_t index, struct buffer *out);

#endif
