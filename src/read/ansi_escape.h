#ifndef READ_ANSI_ESCAPE_H
#define READ_ANSI_ESCAPE_H

#include <stddef.h>
#include <stdint.h>

/*
 * One escape sequence at a time (ECMA-48). Light: recognisers ask too.
 */
enum ansi_escape_kind {
	ANSI_ESCAPE_OTHER,   /* a sequence that is not for documents, or none at all */
	ANSI_ESCAPE_CUT,     /* the bytes end in the middle of one */
	ANSI_ESCAPE_SGR,     /* body: its parameters */
	ANSI_ESCAPE_LINK,    /* OSC 8; body: the URI, empty at a link's end */
	ANSI_ESCAPE_NOTHING, /* of no effect on what was printed: EL, the choice of a character set */
};

struct ansi_escape {
	enum ansi_escape_kind kind;
	size_t size;      /* bytes, the ESC included */
	const char *body; /* in the bytes given */
	size_t body_size;
};

/* Reads the sequence that starts with the ESC at bytes[0]. Looks at no more than 4 KiB. */
struct ansi_escape ansi_escape_read(const char *bytes, size_t n);

struct ansi_style;

/* Changes the style as an SGR with these parameters does. */
void ansi_escape_sgr(const char *body, size_t n, struct ansi_style *style);

#endif
