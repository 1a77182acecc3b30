/* What can be opened and what cannot, pipes, several files, the start of the command line, and printing. */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/paths.h"
#include "tests/scratch.h"

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

/* ---- one screen ---- */

static void
one_screen_is_printed(void **state)
{
	const char *file = scratch_text("short.txt", "A short text.\n\nThat is all of it.\n");
	struct pty *pty = diple_open(80, 24, (const char *[]){ "-F", file, NULL });
	size_t size;

	(void)state;
	pty_assert_exit(pty, 0);
	pty_assert_text(pty, "That is all of it.");
	assert_null(strstr(pty_output(pty, &size), "\033[?1049h"));
	assert_true(pty_termios_restored(pty));
	pty_close(pty);

	/* On a screen that is too small for it, and what is too long. */
	pty = diple_open(80, 3, (const char *[]){ "-F", file, NULL });
	pty_assert_text(pty, "A short text.");
	assert_true(pty_mode(pty, 1049));
	diple_quit(pty);
	pty = diple_open(80, 24, (const char *[]){ "-FRX", diple_sample(), NULL });
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "]");
	diple_assert_top(pty, "What the Scribes Did");
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_close(pty);

	/* From a pipe, as git does it. */
	pty = diple_shell(80, 24, "printf 'one\\n\\ntwo\\n' | LESS=FRX LV=-c $D -F; echo after");
	pty_assert_text(pty, "after");
	pty_assert_text(pty, "two");
	assert_null(strstr(pty_output(pty, &size), "\033[?1049h"));
	pty_close(pty);
}

/* ---- pipes ---- */

static void
reads_a_pipe_as_it_comes(void **state)
{
	struct pty *pty = diple_shell(
		80, 24, "{ cat \"$SAMPLE\"; while sleep 0.1; do echo more; done; } | \"$D\"");

	(void)state;
	/* The first screen is there though the producer goes on; keys come from the terminal. */
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, " ");
	pty_assert_gone(pty, "SUBSCRIBE");
	pty_assert_row(pty, 23, "reading");
	type(pty, "/for an answer\r");
	pty_assert_row(pty, 23, "match");
	pty_assert_text(pty, "it was a mistake");
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_assert_restored(pty);
	pty_close(pty);
}

static void
reads_a_pipe_to_its_end(void **state)
{
	struct pty *pty = diple_shell(80, 24, "cat \"$SAMPLE\" | \"$D\" -");

	(void)state;
	pty_assert_text(pty, "The Mark in the Margin");
	assert_true(pty_settle(pty, 300));
	type(pty, "t");
	pty_assert_text(pty, "A Season in Numbers");
	type(pty, "\033");
	type(pty, "G");
	pty_assert_text(pty, "Share this article");
	diple_quit(pty);
}

static void
a_slow_start(void **state)
{
	struct pty *pty =
		diple_shell(80, 24, "{ sleep 0.3; echo Late words come; sleep 60; } | \"$D\"");

	(void)state;
	pty_assert_text(pty, "Late words come");
	assert_true(pty_send(pty, "q"));
	assert_true(pty_settle(pty, 300));
	pty_assert_restored(pty);
	pty_close(pty);
}

/* ---- several files ---- */

static void
several_files(void **state)
{
	char other[256];
	snprintf(other, sizeof other, "%s",
	         scratch_text("other.txt", "Another text altogether.\n"));
	struct pty *pty = diple_open(
		80, 24, (const char *[]){ diple_sample(), other, "/no/such/file", NULL });

	(void)state;
	pty_assert_text(pty, "PORT ELDERY");
	pty_assert_row(pty, 23, "/no/such/file");
	type(pty, "]");
	type(pty, ":n\r");
	pty_assert_text(pty, "Another text altogether");
	type(pty, ":n\r");
	pty_assert_row(pty, 23, "last file");
	type(pty, ":files\r");
	pty_assert_row(pty, 23, "other.txt");
	/* Back: at the place that was left. */
	type(pty, ":p\r");
	diple_assert_top(pty, "What the Scribes Did");
	type(pty, ":p\r");
	pty_assert_row(pty, 23, "first file");
	type(pty, ":e /no/such/file\r");
	pty_assert_row(pty, 23, "/no/such/file");
	type(pty, ":e ");
	type(pty, other);
	type(pty, "\r");
	pty_assert_text(pty, "Another text altogether");
	diple_quit(pty);
}

