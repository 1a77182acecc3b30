#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all of the bytes to a descriptor that may block; false when it takes no more. */
bool output_write(int fd, const char *bytes, size_t n);

#endif
