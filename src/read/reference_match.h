#ifndef READ_REFERENCE_MATCH_H
#define READ_REFERENCE_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * What a kind of reference is told by. Only for src/read/reference*.c.
 */
struct reference {
	size_t start, end;
	struct buffer *target; /* empty at first */
};

/* At the 'R' of "RFC 9110". What stands around it may name the section that is meant. */
bool reference_match_rfc(const char *bytes, size_t n, size_t at, struct reference *out);

/* At the 'S' of "Section 4.2" and the 'A' of "Appendix A", in lower case too: in this document, or in the RFC that is named beside it. */
bool reference_match_section(const char *bytes, size_t n, size_t at, struct reference *out);

/* At the '[' of "[TLS13]": the entry among the references. */
bool reference_match_tag(const char *bytes, size_t n, size_t at, struct reference *out);

#endif
