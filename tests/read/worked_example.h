#ifndef TESTS_READ_WORKED_EXAMPLE_H
#define TESTS_READ_WORKED_EXAMPLE_H

#include "base/buffer.h"
#include "doc/sink.h"
#include "read/builder.h"
#include "read/source.h"

/* The reader that HACKING shows, and what it must include. */
void lines_source(struct source *source, struct sink *sink);

#endif
