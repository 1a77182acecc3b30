#ifndef SHELF_IMPORT_H
#define SHELF_IMPORT_H

#include <stddef.h>

#include "shelf/store.h"

/* What came of reading highlights from elsewhere. */
struct import_counts {
	size_t added;
	size_t changed; /* were there, and are newer now */
	size_t known;   /* were there already */
	size_t refused; /* tell no words, or too many */
};

/*
 * Puts the highlights of a text in JSON on the shelf, all of them or, when anything fails, none: annotations in the form of the W3C's
 * Web Annotation Data Model with a TextQuoteSelector, alone in an array or as the items of an AnnotationPage. Documents that are
 * not there are put there too, by their address, or by their content where that is told.
 */
enum store_answer import_json(struct store *store, const char *json, struct import_counts *counts,
                              struct error *error);

#endif
