/* Questions to a sorted array of sections. */
#include "doc/section.h"

#include "base/bisect.h"

ptrdiff_t
section_at(const struct section *sections, size_t count, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, count, sections[i].range.start <= pos);
	return (ptrdiff_t)i - 1;
}

void
section_close(struct section *sections, size_t count, uint64_t text_size)
{
	uint64_t start_of[256]; /* of the nearest following section at each level or above it */

	for (size_t level = 0; level < 256; level++)
		start_of[level] = text_size;
	for (size_t i = count; i-- > 0;) {
		struct section *s = &sections[i];
		s->range.end = start_of[s->level];
		for (size_t level = s->level; level < 256; level++)
			start_of[level] = s->range.start;
	}
}

ptrdiff_t
section_parent(const struct section *sections, size_t i)
{
	for (size_t j = i; j-- > 0;)
		if (sections[j].level < sections[i].level)
			return (ptrdiff_t)j;
	return -1;
}
