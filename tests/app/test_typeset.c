/*
 * Which program sets a page, and with what arguments; what a name of a page may be.
 */
#include "app/typeset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/scratch.h"

/* PATH is a folder with these programs, divided by blanks. */
static void
install(const char *programs)
{
	static const char *const known[] = { "man", "mandoc", "groff" };
	char path[4200];

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		unlink(scratch_path(known[i]));
		const char *word = strstr(programs, known[i]);
		size_t n = strlen(known[i]);
		while (word && word[n] && word[n] != ' ')
			word = strstr(word + n, known[i]);
		if (word)
			scratch_program(known[i], "");
	}
	snprintf(path, sizeof path, "/nowhere:%s", scratch_folder());
	assert_int_equal(setenv("PATH", path, 1), 0);
}

/* The arguments from the program on that is not env. */
static void
assert_command(const struct typeset *t, const char *expected)
{
	struct buffer line = { 0 };
	bool env = !strcmp(t->argv[0], "env");

	for (size_t i = env; t->argv[i]; i++)
		if (!env || !strchr(t->argv[i], '=') || line.size)
			buffer_printf(&line, "%s%s", line.size ? " " : "", t->argv[i]);
	assert_string_equal(line.bytes, expected);
	buffer_clear(&line);
}

static void
sources(void **state)
{
	static const char page[] = ".\\\" .TH no page\n.TH LS 1\n.SH NAME\n";
	static const struct {
		const char *programs, *command;
	} cases[] = {
		{ "man groff mandoc", "man -l -" },
		{ "man groff", "man -l -" },
		{ "man mandoc", "mandoc -T utf8 -O width=80" },
		{ "mandoc", "mandoc -T utf8 -O width=80" },
		{ "groff", "groff -S -t -k -mandoc -T utf8 -rLL=80n -rLT=80n -rHY=0" },
		{ "man", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct typeset t;
		struct error error = { "" };
		install(cases[i].programs);
		assert_int_equal(typeset_source(&t, page, sizeof page - 1, &error),
		                 cases[i].command != NULL);
		if (cases[i].command)
			assert_command(&t, cases[i].command);
		else
			assert_non_null(strstr(error.text, "man, mandoc or groff"));
	}
}

/* A page's first line holds its title twice. */
static void
widths(void **state)
{
	static const struct {
		const char *source, *width;
	} cases[] = {
		{ ".TH LS 1\n", "width=80" },
		{ ".TH \"ABCDEFGHIJKLMNOPQRSTUVWXYZ\" 1\n", "width=100" },
		{ ".Dd x\n.Dt ABCDEFGHIJKLMNOPQRSTUVWXYZ 1\n", "width=100" },
		{ "nothing", "width=80" },
		{ ".TH", "width=80" },
		{ ".TH ", "width=80" },
	};
	char longest[1000];

	(void)state;
	install("mandoc");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct typeset t;
		struct error error;
		assert_true(typeset_source(&t, cases[i].source, strlen(cases[i].source), &error));
		assert_string_equal(t.argv[4], cases[i].width);
	}
	struct typeset t;
	struct error error;
	memset(longest, 'A', sizeof longest);
	memcpy(longest, ".TH ", 4);
	assert_true(typeset_source(&t, longest, sizeof longest, &error));
	assert_string_equal(t.argv[4], "width=400");
	install("man");
	assert_true(typeset_page(&t, "man:abcdefghijklmnopqrstuvwxyz(1)", &error));
	assert_string_equal(t.argv[2], "MANWIDTH=100");
}

static void
pages(void **state)
{
	static const struct {
		const char *name, *command; /* NULL: refused */
	} cases[] = {
		{ "man:ls", "man -- ls" },
		{ "man:ls(1)", "man -- 1 ls" },
		{ "man:X509_new(3ssl)", "man -- 3ssl X509_new" },
		{ "man:Foo::Bar(3pm)", "man -- 3pm Foo::Bar" },
		{ "man:systemd@.service(5)", "man -- 5 systemd@.service" },
		{ "man:", NULL },
		{ "man:-k", NULL },
		{ "man:ls(", NULL },
		{ "man:ls()", NULL },
		{ "man:ls(1", NULL },
		{ "man:ls(1)x", NULL },
		{ "man:ls(-k)", NULL },
		{ "man:(1)", NULL },
		{ "man:/etc/passwd", NULL },
		{ "man:../x(1)", NULL },
		{ "man:a b(1)", NULL },
		{ "man:$(date)", NULL },
		{ "man:a;b", NULL },
		{ "man:a\nb", NULL },
		{ "man:ls(12345678901234567)", NULL },
	};

	(void)state;
	install("man");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct typeset t;
		struct error error = { "" };
		if (typeset_page(&t, cases[i].name, &error) != (cases[i].command != NULL))
			fail_msg("%s", cases[i].name);
		if (cases[i].command)
			assert_command(&t, cases[i].command);
		else
			assert_non_null(strstr(error.text, "is not a manual page's name"));
	}
	char longer[400] = "man:";
	memset(longer + 4, 'a', sizeof longer - 5);
	longer[sizeof longer - 1] = '\0';
	struct typeset t;
	struct error error = { "" };
	assert_false(typeset_page(&t, longer, &error));
	install("");
	assert_false(typeset_page(&t, "man:ls", &error));
	assert_non_null(strstr(error.text, "not installed"));
}

static void
names(void **state)
{
	(void)state;
	assert_true(typeset_is_page("man:ls(1)"));
	assert_true(typeset_is_page("man:"));
	assert_false(typeset_is_page("man"));
	assert_false(typeset_is_page("manual:ls"));
	assert_false(typeset_is_page("./man:ls"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources),
		cmocka_unit_test(widths),
		cmocka_unit_test(pages),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
