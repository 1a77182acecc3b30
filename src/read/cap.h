#ifndef READ_CAP_H
#define READ_CAP_H

#include <stdint.h>

#include "doc/sink.h"

/*
 * A sink between a reader and another sink that lets so many bytes of text pass and no more: a small file may say that it is a
 * large one. What comes too late is left out, with a note; the document is whole all the same.
 */
struct cap;

/* The sink is borrowed. */
struct cap *cap_new(uint64_t bytes, struct sink *to);
void cap_free(struct cap *cap);
struct sink *cap_sink(struct cap *cap);

#endif
