#ifndef READ_EPUB_IDS_H
#define READ_EPUB_IDS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The names that a page gives to its elements, found before it is read: whatever looks like one. Only for read/epub*.c.
 */
struct epub_ids;

/* The bytes are borrowed. */
struct epub_ids *epub_ids_new(const char *bytes, size_t n);
void epub_ids_free(struct epub_ids *ids);

/* NULL holds none. */
bool epub_ids_hold(const struct epub_ids *ids, const char *id);

#endif
