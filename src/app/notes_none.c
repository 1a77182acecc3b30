/* The notes of a diple that was built without SQLite: there are none. */
#include "app/notes.h"

int
notes_print(const char *folder, const char *const *names, size_t count, FILE *to)
{
	(void)folder, (void)names, (void)count, (void)to;
	fputs("diple: this diple was built without SQLite and keeps no notes\n", stderr);
	return 1;
}
