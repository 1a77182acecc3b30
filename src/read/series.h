#ifndef READ_SERIES_H
#define READ_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "doc/sink.h"

/*
 * What RFCs and Internet-Drafts say in places of their own (RFC 7322, RFC 7994): the right column of the first page, the numbers of
 * sections, the tags of references.
 */

/* Says the authors and the date that stand in the right column above the title. bytes: the text's beginning. */
void series_say_facts(const char *bytes, size_t n, struct sink *sink);

/* Adds the anchor of the section of this number: "section-4.2", "appendix-A.1". */
void series_add_anchor(struct buffer *to, const char *number, size_t n);

/*
 * The number that a section's title begins with, "4.2" of "4.2.  Frames" and "A" of "Appendix A.  Proofs": where it starts and
 * how long it is. False when it has none.
 */
bool series_number(const char *title, size_t *start, size_t *n);

/* The end of a tag that starts here: "[TLS13]"; at when there is none. */
size_t series_tag_end(const char *bytes, size_t n, size_t at);

#endif
