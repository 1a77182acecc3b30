#ifndef READ_ROFF_H
#define READ_ROFF_H

#include "doc/sink.h"
#include "read/source.h"

/*
 * The source of a manual page that no program could be found to set: a plain text. Who sets it otherwise is app/typeset.
 */
void roff_source(struct source *source, struct sink *sink);

#endif
