#ifndef READ_HTML_SOURCE_H
#define READ_HTML_SOURCE_H

#include "doc/sink.h"
#include "read/source.h"

/* A page of the web. For read/reader.c. */
void html_source(struct source *source, struct sink *sink);

#endif
