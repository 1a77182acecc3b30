#ifndef READ_TITLE_H
#define READ_TITLE_H

#include "read/heading.h"

/*
 * Finds the title in the lines of the first window and sets the survey's title, subtitle, name, fields and body. The rest
 * of the survey must be filled in.
 */
void title_find(struct survey *survey, const struct lines *lines);

/* Words in one line: runs of white space and line breaks become one blank. The caller frees it. */
char *title_line(const char *s, size_t n);

#endif
