/* One spelling, and the index that spares a text from being searched for many phrases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/folding.h"

static void
spelling(void **state)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{ "Photo  by\tAnna", "photo by anna" },
		{ "\xc3\x84RGER", "\xc3\xa4rger" },
		{ "it\xe2\x80\x99s", "it's" },
		{ "a\xc2\xa0"
		  "b",
		  "a b" },
		{ "", "" },
	};
	char folded[FOLDING_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = folding_of(cases[i].text, strlen(cases[i].text), folded);

		assert_string_equal(folded, cases[i].folded);
		assert_int_equal(n, strlen(folded));
	}
}

static const char *const table[] = { "photo by", "(r)", " credit: ", "/afp",
	                             "\xd1\x84\xd0\xbe\xd1\x82\xd0\xbe" };

static void
phrases(void **state)
{
	static const struct {
		const char *text;
		bool holds, may;
	} cases[] = {
		{ "A photo by Anna", true, true },
		{ "A PHOTO  BY Anna", true, true },
		{ "A photo\nby Anna", false, true }, /* nothing is decided by the index alone */
		{ "A photo of Anna", false, false },
		{ "photo b", false, false },
		{ "Anna (R)", true, true },
		{ "Anna (R) and Paul", true, true },
		{ "Anna (Rome)", false, false },
		{ "The bridge  credit: the town", true, true },
		{ "The bridge, credit: the town", true, true },
		{ "Paris/AFP", true, true },
		{ "\xd0\xa4\xd0\x9e\xd0\xa2\xd0\x9e", true, true },
		{ "ph", false, false },
		{ "", false, false },
	};
	static struct folding_phrases all = { .table = table,
		                              .count = sizeof table / sizeof *table };
	char folded[FOLDING_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		folding_of(cases[i].text, strlen(cases[i].text), folded);
		if (folding_holds(&all, folded) != cases[i].holds ||
		    folding_may_hold(&all, cases[i].text, strlen(cases[i].text)) != cases[i].may)
			fail_msg("%s", cases[i].text);
	}
}

/* Whatever holds a phrase may hold one: the phrase in the middle of anything, in any case. */
static void
never_missed(void **state)
{
	static const char *const around[] = { "", "x", " ", "(", "pho", "\xd1\x84", "photo ", "/" };
	static struct folding_phrases all = { .table = table,
		                              .count = sizeof table / sizeof *table };
	enum { AROUND = sizeof around / sizeof *around };
	char text[64], folded[FOLDING_MAX];

	(void)state;
	for (size_t p = 0; p < all.count; p++)
		for (size_t i = 0; i < AROUND * AROUND * 2; i++) {
			strcpy(text, around[i % AROUND]);
			strcat(text, table[p]);
			strcat(text, around[i / AROUND % AROUND]);
			for (char *c = text; i >= AROUND * AROUND && *c; c++)
				if (*c >= 'a' && *c <= 'z')
					*c = (char)(*c - 32);
			folding_of(text, strlen(text), folded);
			/* A blank at the start is folded away. */
			if (table[p][0] != ' ')
				assert_true(folding_holds(&all, folded));
			assert_true(folding_may_hold(&all, text, strlen(text)) ||
			            !folding_holds(&all, folded));
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spelling),
		cmocka_unit_test(phrases),
		cmocka_unit_test(never_missed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
