#ifndef APP_NOTES_H
#define APP_NOTES_H

#include <stddef.h>
#include <stdio.h>

/*
 * Prints the highlights and notes of documents as the shelf has them, in Markdown: block quotations under the headings, each
 * with its note below. A document is named by its path or as "man:ls(1)" and need not be there any more. Returns the exit
 * code; what cannot be told is said to standard error.
 */
int notes_print(const char *folder, const char *const *names, size_t count, FILE *to);

#endif
