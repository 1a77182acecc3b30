/*
 * One row a way of compressing; the first one whose library was there when this was built.
 */
#include "read/unpack.h"

#include <string.h>

#include "read/unpack_way.h"

struct way {
	const char *packing; /* the word of read/packed; NULL ends the table */
	enum packed_end (*unpack)(struct unpacking *unpacking);
};

static const struct way ways[] = {
#if HAVE_ZLIB
	{ "gzip", unpack_gzip },
#endif
#if HAVE_LIBARCHIVE
	{ "gzip", unpack_archive },
	{ "xz", unpack_archive },
	{ "zstd", unpack_archive },
	{ "bzip2", unpack_archive },
	{ "zip", unpack_book },
#endif
	{ NULL, NULL },
};

enum packed_end
unpack(struct unpacking *u)
{
	const struct packing *packing = packing_find(u->source->head, u->source->head_size);

	for (const struct way *way = ways; packing && way->packing; way++)
		if (!strcmp(way->packing, packing->name))
			return way->unpack(u);
	return PACKED_UNKNOWN;
}

enum packed_end
unpacking_put(struct unpacking *u, const char *bytes, size_t n)
{
	bool all = n <= u->left;

	if (!all)
		n = (size_t)u->left;
	u->left -= n;
	if (n && !u->put(u->context, bytes, n))
		return PACKED_NO_ROOM;
	return all ? PACKED_WHOLE : PACKED_TOO_MUCH;
}
