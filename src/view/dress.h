#ifndef VIEW_DRESS_H
#define VIEW_DRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/range.h"
#include "doc/quote.h"
#include "layout/layout.h"
#include "view/body.h"
#include "view/style.h"

/*
 * What the words on the screen look like: stretches of the text, each with a style to be laid over what is below.
 */

/* A stretch of text and what it wears. */
struct dress {
	struct range range;
	struct style style;
	bool quoted;  /* a run of a quotation: marked in the margin */
	bool current; /* of the current one */
	bool certain; /* of one that is not inferred */
	bool marked;  /* a highlight: marked in the margin */
	bool noted;   /* with a note */
	bool soft;    /* not worn by titles and headings */
};

struct wardrobe {
	struct dress *dresses;
	size_t count, capacity;
};

/* Gathers what is known of a stretch, the lowest layer first. The wardrobe is empty before ({0}). */
void dress_gather(const struct body *body, struct range seen, struct wardrobe *wardrobe);
void dress_clear(struct wardrobe *wardrobe);

/* Notes what the row wears, in order, for which there must be room; returns the number. */
size_t dress_choose(const struct wardrobe *wardrobe, const struct row *row,
                    const struct dress **worn);

/* What a row is by its block, and a quotation's words by what it is. */
enum style_role dress_role(const struct row *row);
enum style_role dress_quote_role(const struct quote *quote);

#endif
