#ifndef SHELF_FINGERPRINT_H
#define SHELF_FINGERPRINT_H

#include <stdint.h>

/*
 * What a file's content is known by: its size, its beginning, middle and end, a few KiB of each, so that it costs the same for a
 * file of any size. 0 for what is no regular file. Two files of one size that differ elsewhere only have the same; then they are
 * two versions of one document, or as good as that.
 */
int64_t fingerprint_of_file(const char *path, uint64_t *size);

#endif
