#ifndef READ_NUMERAL_H
#define READ_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A number at the start of n bytes of UTF-8, in each of the ways to write one. All return its size in bytes, 0 when there is
 * none; the value is set when there is one.
 */
enum { NUMERAL_MOST = 9999 };

/* Decimal, in ASCII or full-width digits, at most four of them. */
size_t numeral_arabic(const char *s, size_t n, uint16_t *value);

/* In Roman digits up to 399, all capitals or all small; *lower says which. */
size_t numeral_roman(const char *s, size_t n, uint16_t *value, bool *lower);

/* In Chinese characters: 二十三, or digit by digit, 二三. */
size_t numeral_ideographs(const char *s, size_t n, uint16_t *value);

/* An English, German, French ... number word in any case, 1 to 99: "seven", "Twenty-One", "the First". */
size_t numeral_word(const char *s, size_t n, uint16_t *value);

/* The bytes of white space that n bytes begin with, that of other scripts included. */
size_t numeral_blanks(const char *s, size_t n);

#endif