/* ---- where to start ---- */

static void
starts_where_it_is_told(void **state)
{
	static const struct {
		const char *argument, *text; /* the text is on the first row that has one */
	} cases[] = {
		{ "+#A Season in Numbers", "A Season in Numbers" },
		{ "--section=the four", "The Four Rules" },
		{ "+goto whose words", "Whose Words Are Whose" },
		{ "+24", "What the Scribes Did" },
		{ "+next-section", "What the Scribes Did" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct pty *pty = diple_open(
			80, 24, (const char *[]){ cases[i].argument, diple_sample(), NULL });
		diple_assert_top(pty, cases[i].text);
		diple_quit(pty);
	}

	char place[4200];
	snprintf(place, sizeof place, "%s:24", diple_sample());
	struct pty *pty = diple_open(80, 24, (const char *[]){ place, NULL });
	diple_assert_top(pty, "What the Scribes Did");
	diple_quit(pty);

	pty = diple_open(80, 24, (const char *[]){ "+G", diple_sample(), NULL });
	pty_assert_text(pty, "Share this article");
	diple_quit(pty);
	pty = diple_open(110, 24, (const char *[]){ "+outline", diple_sample(), NULL });
	pty_assert_text(pty, "A Season in Numbers");
	type(pty, "\033");
	diple_quit(pty);
}

static void
display_options(void **state)
{
	int y, x;
	struct pty *pty = diple_open(80, 24, (const char *[]){ "--left", diple_sample(), NULL });

	(void)state;
	diple_find(pty, "PORT ELDERY", &y, &x);
	assert_in_range(x, 0, 3);
	diple_quit(pty);

	pty = diple_open(80, 24, (const char *[]){ "--measure=40", diple_sample(), NULL });
	diple_find(pty, "PORT ELDERY", &y, &x);
	assert_int_equal(x, 21);
	type(pty, "z+");
	diple_find(pty, "PORT ELDERY", &y, &x);
	assert_int_equal(x, 19);
	diple_quit(pty);

	/* The line of the file beside it: PORT ELDERY is on line 10. */
	pty = diple_open_env(80, 24, (const char *[]){ "DIPLE=-N", NULL },
	                     (const char *[]){ diple_sample(), NULL });
	diple_find(pty, "PORT ELDERY", &y, &x);
	assert_non_null(strstr(pty_row(pty, y), "10"));
	type(pty, "-N");
	diple_find(pty, "PORT ELDERY", &y, &x);
	assert_null(strstr(pty_row(pty, y), "10"));
	diple_quit(pty);

	char line[400];
	memset(line, 'x', 300);
	snprintf(line + 300, 90, " end-of-line\n");
	pty = diple_open(60, 10,
	                 (const char *[]){ "-S", scratch_text("long.log", line), "+w", NULL });
	pty_assert_text(pty, "xxxx");
	diple_quit(pty);

	pty = diple_open(
		60, 10,
		(const char *[]){ "-x4", scratch_text("tab.c", "int\n{\n\tx;\n\ty;\n}\n"), NULL });
	diple_find(pty, "x;", &y, &x);
	int brace_x;
	diple_find(pty, "{", &y, &brace_x);
	assert_int_equal(x - brace_x, 4);
	diple_quit(pty);
}

/* ---- what cannot be opened ---- */

static const struct {
	const char *name, *script;
	int status;
	const char *says; /* in what is printed on standard error */
} refusals[] = {
	{ "no such file", "\"$D\" /no/such/file", 1, "/no/such/file" },
	{ "a directory", "\"$D\" /tmp", 1, "directory" },
	{ "a directory, printed", "\"$D\" --dump /tmp", 1, "directory" },
	{ "a binary", "\"$D\" --dump \"$D\"", 1, "binary" },
	{ "one of two", "\"$D\" --dump /no/such/file \"$SAMPLE\" >/dev/null", 1, "/no/such/file" },
	{ "a wrong option", "\"$D\" --dmup", 2, "diple: no option --dmup; --dump?" },
	{ "a wrong number", "\"$D\" -x none", 2, "diple: -x wants a number" },
	{ "a wrong environment", "DIPLE=--dmup \"$D\" \"$SAMPLE\"", 2, "DIPLE: no option --dmup" },
	{ "an encoding that nobody knows", "\"$D\" --encoding=nonsense --dump \"$SAMPLE\"", 1,
	  "nonsense" },
};

static void
refuses_in_one_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		int status;
		char *said = diple_script(refusals[i].script, &status);
		if (!strstr(said, refusals[i].says) || status != refusals[i].status)
			fail_msg("%s: status %d: %.500s", refusals[i].name, status, said);
		assert_int_equal(strncmp(said, "diple: ", 7), 0);
		assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
		free(said);
	}
}

