#ifndef READ_HTML_PARSER_H
#define READ_HTML_PARSER_H

#include <stdbool.h>
#include <stddef.h>

#include "read/html.h"
#include "read/markup.h"

/*
 * From the bytes of a page to its elements. Whatever they are, they are a page.
 */

/* What the tags of a page mean to a struct html; xml: they follow XML's rules. */
const struct markup_language *html_language_of(bool xml);

/* All of a page that is in memory, to its end, and html_finish. */
void html_parser_page(struct html *html, bool xml, const char *bytes, size_t n);

#endif
