#ifndef READ_ODT_H
#define READ_ODT_H

#include "doc/sink.h"
#include "read/source.h"

/* Reads a text in OpenDocument, an archive or one flat file (read/reader). */
void odt_source(struct source *source, struct sink *sink);

#endif
