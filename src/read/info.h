#ifndef READ_INFO_H
#define READ_INFO_H

#include "doc/sink.h"
#include "read/source.h"

/*
 * A reader (read/reader) of GNU Info manuals, whole or the main file of one that is split; then its source has the other files.
 * The nodes are the sections.
 */
void info_source(struct source *source, struct sink *sink);

#endif
