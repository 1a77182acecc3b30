/* Search as it is typed, in a terminal: what is shown, what is highlighted, what the status line counts. */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

static bool
same_look(struct emulator_cell a, struct emulator_cell b)
{
	return a.fg == b.fg && a.bg == b.bg && a.bold == b.bold && a.italic == b.italic &&
	       a.underline == b.underline && a.reverse == b.reverse;
}

static void
finds_while_typing(void **state)
{
	struct pty *pty = diple_open_sample();
	struct emulator_cell match, plain;
	int y, x;

	(void)state;
	type(pty, "/");
	pty_assert_row(pty, 23, "/");
	type(pty, "palaeog");
	diple_find(pty, "palaeography", &y, &x);
	match = pty_cell(pty, y, x);
	plain = pty_cell(pty, y, x + (int)strlen("palaeography at the ev"));
	assert_false(same_look(match, plain));
	assert_true(same_look(match, pty_cell(pty, y, x + 6)));
	assert_false(same_look(match, pty_cell(pty, y, x + 7))); /* "palaeog" ends */

	/* Each letter counts at once. */
	type(pty, "x");
	pty_assert_row(pty, 23, "no match");
	type(pty, "\177");
	pty_assert_row(pty, 23, "1/1");
	type(pty, "\r");
	pty_assert_row(pty, 23, "1/1");
	diple_quit(pty);
}

static void
escape_puts_the_reader_back(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "]j");
	const char *top = pty_row(pty, 0);
	char before[400];
	snprintf(before, sizeof before, "%s\n%s", top, pty_row(pty, 5));
	type(pty, "/herring has no");
	pty_assert_text(pty, "They say the herring has no voice");
	type(pty, "\033");
	char after[400];
	snprintf(after, sizeof after, "%s\n%s", pty_row(pty, 0), pty_row(pty, 5));
	assert_string_equal(after, before);
	pty_assert_gone(pty, "herring has no");
	/* Emptied, too, it is where it was. */
	type(pty, "/zebra");
	type(pty, "\177\177\177\177\177\177");
	pty_assert_gone(pty, "zebra");
	diple_quit(pty);
}

static void
next_goes_across_a_line_break(void **state)
{
	struct pty *pty = diple_open_sample();
	int y, x;

	(void)state;
	/* Both of these break after the "to". */
	type(pty, "/to the town\r");
	pty_assert_row(pty, 23, "1/2");
	diple_find(pty, "the town archive", &y, &x);
	assert_false(same_look(pty_cell(pty, y, x), pty_cell(pty, y, x + 9)));
	type(pty, "n");
	pty_assert_row(pty, 23, "2/2");
	diple_find(pty, "the town, the town", &y, &x);
	assert_false(same_look(pty_cell(pty, y, x), pty_cell(pty, y, x + 10)));
	type(pty, "n");
	pty_assert_row(pty, 23, "Past the end");
	type(pty, "N");
	pty_assert_row(pty, 23, "Past the start");
	diple_find(pty, "the town, the town", &y, &x);
	/* A longer one, over the break, at another width. */
	pty_resize(pty, 50, 24);
	type(pty, "g");
	type(pty, "/drawn in a harbour master's ledger\r");
	pty_assert_row(pty, 23, "1/1");
	diple_quit(pty);
}

static void
folds_what_people_do_not_type(void **state)
{
	static const struct {
		const char *typed, *found;
	} cases[] = {
		{ "/ines carvalho\r", "In\u00eas Carvalho" },
		{ "/cafe by\r", "caf\u00e9 by" },
		{ "/harbour master's ledger\r", "master\u2019s ledger" },
		{ "/\"I am fond\r", "\u201cI am fond of wedges" },
		{ "/\345\274\225\347\224\250\r", "\u5f15\u7528" },
		{ "/MINUTES OF THE FISHING\r", "minutes of the" },
	};
	struct pty *pty = diple_open_sample();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		type(pty, "g");
		type(pty, ":set case=ignore\r");
		type(pty, cases[i].typed);
		pty_assert_row(pty, 23, "1/1");
		pty_assert_text(pty, cases[i].found);
	}
	/* A capital asks for capitals. */
	type(pty, ":set case=smart\r");
	type(pty, "/MINUTES\r");
	pty_assert_row(pty, 23, "Not found");
	diple_quit(pty);
}

static void
counts_and_wraps(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "/ms raman\r");
	pty_assert_row(pty, 23, "1/");
	type(pty, "?\r");
	pty_assert_row(pty, 23, "Past the start");
	type(pty, "j");
	type(pty, "/\r");
	pty_assert_row(pty, 23, "Past the end");
	type(pty, "\033");
	type(pty, "j");
	assert_null(strstr(pty_row(pty, 23), "match"));
	diple_quit(pty);
}

static void
regular_expressions(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "/\033r");
	pty_assert_row(pty, 23, "regex");
	type(pty, "16\\d\\d\\b");
	if (pty_find(pty, "left out", NULL, NULL)) {
		diple_quit(pty);
		skip();
	}
	pty_assert_row(pty, 23, "1/2");
	type(pty, "\r");
	pty_assert_text(pty, "ledger of 1641");
	type(pty, "/(unclosed");
	pty_assert_row(pty, 23, "/(unclosed");
	assert_null(strstr(pty_row(pty, 23), "1/"));
	type(pty, "\033");
	diple_quit(pty);
}

static void
only_what_matches(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "&");
	type(pty, "herring\r");
	pty_assert_text(pty, "a complaint about");
	pty_assert_text(pty, "They say the herring has no voice");
	/* Its heading stays, others go. */
	pty_assert_text(pty, "What the Herring Said");
	pty_assert_gone(pty, "A Season in Numbers");
	pty_assert_gone(pty, "PORT ELDERY");
	type(pty, "&\r");
	type(pty, "g");
	pty_assert_text(pty, "PORT ELDERY");
	diple_quit(pty);
}

static void
outline_counts_matches(void **state)
{
	struct pty *pty = diple_open(110, 30, (const char *[]){ diple_sample(), NULL });
	int y;

	(void)state;
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "t");
	assert_true(pty_find(pty, "What the Herring Said", &y, NULL));
	char before[512];
	snprintf(before, sizeof before, "%.40s", pty_row(pty, y));
	type(pty, "\033");
	type(pty, "/herring\r");
	type(pty, "t");
	assert_true(pty_find(pty, "A Season in Numbers", NULL, NULL));
	assert_true(pty_find(pty, "What the Herring Said", &y, NULL));
	assert_true(strncmp(pty_row(pty, y), before, 40) != 0);
	type(pty, "\033");
	diple_quit(pty);
}

static void
from_the_command_line(void **state)
{
	struct pty *pty =
		diple_open(80, 24, (const char *[]){ diple_sample(), "+/cheap|pier", NULL });

	(void)state;
	pty_assert_text(pty, "Not found");
	diple_quit(pty);
	pty = diple_open(80, 24, (const char *[]){ "-pclose the pier", diple_sample(), NULL });
	pty_assert_text(pty, "close the pier");
	pty_assert_row(pty, 23, "1/1");
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_while_typing),
		cmocka_unit_test(escape_puts_the_reader_back),
		cmocka_unit_test(next_goes_across_a_line_break),
		cmocka_unit_test(folds_what_people_do_not_type),
		cmocka_unit_test(counts_and_wraps),
		cmocka_unit_test(regular_expressions),
		cmocka_unit_test(only_what_matches),
		cmocka_unit_test(outline_counts_matches),
		cmocka_unit_test(from_the_command_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