/* Root may read everything, so it becomes nobody for this; skipped where nobody cannot run the program. */
static void
unreadable_file(void **state)
{
	const char *file = scratch_text("secret.txt", "nothing to see\n");
	char script[400];
	int status;

	(void)state;
	snprintf(script, sizeof script,
	         "f=%s; chmod 755 ${f%%/*}; chmod 0 $f; test $(id -u) -ne 0 || "
	         "as='setpriv --reuid=65534 --regid=65534 --clear-groups'; "
	         "$as \"$D\" --version >/dev/null 2>&1 || exit 77; $as \"$D\" --dump $f",
	         file);
	char *said = diple_script(script, &status);
	if (status == 77) {
		free(said);
		skip();
		return;
	}
	assert_int_equal(status, 1);
	assert_non_null(strstr(said, "secret.txt"));
	assert_non_null(strstr(said, "permission denied"));
	free(said);
}

static void
refuses_in_a_terminal(void **state)
{
	struct pty *pty = diple_open(80, 24, (const char *[]){ "/tmp", NULL });
	size_t size;

	(void)state;
	pty_assert_exit(pty, 1);
	pty_assert_text(pty, "directory");
	assert_null(strstr(pty_output(pty, &size), "\033[?1049h"));
	pty_close(pty);

	pty = diple_open(80, 24, (const char *[]){ paths_built("src/diple"), NULL });
	pty_assert_exit(pty, 1);
	pty_assert_text(pty, "is a binary file");
	pty_close(pty);

	pty = diple_open(80, 24, (const char *[]){ NULL });
	pty_assert_exit(pty, 2);
	pty_assert_text(pty, "diple: ");
	pty_close(pty);
}

static void
empty_and_tiny_files(void **state)
{
	struct pty *pty =
		diple_open(80, 24, (const char *[]){ scratch_text("empty.txt", ""), NULL });

	(void)state;
	pty_assert_row(pty, 23, "empty.txt \u00b7 empty");
	type(pty, "jk G g])t");
	type(pty, "\033");
	type(pty, "/x\r");
	diple_quit(pty);
	pty = diple_open(80, 24, (const char *[]){ scratch_text("x.txt", "x"), NULL });
	pty_assert_text(pty, "x");
	type(pty, "jk G g])t");
	type(pty, "\033");
	diple_quit(pty);
	pty = diple_open(80, 24, (const char *[]){ scratch_text("lines.txt", "\n\n\n"), NULL });
	pty_assert_row(pty, 23, "lines.txt");
	type(pty, "jk G g])\"");
	type(pty, "\033");
	diple_quit(pty);
}

/* ---- printing ---- */

static void
prints_when_it_is_no_terminal(void **state)
{
	int status;
	char *piped = diple_script("\"$D\" \"$SAMPLE\" | cat", &status);
	char *dumped = diple_script("\"$D\" --dump \"$SAMPLE\"", &status);

	(void)state;
	assert_int_equal(status, 0);
	assert_null(strchr(piped, 27));
	assert_string_equal(piped, dumped);
	assert_non_null(strstr(piped, "The Mark in the Margin"));
	free(piped);
	free(dumped);

	/* The text is the file. */
	piped = diple_script("\"$D\" --text \"$SAMPLE\" | cmp - \"$SAMPLE\"", &status);
	assert_string_equal(piped, "");
	assert_int_equal(status, 0);
	free(piped);

	/* A reader that goes away is no fault to speak of. */
	piped = diple_script("\"$D\" --dump \"$SAMPLE\" \"$SAMPLE\" | head -n 1 >/dev/null",
	                     &status);
	assert_string_equal(piped, "");
	free(piped);
}

