#ifndef BASE_BREAKS_H
#define BASE_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Line breaks in bytes: LF, CR LF, or a CR alone. A break is counted at its first byte, so that one can be counted without
 * knowing what comes after. cr says whether the byte before these is a CR, and is set for the bytes after them.
 */

/* How many begin in the bytes. */
uint64_t breaks_count(const char *bytes, size_t n, bool *cr);

/*
 * Looks for the one that is *count further on, 1 the first. True: it begins at *at. False: *count is less by those that begin
 * here. The bytes may be any number.
 */
bool breaks_find(const char *bytes, size_t n, bool *cr, uint64_t *count, size_t *at);

#endif
