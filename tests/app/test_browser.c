/* The browsers here are /bin/sh scripts that write what they were given; they are named in $BROWSER and run without a shell of ours. */
#include "app/browser.h"

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
#include "base/memory.h"
#include "tests/scratch.h"

static int
set_up(void **state)
{
	if (scratch_make(state) < 0)
		return -1;
	scratch_program("shows", "for word; do printf '<%s>' \"$word\"; done >\"${0%/*}/out\"");
	scratch_program("fails", "exit 3");
	return 0;
}

struct ending {
	struct loop *loop;
	char *problem;
};

static void
ended(void *context, const char *problem)
{
	struct ending *e = context;

	e->problem = problem ? memory_string(problem) : NULL;
	loop_quit(e->loop, 0);
}

/* What a list of browsers did with an address: the words that one got, or the problem. The caller's. */
static char *
hand_over(const char *list, const char *address)
{
	struct ending e = { .loop = loop_new() };
	struct error error;
	struct buffer env = { 0 };
	char out[256] = "";

	/* "@" stands for the folder. */
	for (; *list; list++)
		if (*list == '@')
			buffer_add_string(&env, scratch_folder());
		else
			buffer_add_byte(&env, *list);
	setenv("BROWSER", env.bytes, 1);
	buffer_clear(&env);
	unlink(scratch_path("out"));
	struct browser *browser = browser_start(e.loop, address, ended, &e, &error);
	if (!browser) {
		loop_free(e.loop);
		return memory_string("nothing could be started");
	}
	loop_run(e.loop);
	browser_free(browser);
	loop_free(e.loop);
	if (e.problem)
		return e.problem;
	FILE *file = fopen(scratch_path("out"), "r");
	assert_non_null(file);
	size_t n = fread(out, 1, sizeof out - 1, file);
	fclose(file);
	out[n] = '\0';
	return memory_string(out);
}

static void
test_words(void **state)
{
	static const struct {
		const char *list, *words;
	} cases[] = {
		{ "@/shows", "<https://a.b/;c$(d) 'e>" },
		{ "@/shows --new  -x", "<--new><-x><https://a.b/;c$(d) 'e>" },
		{ "@/shows %s -y", "<https://a.b/;c$(d) 'e><-y>" },
		{ "@/shows --url=%s %%s", "<--url=https://a.b/;c$(d) 'e><%s>" },
		{ "@/missing:@/shows -z", "<-z><https://a.b/;c$(d) 'e>" },
		{ "::@/shows", "<https://a.b/;c$(d) 'e>" },
		{ "@/missing", "nothing could be started" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *words = hand_over(cases[i].list, "https://a.b/;c$(d) 'e");
		assert_string_equal(words, cases[i].words);
		free(words);
	}
}

static void
test_failure_is_told(void **state)
{
	(void)state;
	char *problem = hand_over("@/fails", "https://a.b/");
	assert_non_null(strstr(problem, "/fails did not open it"));
	free(problem);
}

static void
test_names(void **state)
{
	static const char *const cases[][2] = {
		{ "lynx", "lynx" }, { "lynx -x %s:w3m", "lynx" }, { ": w3m", "w3m" },
		{ "", "xdg-open" }, { " : ", "xdg-open" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		setenv("BROWSER", cases[i][0], 1);
		char *name = browser_name();
		assert_string_equal(name, cases[i][1]);
		free(name);
	}
	unsetenv("BROWSER");
	char *name = browser_name();
	assert_string_equal(name, "xdg-open");
	free(name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_failure_is_told),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, set_up, scratch_remove);
}
