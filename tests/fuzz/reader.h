#ifndef TESTS_FUZZ_READER_H
#define TESTS_FUZZ_READER_H

#include <stddef.h>
#include <stdint.h>

/*
 * Reads the bytes as a file of the format and sends what its reader says over the wire into a document, as the program
 * does. What the wire does not take, and a reading that does not end with done, is a failure of the reader.
 */
void fuzz_reader(const char *format, const uint8_t *data, size_t size);

#endif
