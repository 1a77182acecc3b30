#ifndef READ_UNPACK_H
#define READ_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/packed.h"
#include "read/source.h"

/*
 * What is inside of a compressed file (read/packed). Linked into diple-read only; to be called in a sealed process, like a reader.
 */
struct unpacking {
	struct source *source; /* read from where it stands to its end */
	uint64_t left;         /* bytes that may still come out */
	bool (*put)(void *context, const char *bytes, size_t n); /* false: it takes no more */
	void *context;
};

/* Hands on all that comes out; whatever went wrong, what came out before has been handed on. */
enum packed_end unpack(struct unpacking *unpacking);

/* For the ways of unpacking: hands on what came out. PACKED_WHOLE as long as more may come. */
enum packed_end unpacking_put(struct unpacking *unpacking, const char *bytes, size_t n);

#endif
