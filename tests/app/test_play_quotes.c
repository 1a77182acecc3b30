/* Visits to quotations: scripts of keys, and the screens that they must give (tests/app/NAME.keys, NAME.screen). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/app/play.h"

#define VISIT(name) cmocka_unit_test_prestate(play_check, (void *)(uintptr_t)name)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		VISIT("speakers"),
		VISIT("only"),
		VISIT("amend"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
