#ifndef VIEW_SPEAKERS_H
#define VIEW_SPEAKERS_H

#include "base/buffer.h"
#include "view/panel.h"

/* So many quotations are listed one by one; of more, all speakers or those around the place. */
enum { SPEAKERS_MOST = 16 * 1024 };

/* How they are listed for a place: all, only the speakers, or those nearby. */
enum panel_scope speakers_scope(const struct panel *panel, struct document *document,
                                uint64_t place);

/* The rows of the quotations panel: by speaker, those who say most first, or in text order. */
void speakers_rows(struct panel *panel, struct document *document, uint64_t place);

/* The row of the last quotation that starts at or before the position; SIZE_MAX for none. */
size_t speakers_row_of(const struct panel *panel, uint64_t pos);

/* The quotation of a row; NULL when it is none any more. */
const struct quote *speakers_quote(struct document *document, const struct panel_row *row);

/* Appends the first words of a row's quotation, in one line and without its opening mark. */
void speakers_words(struct document *document, const struct panel_row *row, struct buffer *out);

/* True when a quotation is of the class, the speaker and the words that the panel lists. */
bool speakers_hold(const struct panel *panel, struct document *document, const struct quote *quote);

/* The key of a speaker's row; "" for nobody who is known. */
uint64_t speakers_key(const char *speaker);

#endif
