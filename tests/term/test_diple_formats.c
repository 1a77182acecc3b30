/*
 * A document of each format in the whole program: a heading, a quotation and a link as a person sees them, from a file and through
 * a pipe.
 */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scratch.h"

/* Each has the title "The Harbour", a section "Lamps", a quoted "Will the ferry go?" and a link "people". */
static const struct sample {
	const char *name;
	const char *text;
} samples[] = {
	{ "harbour.txt",
	  "The Harbour\n\nWords of the people@harbour.example here, of all of them.\n\n"
	  "> Will the ferry go?\n\nLamps\n=====\n\n* One of brass\n* One of tin\n" },
#ifdef HAVE_MD4C
	{ "harbour.md", "# The Harbour\n\nWords of the [people](people.md).\n\n"
	                "> Will the ferry go?\n\n## Lamps\n\n- *One* of brass\n" },
#endif
};

/* The cell of a text's first letter. */
static struct emulator_cell
cell_of(struct pty *pty, const char *text)
{
	int y, x;

	diple_find(pty, text, &y, &x);
	return pty_cell(pty, y, x);
}

static void
check_screen(const struct sample *sample)
{
	const char *file = scratch_text(sample->name, sample->text);
	struct pty *pty = diple_open(80, 24, (const char *[]){ file, NULL });
	int y, x;

	pty_assert_text(pty, "One of brass");
	assert_true(pty_settle(pty, 200));
	assert_true(cell_of(pty, "The Harbour").bold);
	assert_true(cell_of(pty, "Lamps").bold);
	assert_true(cell_of(pty, "people").underline);
	assert_false(cell_of(pty, "Words").underline);
	/* The quotation has a sign in the margin, what stands above it has none. */
	diple_find(pty, "Will the ferry go?", &y, &x);
	assert_string_equal(pty_cell(pty, y, x - 2).text, "\xe2\x80\xba");
	diple_find(pty, "Words of the people", &y, &x);
	assert_string_equal(pty_cell(pty, y, x - 2).text, " ");
	pty_assert_row(pty, 23, "The Harbour");
	assert_true(pty_send(pty, "]"));
	pty_assert_row(pty, 23, "The Harbour \xc2\xb7 Lamps");
	diple_quit(pty);
}

static void
shown(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		check_screen(&samples[i]);
}

/* Through a pipe, so without a name. */
static void
printed(void **state)
{
	char script[512];
	int status;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		snprintf(script, sizeof script, "$D --outline %s && cat %s | $D --dump | tail -n 2",
		         scratch_text(samples[i].name, samples[i].text),
		         scratch_text(samples[i].name, samples[i].text));
		char *text = diple_script(script, &status);
		assert_int_equal(status, 0);
		assert_non_null(strstr(text, "Lamps\n"));
		assert_non_null(strstr(text, "One of brass\n"));
		free(text);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(shown),
		cmocka_unit_test(printed),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
