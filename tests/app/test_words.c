/* Shell words, each case with all its words in brackets. */
#include "app/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"

static const struct {
	const char *text, *words; /* words NULL: not closed */
} cases[] = {
	{ "", "" },
	{ "  \t\n ", "" },
	{ "a", "[a]" },
	{ " a  b\tc\n", "[a][b][c]" },
	{ "-S -x4", "[-S][-x4]" },
	{ "'a b'", "[a b]" },
	{ "\"a b\"", "[a b]" },
	{ "a' 'b", "[a b]" },
	{ "'a'\"b\"c", "[abc]" },
	{ "''", "[]" },
	{ "\"\" ''", "[][]" },
	{ "a ''", "[a][]" },
	{ "a\\ b", "[a b]" },
	{ "\\'", "[']" },
	{ "\\\\", "[\\]" },
	{ "a\\", "[a\\]" },
	{ "'a\\b'", "[a\\b]" },
	{ "\"a\\b\"", "[a\\b]" },
	{ "\"a\\\"b\"", "[a\"b]" },
	{ "\"\\$HOME\"", "[$HOME]" },
	{ "$HOME ~ * `x`", "[$HOME][~][*][`x`]" },
	{ "\"it's\"", "[it's]" },
	{ "'say \"x\"'", "[say \"x\"]" },
	{ "caf\303\251", "[caf\303\251]" },
	{ "'", NULL },
	{ "a 'b", NULL },
	{ "\"", NULL },
	{ "\"a\\\"", NULL },
	{ "it's", NULL },
};

static void
splits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer got = { 0 };
		struct error error = { "" };
		char **words;
		size_t count;
		bool good = words_split(cases[i].text, &words, &count, &error);

		if (!cases[i].words) {
			if (good)
				fail_msg("case %zu: %s: is closed", i, cases[i].text);
			assert_null(words);
			assert_int_equal(count, 0);
			assert_true(error.text[0] != '\0');
			continue;
		}
		assert_true(good);
		buffer_add_string(&got, "");
		for (size_t j = 0; j < count; j++)
			buffer_printf(&got, "[%s]", words[j]);
		words_free(words, count);
		char *text = buffer_take(&got);
		assert_string_equal(text, cases[i].words);
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(splits) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
