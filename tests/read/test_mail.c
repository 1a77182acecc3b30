/*
 * GNU e-mails, as documents.
 */
#include "read/mail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/golden.h"
#include "tests/read/model_reader.h"

static void
print_mail(FILE *to, const char *bytes, size_t n)
{
	model_reader(to, "mail", "letter.eml", bytes, n);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/mail", print_mail);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
