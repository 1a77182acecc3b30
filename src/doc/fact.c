/*
 * The names of what a document says about itself.
 */
#include "doc/fact.h"

const char *
fact_name(enum fact fact)
{
	static const char *const names[FACT_COUNT] = { "author", "date", "language" };

	return names[fact];
}
