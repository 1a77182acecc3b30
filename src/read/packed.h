#ifndef READ_PACKED_H
#define READ_PACKED_H

#include <stddef.h>
#include <stdint.h>

/*
 * Compressed files: how they are told from others, what is inside of them is called, and how much may come out of one. What is
 * inside can be of any format. A zip is an archive and no such file, but for one around a book in FictionBook, which is how those are
handed on. Light: the program asks; who unpacks is read/unpack.
 */
enum { PACKED_HEAD = 320 }; /* bytes that tell a compressed file */

struct packing {
	const char *name;   /* a word: "gzip" */
	const char *suffix; /* that its files' names end with: ".gz" */
};

/* By a file's first n bytes; NULL when it is not compressed. PACKED_HEAD are enough. */
const struct packing *packing_find(const char *head, size_t n);

/* The name of what is inside of a file of this name: without the suffix, if it has it. Memory of the caller. */
char *packing_inner_name(const struct packing *packing, const char *name);

/* How many bytes at most come out of so many: 64 times them and 64 MiB. What is more is a bomb, or might as well be one. */
uint64_t packed_limit(uint64_t size);

/* How an unpacking ended; also the exit code of the process that does it. */
enum packed_end {
	PACKED_WHOLE = 0,
	PACKED_DAMAGED = 3,  /* truncated or corrupt: what could be read has come */
	PACKED_TOO_MUCH = 4, /* the limit: the rest is left out */
	PACKED_UNKNOWN = 5,  /* this build cannot unpack it */
	PACKED_NO_ROOM = 6,  /* nobody takes what comes out */
};

/* A sentence for a note, from an exit code; NULL for PACKED_WHOLE. Codes of nobody's are those of a process that failed. */
const char *packed_sentence(int end);

#endif
