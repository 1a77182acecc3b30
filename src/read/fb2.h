#ifndef READ_FB2_H
#define READ_FB2_H

#include "doc/sink.h"
#include "read/source.h"

/* Reads a book in FictionBook 2 (read/reader). */
void fb2_source(struct source *source, struct sink *sink);

#endif
