#ifndef READ_ORDINAL_H
#define READ_ORDINAL_H

#include <stddef.h>

/*
 * "First, ...", "Secondly, ...", "3) ...", "Zweitens ...", "第二，...": an enumerated point, in n bytes of UTF-8. Returns its
 * number (1 is the first), 0 for none, and the size of its first clause in *clause.
 */
unsigned ordinal_point(const char *s, size_t n, size_t *clause);

#endif
