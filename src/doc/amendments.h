#ifndef DOC_AMENDMENTS_H
#define DOC_AMENDMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/quote.h"

/*
 * What a person has set right of the quotations that were found: one is none, one is somebody else's, a speaker is called
 * otherwise. A quotation is known by its first run. Later ones count after earlier ones, and the last one can be taken back.
 * Begin with {0}.
 */
struct amendments {
	struct amendment *list;
	size_t count, capacity;
};

void amendments_clear(struct amendments *amendments);

/* Each copies what it is given. A speaker of NULL or "" is one who is not known. */
void amendments_remove(struct amendments *amendments, const struct quote *quote);
void amendments_speaker(struct amendments *amendments, const struct quote *quote,
                        const char *speaker);
void amendments_rename(struct amendments *amendments, const char *from, const char *to);

/* Takes back the last one; false when there is none. */
bool amendments_undo(struct amendments *amendments);

/* Who says it, by all that was amended; the amendments' own string, or the quotation's. */
const char *amendments_speaker_of(const struct amendments *amendments, const struct quote *quote);

bool amendments_removes(const struct amendments *amendments, const struct quote *quote);

/* The first run of the next quotation that is removed, from number *i on, which goes on behind it; false when there is no more. */
bool amendments_next_removed(const struct amendments *amendments, size_t *i, struct range *run);

#endif
