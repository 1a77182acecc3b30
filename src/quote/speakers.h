#ifndef QUOTE_SPEAKERS_H
#define QUOTE_SPEAKERS_H

#include "quote/finding.h"
#include "quote/names.h"
#include "quote/passage.h"

/*
 * Who speaks: from the words that name the source to one person of the cast, or to those words themselves when
 * they name nobody ("a spokesman for the ministry").
 */
struct speakers {
	struct cast cast;
	struct mentions mentions; /* of the passage at hand */
	char last[NAME_MAX];      /* who spoke last and before, for turns in a dialogue */
	char other[NAME_MAX];
};

/* Learns the names of a passage. */
void speakers_read(struct speakers *speakers, const struct passage *p);

/*
 * Writes the name of a finding's speaker to name, "" when nobody is known. Findings of a passage come in the
 * order of their place.
 */
void speakers_resolve(struct speakers *speakers, const struct passage *p,
                      const struct finding *finding, char name[NAME_MAX]);

#endif
