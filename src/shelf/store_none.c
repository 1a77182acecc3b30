/* The shelf of a diple that was built without SQLite: there is none, and nobody can ask it anything. */
#include <stddef.h>

#include "shelf/store.h"

struct store *
store_open(const char *folder, struct error *error)
{
	(void)folder;
	error_set(error, "this diple was built without SQLite and keeps no notes and places");
	return NULL;
}
