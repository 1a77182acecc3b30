/* Filters in the whole program: a document that only another program can read, what is said without one, and that keys live on. */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/scratch.h"

static const char pdf[] = "%PDF-1.4\nonly bytes\n";

/*
 * A PDF, a tool that PATH names before all others, and diple/config, in the folder for which "@" stands there.
 */
static void
prepare(const char *tool, const char *script, const char *config)
{
	char command[4200], name[40], text[4200] = "";

	snprintf(command, sizeof command, "cd %s && rm -rf bin diple && mkdir bin diple",
	         scratch_folder());
	assert_int_equal(system(command), 0);
	scratch_text("a.pdf", pdf);
	snprintf(name, sizeof name, "bin/%s", tool);
	scratch_program(name, script);
	for (char *at = text; *config; config++)
		at += *config == '@' ? sprintf(at, "%s", scratch_folder())
		                     : sprintf(at, "%c", *config);
	scratch_text("diple/config", text);
}

static struct pty *
open_pdf(int cols)
{
	char path[4200], config[4200];

	snprintf(path, sizeof path, "PATH=%s/bin:/usr/bin:/bin", scratch_folder());
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", scratch_folder());
	return diple_open_env(cols, 24, (const char *[]){ path, config, NULL },
	                      (const char *[]){ scratch_path("a.pdf"), NULL });
}

/* The usual one for a PDF, and one of a person's own with a shell's signs in its arguments. */
static void
document_is_read(void **state)
{
	char arguments[4200];

	(void)state;
	prepare("pdftotext",
	        "test \"$*\" = '-layout - -' && read x && echo \"The First Page\" && echo && echo "
	        "\"$x\"",
	        "");
	struct pty *pty = open_pdf(80);
	pty_assert_text(pty, "The First Page");
	pty_assert_text(pty, "%PDF-1.4");
	diple_quit(pty);

	prepare("mine", "printf '<h1>Made</h1><p>%s<h1>Other</h1>' \"$1 $2\"",
	        "filter *.pdf @/bin/mine '$(echo no);' %f\n");
	pty = open_pdf(80);
	snprintf(arguments, sizeof arguments, "$(echo no); %s", scratch_path("a.pdf"));
	pty_assert_text(pty, arguments);
	assert_true(pty_send(pty, "]"));
	assert_true(pty_send(pty, "t"));
	pty_assert_text(pty, "Outline");
	assert_true(pty_send(pty, "q"));
	diple_quit(pty);
}

static void
without_one(void **state)
{
	int status;
	char script[5000];

	(void)state;
	prepare("mine", "echo made", "set nodefault-filters\n");
	struct pty *pty = open_pdf(240);
	pty_assert_text(pty, "a.pdf is a PDF, and no filter is set for it; put one into");
	pty_assert_text(pty, "filter *.pdf pdftotext -layout - -");
	pty_assert_exit(pty, 1);
	pty_close(pty);

	/* The same for all modes that print. */
	snprintf(script, sizeof script,
	         "cd %s; PATH=$PWD/bin; for m in --dump --text --outline --quotes --json; do "
	         "$D $m a.pdf; echo $?; done",
	         scratch_folder());
	char *out = diple_script(script, &status);
	const char *at = out;
	for (int i = 0; i < 5; i++) {
		at = strstr(at, "diple: a.pdf is a PDF: install pdftotext (Debian: poppler-utils)");
		assert_non_null(at);
		at = strstr(at, "\n1\n");
		assert_non_null(at);
	}
	assert_null(strstr(out, "only bytes"));
	free(out);
}

static void
printed_by_all_modes(void **state)
{
	int status;
	char script[5000];

	(void)state;
	prepare("mine", "printf 'One\\n===\\n\\nWords.\\n\\nTwo\\n===\\n\\nMore.\\n'; echo odd >&2",
	        "filter *.pdf @/bin/mine\n");
	snprintf(script, sizeof script,
	         "cd %s; export XDG_CONFIG_HOME=$PWD; $D --text a.pdf; $D --outline a.pdf; "
	         "$D --json a.pdf | grep -o '\"title\": \"Two\", \"start\": 17'; "
	         "$D --text <a.pdf; $D --secure --text a.pdf; LESSSECURE=1 $D --json a.pdf",
	         scratch_folder());
	char *out = diple_script(script, &status);
	static const char made[] = "One\n===\n\nWords.\n\nTwo\n===\n\nMore.\n",
			  refused[] = "diple: a.pdf is a PDF, and --secure allows no program that "
				      "makes text of it\n";
	char expected[1000];
	snprintf(expected, sizeof expected, "%s     6  Two\n%s%s%s%s", made,
	         "\"title\": \"Two\", \"start\": 17\n", made, refused, refused);
	assert_string_equal(out, expected);
	assert_int_equal(status, 1);
	free(out);
}

/* One that hangs: keys are answered, and nothing of it is left when the reader leaves. */
static void
keys_live_while_it_hangs(void **state)
{
	char path[300];
	long pid = 0;

	(void)state;
	prepare("mine", "echo The beginning; sleep 1000 & echo $!; wait",
	        "filter *.pdf @/bin/mine\n");
	struct pty *pty = open_pdf(80);
	pty_assert_text(pty, "The beginning");
	assert_true(pty_settle(pty, 150));
	for (int y = 0; y < 5 && !pid; y++) {
		const char *row = pty_row(pty, y);
		const char *digit = strpbrk(row, "0123456789");
		pid = digit ? strtol(digit, NULL, 10) : 0;
	}
	assert_true(pid > 1);
	assert_true(pty_send(pty, "/begin\r"));
	pty_assert_row(pty, 23, "match 1/1");
	assert_true(pty_send(pty, "h"));
	pty_assert_text(pty, "diple: the keys");
	assert_true(pty_send(pty, "q"));
	diple_quit(pty);
	snprintf(path, sizeof path, "/proc/%ld/cmdline", pid);
	char command[64] = "";
	for (int i = 0; i < 500; i++) {
		FILE *file = fopen(path, "r");
		size_t n = file ? fread(command, 1, sizeof command - 1, file) : 0;
		if (file)
			fclose(file);
		if (!n)
			return;
		usleep(10000);
	}
	fail_msg("%s lives on", command);
}

/* It fails: the reason is said, and what there is of the document is shown. */
static void
failure_is_told(void **state)
{
	(void)state;
	prepare("mine", "echo half of it; echo 'font not found' >&2; exit 2",
	        "filter *.pdf @/bin/mine\n");
	struct pty *pty = open_pdf(80);
	pty_assert_text(pty, "half of it");
	pty_assert_row(pty, 23, "mine failed: font not found");
	diple_quit(pty);
}

/* A filter set at the prompt counts from the next reading on. */
static void
set_at_the_prompt(void **state)
{
	char line[4200];

	(void)state;
	prepare("mine", "echo made by the first", "filter *.pdf @/bin/mine\n");
	scratch_program("bin/other", "echo made by the second");
	struct pty *pty = open_pdf(80);
	pty_assert_text(pty, "made by the first");
	snprintf(line, sizeof line, ":filter *.pdf %s\r", scratch_path("bin/other"));
	assert_true(pty_send(pty, line));
	pty_assert_row(pty, 23, "This counts for what is opened or read again");
	assert_true(pty_send(pty, "R"));
	pty_assert_text(pty, "made by the second");
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document_is_read),     cmocka_unit_test(without_one),
		cmocka_unit_test(printed_by_all_modes), cmocka_unit_test(keys_live_while_it_hangs),
		cmocka_unit_test(failure_is_told),      cmocka_unit_test(set_at_the_prompt),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
