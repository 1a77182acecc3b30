/*
 * Folding for filters: compatibility decomposition without marks, then full case folding. ASCII is done by hand, since a
 * list of quotations can be long and is filtered at every key.
 */
#include "view/words.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

static void
fold_code_point(uint32_t cp, struct buffer *out)
{
	uint32_t parts[UNICODE_DECOMPOSITION_MAX], folded[UNICODE_FOLD_MAX];
	int n = unicode_decompose(cp, true, parts);

	for (int i = 0; i < n; i++) {
		int m = unicode_is_mark(parts[i]) ? 0 : unicode_fold_case(parts[i], folded);

		for (int k = 0; k < m; k++)
			buffer_add_code_point(out, folded[k]);
	}
}

void
words_fold(const char *utf8, size_t n, struct buffer *out)
{
	bool blank = true;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_decode(utf8 + i, n - i, &cp);
		if (unicode_is_space(cp)) {
			if (!blank)
				buffer_add_byte(out, ' ');
			blank = true;
			continue;
		}
		blank = false;
		if (cp < 0x80)
			buffer_add_byte(out, (char)(cp >= 'A' && cp <= 'Z' ? cp + 32 : cp));
		else
			fold_code_point(cp, out);
	}
}

bool
words_found(const char *utf8, size_t n, const char *folded)
{
	struct buffer text = { 0 };
	bool found = true;

	if (!*folded)
		return true;
	words_fold(utf8, n, &text);
	while (found && *folded) {
		size_t size = strcspn(folded, " ");

		found = size == 0 ||
		        (text.size && memmem(text.bytes, text.size, folded, size) != NULL);
		folded += size;
		folded += *folded == ' ';
	}
	buffer_clear(&text);
	return found;
}
