/* Manual pages in the whole program: their options as places, and pages that are only another one's name. */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scratch.h"

/* As man shows it, at 80 columns and without overstrikes. */
static const char page[] =
	"FERRY(1)                    General Commands Manual                   FERRY(1)\n\n"
	"NAME\n       ferry - crosses the harbour\n\n"
	"OPTIONS\n       -f, --fast\n              Go fast, in spite of the waves.\n\n"
	"       --slow Go slowly, and look at the water for as long as it takes.\n\n"
	"       -q     Say nothing.\n\n"
	"   More options\n       --lamp=COLOUR\n              The lamp's colour.\n\n"
	"FILES\n       /etc/ferry\n              The timetable of all ferries, of which -q is "
	"one.\n\n"
	"       /etc/lamp\n              One.\n\n       /etc/sail\n              Two.\n\n"
	"       /etc/oar\n              Three.\n\n       /etc/rope\n              Four.\n\n"
	"Harbour                           2026-11-24                         FERRY(1)\n";

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

static struct pty *
open_page(const char *option)
{
	const char *file = scratch_text("ferry.txt", page);

	return diple_open(80, 10, (const char *[]){ "--type=man", file, option, NULL });
}

static void
options_are_places(void **state)
{
	(void)state;
	struct pty *pty = open_page("+#--lamp");
	diple_assert_top(pty, "--lamp=COLOUR");
	assert_null(strstr(pty_row(pty, 9), "Looking"));
	type(pty, ":goto -f\r");
	diple_assert_top(pty, "-f, --fast");
	type(pty, ":goto --sl\t\r");
	pty_assert_row(pty, 0, "--slow Go slowly");
	type(pty, ":goto --none\r");
	pty_assert_row(pty, 9, "No section is called \"--none\"");
	type(pty, ":goto files\r");
	pty_assert_text(pty, "/etc/ferry");
	diple_quit(pty);
}

static void
options_in_the_outline(void **state)
{
	int y, x, status;

	(void)state;
	struct pty *pty = open_page(NULL);
	pty_assert_text(pty, "crosses the harbour");
	type(pty, "t");
	pty_assert_text(pty, "Outline");
	assert_false(pty_find(pty, "--fast  ", &y, &x) && x < 30);
	type(pty, "jl");
	diple_find(pty, "-f, --fast", &y, &x);
	assert_in_range(x, 3, 20);
	type(pty, "/slow");
	type(pty, "\r\r");
	pty_assert_row(pty, 0, "--slow Go slowly");
	diple_quit(pty);

	/* They are no sections. */
	char script[400];
	snprintf(script, sizeof script, "$D --type=man --outline %s",
	         scratch_text("ferry.txt", page));
	char *out = diple_script(script, &status);
	assert_string_equal(
		out, "     2  NAME\n     4  OPTIONS\n     9    More options\n    12  FILES\n");
	free(out);
}

/* Only where something sets pages. */
static void
page_that_names_another(void **state)
{
	int status;
	char script[5000];

	(void)state;
	if (system("command -v man >/dev/null && command -v groff >/dev/null") != 0)
		skip();
	snprintf(script, sizeof script,
	         "cd %s && mkdir -p man/man1 man/man3 && cd man && "
	         "printf '.TH FERRY 1\\n.SH NAME\\nferry \\\\- crosses\\n' | gzip >man1/ferry.1.gz "
	         "&& "
	         "echo .so man1/ferry.1 >man1/boat.1 && echo .so man1/boat.1 | gzip "
	         ">man3/ship.3.gz && "
	         "echo .so man1/loop.1 >man1/loop.1 && "
	         "for f in man1/boat.1 man3/ship.3.gz; do $D --outline $f && $D --json $f | "
	         "grep -o '\"title\": \"FERRY(1)\"'; done; $D --dump man1/loop.1; "
	         "$D --json man1/loop.1 | grep -o '\"format\": \"roff\"'",
	         scratch_folder());
	char *out = diple_script(script, &status);
	assert_string_equal(out, "     2  NAME\n\"title\": \"FERRY(1)\"\n"
	                         "     2  NAME\n\"title\": \"FERRY(1)\"\n"
	                         ".so man1/loop.1\n\"format\": \"roff\"\n");
	free(out);
	const char *page_path = scratch_path("man/man3/ship.3.gz");
	struct pty *pty = diple_open(80, 10, (const char *[]){ page_path, NULL });
	pty_assert_text(pty, "ferry - crosses");
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_are_places),
		cmocka_unit_test(options_in_the_outline),
		cmocka_unit_test(page_that_names_another),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
