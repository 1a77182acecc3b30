#ifndef FIND_FILTER_H
#define FIND_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Passes over text where nothing can be: two ASCII characters of the pattern that stand side by side, in either case,
 * are looked for in many bytes at once. Where it stops, something may be, or not.
 */
enum filter_sign {
	FILTER_FIRST = 1 << 0,  /* the byte may be the first of the two */
	FILTER_SECOND = 1 << 1, /* the byte may be the second */
	FILTER_HIGH = 1 << 2,   /* not ASCII */
	FILTER_HYPHEN = 1 << 3,
	FILTER_BLANK = 1 << 4, /* ASCII white space or a control */
};

struct filter {
	uint8_t signs[256]; /* enum filter_sign of each byte */
	uint8_t first,
		first_bit; /* the byte, and 0x20 if its case is left out: ORed before comparing */
	uint8_t second, second_bit; /* likewise */
	bool pair;                  /* false: any FILTER_FIRST is enough */
	bool ascii;                 /* false: no ASCII is looked for */
	bool high;                  /* it stops where text is not ASCII */
	bool hyphen;                /* and at a hyphen before white space */
};

enum {
	FILTER_STEP = 64,               /* bytes looked at in one go */
	FILTER_SLACK = FILTER_STEP + 1, /* what must be readable after the end */
};

/*
 * Looks for first and second (-1: there is only one), which are ASCII and small letters if cases are folded; first may
 * be -1, too.
 */
void filter_init(struct filter *filter, int first, int second, bool fold_case, bool high,
                 bool hyphen);

/*
 * Moves *from on in steps of FILTER_STEP bytes to the first one with a place where something may be; *places has a bit for
 * each byte of it. False when *from reached to.
 */
bool filter_next(const struct filter *filter, const char *bytes, size_t *from, size_t to,
                 uint64_t *places);

/* The same without vectors, and with those of AVX2 if the machine has them; for tests. */
bool filter_next_plain(const struct filter *filter, const char *bytes, size_t *from, size_t to,
                       uint64_t *places);
bool filter_has_avx2(void);
bool filter_next_avx2(const struct filter *filter, const char *bytes, size_t *from, size_t to,
                      uint64_t *places);

/* How common a byte is in text of any kind: the lower, the better it is to look for. */
unsigned filter_frequency(unsigned char ascii);

#endif
