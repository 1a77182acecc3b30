#ifndef READ_FOREIGN_H
#define READ_FOREIGN_H

#include <stddef.h>

/*
 * Documents of formats that no reader here reads, and that are not what they look like either: what they are is told by their
 * first bytes, so that it can be said, and a program be found that makes text of them (app/converter).
 */
struct foreign {
	const char *name;   /* what people call it, after an article: "a PDF" */
	const char *ending; /* of its files' names: ".pdf" */
};

/*
 * By the first n bytes; the name decides only between formats that begin alike. NULL when it is none of these. What merely
 * has such a name is none.
 */
const struct foreign *foreign_find(const char *name, const char *head, size_t n);

/* All of them, from 0 on; NULL past the last. */
const struct foreign *foreign_at(size_t i);

#endif
