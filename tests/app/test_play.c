/* Whole visits: a script of keys, and the screens that it must give (tests/app/NAME.keys, NAME.screen). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/app/play.h"

int
main(void)
{
	static const char *const names[] = { "motions", "search", "panels", "prompt", "places",
		                             "links",   "quotes", "help",   "less",   "notes" };
	enum { COUNT = sizeof names / sizeof names[0] };
	struct CMUnitTest tests[COUNT];

	for (size_t i = 0; i < COUNT; i++)
		tests[i] = (struct CMUnitTest){ .name = names[i],
			                        .test_func = play_check,
			                        .initial_state = (void *)(uintptr_t)names[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
