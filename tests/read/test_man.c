/*
 * Manual pages as `man` sends them: whole documents, and what is learned from how a line was set.
 */
#include "read/man_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/golden.h"
#include "tests/read/model_reader.h"

static void
print_man(FILE *to, const char *bytes, size_t n)
{
	model_reader(to, "man", "page", bytes, n);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/man", print_man);
}

/* The title is what man was asked for, if the page is that one. */
static void
titles(void **state)
{
	static const char page[] = "LS(1)          Commands          LS(1)\n\nNAME\n     ls\n";
	static const struct {
		const char *asked, *title;
	} cases[] = {
		{ NULL, "title \"LS(1)\"" },
		{ "ls(1)", "title \"ls(1)\"" },
		{ "l\\s\\(1\\)", "title \"ls(1)\"" },
		{ "cat(1)", "title \"LS(1)\"" },
		{ "", "title \"LS(1)\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].asked)
			setenv("MAN_PN", cases[i].asked, 1);
		else
			unsetenv("MAN_PN");
		char *model = model_reader_string("man", page, sizeof page - 1);
		if (!strstr(model, cases[i].title))
			fail_msg("%s: no %s", model, cases[i].title);
		free(model);
	}
	unsetenv("MAN_PN");
}

static struct man_line
measure(struct ansi_text *text, const char *bytes)
{
	ansi_text_clear(text);
	ansi_text_add(text, bytes, strlen(bytes));
	return man_line_measure(text, 0, text->text.size);
}

static void
lines(void **state)
{
	static const struct {
		const char *bytes;
		unsigned indent, width, word, gaps, column;
		bool bold, marked, drawn, hyphen;
	} cases[] = {
		{ "words", 0, 5, 5, 0, 0, false, false, false, false },
		{ "   two words  ", 3, 12, 3, 0, 0, false, false, false, false },
		{ "", 0, 0, 0, 0, 0, false, false, false, false },
		{ "  -a   all  of", 2, 14, 2, 2, 7, false, false, false, false },
		{ "One.  Two.   Three.", 0, 19, 4, 1, 13, false, false, false, false },
		{ "(One!)  two", 0, 11, 6, 0, 0, false, false, false, false },
		{ " N\bNA\bA", 1, 3, 2, 0, 0, true, true, false, false },
		{ "_\bf_\bo", 0, 2, 2, 0, 0, false, true, false, false },
		{ "\xe6\xbc\xa2\xe5\xad\x97  x", 0, 7, 4, 1, 6, false, false, false, false },
		{ "\xe2\x94\x82 x", 0, 3, 1, 0, 0, false, false, true, false },
		{ "+---+---+", 0, 9, 9, 0, 0, false, false, true, false },
		{ "| a | b |", 0, 9, 1, 0, 0, false, false, true, false },
		{ "||", 0, 2, 2, 0, 0, false, false, false, false },
		{ "incor\xe2\x80\x90", 0, 6, 6, 0, 0, false, false, false, true },
		{ "incor\xc2\xad", 0, 5, 5, 0, 0, false, false, false, true },
		{ "well-", 0, 5, 5, 0, 0, false, false, false, false },
	};
	struct ansi_text text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct man_line line = measure(&text, cases[i].bytes);
		assert_int_equal(line.indent, cases[i].indent);
		assert_int_equal(line.width, cases[i].width);
		assert_int_equal(line.word, cases[i].word);
		assert_int_equal(line.gap_count, cases[i].gaps);
		assert_int_equal(line.gap_column, cases[i].column);
		assert_int_equal(line.bold, cases[i].bold);
		assert_int_equal(line.marked, cases[i].marked);
		assert_int_equal(line.drawn, cases[i].drawn);
		assert_int_equal(line.hyphen, cases[i].hyphen);
	}
	ansi_text_clear(&text);
}

static void
fullness(void **state)
{
	static const struct {
		const char *line, *next;
		bool full;
	} cases[] = {
		{ "0123456789", "word", true },    { "012345 78", "words", true },
		{ "01234 67", "w", false },        { "01234", "word", false },
		{ "01234", "words", true },        { "01234", "word more", false },
		{ "0\xe2\x80\x90", "word", true }, { "", "0123456789x", true },
	};
	struct ansi_text a = { 0 }, b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct man_line line = measure(&a, cases[i].line);
		struct man_line next = measure(&b, cases[i].next);
		if (man_line_is_full(&line, &next, 10) != cases[i].full)
			fail_msg("%s | %s", cases[i].line, cases[i].next);
	}
	ansi_text_clear(&a);
	ansi_text_clear(&b);
}

static void
columns(void **state)
{
	struct ansi_text text = { 0 };
	struct man_line line = measure(&text, "  -a  \xe6\xbc\xa2 x");

	(void)state;
	assert_true(man_line_has_column(&line, &text, 6));
	assert_int_equal(man_line_at(&line, &text, 6), 6);
	assert_true(man_line_has_column(&line, &text, 9));
	assert_int_equal(man_line_at(&line, &text, 9), 10);
	assert_false(man_line_has_column(&line, &text, 2));
	assert_false(man_line_has_column(&line, &text, 5));
	assert_false(man_line_has_column(&line, &text, 7));
	assert_false(man_line_has_column(&line, &text, 10));
	assert_false(man_line_has_column(&line, &text, 100));
	ansi_text_clear(&text);
}

/* Whatever is repeated without end comes to its end soon, and is all there. */
static void
hostile(void **state)
{
	static const char head[] = "X(1)          Y          X(1)\n\nN\bNA\bA\n     text\n\n";
	static const char *const parts[] = {
		"x\bx",
		" ",
		"       a b c d e f\n",
		"    a\n         b\n",
		"-a  ",
		"\t",
		"A\bAB\bB\n",
		"X(1)    Y    X(1)\n\n",
		"(1)a",
		"\xe2\x80\x90\n",
		" a\n  b\n   c\n",
		"\033[1m\n\n\033[m",
	};

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buffer b = { 0 };
		buffer_add_string(&b, head);
		while (b.size < 1 << 19)
			buffer_add_string(&b, parts[i]);
		char *model = model_reader_string("man", b.bytes, b.size);
		assert_non_null(strstr(model, "done\n"));
		assert_non_null(strstr(model, "title \"X(1)\""));
		free(model);
		buffer_clear(&b);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),  cmocka_unit_test(titles),  cmocka_unit_test(lines),
		cmocka_unit_test(fullness), cmocka_unit_test(columns), cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
