/* How the editor of the environment is called. */
#include "app/editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

static void
set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void
the_words(void **unused)
{
	static const struct {
		const char *visual, *editor, *path;
		uint64_t line;
		const char *words;
	} rows[] = {
		{ NULL, NULL, "a b.txt", 0, "<vi><a b.txt>" },
		{ NULL, "ed", "/x", 12, "<ed><+12></x>" },
		{ "emacs -nw", "ed", "x", 1, "<emacs><-nw><+1><x>" },
		{ "  \t", " nano\t-l  ", "x", 0, "<nano><-l><x>" },
		{ "", "", "-rf", 3, "<vi><+3><./-rf>" },
		{ "$(id);", NULL, "+7", 0, "<$(id);><./+7>" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer b = { 0 };

		set("VISUAL", rows[i].visual);
		set("EDITOR", rows[i].editor);
		char **words = editor_words(rows[i].path, rows[i].line);
		for (size_t k = 0; words[k]; k++)
			buffer_printf(&b, "<%s>", words[k]);
		if (strcmp(b.bytes, rows[i].words) != 0)
			fail_msg("row %zu: %s", i, b.bytes);
		buffer_clear(&b);
		editor_words_free(words);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(the_words) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
