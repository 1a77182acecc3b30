/*
 * References in a book are URIs, the names in its container are not: the parts are decoded after they were joined, so that
 * nothing that is written in percents leads anywhere.
 */
#include "read/epub_place.h"

#include <string.h>

#include "read/uri.h"

void
epub_place_clear(struct epub_place *place)
{
	buffer_clear(&place->path);
	buffer_clear(&place->fragment);
}

static bool
leads_out(const char *reference)
{
	return !strncmp(reference, "//", 2) || reference[strcspn(reference, "/?#:")] == ':';
}

/* "a b/c" as part of a URI. */
static void
encode(const char *path, struct buffer *to)
{
	for (; *path; path++)
		if (strchr("%?#:", *path))
			buffer_printf(to, "%%%02X", *path);
		else
			buffer_add_byte(to, *path);
}

bool
epub_place_resolve(struct epub_place *place, const char *from, const char *reference)
{
	struct buffer base = { 0 }, joined = { 0 };

	buffer_reset(&place->path);
	buffer_reset(&place->fragment);
	uri_clean(reference, &joined);
	bool inside = !joined.size || !leads_out(joined.bytes);
	if (inside) {
		buffer_add_byte(&base, '/');
		encode(from, &base);
		uri_join(base.bytes, &joined);
		size_t path = strcspn(joined.bytes, "?#");
		const char *fragment = strchr(joined.bytes, '#');
		size_t skip = strspn(joined.bytes, "/");
		if (path > skip)
			buffer_add(&place->path, joined.bytes + skip, path - skip);
		if (fragment)
			buffer_add_string(&place->fragment, fragment + 1);
		if (place->path.size)
			uri_decode(&place->path);
		if (place->fragment.size)
			uri_decode(&place->fragment);
	}
	buffer_clear(&base);
	buffer_clear(&joined);
	return inside;
}
