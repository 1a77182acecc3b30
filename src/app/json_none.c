/*
 * In place of json.c where the library was not found.
 */
#include "app/json.h"

bool
json_print(struct document *document, FILE *to)
{
	(void)document;
	(void)to;
	fputs("diple: this build cannot print JSON: it was made without jansson\n", stderr);
	return false;
}
