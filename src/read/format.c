/*
 * One row a format. Whoever is surest reads; plain text takes whatever nobody else wants.
 */
#include "read/format.h"

#include <string.h>

static int
recognise_text(const char *name, const char *head, size_t n)
{
	(void)name;
	(void)head;
	(void)n;
	return 1;
}

static const struct format formats[] = {
	{ "text", recognise_text },
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const struct format *
format_pick(const char *name, const char *head, size_t n)
{
	const struct format *best = &formats[0];
	int surest = 0;

	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		int sure = formats[i].recognise(name, head, n);
		if (sure > surest) {
			surest = sure;
			best = &formats[i];
		}
	}
	return best;
}

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	return NULL;
}
