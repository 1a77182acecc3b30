/* The library: what was read before is listed, found, opened again, and forgotten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/scratch.h"
#include "tests/term/diple.h"
#include "tests/term/sitting.h"

#define BAR "\342\226\214"
#define PENCIL "\342\234\216"

static char ferry[300], mill[300];

/* How far the second one was read, as the status line said. */
static char read_to[8];

/* Two documents that were read, the second one last, the first with a highlight and a note. */
static void
read_two(void)
{
	static const char head[] = "<html><head><title>The old mill</title>"
				   "<meta name=author content='Ada Venn'></head><body>";
	static char page[8000];

	sitting_new_shelf();
	snprintf(ferry, sizeof ferry, "%s",
	         scratch_text("ferry.txt", "The boat comes at noon.\n\nNobody waits for it.\n"));
	size_t n = (size_t)snprintf(page, sizeof page, "%s", head);
	for (int i = 1; i <= 60; i++)
		n += (size_t)snprintf(page + n, sizeof page - n, "<p>Wheel number %d turns.", i);
	snprintf(mill, sizeof mill, "%s", scratch_text("mill.html", page));
	struct pty *pty = sitting_open(ferry);
	pty_assert_text(pty, "The boat");
	sitting_type(pty, "vpAbring a coat\r");
	pty_assert_row(pty, 23, "Noted");
	diple_quit(pty);
	pty = sitting_open(mill);
	pty_assert_text(pty, "Wheel number 1 ");
	sitting_type(pty, "/number 40 \r");
	pty_assert_text(pty, "Wheel number 40 ");
	sitting_type(pty, "\rj");
	const char *row = pty_row(pty, 23), *percent = strrchr(row, '%');
	assert_non_null(percent);
	snprintf(read_to, sizeof read_to, "%.3s", percent - 2);
	diple_quit(pty);
}

static void
lists_what_was_read(void **state)
{
	(void)state;
	read_two();
	struct pty *pty = sitting_open(NULL);
	pty_assert_row(pty, 0, "Library");
	pty_assert_row(pty, 2, "The old mill");
	pty_assert_row(pty, 2, "Ada Venn");
	pty_assert_row(pty, 2, read_to);
	pty_assert_row(pty, 3, "ferry.txt");
	pty_assert_row(pty, 3, BAR "1 " PENCIL "1");
	pty_assert_row(pty, 3, "100%");
	assert_null(strstr(pty_row(pty, 2), BAR));
	/* Which file it is. */
	sitting_type(pty, "j");
	pty_assert_row(pty, 23, "ferry.txt");
	diple_quit(pty);
}

static void
opens_where_it_was_left(void **state)
{
	(void)state;
	read_two();
	struct pty *pty = sitting_open(NULL);
	pty_assert_row(pty, 2, "The old mill");
	sitting_type(pty, "\r");
	pty_assert_text(pty, "Wheel number 40 ");
	pty_assert_gone(pty, "Wheel number 1 ");
	/* From there to the other one, and back. */
	sitting_type(pty, "gl/ferry");
	pty_assert_text(pty, "ferry.txt");
	pty_assert_gone(pty, "The old mill");
	sitting_type(pty, "\r");
	pty_assert_text(pty, "The boat comes");
	sitting_type(pty, "gl");
	pty_assert_row(pty, 2, "ferry.txt");
	sitting_type(pty, "q");
	pty_assert_text(pty, "The boat comes");
	sitting_type(pty, "\177");
	pty_assert_text(pty, "Wheel number 40 ");
	diple_quit(pty);
}

static void
finds_by_author_and_path(void **state)
{
	(void)state;
	read_two();
	struct pty *pty = sitting_open(NULL);
	pty_assert_row(pty, 2, "The old mill");
	sitting_type(pty, "/venn");
	pty_assert_row(pty, 2, "The old mill");
	pty_assert_gone(pty, "ferry.txt");
	pty_assert_row(pty, 0, "1 of 2");
	sitting_type(pty, "\033");
	pty_assert_text(pty, "ferry.txt");
	sitting_type(pty, "/zzz");
	pty_assert_text(pty, "Nothing holds these words");
	sitting_type(pty, "\r");
	pty_assert_row(pty, 0, "Library");
	sitting_type(pty, "\033");
	pty_assert_row(pty, 2, "The old mill");
	diple_quit(pty);
}

static void
forgets(void **state)
{
	(void)state;
	read_two();
	struct pty *pty = sitting_open(ferry);
	pty_assert_text(pty, "The boat comes");
	pty_assert_text(pty, PENCIL);
	sitting_type(pty, "gl");
	pty_assert_row(pty, 2, "ferry.txt");
	/* Once is not enough, nor is twice on two rows. */
	sitting_type(pty, "X");
	pty_assert_row(pty, 23, "with 1 highlight and 1 note");
	sitting_type(pty, "jXk");
	pty_assert_text(pty, "ferry.txt");
	sitting_type(pty, "XX");
	pty_assert_row(pty, 23, "Forgotten");
	pty_assert_gone(pty, "ferry.txt");
	pty_assert_row(pty, 2, "The old mill");
	/* It is still open, and nothing is kept of it. */
	sitting_type(pty, "q");
	pty_assert_text(pty, "The boat comes");
	sitting_type(pty, "}vpa");
	pty_assert_row(pty, 23, "for this sitting only");
	diple_quit(pty);
	pty = sitting_open(NULL);
	pty_assert_row(pty, 2, "The old mill");
	assert_false(pty_wait_text(pty, "ferry.txt", 100));
	diple_quit(pty);
}

