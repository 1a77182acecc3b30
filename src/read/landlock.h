#ifndef READ_LANDLOCK_H
#define READ_LANDLOCK_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Landlock (landlock(7)): a process gives up files for itself and for all that it starts. A ruleset forbids everything
 * that this kernel's version of it knows, but for what was allowed.
 */

/* Its descriptor; -1 where there is no Landlock. */
int landlock_open(void);

/* Allows reading files below a folder, or that file, and running them; a folder that is not there is no matter. */
void landlock_allow_reading(int ruleset, const char *path);

/* Allows reading and writing a file that is there. */
void landlock_allow_writing(int ruleset, const char *path);

/* From here on. Closes the ruleset. */
bool landlock_enter(int ruleset);

#endif
