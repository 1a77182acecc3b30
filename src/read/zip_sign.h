#ifndef READ_ZIP_SIGN_H
#define READ_ZIP_SIGN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * How an archive begins that is a document: for recognisers.
 */

/* True when the first n bytes begin a zip. */
bool zip_sign_begins(const char *head, size_t n);

/*
 * True when its first file says, as it has to in these formats, not compressed, that it is of a media type that begins like this
 * (OCF 3.3, section 4.3; ODF 1.3, part 2, section 3.3).
 */
bool zip_sign_has_type(const char *head, size_t n, const char *type);

/* True when a name, or anything else, stands in the first n bytes. */
bool zip_sign_holds(const char *head, size_t n, const char *what);

#endif
