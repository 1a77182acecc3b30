#ifndef FIND_TALLY_H
#define FIND_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * How many matches each stretch of the document has, for those that were looked at. Memory is bounded whatever the
 * number of matches: one bit a stretch, and one counter for each group of stretches, whose size doubles when
 * there would be more than 64 Ki of them.
 */
struct tally;

struct tally *tally_new(void);
void tally_free(struct tally *tally);

/* Sets how many stretches there are; those that are new are not known. */
void tally_resize(struct tally *tally, size_t stretches);
size_t tally_size(const struct tally *tally);

void tally_set(struct tally *tally, size_t stretch, uint32_t count);

/* Forgets this stretch and all after it, and those that share its counter. */
void tally_forget(struct tally *tally, size_t from);

bool tally_knows(const struct tally *tally, size_t stretch);

/* The first stretch >= from (or last <= from) that is unknown or may have a match; false when there is none. */
bool tally_seek(const struct tally *tally, size_t from, bool forward, size_t *stretch);

/* The first one >= from that is not known; false when there is none. */
bool tally_unknown(const struct tally *tally, size_t from, size_t *stretch);

/* All that was counted, and whether every stretch was. */
uint64_t tally_count(const struct tally *tally, bool *complete);

/* True when all of from <= stretch < to are known. */
bool tally_knows_all(const struct tally *tally, size_t from, size_t to);

/*
 * The matches in the known ones of the stretches before this one, as far as whole groups hold them: *rest is the first
 * stretch that is not in the sum.
 */
uint64_t tally_before(const struct tally *tally, size_t stretch, size_t *rest);

#endif
