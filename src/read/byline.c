/*
 * Who wrote it: a small word, and names after it.
 */
#include "read/byline.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/folding.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const byline_starts[] = {
	"by ",     "written by ", "story by ", "text by ", "edited by ", "reported by ",
	"von ",    "par ",        "por ",      "di ",      "door ",      "av ",
	"автор: ", "作者：",      "作者:",     "文／",     "文/",
};

/* True when every word from at on starts with a capital, but for small joining words; at most eight words. */
static bool
are_names(const char *s, size_t n, size_t at)
{
	static const char *const joining[] = { "and", "und", "et",  "y",   "e",    "von",
		                               "van", "de",  "der", "la",  "di",   "da",
		                               "del", "du",  "le",  "for", "with", "in" };
	int words = 0;

	while (at < n) {
		char folded[FOLDING_MAX];
		size_t size = 0;
		uint32_t cp;

		while (at < n && (s[at] == ' ' || s[at] == '\t'))
			at++;
		while (at + size < n && s[at + size] != ' ' && s[at + size] != '\t')
			size++;
		if (!size)
			break;
		utf8_decode(s + at, size, &cp);
		folding_of(s + at, size, folded);
		if (!unicode_is_upper(cp) && cp != '(' && cp != '&' && cp != '<' &&
		    !folding_is_in(joining, COUNT(joining), folded))
			return false;
		if (++words > 8)
			return false;
		at += size;
	}
	return words > 0;
}

bool
byline_is(const char *s, size_t n)
{
	char folded[FOLDING_MAX];

	if (n > 120 || n < 4)
		return false;
	folding_of(s, n, folded);
	for (size_t i = 0; i < COUNT(byline_starts); i++) {
		size_t size = strlen(byline_starts[i]);

		if (byline_starts[i][0] == folded[0] && !strncmp(byline_starts[i], folded, size))
			return n > size &&
			       ((unsigned char)folded[size - 1] >= 0x80 || are_names(s, n, size));
	}
	return false;
}
