#ifndef READ_HTML_PARSER_H
#define READ_HTML_PARSER_H

#include <stdbool.h>
#include <stddef.h>

#include "read/html.h"

/*
 * From the bytes of a page to its elements: the tokens of HTML (https://html.spec.whatwg.org/, section 13.2.5), said as they
 * come. The bytes may be cut anywhere. Whatever they are, they are a page: there are no errors.
 */
struct html_parser;

/* xml: the bytes follow XML's rules, as far as a browser would: "<p/>" is an empty element. The html is borrowed. */
struct html_parser *html_parser_new(struct html *html, bool xml);
void html_parser_free(struct html_parser *parser);

/* The next bytes, UTF-8. */
void html_parser_feed(struct html_parser *parser, const char *bytes, size_t n);

/* There are no more. */
void html_parser_end(struct html_parser *parser);

/* All of a page that is in memory, to its end, and html_finish. */
void html_parser_page(struct html *html, bool xml, const char *bytes, size_t n);

#endif
