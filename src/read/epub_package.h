#ifndef READ_EPUB_PACKAGE_H
#define READ_EPUB_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/sink.h"
#include "read/zip.h"

/*
 * What a book says about itself: the container and the package document (https://www.w3.org/TR/epub-33/, sections 4 and 5;
 * OPF 2.0.1). Only for read/epub*.c.
 */
struct epub_item {
	const char *path; /* in the container; there need not be such a file */
	bool encrypted;
	bool drawing; /* SVG */
};

struct epub_package;

/*
 * Reads what it needs from the zip; says the title, the facts, and notes to the sink. Never NULL: a book without a package is
 * made of the pages that the zip holds, in the order of their names.
 */
struct epub_package *epub_package_read(struct zip *zip, struct sink *sink);
void epub_package_free(struct epub_package *package);

/* The parts in the order in which they are read; each once. What is beside the way ("linear") comes after what is on it. */
const struct epub_item *epub_package_items(const struct epub_package *package, size_t *count);

/* The folder that most of it is in, with the slash; "" for the root. */
const char *epub_package_folder(const struct epub_package *package);

/* Where the table of contents is, EPUB 3's or EPUB 2's; NULL. */
const char *epub_package_nav(const struct epub_package *package);
const char *epub_package_ncx(const struct epub_package *package);

#endif
