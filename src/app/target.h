#ifndef APP_TARGET_H
#define APP_TARGET_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What a link's target (doc/span.h) asks for. Documents are not trusted: a scheme that is not known is refused, and nothing here
 * opens anything.
 */
enum target_kind {
	TARGET_PLACE,   /* a place in the same document */
	TARGET_FILE,    /* another file */
	TARGET_PAGE,    /* a page that diple opens by its name: "man:ls(1)", "info:grep" */
	TARGET_OUTSIDE, /* an address for a browser or a mail program */
	TARGET_REFUSED,
};

struct target {
	enum target_kind kind;
	char *path; /* of a file or a page; of an address, all of it as RFC 3986 writes it; else NULL */
	char *name; /* of a place in it, as it was written; NULL: none */
};

/* base is the file in which the link stands, NULL when it is none: a relative path is then one of the working folder. */
struct target target_read(const char *reference, const char *base);
void target_clear(struct target *target);

/* Puts the bytes that "%41" and its like stand for in their place. False when one of them is NUL, which no name holds. */
bool target_decode(char *string);

/* "https:", "javascript:": how a reference begins, 0 when it has no scheme. The ':' counts. */
size_t target_scheme(const char *reference);

#endif
