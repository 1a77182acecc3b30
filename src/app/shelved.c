/* What of a document is on the shelf, as its visit has it. */
#include "app/shelved.h"

#include <stdlib.h>

static void
stop_anchoring(struct shelved *shelved)
{
	anchoring_free(shelved->anchoring);
	shelved->anchoring = NULL;
}

void
shelved_clear(struct shelved *shelved)
{
	stop_anchoring(shelved);
	selector_clear(&shelved->wanted);
	annotations_clear(&shelved->marks);
	free(shelved->name);
	free(shelved->path);
	*shelved = (struct shelved){ 0 };
}

void
shelved_move(struct shelved *from, struct shelved *to)
{
	stop_anchoring(from);
	*to = *from;
	*from = (struct shelved){ 0 };
}

void
shelved_want(struct shelved *shelved, struct selector *selector, bool insists)
{
	stop_anchoring(shelved);
	selector_clear(&shelved->wanted);
	shelved->wanted = *selector;
	shelved->insists = insists;
	*selector = (struct selector){ 0 };
}

void
shelved_want_nothing(struct shelved *shelved)
{
	struct selector none = { 0 };

	shelved_want(shelved, &none, false);
}
