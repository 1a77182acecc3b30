/*
 * The classes of bytes, as one table. Whoever counts whole lines (read/census) says the same by ranges, which a test compares.
 */
#include "read/class.h"

/* clang-format off */
#define X4(v) v, v, v, v
#define X8(v) X4(v), X4(v)
#define X16(v) X8(v), X8(v)
#define X32(v) X16(v), X16(v)
#define M CLASS_MARK
#define S (CLASS_MARK | CLASS_SYMBOL)
#define B CLASS_BLANK
#define C CLASS_CONTROL
#define D CLASS_DIGIT
#define U CLASS_UPPER
#define L CLASS_LOWER
const unsigned char class_table[256] = {
	X8(C), C, X4(B), B, C, C,
	X16(C),
	/* ! to /, : to @ around the digits */
	B, M, M, S, S, S, S, M, M, M, S, S, M, M, M, S,
	X8(D), D, D, M, M, S, S, S, M,
	S, X8(U), X8(U), X8(U), U, U, S, S, S, S, S,
	S, X8(L), X8(L), X8(L), L, L, S, S, S, S, C,
	X32(CLASS_HIGH), X32(CLASS_HIGH), X32(CLASS_HIGH), X32(CLASS_HIGH),
};
/* clang-format on */
