#ifndef READ_ENCODING_H
#define READ_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * What bytes mean. Decided once, on the first 64 KiB: a byte order mark, plain UTF-8, plainly Windows-1252 or Latin-1 text;
 * what is none of these is taken as UTF-8 with stray bytes, so that one bad byte in a log never changes it.
 */
enum { ENCODING_NAME_SIZE = 32 }; /* bytes, the NUL among them */

struct encoding {
	char name
		[ENCODING_NAME_SIZE]; /* "UTF-8", "UTF-16LE", "windows-1252" ...: what iconv(3) knows */
	size_t bom;                   /* bytes of the byte order mark */
	bool converts;                /* false: the file is the text */
	bool guessed;                 /* worth a note */
	bool binary;                  /* holds NULs or mostly controls: no text at all */
};

struct encoding encoding_detect(const char *head, size_t n);

/* By a name that the user gave; false with a sentence when nobody knows it. */
bool encoding_named(const char *name, struct encoding *encoding, struct error *error);

/* A converter to UTF-8 for a stream. Line ends stay as they are. */
struct converter;
struct converter *converter_open(const struct encoding *encoding, struct error *error);
void converter_close(struct converter *converter);

/* Adds what n bytes become to the buffer; bytes that are cut at the end wait for the next call; what cannot be converted becomes U+FFFD. */
void converter_feed(struct converter *converter, const char *bytes, size_t n, struct buffer *to);
void converter_end(struct converter *converter, struct buffer *to);

/* Adds all of the bytes as UTF-8; false, and nothing is added, when they need no converter or there is none. */
bool encoding_convert(const struct encoding *encoding, const char *bytes, size_t n,
                      struct buffer *to);

#endif
