/* Pages that are only another one's name, and where that other is found. */
#include "app/page_link.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/scratch.h"

static const struct {
	const char *source, *target; /* NULL: no link */
} cases[] = {
	{ ".so man1/zcat.1\n", "man1/zcat.1" },
	{ ".so man1/zcat.1", "man1/zcat.1" },
	{ "'so man1/zcat.1\r\n", "man1/zcat.1" },
	{ ".\\\" made by hand\n.\n\n.so\tman3/a::b.3pm  \n", "man3/a::b.3pm" },
	{ ".so [.1\n", "[.1" },
	{ ".TH A 1\n.so man1/zcat.1\n", NULL },
	{ ".so man1/a.1\n.so man1/b.1\n", NULL },
	{ ".so man1/a.1\nand words\n", NULL },
	{ ".so\n", NULL },
	{ ".so  \n", NULL },
	{ ".sound man1/a.1\n", NULL },
	{ ".so /etc/passwd\n", NULL },
	{ ".so ../../etc/passwd\n", NULL },
	{ ".so man1/../../x\n", NULL },
	{ ".so -x\n", NULL },
	{ ".so a b\n", NULL },
	{ ".so a$(x)\n", NULL },
	{ "words\n", NULL },
	{ "", NULL },
};

static void
which_are_links(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *target = page_link_target(cases[i].source, strlen(cases[i].source));
		if (!cases[i].target != !target || (target && strcmp(target, cases[i].target) != 0))
			fail_msg("case %zu: %s", i, target ? target : "none");
		free(target);
	}
}

static void
where_they_lead(void **state)
{
	static const struct {
		const char *path, *target, *found;
	} rows[] = {
		{ "man/man1/a.1", "man1/b.1", "man/man1/b.1.gz" },
		{ "man/man3/a.3.gz", "man1/b.1", "man/man1/b.1.gz" },
		{ "man/man1/a.1", "b.1", "man/man1/b.1.gz" },
		{ "man/man1/a.1", "man1/c.1", "man/man1/c.1" },
		{ "man/man1/a.1", "man1/d.1", NULL },
		{ "man/man1/a.1", "man1", NULL },
		{ "man/a.1", "man1/b.1", "man/man1/b.1.gz" },
		{ "a.1", "nowhere/b.1", NULL },
	};
	char here[4096];

	(void)state;
	assert_non_null(getcwd(here, sizeof here));
	assert_int_equal(chdir(scratch_folder()), 0);
	assert_int_equal(
		system("mkdir -p man/man1 man/man3 && : >man/man1/b.1.gz && : >man/man1/c.1"), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *found = NULL;
		int fd = page_link_open(rows[i].path, rows[i].target, &found);
		assert_int_equal(fd >= 0, rows[i].found != NULL);
		if (fd >= 0) {
			assert_string_equal(found, rows[i].found);
			close(fd);
		}
		free(found);
	}
	/* In the page's own folder. */
	assert_int_equal(chdir("man/man3"), 0);
	char *found = NULL;
	int fd = page_link_open("a.3", "man1/c.1", &found);
	assert_true(fd >= 0);
	assert_string_equal(found, "../man1/c.1");
	free(found);
	close(fd);
	assert_int_equal(chdir(here), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(which_are_links),
		cmocka_unit_test(where_they_lead),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
