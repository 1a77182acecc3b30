/* Who wrote it, and sentences that begin so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/byline.h"
#include "tests/read/answers.h"

static void
test_byline(void **state)
{
	(void)state;
	ANSWERS_YES(byline_is, "By Paula Oyster", "By PAULA OYSTER and Tom Reef",
	            "by Ada Tern, Harbour Correspondent", "Von Grete Sommer",
	            "Written by Orla Finch");
	ANSWERS_NO(byline_is, "", "By", "By the sea", "By bus", "By noon they were gone",
	           "Byron Finch",
	           "By Jove and by thunder, said he, this is far too long to be a name of anybody");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_byline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
