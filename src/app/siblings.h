#ifndef APP_SIBLINGS_H
#define APP_SIBLINGS_H

#include <stddef.h>

/*
 * The other files of a document that is in several: a split Info manual names them in its main file. A reader is sealed and
 * can open none, so they are opened for it: regular files of those very names in the same folder, perhaps compressed.
 */
enum { SIBLINGS_MOST = 60 };

struct siblings {
	int fds[SIBLINGS_MOST];
	size_t count;
};

/*
 * For a file whose content fd gives (unpacked) and whose path is given (NULL: none, and no siblings). What cannot be opened is left
 * out.
 */
void siblings_open(struct siblings *siblings, const char *path, int fd);

/* A regular file of that path, as it is or compressed, open for reading; -1 when there is none. *found is its path then, the caller's. */
int siblings_open_path(const char *path, char **found);

void siblings_close(struct siblings *siblings);

#endif
