#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_MAX = 4, UTF8_REPLACEMENT = 0xfffd };

/*
 * Decodes the code point at the start of n > 0 bytes into *cp and returns its length in bytes. What
 * is no UTF-8 (RFC 3629) gives UTF8_REPLACEMENT and the length of its maximal subpart, at least 1, as
 * Unicode 15, section 3.9, recommends; a sequence that the end of the bytes cuts off is such a subpart.
 */
size_t utf8_decode(const char *bytes, size_t n, uint32_t *cp);

/* As utf8_decode, for the code point that ends at bytes + n, n > 0. Looks back 4 bytes at most. */
size_t utf8_decode_last(const char *bytes, size_t n, uint32_t *cp);

/* Writes cp as UTF-8 and returns the length in bytes; a surrogate or one past U+10FFFF becomes U+FFFD. */
size_t utf8_encode(uint32_t cp, char out[UTF8_MAX]);

/* How many of the n bytes, from the start, are whole and valid UTF-8. */
size_t utf8_valid_prefix(const char *bytes, size_t n);

/*
 * The last n' <= n such that no code point is cut at n' (0 to 3 bytes less than n). Bytes that are no UTF-8
 * are never held back.
 */
size_t utf8_whole_prefix(const char *bytes, size_t n);

static inline bool
utf8_is_continuation(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

#endif
