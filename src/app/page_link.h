#ifndef APP_PAGE_LINK_H
#define APP_PAGE_LINK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Pages of the manual that only say that they are another one: ".so man1/zcat.1" (soelim(1)). The other lies in the same manual: its
 * name counts from the folder that holds the folder of the page, or from the page's own.
 */
enum { PAGE_LINKS_MOST = 8 }; /* one after the other: more is a loop */

/* The name of the other page, of a source that says nothing else; NULL for any other. Memory of the caller. */
char *page_link_target(const char *source, size_t n);

/*
 * Opens it, from the page at that path, compressed or not; -1 when there is none. *found is its path then, the caller's. Names that
 * lead out of the manual are none.
 */
int page_link_open(const char *path, const char *target, char **found);

#endif
