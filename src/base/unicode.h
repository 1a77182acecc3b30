#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The door to libunistring: properties, cases, graphemes and line breaks. No other folder includes its
 * headers.
 */

/* Letters, digits and cases by their Unicode properties; ASCII is answered without a table. */
bool unicode_is_space(uint32_t cp); /* White_Space, so also no-break spaces and line breaks */
bool unicode_is_letter(uint32_t cp);
bool unicode_is_digit(uint32_t cp); /* Nd */
bool unicode_is_word(uint32_t cp);  /* letter, mark, digit or connector: what \w means */
bool unicode_is_upper(uint32_t cp); /* Lu or Lt */
bool unicode_is_lower(uint32_t cp);
bool unicode_is_mark(uint32_t cp);        /* M: combining */
int unicode_combining_class(uint32_t cp); /* 0 to 254; UAX #44 */
bool unicode_is_ideograph(uint32_t cp);   /* Han, Hiragana, Katakana: scripts without spaces */
uint32_t unicode_lower(uint32_t cp);
uint32_t unicode_upper(uint32_t cp);

/*
 * The width of a code point in cells: wcwidth(3) in a UTF-8 locale (what terminals and ncurses agree on
 * most), its equivalent by libunistring otherwise. 0 for combining and invisible ones, and 0 for controls too:
 * whoever shows those shows a stand-in.
 */
int unicode_width(uint32_t cp);

/* The length in bytes of the grapheme cluster at the start of n > 0 bytes (UAX #29, extended). */
size_t unicode_cluster_length(const char *bytes, size_t n);

enum unicode_break {
	UNICODE_BREAK_NONE,
	UNICODE_BREAK_MAY,  /* a line break opportunity before this byte */
	UNICODE_BREAK_MUST, /* this byte is itself a line break character */
};

/*
 * Line break opportunities by UAX #14: breaks[i] tells of the place before byte i, for the n bytes of valid
 * UTF-8; breaks holds n bytes of enum unicode_break.
 */
void unicode_line_breaks(const char *bytes, size_t n, unsigned char *breaks);

/*
 * The same for the place before byte i, which is not white, of n bytes of printable ASCII and white space; any white space is
 * blank here, line ends are nothing more.
 */
bool unicode_may_break_ascii(const char *bytes, size_t n, size_t i);

/*
 * The full canonical or compatibility decomposition of one code point, at most 18 code points (UAX #15); returns
 * how many were written, 1 for what does not decompose.
 */
enum { UNICODE_DECOMPOSITION_MAX = 32 };
int unicode_decompose(uint32_t cp, bool compatibility, uint32_t out[UNICODE_DECOMPOSITION_MAX]);

/* Full case folding of one code point without language tailoring (CaseFolding.txt C+F): 1 to 3 code points. */
enum { UNICODE_FOLD_MAX = 4 };
int unicode_fold_case(uint32_t cp, uint32_t out[UNICODE_FOLD_MAX]);

#endif
