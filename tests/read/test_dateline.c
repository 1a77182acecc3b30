/* Dates, and what only holds one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/dateline.h"
#include "tests/read/answers.h"

static void
test_dateline(void **state)
{
	(void)state;
	ANSWERS_YES(dateline_is, "Tuesday, March 5, 2019", "5 March 2019", "March 2019",
	            "2019-03-05", "2019-03-05 10:15 UTC", "Published: March 5th, 2019 at 10:15 am",
	            "Montag, 4. Februar 2019", "le 3 mars 2019", "3 de marzo de 2019",
	            "5 марта 2019", "2019年3月5日", "05/03/2019");
	ANSWERS_NO(dateline_is, "", "March", "May", "2019", "12:30", "3", "Sunday",
	           "1984 was a good year", "March 5, 2019 was a Tuesday", "By March 2019", "3.14",
	           "version 2019");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dateline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
