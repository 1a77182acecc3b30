/* Words are found whole and in no other spelling; two letters refuse what no word of a list begins with. */
#include "read/wordlist.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct word words[] = {
	{ "mill", 1 }, { "miller", 2 }, { "über", 3 }, { "mill", 4 }, { "水", 5 }, { "水車", 6 },
};

static void
test_find(void **state)
{
	static struct wordlist list = WORDLIST(words);

	(void)state;
	assert_ptr_equal(wordlist_find(&list, "mill"), &words[0]);
	assert_ptr_equal(wordlist_find(&list, "miller"), &words[1]);
	assert_ptr_equal(wordlist_find(&list, "über"), &words[2]);
	assert_null(wordlist_find(&list, "Mill"));
	assert_null(wordlist_find(&list, "mil"));
	assert_null(wordlist_find(&list, ""));
}

/* As many words as a list may have, all of them found. */
static void
test_full(void **state)
{
	static char texts[WORDLIST_SLOTS / 2][8];
	static struct word many[WORDLIST_SLOTS / 2];
	static struct wordlist list = WORDLIST(many);

	(void)state;
	for (size_t i = 0; i < WORDLIST_SLOTS / 2; i++) {
		snprintf(texts[i], sizeof texts[i], "w%zu", i);
		many[i] = (struct word){ texts[i], (uint16_t)i };
	}
	for (size_t i = 0; i < WORDLIST_SLOTS / 2; i++)
		assert_ptr_equal(wordlist_find(&list, texts[i]), &many[i]);
	assert_null(wordlist_find(&list, "w512"));
}

static void
test_may_begin(void **state)
{
	static struct wordlist list = WORDLIST(words);

	(void)state;
	assert_true(wordlist_may_begin(&list, "Million", 7));
	assert_true(wordlist_may_begin(&list, "mI", 2));
	assert_false(wordlist_may_begin(&list, "mo", 2));
	assert_false(wordlist_may_begin(&list, "the", 3));
	/* Two letters of ASCII are all that tells. */
	assert_true(wordlist_may_begin(&list, "m", 1));
	assert_true(wordlist_may_begin(&list, "Über", 5));
}

static void
test_at(void **state)
{
	static const struct wordlist list = WORDLIST(words);

	(void)state;
	assert_ptr_equal(wordlist_at(&list, "水車", 6), &words[4]); /* the first that fits */
	assert_ptr_equal(wordlist_at(&list, "mills", 5), &words[0]);
	assert_null(wordlist_at(&list, "mil", 3));
	assert_null(wordlist_at(&list, "Mill", 4));
	assert_null(wordlist_at(&list, "", 0));
}

static void
test_fold(void **state)
{
	static const char wide[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	char folded[WORDLIST_WORD];

	(void)state;
	assert_int_equal(wordlist_fold("ÜBER 4", 7, folded), 5);
	assert_string_equal(folded, "über");
	assert_int_equal(wordlist_fold("Mill", 2, folded), 2);
	assert_string_equal(folded, "mi");
	assert_int_equal(wordlist_fold("4", 1, folded), 0);
	assert_int_equal(wordlist_fold("", 0, folded), 0);
	assert_int_equal(wordlist_fold(wide, sizeof wide - 1, folded), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),      cmocka_unit_test(test_full),
		cmocka_unit_test(test_may_begin), cmocka_unit_test(test_at),
		cmocka_unit_test(test_fold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
