/*
 * Styles and texts as a terminal can show them.
 */
#include "term/pen.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A terminal that has everything, with so many colours. */
static struct caps
caps_of(int colours, bool true_colour)
{
	return (struct caps){ .colours = colours,
		              .true_colour = true_colour,
		              .ansi = true,
		              .utf8 = true,
		              .bold = "b",
		              .dim = "d",
		              .italic = "i",
		              .underline = "u",
		              .reverse = "r",
		              .strike = "s" };
}

static void
colours(void **state)
{
	static const struct {
		int colours;
		bool true_colour;
		uint32_t asked, given;
	} rows[] = {
		{ 256, true, COLOUR_RGB | 0x123456, COLOUR_RGB | 0x123456 },
		{ 256, false, COLOUR_RGB | 0xff0000, COLOUR_INDEX | 196 },
		{ 256, false, COLOUR_RGB | 0x000000, COLOUR_INDEX | 16 },
		{ 256, false, COLOUR_RGB | 0xffffff, COLOUR_INDEX | 231 },
		{ 256, false, COLOUR_RGB | 0x303030, COLOUR_INDEX | 236 },
		{ 256, false, COLOUR_RGB | 0x87afd7, COLOUR_INDEX | 110 },
		{ 256, false, COLOUR_INDEX | 9, COLOUR_INDEX | 9 },
		{ 16, false, COLOUR_INDEX | 9, COLOUR_INDEX | 9 },
		{ 8, false, COLOUR_INDEX | 9, COLOUR_INDEX | 1 },
		{ 8, false, COLOUR_INDEX | 196, COLOUR_INDEX | 1 },
		{ 8, false, COLOUR_INDEX | 28, COLOUR_INDEX | 2 },
		{ 8, false, COLOUR_RGB | 0xffffff, COLOUR_INDEX | 7 },
		{ 8, false, COLOUR_RGB | 0x101010, COLOUR_INDEX | 0 },
		{ 0, false, COLOUR_RGB | 0xffffff, COLOUR_NONE },
		{ 0, false, COLOUR_INDEX | 3, COLOUR_NONE },
		{ 256, true, COLOUR_NONE, COLOUR_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct caps caps = caps_of(rows[i].colours, rows[i].true_colour);
		struct style style =
			pen_style(&caps, (struct style){ rows[i].asked, rows[i].asked, 0 });

		assert_int_equal(style.foreground, rows[i].given);
		assert_int_equal(style.background, rows[i].given);
	}
}

static void
missing_attributes(void **state)
{
	struct caps caps = caps_of(256, false);
	struct style style = { 0, 0, STYLE_ITALIC | STYLE_STRIKE | STYLE_BOLD };

	(void)state;
	assert_int_equal(pen_style(&caps, style).attributes, style.attributes);
	caps.italic = caps.strike = NULL;
	assert_int_equal(pen_style(&caps, style).attributes,
	                 STYLE_UNDERLINE | STYLE_DIM | STYLE_BOLD);
	caps.bold = caps.dim = caps.underline = caps.reverse = NULL;
	style.attributes |= STYLE_REVERSE;
	assert_int_equal(pen_style(&caps, style).attributes, 0);
}

static void
changes(void **state)
{
	const struct style plain = { 0 }, bold = { 0, 0, STYLE_BOLD }, dim = { 0, 0, STYLE_DIM };
	const struct style link = { COLOUR_INDEX | 75, 0, STYLE_UNDERLINE };
	const struct style loud = { COLOUR_INDEX | 9, COLOUR_RGB | 0x010203,
		                    STYLE_BOLD | STYLE_ITALIC };
	const struct {
		const struct style *from, *to;
		const char *sent;
	} rows[] = {
		{ NULL, &plain, "\033[m" },
		{ NULL, &bold, "\033[;1m" },
		{ &plain, &plain, "" },
		{ &plain, &bold, "\033[1m" },
		{ &bold, &plain, "\033[m" },
		{ &bold, &dim, "\033[;2m" },
		{ &plain, &link, "\033[4;38;5;75m" },
		{ &link, &plain, "\033[m" },
		{ &plain, &loud, "\033[1;3;91;48;2;1;2;3m" },
	};
	struct caps caps = caps_of(256, true);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer out = { 0 };
		char *sent;

		pen_change(&caps, rows[i].from, rows[i].to, &out);
		sent = buffer_take(&out);
		assert_string_equal(sent, rows[i].sent);
		free(sent);
	}
}

static void
other_locales(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *sent;
	} rows[] = {
		{ "\342\200\234", 1, "\"" }, { "\342\200\231", 1, "'" },
		{ "\342\200\246", 1, "." },  { "\303\251", 1, "e" },
		{ "e\314\201", 1, "e" },     { "\346\274\242", 2, "? " },
		{ "\342\200\272", 1, ">" },  { "\317\200", 1, "?" },
		{ "\357\274\241", 2, "A " },
	};

	(void)state;
	setlocale(LC_CTYPE, "C");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer out = { 0 };
		char *sent;

		pen_text(rows[i].text, strlen(rows[i].text), rows[i].width, &out);
		sent = buffer_take(&out);
		assert_string_equal(sent, rows[i].sent);
		free(sent);
	}
	setlocale(LC_CTYPE, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours),
		cmocka_unit_test(missing_attributes),
		cmocka_unit_test(changes),
		cmocka_unit_test(other_locales),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
