#ifndef READ_ANSI_SECTION_H
#define READ_ANSI_SECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * What git shows has sections: a commit (git log, git show), and in it, or alone (git diff), each file that changed.
 */
enum ansi_section { ANSI_SECTION_NONE, ANSI_SECTION_COMMIT, ANSI_SECTION_FILE };

/* What begins with a line, which may be coloured. */
enum ansi_section ansi_section_of(const char *line, size_t n);

/*
 * Writes the title of the section that the text, without colours, begins with: a commit's subject if it is there, else the first line;
 * the name of a file.
 */
void ansi_section_title(enum ansi_section section, const char *text, size_t n,
                        struct buffer *title);

#endif
