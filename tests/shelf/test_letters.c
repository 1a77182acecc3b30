/* What is the same when a text is set anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "shelf/letters.h"

static const struct {
	const char *text, *letters;
} cases[] = {
	{ "", "" },
	{ "Two words,\n\n  and more.", "Twowords,andmore." },
	{ "quar-\nter well-known \302\255soft\302\255ly", "quarterwellknownsoftly" },
	{ "a\342\200\224b \342\200\223 c -- d", "abcd" },
	{ "\"a\" 'b' \342\200\234c\342\200\235 \302\253d\302\273 \342\200\236e\342\200\234 "
	  "it\342\200\231s",
	  "\"a\"\"b\"\"c\"\"d\"\"e\"it\"s" },
	{ "> > quoted\n> again", "quotedagain" },
	{ "\303\251", "e\314\201" },
	{ "e\314\201", "e\314\201" },
	{ "\357\254\201ne \342\200\246", "fine..." },
	{ "\346\230\245 \343\201\257", "\346\230\245\343\201\257" },
	/* No UTF-8, a zero width space, a mark of direction. */
	{ "a\377b\342\200\213c\342\200\256d", "abcd" },
};

static void
letters_are_what_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct letters letters = { 0 };
		struct buffer b = { 0 };
		letters_add(&letters, cases[i].text, strlen(cases[i].text), 0);
		for (size_t k = 0; k < letters.count; k++)
			buffer_add_code_point(&b, letters.items[k].code);
		assert_string_equal(buffer_string(&b), cases[i].letters);
		buffer_clear(&b);
		letters_clear(&letters);
	}
}

static void
letters_know_their_bytes(void **state)
{
	struct letters letters = { 0 };

	(void)state;
	letters_add(&letters, "a \357\254\201", 5, 100);
	assert_int_equal(letters.count, 3);
	assert_int_equal(letters.items[0].start, 100);
	assert_int_equal(letters.items[0].end, 101);
	/* Both letters of a ligature are all of it. */
	assert_int_equal(letters.items[1].start, 102);
	assert_int_equal(letters.items[2].start, 102);
	assert_int_equal(letters.items[2].end, 105);
	letters_clear(&letters);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_what_is_read),
		cmocka_unit_test(letters_know_their_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
