/* Whole visits: a script of keys, and the screens that it must give (tests/app/NAME.keys, NAME.screen). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/app/play.h"
#include "tests/golden.h"

static void
test_script(void **state)
{
	char name[128];
	struct buffer got = { 0 };

	snprintf(name, sizeof name, "tests/app/%s.keys", (const char *)*state);
	char *script = golden_read(name, NULL);
	play(script, &got);
	snprintf(name, sizeof name, "tests/app/%s.screen", (const char *)*state);
	golden_check(name, got.bytes, got.size);
	free(script);
	buffer_clear(&got);
}

int
main(void)
{
	static const char *const names[] = { "motions", "search", "panels", "prompt", "places",
		                             "links",   "quotes", "help",   "less" };
	enum { COUNT = sizeof names / sizeof names[0] };
	struct CMUnitTest tests[COUNT];

	for (size_t i = 0; i < COUNT; i++)
		tests[i] = (struct CMUnitTest){ .name = names[i],
			                        .test_func = test_script,
			                        .initial_state = (void *)(uintptr_t)names[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
