#include "read/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct line
read_string(const char *s)
{
	struct line line;

	line_read(&line, s, strlen(s));
	return line;
}

/* The flags that a line has for good; nothing else may be set among those in mask. */
static void
test_flags(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t flags;
	} cases[] = {
		{ "", LINE_BLANK },
		{ " \t ", LINE_BLANK | LINE_TAB_INDENT },
		{ "\f", LINE_BLANK | LINE_FORM_FEED },
		{ "word\f", LINE_LOWER | LINE_FORM_FEED },
		{ "A fine day.", LINE_UPPER | LINE_SENTENCE_END },
		{ "\"What?\" he said.", LINE_UPPER | LINE_SENTENCE_END },
		{ "he said, \"Go!\"", LINE_LOWER | LINE_SENTENCE_END },
		{ "*She went.*", LINE_UPPER | LINE_SENTENCE_END },
		{ "42 is enough", LINE_DIGIT },
		{ "THE END", LINE_UPPER | LINE_CAPS },
		{ "X", LINE_UPPER },
		{ "name   value", LINE_LOWER | LINE_GAP | LINE_WIDE_GAP },
		{ "name  value", LINE_LOWER | LINE_GAP },
		{ "name\tvalue", LINE_LOWER | LINE_GAP | LINE_WIDE_GAP },
		{ "It ended.  It began", LINE_UPPER },
		{ "It ended.   It began", LINE_UPPER | LINE_GAP | LINE_WIDE_GAP },
		{ "Preface ........ xii", LINE_UPPER | LINE_LEADERS },
		{ "Preface . . . . 12", LINE_UPPER | LINE_LEADERS },
		{ "a long time ago ... 12 years", LINE_LOWER },
		{ "=====", LINE_NO_WORD | LINE_UNDERLINE },
		{ "-=-=-", LINE_NO_WORD },
		{ "* * *", LINE_NO_WORD },
		{ "an inter-", LINE_LOWER | LINE_HYPHEN },
		{ "a dash -", LINE_LOWER },
		{ "as follows:", LINE_LOWER | LINE_COLON },
		{ "one, two,", LINE_LOWER | LINE_COMMA },
		{ "bell\a", LINE_LOWER | LINE_CONTROL },
		{ "École", LINE_UPPER | LINE_NON_ASCII },
		{ "œuf", LINE_LOWER | LINE_NON_ASCII },
		{ "bad \xff byte", LINE_LOWER | LINE_NON_ASCII },
		{ "She said \"yes\".  He too  did", LINE_UPPER | LINE_GAP },
		{ "It ended”.  It began", LINE_UPPER | LINE_NON_ASCII },
		{ "one.  Two.  Three   four", LINE_LOWER | LINE_GAP | LINE_WIDE_GAP },
		{ "one\ftwo", LINE_LOWER | LINE_FORM_FEED },
		{ "“ 漢 Word", LINE_NON_ASCII },
		{ "ÉTÉ", LINE_UPPER | LINE_CAPS | LINE_NON_ASCII },
		{ "これは文です。", LINE_NON_ASCII | LINE_SENTENCE_END },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line = read_string(cases[i].bytes);
		if (line.flags != cases[i].flags)
			fail_msg("\"%s\": flags %#x, not %#x", cases[i].bytes, line.flags,
			         cases[i].flags);
	}
}

static void
test_cells(void **state)
{
	static const struct {
		const char *bytes;
		unsigned indent, width, first, words, depth;
	} cases[] = {
		{ "one two", 0, 7, 3, 2, 0 },
		{ "  one two  ", 2, 9, 3, 2, 0 },
		{ "\tone", 8, 11, 3, 1, 0 },
		{ "  \tone\ttwo", 8, 19, 3, 2, 0 },
		{ "naïve", 0, 5, 5, 1, 0 },
		{ "e\xcc\x81t\xc3\xa9 x", 0, 5, 3, 2, 0 },
		{ "漢字 kanji", 0, 10, 2, 2, 0 },
		{ "\xe3\x80\x80漢字", 2, 6, 2, 1, 0 },
		{ "> one", 0, 3, 3, 1, 1 },
		{ ">>   one", 2, 5, 3, 1, 2 },
		{ "> > > one", 0, 3, 3, 1, 3 },
		{ ">", 0, 0, 0, 0, 1 },
		{ "    > one", 4, 9, 1, 2, 0 },
		{ "one   two\tthree", 0, 21, 3, 3, 0 },
		{ "\xe2\x80\x8b one two", 0, 8, 4, 3, 0 },
		{ "“漢字” two", 0, 10, 3, 2, 0 },
		{ "two  “one” more words here", 0, 26, 3, 5, 0 },
		{ ">= 3", 0, 4, 2, 2, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line = read_string(cases[i].bytes);
		if (line.indent != cases[i].indent || line.width != cases[i].width ||
		    line.first != cases[i].first || line.words != cases[i].words ||
		    line.depth != cases[i].depth)
			fail_msg("\"%s\": indent %u width %u first %u words %u depth %u",
			         cases[i].bytes, line.indent, line.width, line.first, line.words,
			         line.depth);
	}
}

static void
test_text(void **state)
{
	struct line line = read_string("  > one \t");

	(void)state;
	assert_int_equal(line.text.start, 4);
	assert_int_equal(line.text.end, 7);
	assert_int_equal(line.last, 'e');
	line = read_string("Tom's 2 CATS!");
	assert_int_equal(line.letters, 8);
	assert_int_equal(line.uppers, 5);
	assert_int_equal(line.digits, 1);
	assert_int_equal(line.marks, 2);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flags),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
