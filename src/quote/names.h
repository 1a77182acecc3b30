#ifndef QUOTE_NAMES_H
#define QUOTE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "quote/cast.h"
#include "quote/finding.h"
#include "quote/passage.h"

/* A name in a passage. */
struct mention {
	struct tokens tokens; /* with its titles */
	uint16_t person;
	bool inside;  /* between quotation marks */
	bool called;  /* ... and spoken to: "Come, Anna, it is late." */
	bool subject; /* a verb comes right behind it, or a sentence starts with it */
};

enum { MENTIONS_MAX = 4096 };

struct mentions {
	struct mention items[MENTIONS_MAX];
	size_t count;
};

/* Finds the names among the tokens and puts them into the cast. */
void names_find(struct cast *cast, const struct passage *p, struct mentions *mentions);

#endif
