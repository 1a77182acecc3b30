#ifndef READ_EPUB_H
#define READ_EPUB_H

#include "doc/sink.h"
#include "read/source.h"

/* Reads a book in EPUB 2 or 3 (read/reader). */
void epub_source(struct source *source, struct sink *sink);

#endif
