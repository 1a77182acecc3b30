/* Names and their numbers. */
#include "doc/atoms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
each_name_has_one_number(void **state)
{
	enum { COUNT = 5000 };
	struct atoms names = { 0 };
	char name[32];

	(void)state;
	uint32_t number;
	assert_int_equal(atoms_size(&names), 0);
	assert_false(atoms_find(&names, "Keeper 0", &number));
	for (int again = 0; again < 2; again++)
		for (uint32_t i = 0; i < COUNT; i++) {
			snprintf(name, sizeof name, "Keeper %u", i * 7919);
			assert_int_equal(atoms_number(&names, name), i);
		}
	assert_int_equal(names.count, COUNT);
	assert_string_equal(names.list[2], "Keeper 15838");
	assert_true(atoms_find(&names, "Keeper 15838", &number));
	assert_int_equal(number, 2);
	assert_false(atoms_find(&names, "Keeper 15839", &number));
	assert_int_equal(atoms_number(&names, ""), COUNT);
	assert_true(atoms_size(&names) > COUNT * strlen("Keeper 1"));
	atoms_clear(&names);
	assert_int_equal(atoms_number(&names, "Ana"), 0);
	atoms_clear(&names);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(each_name_has_one_number) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
