#ifndef READ_ROLE_H
#define READ_ROLE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What a short piece of text is by its words alone: a date, an author's line, the caption of a picture, site furniture,
 * the name that a contents list or a preface goes by. All take n bytes of UTF-8 in one line without white space around
 * them.
 */

/* "Contents", "Table of Contents", "Inhaltsverzeichnis", "目录" ... */
bool role_is_contents(const char *s, size_t n);

/* A name that sections go by in any book or report: "Preface", "References", "Nachwort", "Введение" ... */
bool role_is_known_name(const char *s, size_t n);

/* "THE END", "Finis": closes a book and begins nothing. */
bool role_is_ending(const char *s, size_t n);

/* "Tuesday, March 4, 2014", "4. März 2014", "2014-03-04 10:00 UTC": a date and nothing else. */
bool role_is_dateline(const char *s, size_t n);

/* "By Ann Lee and Bo Chan, Staff Writers" */
bool role_is_byline(const char *s, size_t n);

/* Says of itself that it belongs to a picture: a credit, who stands left or right, "Figure 3". */
bool role_is_caption(const char *s, size_t n);

/* Advertising and site furniture: "Share this article", "Subscribe to our newsletter", "All rights reserved". */
bool role_is_boilerplate(const char *s, size_t n);

/* "*** START OF THE EBOOK ***": where a file's text begins or ends. */
bool role_is_file_mark(const char *s, size_t n);

/*
 * "First, ...", "Secondly, ...", "3) ...", "Zweitens ...", "第二，...": an enumerated point. Returns its number (1 is the
 * first), 0 for none, and the size of its first clause in *clause.
 */
unsigned role_point(const char *s, size_t n, size_t *clause);

#endif
