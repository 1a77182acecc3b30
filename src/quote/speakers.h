#ifndef QUOTE_SPEAKERS_H
#define QUOTE_SPEAKERS_H

#include "quote/finding.h"
#include "quote/names.h"
#include "quote/passage.h"

/* Who took a turn in a conversation; "" for nobody known. */
struct turn {
	char name[NAME_MAX];
	uint8_t gender; /* enum gender */
};

/*
 * Who speaks: from the words that name the source to one person of the cast, or to those words themselves when
 * they name nobody ("a spokesman for the ministry").
 */
struct speakers {
	struct cast cast;
	struct mentions mentions;    /* of the passage at hand */
	size_t passed;               /* mentions that are in the past */
	struct turn turns[3];        /* of the conversation at hand, the last one first */
	const struct person *called; /* to whom the words at hand are spoken, or NULL */
	struct turn addressee;       /* to whom the last turn was spoken */
	uint8_t silence;             /* paragraphs since the last turn */
	struct turn subject;         /* whom the last paragraph of narration was about */
};

/* Nobody is known yet. */
void speakers_init(struct speakers *speakers);

/* Learns the names of a passage. */
void speakers_read(struct speakers *speakers, const struct passage *p);

/*
 * Writes the speakers of the findings of a passage, of which order gives the places in the text, to names: "" where
 * nobody is known. Then the conversation has gone on by a turn, or by a paragraph of silence.
 */
void speakers_resolve(struct speakers *speakers, const struct passage *p, const struct findings *f,
                      const uint32_t *order, size_t count, char (*names)[NAME_MAX]);

#endif
