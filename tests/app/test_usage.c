/* --help, compared whole with what was read and found good. */
#include "app/usage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/golden.h"

static void
help_of_the_command_line(void **state)
{
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);

	(void)state;
	usage_print(to);
	fclose(to);
	for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
		assert_in_range(strcspn(line, "\n"), 0, 79);
	golden_check("tests/app/usage.txt", text, size);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(help_of_the_command_line) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
