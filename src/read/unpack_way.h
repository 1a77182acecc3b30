#ifndef READ_UNPACK_WAY_H
#define READ_UNPACK_WAY_H

#include "read/unpack.h"

/*
 * The ways of unpacking, by what library does it. Only for read/unpack*.c.
 */

/* zlib, for gzip: gives all that comes out of a truncated file, and compares the checksums. */
enum packed_end unpack_gzip(struct unpacking *unpacking);

/* libarchive, for everything: what is in the last block of a damaged file, at most 64 to 900 KB, is lost. */
enum packed_end unpack_archive(struct unpacking *unpacking);

/* libarchive, for a book in a zip: the first one. */
enum packed_end unpack_book(struct unpacking *unpacking);

#endif
