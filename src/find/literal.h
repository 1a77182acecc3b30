#ifndef FIND_LITERAL_H
#define FIND_LITERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "find/pattern.h"
#include "find/units.h"

/*
 * A plain pattern: folded once, then compared with folded text.
 */
struct literal;

struct literal *literal_new(const char *utf8, size_t n, const struct pattern_options *options);
void literal_free(struct literal *literal);

/* How text must be folded for it, what it is then, still the literal's, and whether it must be a word by itself. */
enum fold_rule literal_rule(const struct literal *literal);
const uint32_t *literal_codes(const struct literal *literal, size_t *count);
bool literal_is_word(const struct literal *literal);

/* A match has at most this many bytes; what is longer, because of the white space in it, is none. */
size_t literal_reach(const struct literal *literal);

/*
 * The first match that starts in unit from or a later one before unit to. *first and *last are its first and last units,
 * which may lie past to.
 */
bool literal_find(const struct literal *literal, const struct units *units, size_t from, size_t to,
                  size_t *first, size_t *last);

#endif
