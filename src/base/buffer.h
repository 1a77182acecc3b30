#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

/*
 * A string of bytes that grows. Its bytes are always followed by a NUL that does not count, so that
 * text without NULs can be used as a C string. Initialise with {0}.
 */
struct buffer {
	char *bytes; /* NULL while nothing was ever added */
	size_t size;
	size_t capacity;
};

/* Frees the bytes and leaves an empty buffer. */
void buffer_clear(struct buffer *b);

/* Drops the bytes but keeps the memory. */
void buffer_reset(struct buffer *b);

/* Keeps the first size bytes, at most as many as there are. */
void buffer_truncate(struct buffer *b, size_t size);

/* Room for n more bytes at the end, uninitialised; size is as before. Returns where they go. */
char *buffer_reserve(struct buffer *b, size_t n);

void buffer_add(struct buffer *b, const void *bytes, size_t n);
void buffer_add_string(struct buffer *b, const char *s);
void buffer_add_byte(struct buffer *b, char c);
void buffer_add_code_point(struct buffer *b, uint32_t cp); /* as UTF-8 */
void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes as a C string, "" while nothing was ever added; valid until the buffer changes. */
const char *buffer_string(const struct buffer *b);

/* The bytes as base64 (RFC 4648). */
void buffer_add_base64(struct buffer *b, const void *bytes, size_t n);

/*
 * Makes one line of the bytes from start on: runs of white space and controls, U+2028 among them, are single blanks, and
 * none stand at the ends.
 */
void buffer_one_line(struct buffer *b, size_t start);

/* Drops the first n bytes. */
void buffer_consume(struct buffer *b, size_t n);

/* The bytes as a C string that the caller frees; the buffer is empty after it. Never NULL. */
char *buffer_take(struct buffer *b);

#endif
