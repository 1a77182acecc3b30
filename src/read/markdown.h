#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "doc/sink.h"
#include "read/source.h"

/* A reader (read/reader) of Markdown: CommonMark 0.31 and GitHub's additions. */
void markdown_source(struct source *source, struct sink *sink);

#endif
