#ifndef VIEW_WHO_H
#define VIEW_WHO_H

#include <stdbool.h>

#include "doc/atoms.h"
#include "doc/document.h"

/*
 * Who is meant by a name that a person typed: every speaker whose name in the document holds all of its words, and those
 * whom the document calls exactly so somewhere ("the minister"); case and accents make no difference.
 */
struct who {
	char *words;        /* by words_fold, without an article before them */
	bool nobody;        /* what no speaker is known of */
	struct atoms names; /* of speakers that are called so, as far as was learnt */
};

/* name is copied; "" means nobody. */
void who_init(struct who *who, const char *name);

/* Only the speaker who has exactly this name in the document. */
void who_init_exactly(struct who *who, const char *name);

/* Nobody who is known. */
void who_init_nobody(struct who *who);

void who_clear(struct who *who);

/* Learns from a quotation whether its speaker is meant. */
void who_learn(struct who *who, struct document *document, const struct quote *quote);

/* Whether it is known that who says it is meant. */
bool who_says(const struct who *who, struct document *document, const struct quote *quote);

#endif
