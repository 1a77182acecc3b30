/* The outline's arithmetic. */
#include "doc/section.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Starts 10 apart, with these levels; where each ends and who holds it. */
static const struct {
	size_t count;
	uint8_t levels[8];
	uint64_t ends[8];
	int parents[8];
} outlines[] = {
	{ 0, { 0 }, { 0 }, { 0 } },
	{ 1, { 1 }, { 100 }, { -1 } },
	{ 3, { 1, 1, 1 }, { 10, 20, 100 }, { -1, -1, -1 } },
	{ 4, { 1, 2, 2, 1 }, { 30, 20, 30, 100 }, { -1, 0, 0, -1 } },
	{ 5, { 1, 2, 3, 2, 3 }, { 100, 30, 30, 100, 100 }, { -1, 0, 1, 0, 3 } },
	{ 3, { 3, 2, 1 }, { 10, 20, 100 }, { -1, -1, -1 } },             /* from the bottom up */
	{ 4, { 1, 4, 2, 255 }, { 100, 20, 100, 100 }, { -1, 0, 0, 2 } }, /* levels left out */
	{ 3, { 255, 255, 1 }, { 10, 20, 100 }, { -1, -1, -1 } },
};

static void
test_close_and_parent(void **unused)
{
	struct section sections[8];

	(void)unused;
	for (size_t o = 0; o < sizeof outlines / sizeof *outlines; o++) {
		size_t count = outlines[o].count;
		for (size_t i = 0; i < count; i++)
			sections[i] = (struct section){ .range = { i * 10, i * 10 },
				                        .level = outlines[o].levels[i],
				                        .title = "" };
		section_close(sections, count, 100);
		for (size_t i = 0; i < count; i++) {
			assert_int_equal(sections[i].range.end, outlines[o].ends[i]);
			assert_int_equal(section_parent(sections, i), outlines[o].parents[i]);
		}
	}
}

static void
test_at(void **unused)
{
	struct section sections[3] = { { .range = { 5, 5 } },
		                       { .range = { 10, 10 } },
		                       { .range = { 10, 10 } } };
	static const struct {
		uint64_t pos;
		size_t count;
		int index;
	} cases[] = { { 0, 3, -1 }, { 4, 3, -1 },         { 5, 3, 0 },  { 9, 3, 0 },
		      { 10, 3, 2 }, { UINT64_MAX, 3, 2 }, { 10, 1, 0 }, { 10, 0, -1 } };

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(section_at(sections, cases[i].count, cases[i].pos),
		                 cases[i].index);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_close_and_parent),
		cmocka_unit_test(test_at),
	};

	return cmocka_run_group_tests_name("section", tests, NULL, NULL);
}
