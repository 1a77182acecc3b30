#ifndef READ_HTML_ATTRIBUTE_H
#define READ_HTML_ATTRIBUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/table.h"

/*
 * The attributes that mean something to a reader. Only for read/html*.c, and for a parser that would not keep the others.
 */
struct html_attributes {
	/* NULL for those that an element has not. */
	const char *align, *alt, *aria_level, *charset, *class, *colspan, *content, *href,
		*http_equiv, *id, *label, *lang, *media, *name, *placeholder, *property, *role,
		*rowspan, *start, *style, *type, *value, *xml_lang;
	const char *hidden, *open, *reversed; /* any value says yes */
	const char *own_back, *own_block, *own_gap, *own_indent,
		*own_marker; /* "::back" ...: read/html.h */
};

/* Gathers them from names and values in turn, then NULL; NULL for none. The first of two with the same name counts. */
struct html_attributes html_attributes_gather(const char *const *pairs);

/* True when html_attributes_gather looks at one with this name, in lower case. */
bool html_attribute_matters(const char *name, size_t n);

/* A number at the value's start, within bounds; otherwise when there is none. */
long html_attribute_number(const char *value, long least, long most, long otherwise);

/* True when the value, words with blanks between, holds this word, in whatever case. NULL holds none. */
bool html_attribute_has(const char *value, const char *word);

/* True when an element with these is not shown. */
bool html_attributes_hide(const struct html_attributes *a);

/* True when white space in it is to be kept. */
bool html_attributes_keep(const struct html_attributes *a);

/* How its text is aligned. */
enum table_align html_attributes_align(const struct html_attributes *a);

/* True when its role, class or id says that it is furniture of the page; when one says that it is none. */
bool html_attributes_furnish(const struct html_attributes *a);
bool html_attributes_deny(const struct html_attributes *a);

#endif
