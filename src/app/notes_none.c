/* The notes of a diple that was built without SQLite: there are none. */
#include "app/notes.h"

static int
refuse(void)
{
	fputs("diple: this diple was built without SQLite and keeps no notes\n", stderr);
	return 1;
}

int
notes_print(const char *folder, enum note_format format, const char *const *names, size_t count,
            FILE *to)
{
	(void)folder, (void)format, (void)names, (void)count, (void)to;
	return refuse();
}

int
notes_import(const char *folder, const char *const *names, size_t count, FILE *to)
{
	(void)folder, (void)names, (void)count, (void)to;
	return refuse();
}
