#ifndef SHELF_STORE_H
#define SHELF_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "shelf/annotation.h"

/*
 * The shelf on the disk. What is answered with STORE_DONE outlives the program, however it ends, and what a person made (not
 * just where he stands) the machine too. No call waits longer than a few milliseconds for another diple that is just writing:
 * then it says STORE_BUSY, nothing is changed, and it is to be tried again soon.
 */
enum store_answer {
	STORE_DONE,
	STORE_BUSY,
	STORE_FAILED, /* with a sentence */
};

struct store;

/*
 * Opens shelf.db in the folder, both made if they are not there. NULL with a sentence when nothing can be kept nor read: no
 * SQLite, no folder, or a shelf that a newer diple wrote, which is left alone. One that is damaged is set aside under
 * another name and begun anew. NULL with an empty sentence while another diple is at it: to be tried again soon.
 */
struct store *store_open(const char *folder, struct error *error);
void store_close(struct store *store);

/*
 * After something failed: where that was because the shelf is damaged, it is set aside as by store_open. True when there is a
 * new one, whose documents are to be opened anew; what was read of the old one can be put into it.
 */
bool store_mend(struct store *store, struct error *error);

/* What is to be told about the opening, or has happened since: a sentence, once; NULL for nothing. */
const char *store_take_remark(struct store *store);

/* Nothing can be written: what is there can be read. */
bool store_is_read_only(const struct store *store);

/* Brings what was written to its final place in the file, when nobody waits; there is no need for it. */
void store_settle(struct store *store);

/* ---- documents ---- */

struct store_document {
	int64_t id;
	char *name; /* a path, or "man:ls(1)" */
	int64_t fingerprint;
	uint64_t size;
	char *title, *author, *format; /* "" for none */
	int64_t opened_ms;             /* since 1970, UTC */
	double progress;               /* 0 to 1 */
	unsigned highlights, notes;    /* of the highlights, those with one; read only */
};

struct store_documents {
	struct store_document *items;
	size_t count, capacity;
};

void store_documents_clear(struct store_documents *documents);

/*
 * A document is opened: the one of that name, else one of the same content, which then has this name too, else a new one. Sets
 * the id. The strings are the caller's.
 */
enum store_answer store_opened(struct store *store, struct store_document *document,
                               struct error *error);

/* What is known now of its title and author, where that was not known when it was opened. */
enum store_answer store_describe(struct store *store, int64_t document, const char *title,
                                 const char *author, struct error *error);

/* Everything that is kept of a document goes for good. */
enum store_answer store_forget(struct store *store, int64_t document, struct error *error);

/* Looks which one that would be, and takes what is known of it; the caller's. False when there is none. */
bool store_find(struct store *store, struct store_document *document);

/* Those that were opened last, the last one first, by the name that was used last. */
enum store_answer store_recent(struct store *store, size_t max, struct store_documents *documents,
                               struct error *error);

/* ---- what is anchored in them ---- */

/*
 * Keeps a new one, or what has changed of one with an id; fails when the document was forgotten. A place replaces the document's place, a mark the one with its
 * letter. Sets the id and the times.
 */
enum store_answer store_put(struct store *store, struct annotation *annotation,
                            struct error *error);
enum store_answer store_remove(struct store *store, int64_t id, struct error *error);

/* A place, and how much of the document lies before it. */
enum store_answer store_put_place(struct store *store, struct annotation *place, double progress,
                                  struct error *error);

/* Those of a document, in the order of their positions when they were made. */
enum store_answer store_annotations(struct store *store, int64_t document,
                                    struct annotations *annotations, struct error *error);

/* A mark of all documents, A-Z, with the name of its own; count is 0 when it is not set. */
enum store_answer store_mark(struct store *store, const char *letter,
                             struct annotations *annotations, char **name, struct error *error);

/* The places of the documents of store_recent, in that order; one without a place has an empty annotation. */
enum store_answer store_recent_places(struct store *store, size_t max,
                                      struct store_documents *documents, struct annotations *places,
                                      struct error *error);

#endif
