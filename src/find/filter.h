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
	FILTER_HIGH = 1 << 2,   /* a character that is not ASCII begins that it must stop at */
	FILTER_HYPHEN = 1 << 3,
	FILTER_BLANK = 1 << 4, /* ASCII white space or a control */
};

/* What text that is not ASCII may be. */
enum filter_high {
	FILTER_NONE,  /* of no interest */
	FILTER_LEADS, /* it stops at every character but Han, which is what it is */
	FILTER_BYTES, /* it stops at every byte */
};

struct filter {
	uint8_t signs[256]; /* enum filter_sign of each byte */
	uint8_t first,
		first_bit; /* the byte, and 0x20 if its case is left out: ORed before comparing */
	uint8_t second, second_bit; /* likewise */
	uint8_t lead, other_lead; /* first bytes of Han that it stops at nevertheless; 0xff: none */
	bool pair;                /* false: any FILTER_FIRST is enough */
	bool ascii;               /* false: no ASCII is looked for */
	bool hyphen;              /* it stops at a hyphen before white space */
	enum filter_high high;
};

enum {
	FILTER_STEP = 64,               /* bytes looked at in one go */
	FILTER_SLACK = FILTER_STEP + 1, /* what must be readable after the end */
	FILTER_HAN =
		0xe4, /* characters that begin with this byte up to FILTER_HAN_LAST fold to themselves */
	FILTER_HAN_LAST = 0xe9,
};

/*
 * Looks for the code points first and second (0: there is only one), which are small letters if cases are folded. ASCII is
 * found as it is; if either is not, characters are stopped at.
 */
void filter_init(struct filter *filter, uint32_t first, uint32_t second, bool fold_case,
                 enum filter_high high, bool hyphen);

/*
 * Moves *from on in steps of FILTER_STEP bytes to the first one with a place where something may be; *places has a bit for
 * each byte of it. False when *from reached to.
 */
bool filter_next(const struct filter *filter, const char *bytes, size_t *from, size_t to,
                 uint64_t *places);

/* The same without vectors, and with those of AVX2, which the machine must have (cpu_has_avx2); for tests. */
bool filter_next_plain(const struct filter *filter, const char *bytes, size_t *from, size_t to,
                       uint64_t *places);
bool filter_next_avx2(const struct filter *filter, const char *bytes, size_t *from, size_t to,
                      uint64_t *places);

/* How common a byte is in text of any kind: the lower, the better it is to look for. */
unsigned filter_frequency(unsigned char ascii);

#endif
