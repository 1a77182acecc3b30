/*
 * The benchmark as a whole, on tiny inputs: each measure has its row, diple has a figure in it, and what could not be measured
 * is a word. No figure is judged.
 */
#include "tests/bench/measures.h"

#include <ctype.h>
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

enum { OUTPUT_MOST = 65536, COLUMNS_MOST = 16 };

/* What it prints with these options, and its status. The caller frees it. */
static char *
run(const char *where, const char *options, int *status)
{
	char command[16384];
	char *output = calloc(1, OUTPUT_MOST);
	size_t size = 0, n;

	assert_non_null(output);
	snprintf(command, sizeof command, "%s --small --dir %s %s --rounds 1 --keys 2 %s 2>&1",
	         paths_built("tests/bench/bench"), where, options, paths_built(""));
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	while ((n = fread(output + size, 1, OUTPUT_MOST - 1 - size, pipe)) > 0)
		size += n;
	*status = pclose(pipe);
	return output;
}

/* The row's words after its name and unit. */
static size_t
row_words(const char *output, const struct measure *measure, const char *input,
          char words[COLUMNS_MOST][32])
{
	char name[160];
	size_t n = 0;
	int used;

	/* Not the first of two names of which one begins like the other. */
	snprintf(name, sizeof name, "\n%s: %-*s", input, (int)(42 - strlen(input)), measure->name);
	const char *row = strstr(output, name);
	if (!row) {
		print_message("# no row:%s\n%s\n", name, output);
		fail();
	}
	row += strlen(name);
	row += strspn(row, " ");
	assert_memory_equal(row, unit_name(measure->unit), strlen(unit_name(measure->unit)));
	row += strlen(unit_name(measure->unit));
	while (n < COLUMNS_MOST && *row != '\n' &&
	       sscanf(row, "%*[ ]%31[^ \n]%n", words[n], &used) == 1) {
		row += used;
		n++;
	}
	return n;
}

static const char *
tiny_name(enum input input)
{
	static const char *const names[INPUT_COUNT] = {
		[INPUT_SMALL] = "prose 10 KiB",   [INPUT_MIDDLE] = "prose 1 MiB",
		[INPUT_LARGE] = "prose 64 KiB",   [INPUT_LOG] = "log 64 KiB",
		[INPUT_LINE] = "one line 16 KiB", [INPUT_MIXED] = "mixed 16 KiB",
	};

	return names[input];
}

/* What this build or this machine cannot do. */
static bool
may_be_missing(const struct measure *measure)
{
#ifndef HAVE_PCRE2
	if (measure->quantity == QUANTITY_REGEX)
		return true;
#endif
	return measure->quantity == QUANTITY_START_CALLS ||
	       measure->quantity == QUANTITY_IDLE_CALLS;
}

static void
each_measure_has_a_figure(void **state)
{
	int status;
	char *output = run(scratch_folder(),
	                   "--scale 16384 --all --patience 20000 --programs diple", &status);
	char words[COLUMNS_MOST][32];

	(void)state;
	assert_int_equal(status, 0);
	for (size_t i = 0; i < measure_count(); i++) {
		const struct measure *measure = measure_at(i);
		assert_true(row_words(output, measure, tiny_name(measure->input), words) > 0);
		if (!isdigit((unsigned char)words[0][0]) && !may_be_missing(measure)) {
			print_message("# %s: %s\n%s\n", measure->name, words[0], output);
			fail();
		}
	}
	free(output);
}

static void
failure_is_a_word(void **state)
{
	int status;
	char *output = run(scratch_folder(),
	                   "--scale 16384 --all --programs diple,floor --also gone=true"
	                   " --trials read,calls",
	                   &status);
	char words[COLUMNS_MOST][32];

	(void)state;
	assert_int_equal(status, 0);
	for (size_t i = 0; i < measure_count(); i++) {
		const struct measure *measure = measure_at(i);
		size_t n = row_words(output, measure, tiny_name(measure->input), words);
		/* The last column is the program that ends at once. */
		assert_true(n > 1);
		assert_string_equal(words[n - 1],
		                    measure->quantity == QUANTITY_FRAME ? "ended" : "-");
		assert_string_equal(words[2], "-"); /* so it is no best peer */
	}
	free(output);
}

static void
no_room_is_told(void **state)
{
	int status;
	char *output = run("/dev/null/x", "--programs diple", &status);

	(void)state;
	assert_int_not_equal(status, 0);
	assert_non_null(strstr(output, "bench: /dev/null"));
	free(output);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_measure_has_a_figure),
		cmocka_unit_test(failure_is_a_word),
		cmocka_unit_test(no_room_is_told),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
