#ifndef TESTS_FUZZ_READER_H
#define TESTS_FUZZ_READER_H

#include <stddef.h>
#include <stdint.h>

#include "doc/sink.h"

/*
 * Sends what is said to the sink over the wire into a document, as the program does. What the wire does not take, and what
 * does not end with done, is a failure of whoever says it.
 */
void fuzz_wire(void (*say)(void *context, struct sink *sink), void *context);

/*
 * The same with what the format's reader says of a file of these bytes.
 */
void fuzz_reader(const char *format, const uint8_t *data, size_t size);

#endif
