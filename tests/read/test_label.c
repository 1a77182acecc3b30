/* The words beside numbers, in several languages. */
#include "read/label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
	enum label (*read)(const char *s, size_t n, size_t *size);
	const char *text;
	enum label label;
	size_t size;
} cases[] = {
	{ label_read, "Chapter 4", LABEL_CHAPTER, 7 },
	{ label_read, "TEIL", LABEL_PART, 4 },
	{ label_read, "CAPÍTULO V", LABEL_CHAPTER, 9 },
	{ label_read, "Глава 3", LABEL_CHAPTER, 10 },
	{ label_read, "अध्याय १", LABEL_CHAPTER, 18 },
	{ label_read, "Vol. 2", LABEL_VOLUME, 3 },
	{ label_read, "figure", LABEL_FIGURE, 6 },
	{ label_read, "Chapters 4", LABEL_NONE, 0 },
	{ label_read, "The chapter", LABEL_NONE, 0 },
	{ label_read, "章", LABEL_NONE, 0 },
	{ label_read, "c", LABEL_NONE, 0 },
	{ label_read, "", LABEL_NONE, 0 },
	{ label_read_inside, "章 第一", LABEL_CHAPTER, 3 },
	{ label_read_inside, "부", LABEL_PART, 3 },
	{ label_read_inside, "節", LABEL_SECTION, 3 },
	{ label_read_inside, "chapter", LABEL_NONE, 0 },
	{ label_read_inside, "", LABEL_NONE, 0 },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t size = 0;
		enum label label = cases[i].read(cases[i].text, strlen(cases[i].text), &size);

		if (label != cases[i].label || (label && size != cases[i].size))
			fail_msg("\"%s\": label %d, %zu bytes", cases[i].text, (int)label, size);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
