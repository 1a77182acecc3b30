#ifndef BASE_ERROR_H
#define BASE_ERROR_H

/*
 * What the world answered when it said no: one sentence for the user, without a full stop and
 * without a newline. Functions that can fail so return false and take this as their last argument.
 */
struct error {
	char text[512];
};

/* Writes the sentence (printf format); one that is too long is cut at a code point. */
void error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same, followed by ": " and what errno says. */
void error_set_errno(struct error *error, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
