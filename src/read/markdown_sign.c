/*
 * Marks are counted in the first lines. Some are unmistakable where they are well formed (a fence with its end, a link with
 * its target, a heading between empty lines), others are weak: a shell script has comments, a letter has dashes. What
 * only several kinds of marks together say is said by none alone.
 */
#include "read/markdown_sign.h"

#include <stdbool.h>
#include <string.h>

#include "read/format.h"

int
markdown_sign(const char *name, const char *head, size_t n)
{
	static const char *const endings[] = { ".md", ".markdown", ".mkd", ".mdown", NULL };

	(void)head;
	return n && format_ends(name, endings) ? FORMAT_NAMED : FORMAT_NOT;
}
