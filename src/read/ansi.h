#ifndef READ_ANSI_H
#define READ_ANSI_H

#include "doc/sink.h"
#include "read/source.h"

/*
 * The reader of text with escape sequences or overstrikes (read/ansi_text): its lines are kept as they are, with their looks
 * and links. What a pipe has brought so far is said before more is waited for.
 */
void ansi_source(struct source *source, struct sink *sink);

#endif
