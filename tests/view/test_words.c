/*
 * What a filter finds.
 */
#include "view/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
folding(void **state)
{
	static const struct {
		const char *text, *folded;
	} rows[] = {
		{ "", "" },
		{ "Plain words", "plain words" },
		{ "  two\t\n blanks ", "two blanks " },
		{ "\303\211t\303\251", "ete" },             /* composed */
		{ "E\314\201te\314\201", "ete" },           /* decomposed */
		{ "Stra\303\237e", "strasse" },             /* full case folding */
		{ "\357\274\241\357\274\242", "ab" },       /* full width */
		{ "\357\254\201n", "fin" },                 /* a ligature */
		{ "\316\243\317\202", "\317\203\317\203" }, /* sigmas */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer out = { 0 };
		char *folded;

		words_fold(rows[i].text, strlen(rows[i].text), &out);
		folded = buffer_take(&out);
		assert_string_equal(folded, rows[i].folded);
		free(folded);
	}
}

static void
finding(void **state)
{
	static const struct {
		const char *text, *words;
		bool found;
	} rows[] = {
		{ "anything", "", true },
		{ "", "", true },
		{ "", "a", false },
		{ "The harbour at night", "harbour", true },
		{ "The harbour at night", "night harb", true },
		{ "The harbour at night", "harbour noon", false },
		{ "The harbour at night", "night ", true },
		{ "Th\303\251r\303\250se", "therese", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(words_found(rows[i].text, strlen(rows[i].text), rows[i].words),
		                 rows[i].found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folding),
		cmocka_unit_test(finding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