static void
misses_are_told(void **state)
{
	(void)state;
	/* Nothing was read yet. */
	sitting_new_shelf();
	struct pty *pty = sitting_open(NULL);
	pty_assert_text(pty, "Nothing yet");
	sitting_type(pty, "\rXto");
	pty_assert_row(pty, 0, "Library");
	diple_quit(pty);
	/* A file that is gone. */
	read_two();
	assert_int_equal(unlink(mill), 0);
	pty = sitting_open(NULL);
	pty_assert_row(pty, 2, "The old mill");
	sitting_type(pty, "\r");
	pty_assert_row(pty, 23, "X forgets it");
	pty_assert_row(pty, 2, "The old mill");
	diple_quit(pty);
	/* A place where nothing can be. */
	sitting_use_shelf("/dev/null/shelf");
	pty = sitting_open(NULL);
	pty_assert_text(pty, "no file was named");
	pty_assert_text(pty, "cannot be made");
	pty_assert_exit(pty, 1);
	pty_close(pty);
	/* Nothing is to be kept. */
	sitting_new_shelf();
	pty = sitting_open("--no-shelf");
	pty_assert_text(pty, "no file was named");
	pty_assert_exit(pty, 2);
	pty_close(pty);
	pty = sitting_open_with(NULL, "--no-shelf", ferry);
	pty_assert_text(pty, "The boat comes");
	sitting_type(pty, "gl");
	pty_assert_row(pty, 23, "nothing is kept");
	diple_quit(pty);
}

/* Writes what the program prints into a file. */
static const char *
print_to(const char *arguments, const char *name)
{
	int status;
	const char *out = sitting_print(arguments, &status);

	assert_int_equal(status, 0);
	return scratch_text(name, out);
}

static void
notes_travel(void **state)
{
	static const struct {
		const char *format, *holds;
	} formats[] = {
		{ "md", "ferry.txt\n\n> The boat comes at noon.\n\nbring a coat\n" },
		{ "org", "ferry.txt\n:PROPERTIES:\n:FILE: /" },
		{ "org", "#+begin_quote\nThe boat comes at noon.\n#+end_quote\nbring a coat\n" },
		{ "csv", ",,,,The boat comes at noon.,bring a coat,yellow,20" },
		{ "json", "\"exact\": \"The boat comes at noon.\"" },
		{ "json", "\"value\": \"bring a coat\"" },
	};
	char arguments[400], backup[300], first[8000];
	int status;

	(void)state;
	read_two();
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		snprintf(arguments, sizeof arguments, "--notes=%s '%s'", formats[i].format, ferry);
		const char *out = sitting_print(arguments, &status);
		if (!strstr(out, formats[i].holds))
			fail_msg("%s: no %s in\n%s", formats[i].format, formats[i].holds, out);
		assert_int_equal(status, 0);
	}
	/* All there are, onto another shelf, twice. */
	snprintf(backup, sizeof backup, "%s", print_to("--notes=json", "backup.json"));
	snprintf(first, sizeof first, "%s", sitting_print("--notes=json", &status));
	sitting_new_shelf();
	snprintf(arguments, sizeof arguments, "--import '%s'", backup);
	assert_non_null(strstr(sitting_print(arguments, &status), "1 new, 0 changed, 0 known"));
	assert_non_null(strstr(sitting_print(arguments, &status), "0 new, 0 changed, 1 known"));
	assert_int_equal(status, 0);
	assert_string_equal(sitting_print("--notes=json", &status), first);
	/* There it is found in the text. */
	struct pty *pty = sitting_open(ferry);
	pty_assert_text(pty, PENCIL);
	sitting_type(pty, "gn");
	pty_assert_row(pty, 23, "bring a coat");
	diple_quit(pty);
	/* What is none. */
	snprintf(arguments, sizeof arguments, "--import '%s'", ferry);
	assert_non_null(strstr(sitting_print(arguments, &status), "this is no JSON"));
	assert_int_not_equal(status, 0);
	sitting_print("--no-shelf --notes", &status);
	assert_int_not_equal(status, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_what_was_read),
		cmocka_unit_test(opens_where_it_was_left),
		cmocka_unit_test(finds_by_author_and_path),
		cmocka_unit_test(forgets),
		cmocka_unit_test(misses_are_told),
		cmocka_unit_test(notes_travel),
	};

	return cmocka_run_group_tests(tests, sitting_begin, scratch_remove);
}
