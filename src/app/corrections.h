#ifndef APP_CORRECTIONS_H
#define APP_CORRECTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/shelved.h"
#include "base/range.h"
#include "doc/document.h"
#include "shelf/annotation.h"

/* What a person set right of one document's quotations, in this sitting or before, and where it is now; a part of its visit. */
struct correction {
	struct annotation annotation;
	struct range run; /* the quotation's first one; empty: not found, or of no one quotation */
	bool looked;      /* it was looked for, or was made here */
	enum keeping keeping;
};

struct corrections {
	struct correction *items; /* in the order in which they were made */
	size_t count, capacity;
};

void corrections_clear(struct corrections *corrections);

/* One that is made just now. quote is NULL for the name of a speaker, who was found as `from`; to may be "". */
struct correction *corrections_make(struct corrections *corrections, struct document *document,
                                    enum annotation_kind kind, const struct quote *quote,
                                    const char *from, const char *to);

/* Takes one from the shelf, if it is a correction. It is to be looked for. */
bool corrections_take(struct corrections *corrections, struct annotation *annotation);

/* Takes back the last one, which is the caller's then; false when there is none. */
bool corrections_undo(struct corrections *corrections, struct annotation *annotation);

/* One that was not looked for yet; NULL for none. */
struct correction *corrections_pending(const struct corrections *corrections);

/* The text is another one now: they are to be looked for again. */
void corrections_look_again(struct corrections *corrections);

/* How many are of words that are gone. */
size_t corrections_lost(const struct corrections *corrections);

/* Has the document answer by them and by nothing that it was told before. */
void corrections_apply(const struct corrections *corrections, struct document *document);

#endif
