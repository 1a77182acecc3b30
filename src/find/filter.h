#ifndef FIND_FILTER_H
#define FIND_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Passes over text where nothing can begin that is looked for. That is an ASCII character and the one right after it, in either
 * case, or one of some classes of three bytes. Many bytes are looked at in one go, and where it stops something may
 * be, or not.
 *
 * A class has a set of values for each of its three bytes. Of a set only the low and the high four bits of its members are
 * known, so that it has all that can be made of those, too. Text without a byte above ASCII is looked at for the pair alone.
 */
struct filter_class {
	uint16_t low[3], high[3]; /* a bit for each value of the four bits */
};

enum { FILTER_CLASSES = 8 };

struct filter {
	uint8_t first,
		first_bit; /* the byte, and 0x20 if its case is left out: ORed before comparing */
	uint8_t second, second_bit;      /* likewise */
	uint8_t third;                   /* what may stand instead of the second */
	bool ascii;                      /* false: no pair is looked for */
	bool pair;                       /* false: the first of the two is enough */
	bool rare;                       /* the first of the two */
	bool classes;                    /* false: there are none */
	uint8_t low[3][16], high[3][16]; /* a bit for each class that has the four bits */
};

enum {
	FILTER_STEP = 64,               /* bytes looked at in one go */
	FILTER_SLACK = FILTER_STEP + 2, /* what must be readable after the end */
};

/* Looks for the ASCII characters first and second, which are small letters if cases are folded; 0: there is none. */
void filter_init(struct filter *filter, uint8_t first, uint8_t second, uint8_t third,
                 bool fold_case);

/* Adds a byte's value to a set of a class, or all values from one to another. */
void filter_class_add(struct filter_class *class, int which, uint8_t byte);
void filter_class_add_all(struct filter_class *class, int which, unsigned from, unsigned to);

/*
 * Looks for the classes, too, which must hold the pair as well and begin with nothing else that is ASCII; those that are too
 * many are joined. Changes them.
 */
void filter_set_classes(struct filter *filter, struct filter_class *classes, size_t count);

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
