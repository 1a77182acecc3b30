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
	uint32_t open = 0; /* 1 + the index of the innermost one that has not ended */

	for (size_t i = 0; i < count; i++) {
		struct section *s = &sections[i];
		for (; open && sections[open - 1].level >= s->level;
		     open = sections[open - 1].parent)
			sections[open - 1].range.end = s->range.start;
		s->parent = open;
		open = (uint32_t)i + 1;
	}
	for (; open; open = sections[open - 1].parent)
		sections[open - 1].range.end = text_size;
}

ptrdiff_t
section_parent(const struct section *sections, size_t i)
{
	return (ptrdiff_t)sections[i].parent - 1;
}
