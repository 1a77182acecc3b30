#ifndef APP_NOTES_H
#define APP_NOTES_H

#include <stddef.h>
#include <stdio.h>

#include "app/note_listing.h"

/*
 * Prints the highlights and notes of documents as the shelf has them; of all documents when none is named. A document is named by
 * its path or as "man:ls(1)" and need not be there any more. Returns the exit code; what cannot be told is said to standard
 * error. folder: where the shelf is, NULL for none.
 */
int notes_print(const char *folder, enum note_format format, const char *const *names, size_t count,
                FILE *to);

/* Puts those of files in JSON ("-": standard input) on the shelf, and prints how many there were. Returns the exit code. */
int notes_import(const char *folder, const char *const *names, size_t count, FILE *to);

#endif
