/* Points that are counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/ordinal.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void
test_point(void **state)
{
	static const struct {
		const char *text;
		unsigned point;
		size_t clause;
	} cases[] = {
		{ "First, the piles. They are old.", 1, 16 },
		{ "Firstly, the piles are old", 1, 26 },
		{ "Second: the light is out. It was", 2, 24 },
		{ "THIRD, THE TIDE", 3, 15 },
		{ "Tenth, a bridge; and more", 10, 15 },
		{ "Zweitens ist das Wasser kalt. Und", 2, 28 },
		{ "Во-первых, берег. Там", 1, 29 },
		{ "第二，灯塔。那里", 2, 15 },
		{ "4) the light. It is out", 4, 12 },
		{ "First light came late", 0, 0 },
		{ "Secondary schools", 0, 0 },
		{ "Firsthand reports", 0, 0 },
		{ "4. the light", 0, 0 },
		{ "44) the light", 0, 0 },
		{ "", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t clause = 0;
		unsigned point = ordinal_point(cases[i].text, strlen(cases[i].text), &clause);

		if (point != cases[i].point || (point && clause != cases[i].clause))
			fail_msg("\"%s\": point %u, clause %zu", cases[i].text, point, clause);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
