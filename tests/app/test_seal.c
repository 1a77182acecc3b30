/*
 * The built diple-read, sealed, tries what a hostile document might want of it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/paths.h"

/* All that a command prints, at most size - 1 bytes. Returns its exit status. */
static int
run(const char *arguments, char *output, size_t size)
{
	char command[4096];

	snprintf(command, sizeof command, "'%s' %s </dev/null 2>&1", paths_built("src/diple-read"),
	         arguments);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	output[fread(output, 1, size - 1, pipe)] = '\0';
	return pclose(pipe);
}

static void
nothing_gets_out(void **state)
{
	char output[4096];
	int status = run("--selftest-seal", output, sizeof output);

	(void)state;
	if (!strcmp(output, "this build is not sealed\n"))
		skip();
	assert_string_equal(output, "seccomp: on\n"
	                            "landlock: on\n"
	                            "open: stopped\n"
	                            "create: stopped\n"
	                            "socket: stopped\n"
	                            "run: stopped\n"
	                            "fork: stopped\n"
	                            "signal: stopped\n"
	                            "code: stopped\n"
	                            "make code: stopped\n"
	                            "stat: stopped\n"
	                            "memory: allowed\n"
	                            "read: allowed\n");
	assert_int_equal(status, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_gets_out) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
