/*
 * Small letters, digits, hyphens and underscores stay, blanks become hyphens, everything else goes. One that is taken gets the
 * next free number behind it.
 */
#include "read/markdown_slug.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

void
markdown_slugs_clear(struct markdown_slugs *slugs)
{
	atoms_clear(&slugs->names);
	free(slugs->counts);
	*slugs = (struct markdown_slugs){ 0 };
}

/* Without a number. */
static void
write_slug(const char *text, size_t n, struct buffer *to)
{
	while (n && (text[n - 1] == ' ' || text[n - 1] == '\n'))
		n--;
	while (n) {
		uint32_t cp;
		size_t size = utf8_decode(text, n, &cp);
		if (cp == ' ' || cp == '\n')
			buffer_add_byte(to, '-');
		else if (cp == '-' || unicode_is_word(cp))
			buffer_add_code_point(to, unicode_lower(cp));
		text += size;
		n -= size;
	}
}

static size_t *
count_of(struct markdown_slugs *slugs, uint32_t number)
{
	return &slugs->counts[number];
}

static uint32_t
add_name(struct markdown_slugs *slugs, const char *name)
{
	uint32_t number = atoms_number(&slugs->names, name);

	slugs->counts = memory_grow(slugs->counts, &slugs->capacity, (size_t)number + 1,
	                            sizeof *slugs->counts);
	*count_of(slugs, number) = 0;
	return number;
}

void
markdown_slugs_next(struct markdown_slugs *slugs, const char *text, size_t n, struct buffer *to)
{
	uint32_t first, other;

	buffer_reset(to);
	write_slug(text, n, to);
	if (!to->size)
		return;
	if (!atoms_find(&slugs->names, to->bytes, &first)) {
		add_name(slugs, to->bytes);
		return;
	}
	size_t size = to->size;
	do {
		buffer_truncate(to, size);
		buffer_printf(to, "-%zu", ++*count_of(slugs, first));
	} while (atoms_find(&slugs->names, to->bytes, &other));
	add_name(slugs, to->bytes);
}
