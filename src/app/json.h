#ifndef APP_JSON_H
#define APP_JSON_H

#include <stdbool.h>
#include <stdio.h>

#include "doc/document.h"

/*
 * A document as one JSON object on one line: format, title, sections, blocks, quotations and notes, positions in
 * bytes of the document's text (what --text prints). Written piece by piece, so that its size does not matter. False when the
 * stream did. For diple-read only.
 */
bool json_print(struct document *document, FILE *to);

#endif
