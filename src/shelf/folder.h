#ifndef SHELF_FOLDER_H
#define SHELF_FOLDER_H

#include <stdbool.h>

#include "base/error.h"

/* Where the shelf is kept: diple in $XDG_DATA_HOME, else in ~/.local/share; NULL when neither is known. The caller's. */
char *folder_name(void);

/* Makes it with the folders that hold it, for nobody else to look into. */
bool folder_make(const char *folder, struct error *error);

/* The path of a file in it; the caller's. */
char *folder_file(const char *folder, const char *name);

#endif
