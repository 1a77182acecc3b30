#ifndef READ_EPUB_TOC_H
#define READ_EPUB_TOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * A book's table of contents, and what of it begins where. Only for read/epub*.c.
 */
struct epub_toc;

struct epub_entry {
	const char *title;
	const char *path;     /* the part it leads to; NULL when it leads nowhere */
	const char *fragment; /* "" for the part's start */
	unsigned level;
	bool told; /* for whoever tells of it */
};

struct epub_toc *epub_toc_new(void);
void epub_toc_free(struct epub_toc *toc);

/* Adds the entries of EPUB 3's nav element of the kind "toc", or of EPUB 2's ncx. path: of the file, in the container. */
void epub_toc_add_nav(struct epub_toc *toc, const char *path, const struct buffer *file);
void epub_toc_add_ncx(struct epub_toc *toc, const char *path, const struct buffer *file);

size_t epub_toc_count(const struct epub_toc *toc);

/*
 * Once, after the last one was added. is_part says whether there will be such a part; an entry that leads to none begins
 * where the next one does that leads somewhere.
 */
void epub_toc_settle(struct epub_toc *toc, bool (*is_part)(void *context, const char *path),
                     void *context);

/*
 * The entries that lead into a part, in the order of their fragments, and of the table among those with the same: count
 * of them from *first on. With path NULL those that lead nowhere, behind everything. The i-th by epub_toc_entry.
 */
size_t epub_toc_range(const struct epub_toc *toc, const char *path, size_t *first);

/* The same for one place in a part. */
size_t epub_toc_place(const struct epub_toc *toc, const char *path, const char *fragment,
                      size_t *first);
struct epub_entry *epub_toc_entry(const struct epub_toc *toc, size_t i);

#endif
