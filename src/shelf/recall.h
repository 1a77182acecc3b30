#ifndef SHELF_RECALL_H
#define SHELF_RECALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "shelf/selector.h"
#include "shelf/store.h"

/*
 * Where the documents that were opened last were left, in a small file beside the shelf, so that it is known before the first frame
 * without SQLite. It is a copy of what the shelf knows: it may be old or lost, and is then written anew.
 */
enum { RECALL_MOST = 500 /* documents */ };

struct recall;

/* What the file in the folder says; nothing when there is none, or it is no such file. Never NULL. */
struct recall *recall_read(const char *folder);

/* The same of a file's bytes. */
struct recall *recall_parse(const char *bytes, size_t n);
void recall_free(struct recall *recall);

/* Where the document of that name was left, and when; false when that is not said. The selector is the caller's. */
bool recall_find_name(const struct recall *recall, const char *name, struct selector *selector,
                      int64_t *left_ms);

/* The same of a document of that content. */
bool recall_find_content(const struct recall *recall, int64_t fingerprint, uint64_t size,
                         struct selector *selector, int64_t *left_ms);

/* Writes the file from what the shelf knows. Whoever reads it meanwhile sees the old one or the new one. */
bool recall_write(struct store *store, const char *folder, struct error *error);

#endif