static void
prints_what_it_knows(void **state)
{
	int status;
	char *text = diple_script("\"$D\" --outline \"$SAMPLE\"", &status);

	(void)state;
	assert_int_equal(status, 0);
	assert_non_null(strstr(text, "Second, name the speaker once"));
	free(text);
	text = diple_script("\"$D\" --quotes \"$SAMPLE\"", &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(text, "Maren Holt"));
	assert_non_null(strstr(text, "Children always ask"));
	free(text);
	text = diple_script("\"$D\" --dump --section='a season' --width=40 \"$SAMPLE\"", &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(text, "A Season in Numbers"));
	assert_null(strstr(text, "What the Herring Said"));
	assert_null(strstr(text, "The Four Rules"));
	char *piped = diple_script(
		"cat \"$SAMPLE\" | \"$D\" --dump --section='a season' --width=40", &status);
	assert_string_equal(piped, text);
	free(piped);
	free(text);
}

static void
says_what_it_is(void **state)
{
	int status;
	char *text = diple_script("\"$D\" --version", &status);

	(void)state;
	assert_int_equal(status, 0);
	assert_int_equal(strncmp(text, PACKAGE_STRING, strlen(PACKAGE_STRING)), 0);
	assert_non_null(strstr(text, "\ndiple-read " PACKAGE_VERSION ", "));
	assert_non_null(strstr(text, "sealed"));
	free(text);
	text = diple_script("\"$D\" -h", &status);
	assert_int_equal(status, 0);
	assert_int_equal(strncmp(text, "usage: diple ", 13), 0);
	free(text);
	text = diple_script("\"$D\" --print-keys", &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(text, "next-section"));
	free(text);
	text = diple_script("\"$D\" --print-completion=bash", &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(text, "complete -o default -F _diple diple"));
	free(text);
}

/* The editor has the terminal, at the line on top; what it wrote is shown after it. */
static void
edits_the_file(void **state)
{
	char variable[512];

	(void)state;
	snprintf(variable, sizeof variable, "VISUAL=sh %s",
	         scratch_text("editor",
	                      "echo \"at $1 of $2\"; read word; echo \"Now $word.\" >\"$2\"\n"));
	const char *file = scratch_text("edited.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n");
	struct pty *pty = diple_open_env(80, 8, (const char *[]){ variable, NULL },
	                                 (const char *[]){ file, NULL });
	pty_assert_text(pty, "7");
	type(pty, "jjE");
	pty_assert_text(pty, "at +3 of ");
	assert_false(pty_mode(pty, 1049));
	type(pty, "written\r");
	diple_assert_top(pty, "Now written.");
	assert_true(pty_mode(pty, 1049));
	pty_assert_row(pty, 7, "Read again");
	diple_quit(pty);

	pty = diple_open_env(80, 8, (const char *[]){ "VISUAL=/nowhere/at-all", NULL },
	                     (const char *[]){ file, NULL });
	pty_assert_text(pty, "Now written.");
	type(pty, "E");
	pty_assert_row(pty, 7, "cannot run /nowhere/at-all");
	diple_quit(pty);

	pty = diple_open_env(80, 8, (const char *[]){ "VISUAL=false", "LESSSECURE=1", NULL },
	                     (const char *[]){ file, NULL });
	pty_assert_text(pty, "Now written.");
	type(pty, "E");
	pty_assert_row(pty, 7, "--secure allows no other program");
	diple_quit(pty);

	pty = diple_shell(80, 8, "echo piped | VISUAL=false $D");
	pty_assert_text(pty, "piped");
	type(pty, "E");
	pty_assert_row(pty, 7, "no file that an editor could open");
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_close(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_screen_is_printed),
		cmocka_unit_test(reads_a_pipe_as_it_comes),
		cmocka_unit_test(reads_a_pipe_to_its_end),
		cmocka_unit_test(a_slow_start),
		cmocka_unit_test(several_files),
		cmocka_unit_test(starts_where_it_is_told),
		cmocka_unit_test(display_options),
		cmocka_unit_test(refuses_in_one_sentence),
		cmocka_unit_test(unreadable_file),
		cmocka_unit_test(refuses_in_a_terminal),
		cmocka_unit_test(empty_and_tiny_files),
		cmocka_unit_test(prints_when_it_is_no_terminal),
		cmocka_unit_test(prints_what_it_knows),
		cmocka_unit_test(says_what_it_is),
		cmocka_unit_test(edits_the_file),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
