#ifndef READ_REFERENCE_H
#define READ_REFERENCE_H

#include <stddef.h>

#include "doc/part.h"
#include "doc/text.h"

/*
 * References that stand in a text without mark-up around them: an address of the web, of mail. Each kind is one row of the
 * table in reference.c: the byte that betrays it, and what tells where it starts and ends and which target it leads to.
 */
enum reference_kind {
	REFERENCE_WEB = 1 << 0,  /* "https://example.org/a", "www.example.org" */
	REFERENCE_MAIL = 1 << 1, /* "name@example.org" */
	REFERENCE_MAN = 1 << 2,  /* "ls(1)" */
	/* In the RFC series: "RFC 9110", "Section 4.2", "Appendix A", "[TLS13]". */
	REFERENCE_SERIES = 1 << 3,
	REFERENCE_ANY_TEXT = REFERENCE_WEB | REFERENCE_MAIL,
	REFERENCE_IN_MANUAL = REFERENCE_ANY_TEXT | REFERENCE_MAN,
};

/*
 * Calls found for each reference of these kinds in n bytes, which are one block's, in order and not overlapping. The target is a
 * span's (doc/span.h). The time is that of reading the bytes once.
 */
void reference_find(const char *bytes, size_t n, unsigned kinds,
                    void (*found)(void *context, size_t start, size_t end, const char *target),
                    void *context);

/* Adds a link to the part for each reference in its blocks; it has no spans yet. */
void reference_add_spans(struct part *part, struct text *text, unsigned kinds);

#endif
