/*
 * A compressed file is told by its first bytes and by nothing else: one that only has the name is whatever it is. A zip tells at
 * its start what its first file is called.
 */
#include "read/packed.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"

struct kind {
	struct packing packing;
	size_t size;
	const char *magic;
	const char *ending; /* of a zip: of the name of the first file in it */
};

/* bzip2 writes its block size between the two parts of its magic; an empty file has no block. */
static const struct kind kinds[] = {
	{ { "gzip", ".gz" }, 3, "\x1f\x8b\x08", NULL },
	{ { "xz", ".xz" }, 6, "\3757zXZ\0", NULL },
	{ { "zstd", ".zst" }, 4, "\x28\xb5\x2f\xfd", NULL },
	{ { "bzip2", ".bz2" }, 10, "BZh?\x31\x41\x59\x26\x53\x59", NULL },
	{ { "bzip2", ".bz2" }, 10, "BZh?\x17\x72\x45\x38\x50\x90", NULL },
	{ { "zip", ".zip" }, 4, "PK\3\4", ".fb2" },
};

/* Whether the first file of a zip, whose name is behind its header, is called like that. */
static bool
holds_file(const char *head, size_t n, const char *ending)
{
	enum { SIZE_AT = 26, NAME_AT = 30 };
	const unsigned char *p = (const unsigned char *)head;
	size_t size = n < NAME_AT ? 0 : p[SIZE_AT] | (size_t)p[SIZE_AT + 1] << 8;

	return size >= strlen(ending) && NAME_AT + size <= n &&
	       !strncasecmp(head + NAME_AT + size - strlen(ending), ending, strlen(ending));
}

static bool
begins(const char *head, size_t n, const struct kind *kind)
{
	if (n < kind->size)
		return false;
	for (size_t i = 0; i < kind->size; i++)
		if (kind->magic[i] == '?' ? head[i] < '1' || head[i] > '9'
		                          : head[i] != kind->magic[i])
			return false;
	return !kind->ending || holds_file(head, n, kind->ending);
}

const struct packing *
packing_find(const char *head, size_t n)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (begins(head, n, &kinds[i]))
			return &kinds[i].packing;
	return NULL;
}

char *
packing_inner_name(const struct packing *packing, const char *name)
{
	size_t n = strlen(name), suffix = strlen(packing->suffix);

	if (n > suffix && name[n - suffix - 1] != '/' &&
	    !strcasecmp(name + n - suffix, packing->suffix))
		n -= suffix;
	return memory_string_n(name, n);
}

uint64_t
packed_limit(uint64_t size)
{
	const uint64_t times = 64, more = (uint64_t)64 << 20;

	return size > (UINT64_MAX - more) / times ? UINT64_MAX : size * times + more;
}

const char *
packed_sentence(int end)
{
	switch (end) {
	case PACKED_WHOLE:
		return NULL;
	case PACKED_DAMAGED:
		return "the compressed file is damaged: only what could be read of it is here";
	case PACKED_TOO_MUCH:
		return "the compressed file holds more than 64 times its size: the rest is left "
		       "out";
	case PACKED_UNKNOWN:
		return "the file is compressed in a way that this build cannot unpack";
	case PACKED_NO_ROOM:
		return "the compressed file was not read to its end: no room to keep it";
	default:
		return "the unpacking ended early: only what was read is here";
	}
}
