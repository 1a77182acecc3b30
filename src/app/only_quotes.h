#ifndef APP_ONLY_QUOTES_H
#define APP_ONLY_QUOTES_H

#include "doc/document.h"
#include "layout/layout.h"

/*
 * A document reduced to its quotations: blocks that hold some of one are kept, and of their text what is quoted and who says it;
 * the title and the headings above them are kept whole.
 */
struct layout_filter only_quotes_filter(struct document *document);

#endif
