/* Furniture of sites, and sentences with its words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/furniture.h"
#include "tests/read/answers.h"

static void
test_boilerplate(void **state)
{
	(void)state;
	ANSWERS_YES(furniture_is, "Share this article", "Skip to main content", "ADVERTISEMENT",
	            "Leave a comment", "Subscribe to our newsletter today", "All rights reserved.",
	            "Read more", "Print", "Download our app from the App Store",
	            "*** START OF THE EBOOK ***", "Alle Rechte vorbehalten");
	ANSWERS_NO(furniture_is, "", "She reads more than he does", "They shared the article",
	           "Print works well here", "The comments were kind", "Downloading takes an hour",
	           "*** and ***");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_boilerplate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
