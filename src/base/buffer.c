/*
 * The one growable string. Everything that is put together byte by byte (prompts, dumps, records on the wire) is
 * put together here.
 */
#include "base/buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

void
buffer_clear(struct buffer *b)
{
	free(b->bytes);
	*b = (struct buffer){ 0 };
}

void
buffer_reset(struct buffer *b)
{
	buffer_truncate(b, 0);
}

void
buffer_truncate(struct buffer *b, size_t size)
{
	assert(size <= b->size);
	b->size = size;
	if (b->bytes)
		b->bytes[size] = '\0';
}

char *
buffer_reserve(struct buffer *b, size_t n)
{
	size_t need = n < SIZE_MAX - b->size ? b->size + n + 1 : SIZE_MAX;

	b->bytes = memory_grow(b->bytes, &b->capacity, need, 1);
	return b->bytes + b->size;
}

void
buffer_add(struct buffer *b, const void *bytes, size_t n)
{
	char *to = buffer_reserve(b, n);

	if (n)
		memcpy(to, bytes, n);
	b->size += n;
	b->bytes[b->size] = '\0';
}

void
buffer_add_string(struct buffer *b, const char *s)
{
	buffer_add(b, s, strlen(s));
}

void
buffer_add_byte(struct buffer *b, char c)
{
	buffer_add(b, &c, 1);
}

void
buffer_add_code_point(struct buffer *b, uint32_t cp)
{
	char bytes[UTF8_MAX];

	buffer_add(b, bytes, utf8_encode(cp, bytes));
}

void
buffer_printf(struct buffer *b, const char *format, ...)
{
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	assert(n >= 0);
	vsnprintf(buffer_reserve(b, (size_t)n), (size_t)n + 1, format, again);
	va_end(again);
	b->size += (size_t)n;
}

const char *
buffer_string(const struct buffer *b)
{
	return b->bytes ? b->bytes : "";
}

/* How many bytes of white space or control the next one is, 0 for text. */
static size_t
blank_size(const char *bytes, size_t n)
{
	static const char separator[] = "\xe2\x80\xa8"; /* U+2028 */
	unsigned char c = (unsigned char)bytes[0];

	if (c <= ' ' || c == 0x7f)
		return 1;
	return n >= 3 && !memcmp(bytes, separator, 3) ? 3 : 0;
}

void
buffer_add_base64(struct buffer *b, const void *bytes, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *from = bytes;

	for (size_t i = 0; i < n; i += 3) {
		size_t have = n - i < 3 ? n - i : 3;
		uint32_t word = (uint32_t)from[i] << 16;
		word |= have > 1 ? (uint32_t)from[i + 1] << 8 : 0;
		word |= have > 2 ? (uint32_t)from[i + 2] : 0;
		for (size_t k = 0; k < 4; k++)
			buffer_add_byte(b, k <= have ? digits[word >> (18 - 6 * k) & 63] : '=');
	}
}

void
buffer_one_line(struct buffer *b, size_t start)
{
	size_t to = start;
	bool blank = false;

	for (size_t i = start, size; i < b->size; i += size) {
		size = blank_size(b->bytes + i, b->size - i);
		blank |= size > 0;
		if (size)
			continue;
		if (blank && to > start)
			b->bytes[to++] = ' ';
		blank = false;
		size = 1;
		b->bytes[to++] = b->bytes[i];
	}
	buffer_truncate(b, to);
}

void
buffer_consume(struct buffer *b, size_t n)
{
	assert(n <= b->size);
	if (!n)
		return;
	memmove(b->bytes, b->bytes + n, b->size - n);
	b->size -= n;
	b->bytes[b->size] = '\0';
}

char *
buffer_take(struct buffer *b)
{
	char *bytes = b->bytes ? b->bytes : memory_string("");

	*b = (struct buffer){ 0 };
	return bytes;
}
