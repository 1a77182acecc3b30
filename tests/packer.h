#ifndef TESTS_PACKER_H
#define TESTS_PACKER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Compressed files and archives for tests, written by libarchive. Without it, nothing is written and the tests that want one are
 * skipped.
 */
bool packer_works(void);

/* A file compressed in one of the ways of read/packed ("gzip"), at the end of the buffer. */
void packer_compress(const char *packing, const void *bytes, size_t n, struct buffer *to);

struct packer_entry {
	const char *name;
	const void *bytes;
	size_t size;
};

/* A zip of these entries in this order; stored: none is compressed. At the end of the buffer. */
void packer_zip(const struct packer_entry *entries, size_t count, bool stored, struct buffer *to);

/* The same, of a text that holds one file after the other, each behind a line "=== NAME". */
void packer_zip_text(const char *text, size_t n, bool stored, struct buffer *to);

#endif
