/*
 * Without libarchive.
 */
#include "tests/packer.h"

bool
packer_works(void)
{
	return false;
}

void
packer_compress(const char *packing, const void *bytes, size_t n, struct buffer *to)
{
	(void)packing;
	(void)bytes;
	(void)n;
	(void)to;
}

void
packer_zip_text(const char *text, size_t n, bool stored, struct buffer *to)
{
	(void)text;
	(void)n;
	(void)stored;
	(void)to;
}

void
packer_zip(const struct packer_entry *entries, size_t count, bool stored, struct buffer *to)
{
	(void)entries;
	(void)count;
	(void)stored;
	(void)to;
}
