#ifndef READ_ROLE_H
#define READ_ROLE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What a short piece of text is by its words alone: the name of a contents list, of a preface, of an end. All take n bytes
 * of UTF-8 in one line without white space around them.
 */

/* "Contents", "Table of Contents", "Inhaltsverzeichnis", "目录" ... */
bool role_is_contents(const char *s, size_t n);

/* A name that sections go by in any book or report: "Preface", "References", "Nachwort", "Введение" ... */
bool role_is_known_name(const char *s, size_t n);

/* "THE END", "Finis": closes a book and begins nothing. */
bool role_is_ending(const char *s, size_t n);

#endif
