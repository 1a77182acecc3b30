/* Who is named: paragraphs of one document, and the name that each mention leads to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "quote/names.h"
#include "tests/quote/tokens.h"

static struct cast cast;
static struct mentions mentions;

static void
check(const char *text, const char *expected)
{
	const struct passage *p = tokens_passage(text, LANGUAGE_ENGLISH, NULL);
	struct buffer out = { 0 };

	names_find(&cast, p, &mentions);
	for (size_t i = 0; i < mentions.count; i++) {
		struct person *x = &cast.people[mentions.items[i].person];

		cast_touch(&cast, x, TOUCH_NAMED);
		buffer_printf(&out, "%s%s%s", i ? ", " : "", x->name,
		              x->gender == GENDER_MALE     ? " (he)"
		              : x->gender == GENDER_FEMALE ? " (she)"
		                                           : "");
	}
	assert_string_equal(out.bytes ? out.bytes : "", expected);
	buffer_clear(&out);
}

static int
empty(void **state)
{
	(void)state;
	cast = (struct cast){ 0 };
	return 0;
}

static void
surnames(void **state)
{
	(void)state;
	check("Anna Keller came.", "Anna Keller (she)");
	check("Then Keller left.", "Anna Keller (she)");
	check("It was Anna who left.", "Anna Keller (she)");
	check("We saw President Maria Lopez there.", "Maria Lopez (she)");
	check("Here Ms. Lopez left.", "Maria Lopez (she)");
	check("There Mr. Lopez stayed.", "Mr. Lopez (he)");
	assert_int_equal(cast.count, 3);
}

static void
rows(void **state)
{
	(void)state;
	check("We met the Spanish President Maria Lopez.", "Maria Lopez (she)");
	check("We met the Commissioner for Roads Anna Keller.", "Anna Keller (she)");
	check("the Commissioner came", "Anna Keller (she)");
	check("We met Sen. Paul van der Berg (R) there.", "Paul van der Berg (he), R");
	check("the owl saw the March Crow there", "March Crow");
}

static void
families(void **state)
{
	(void)state;
	check("There Mrs. Brandt sat.", "Mrs. Brandt (she)");
	check("There Miss Brandt sat.", "Miss Brandt (she)");
	check("There Mr. Brandt sat.", "Mr. Brandt (he)");
	check("There Mrs. Paul Brandt sat.", "Mrs. Brandt (she)");
	assert_int_equal(cast.count, 3);
}

static void
no_names(void **state)
{
	(void)state;
	check("The bridge is old. On Monday it rained.", "");
	check("Yes, however, we left.", "");
	check("Anna Keller Says Bridge Will Close", "");
}

/* When the cast is full somebody makes room, and nothing grows. */
static void
crowd(void **state)
{
	char text[64];

	(void)state;
	for (unsigned i = 0; i < 2000; i++) {
		snprintf(text, sizeof text, "we saw Qax%c%c%c there", 'a' + i % 26,
		         'a' + i / 26 % 26, 'a' + i / 676 % 26);
		names_find(&cast, tokens_passage(text, LANGUAGE_ENGLISH, NULL), &mentions);
		assert_int_equal(mentions.count, 1);
	}
	assert_int_equal(cast.count, CAST_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(surnames, empty), cmocka_unit_test_setup(rows, empty),
		cmocka_unit_test_setup(families, empty), cmocka_unit_test_setup(no_names, empty),
		cmocka_unit_test_setup(crowd, empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
