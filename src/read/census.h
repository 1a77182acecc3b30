#ifndef READ_CENSUS_H
#define READ_CENSUS_H

#include <stddef.h>
#include <stdint.h>

/* How many bytes of each class (read/class) a stretch of text holds. */
struct census {
	uint32_t lowers, uppers, digits;
	uint32_t marks;    /* punctuation and symbols, */
	uint32_t symbols;  /* and of those the symbols */
	uint32_t blanks;   /* ' ' alone, */
	uint32_t twice;    /* and of those the ones right after another */
	uint32_t highs;    /* not ASCII */
	uint32_t controls; /* everything else, other white space included */
};

/* Counts n > 0 bytes, fewer than 2^32. */
void census_take(struct census *census, const char *bytes, size_t n);

#endif
