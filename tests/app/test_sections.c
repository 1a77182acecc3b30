/* Headings found in the text where no sections are listed. */

#include "app/sections.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/analyst.h"

static const char words[] = "The Light at the End\n"
			    "\n"
			    "Arrivals\n"
			    "========\n"
			    "\n"
			    "The ferry was late again, and nobody had told the keeper.\n"
			    "\n"
			    "Departures\n"
			    "==========\n"
			    "\n"
			    "Nobody left before the morning.\n";

static void
headings_by_place(void **state)
{
	struct text *text = text_new();
	uint64_t first = (uint64_t)(strstr(words, "Arrivals") - words), pos;
	uint64_t second = (uint64_t)(strstr(words, "Departures") - words);

	(void)state;
	text_append(text, words, sizeof words - 1);
	struct document *d = document_new(text, "text", "ferries");
	document_set_analyst(d, analyst_plain());
	assert_true(sections_heading(d, 0, true, &pos));
	assert_int_equal(pos, first);
	assert_true(sections_heading(d, first, true, &pos));
	assert_int_equal(pos, second);
	assert_false(sections_heading(d, second, true, &pos));
	assert_true(sections_heading(d, sizeof words - 1, false, &pos));
	assert_int_equal(pos, second);
	assert_true(sections_heading(d, second, false, &pos));
	assert_int_equal(pos, first);
	assert_false(sections_heading(d, first, false, &pos));
	document_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(headings_by_place) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
