#ifndef TESTS_SHELF_STORED_H
#define TESTS_SHELF_STORED_H

#include <stddef.h>
#include <stdint.h>

#include "shelf/store.h"

/* A group's fixture, with scratch_remove: whoever a child becomes may look into the folder. */
int stored_make_folder(void **state);

/* A folder of its own for each test, which is not there yet; the caller's. */
char *stored_folder(void);

/* The shelf there; a test that has none is over. */
struct store *stored_open(const char *at);

/* A document's number on it. */
int64_t stored_document(struct store *store, const char *name, int64_t fingerprint);

/* An annotation that is not on the shelf, to be cleared. */
struct annotation stored_annotation(int64_t document, enum annotation_kind kind, const char *key,
                                    const char *note);

/* Keeps one, however long others write, and returns its number; 0 when it was refused. */
int64_t stored_keep(struct store *store, int64_t document, enum annotation_kind kind,
                    const char *key, const char *note);

/* What is kept of a document, and how much. */
struct annotations stored_all(struct store *store, int64_t document);
size_t stored_count(struct store *store, int64_t document);

#endif
