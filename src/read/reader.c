/*
 * One row a format.
 */
#include "read/reader.h"

#include <string.h>

#include "read/scan.h"

static const struct reader readers[] = {
	{ "text", scan_source },
};

const struct reader *
reader_find(const char *format)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (!strcmp(readers[i].format, format))
			return &readers[i];
	return NULL;
}
