/* The configuration in the whole program: what it sets, what it binds, and what is said of mistakes. */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "tests/scratch.h"

/* Writes diple/config in a folder that XDG_CONFIG_HOME shall name. */
static void
configure(const char *text)
{
	mkdir(scratch_path("diple"), 0700);
	scratch_text("diple/config", text);
}

static struct pty *
open_configured(const char *const *arguments)
{
	char variable[300];

	snprintf(variable, sizeof variable, "XDG_CONFIG_HOME=%s", scratch_folder());
	return diple_open_env(80, 24, (const char *[]){ variable, NULL }, arguments);
}

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

static void
settings_and_keys_count(void **state)
{
	(void)state;
	configure("# mine\nset measure 40\nset nocentred\nset numbers # at the left\n"
	          "bind x next-section\nbind g+n goto \"The Four Rules\"\nunbind q\nbind Q quit\n");
	struct pty *pty = open_configured((const char *[]){ diple_sample(), NULL });
	pty_assert_text(pty, "PORT ELDERY");
	assert_true(pty_settle(pty, 200));
	pty_assert_row(pty, 0, " 1 ");
	type(pty, "x");
	pty_assert_row(pty, 0, "What the Scribes Did");
	type(pty, "gn");
	pty_assert_row(pty, 0, "The Four Rules");
	type(pty, "q");
	pty_assert_text(pty, "q does nothing here");
	type(pty, "h");
	pty_assert_text(pty, "Your own keys");
	type(pty, ":bind Z quit\r");
	type(pty, "\033");
	assert_true(pty_send(pty, "Z"));
	pty_assert_exit(pty, 0);
	pty_close(pty);
}

/* The command line is over the configuration, and its commands come after. */
static void
command_line_wins(void **state)
{
	(void)state;
	configure("set numbers\nset one-screen\noutline\n");
	struct pty *pty =
		open_configured((const char *[]){ "+set nonumbers", diple_sample(), NULL });
	pty_assert_text(pty, "Outline");
	assert_true(pty_settle(pty, 200));
	int y, x;
	diple_find(pty, "PORT ELDERY", &y, &x);
	assert_null(strstr(pty_row(pty, 0), " 1 "));
	type(pty, "q");
	diple_quit(pty);

	pty = open_configured((const char *[]){ "--no-config", diple_sample(), NULL });
	pty_assert_text(pty, "PORT ELDERY");
	assert_true(pty_settle(pty, 200));
	assert_false(pty_find(pty, "Outline", &y, &x));
	diple_quit(pty);
}

static void
mistakes_are_told(void **state)
{
	(void)state;
	configure("set mesure 40\nset chop maybe\n\nbind x qiut\nset measure 50\n");
	struct pty *pty = open_configured((const char *[]){ diple_sample(), NULL });
	pty_assert_row(pty, 23, "config:1: there is no setting \"mesure\"; measure? (2 more");
	type(pty, "h");
	pty_assert_text(pty, "config:2: chop wants one of on|off, not \"maybe\"");
	pty_assert_text(pty, "config:4: \"qiut\" is no command; quit?");
	type(pty, "q");
	/* What is right in it counts. */
	type(pty, ":set measure\r");
	pty_assert_row(pty, 23, "measure is 50");
	diple_quit(pty);
}

static void
completion_knows_settings(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	assert_true(pty_send(pty, ":set nocen\t\r"));
	pty_assert_row(pty, 23, "centred is off");
	assert_true(pty_send(pty, ":set case=\t"));
	pty_assert_row(pty, 23, "case=smart case=ignore case=exact");
	assert_true(pty_send(pty, "i\t\r"));
	pty_assert_row(pty, 23, "case is ignore");
	assert_true(pty_send(pty, ":set mouse off\r"));
	pty_assert_row(pty, 23, "mouse is off: this counts when diple starts");
	assert_true(pty_send(pty, ":set measrue 3\r"));
	pty_assert_row(pty, 23, "there is no setting \"measrue\"; measure?");
	assert_true(pty_send(pty, ":qiut\r"));
	pty_assert_row(pty, 23, "\"qiut\" is no command; quit?");
	diple_quit(pty);
}

/* Without a terminal the same file counts, and mistakes are on standard error. */
static void
printing_heeds_it(void **state)
{
	int status;
	char script[700];

	(void)state;
	configure("set width 30\nset nonsense\n");
	snprintf(script, sizeof script,
	         "export XDG_CONFIG_HOME=%s; $D --dump $SAMPLE 2>/dev/null | wc -L; "
	         "$D --dump --width=50 $SAMPLE 2>/dev/null | wc -L; $D --dump $SAMPLE 2>&1 "
	         ">/dev/null; $D --config=/nowhere/c --dump $SAMPLE",
	         scratch_folder());
	char *out = diple_script(script, &status);
	assert_string_equal(out, "30\n50\ndiple: config:2: there is no setting \"nonsense\"\n"
	                         "diple: /nowhere/c cannot be read: No such file or directory\n");
	assert_int_equal(status, 2);
	free(out);
}

static void
mouse_can_be_left_alone(void **state)
{
	(void)state;
	configure("set nomouse\n");
	struct pty *pty = open_configured((const char *[]){ diple_sample(), NULL });
	pty_assert_text(pty, "PORT ELDERY");
	assert_true(pty_settle(pty, 200));
	assert_false(pty_mode(pty, 1002));
	assert_false(pty_mode(pty, 1000));
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_and_keys_count),
		cmocka_unit_test(command_line_wins),
		cmocka_unit_test(mistakes_are_told),
		cmocka_unit_test(printing_heeds_it),
		cmocka_unit_test(completion_knows_settings),
		cmocka_unit_test(mouse_can_be_left_alone),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
