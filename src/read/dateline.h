#ifndef READ_DATELINE_H
#define READ_DATELINE_H

#include <stdbool.h>
#include <stddef.h>

/* "Tuesday, March 4, 2014", "4. März 2014", "2014-03-04 10:00 UTC": n bytes of UTF-8 that are a date and nothing else. */
bool dateline_is(const char *s, size_t n);

#endif
