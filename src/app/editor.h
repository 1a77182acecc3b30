#ifndef APP_EDITOR_H
#define APP_EDITOR_H

#include <stdint.h>

/*
 * The argument list, ended by NULL, that edits a file with the person's own editor: $VISUAL, else $EDITOR, else vi. Their words
 * have blanks between; no shell sees them. A line that is not 0 is where to begin, as "+LINE". All of it is the caller's.
 */
char **editor_words(const char *path, uint64_t line);
void editor_words_free(char **words);

#endif
