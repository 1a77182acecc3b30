#ifndef FIND_REQUIRED_H
#define FIND_REQUIRED_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What every match of a regular expression must hold, told from the expression: a run of ASCII characters. Only the plainest of
 * expressions are understood; of others nothing is said.
 */
enum { REQUIRED_MAX = 64 };

struct required {
	bool plain; /* it is understood, and whether it matches depends on the match and the characters beside it alone */
	bool caseless;
	bool begins; /* matches begin with the literal */
	size_t size; /* of the literal; 0: nothing is required */
	size_t at; /* the rarest two characters that stand side by side in it, or the rarest one if size is 1 */
	char literal[REQUIRED_MAX]; /* in small letters if caseless */
};

/* Of n bytes of an expression, as PCRE2 reads it without options that change its syntax. */
void required_find(struct required *required, const char *source, size_t n, bool caseless);

#endif
