/*
 * Terminal output: what is taken out of it, how it looks, and whole documents of it.
 */
#include "read/ansi_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/golden.h"
#include "tests/read/model_reader.h"

/* "words" as they are, and where their look changes "{marks ink/ground >link}". */
static void
print_runs(const struct ansi_text *t, struct buffer *out)
{
	static const char letters[] = "bdiurs";
	size_t run = 0;

	for (size_t at = 0; at < t->text.size; at++) {
		if (run < t->run_count && t->runs[run].start == at) {
			const struct ansi_style *s = &t->runs[run++].style;
			buffer_add_byte(out, '{');
			for (size_t i = 0; letters[i]; i++)
				if (s->marks & (1u << i))
					buffer_add_byte(out, letters[i]);
			if (s->ink || s->ground)
				buffer_printf(out, "%x/%x", s->ink, s->ground);
			if (s->link)
				buffer_printf(out, ">%s", t->targets[s->link - 1]);
			buffer_add_byte(out, '}');
		}
		buffer_add_byte(out, t->text.bytes[at]);
	}
}

static const struct {
	const char *bytes, *shown;
} cases[] = {
	{ "words", "words" },
	{ "", "" },
	/* SGR */
	{ "\033[1mA\033[0mb", "{b}A{}b" },
	{ "\033[1mA\033[mb", "{b}A{}b" },
	{ "\033[01;31mA\033[0m", "{b1000001/0}A" },
	{ "\033[1;2;3;4;7;9mA\033[22mB\033[23;24;27;29mC", "{bdiurs}A{iurs}B{}C" },
	{ "\033[31;42mA\033[39mB\033[49mC", "{1000001/1000002}A{0/1000002}B{}C" },
	{ "\033[91;107mA", "{1000009/100000f}A" },
	{ "\033[38;5;208mA\033[48;5;17;1mB", "{10000d0/0}A{b10000d0/1000011}B" },
	{ "\033[38;2;1;2;255mA", "{20102ff/0}A" },
	{ "\033[38:2::1:2:255mA\033[48:2:1:2:3;1mB", "{20102ff/0}A{b20102ff/2010203}B" },
	{ "\033[38:5:9;4mA", "{u1000009/0}A" },
	{ "\033[4:3mA\033[4:0mB\033[21mC", "{u}A{}B{u}C" },
	{ "\033[58;5;1;3mA\033[58:2::1:2:3mB", "{i}AB" },
	{ "\033[5;8mA", "A" },
	{ "\033[38mA\033[38;5mB\033[38;9;1mC", "A{1000000/0}B{b}C" },
	{ "\033[999999999999mA", "A" },
	{ "\033[1mA\033[1mB", "{b}AB" },
	/* links */
	{ "\033]8;;https://a.b/\033\\A\033]8;;\033\\b", "{>https://a.b/}A{}b" },
	{ "\033]8;id=1;man:ls(1)\aA\033]8;;\ab", "{>man:ls(1)}A{}b" },
	{ "\033[1m\033]8;;x\aA\033[0mB\033]8;;\a", "{b>x}A{>x}B" },
	/* what has no look */
	{ "\033[KA\033(B\033[mB\033[0K", "AB" },
	/* what stays */
	{ "\033[2JA", "\033[2JA" },
	{ "\033]0;title\aA", "\033]0;title\aA" },
	{ "\033]8;;a b\aA", "\033]8;;a b\aA" },
	{ "\033PA\033\\", "\033PA\033\\" },
	{ "A\033", "A\033" },
	{ "\033[1", "\033[1" },
	{ "\033[1 mA", "\033[1 mA" },
	{ "\033[?25hA", "\033[?25hA" },
	/* overstrikes */
	{ "N\bNO\bO", "{b}NO" },
	{ "_\bx_\by z", "{u}xy{} z" },
	{ "x\b_y", "{u}x{}y" },
	{ "x\bx\bx\bxy", "{b}x{}y" },
	{ "_\bx\bxy", "{bu}x{}y" },
	{ "\xc3\xa9\b\xc3\xa9_\b\xc3\xa9", "{b}\xc3\xa9{u}\xc3\xa9" },
	{ "e\xcc\x81\be\xcc\x81!", "{b}e\xcc\x81{}!" },
	{ "\xe6\xbc\xa2\b\xe6\xbc\xa2\xe6\xbc\xa2\b\b\xe6\xbc\xa2", "{b}\xe6\xbc\xa2\xe6\xbc\xa2" },
	{ "_\ba_\b__\bb", "{u}a_b" },
	{ "a\ba_\b_b\bb", "{b}a_b" },
	{ "+\bo item", "\xe2\x80\xa2 item" },
	{ "\033[31mx\bx\033[0my", "{b1000001/0}x{}y" },
	/* what is no overstrike */
	{ "a\bb", "a\bb" },
	{ "\bb", "\bb" },
	{ "a\b", "a\b" },
	{ "ab\b\bab", "ab\b\bab" },
	{ "a\b a", "a\b a" },
	/* bytes that are no UTF-8 */
	{ "\xff\033[1m\xc3\033[0m\xc3\b", "\xff{b}\xc3{}\xc3\b" },
};

static void
shows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ansi_text t = { 0 };
		struct buffer out = { 0 };
		ansi_text_add(&t, cases[i].bytes, strlen(cases[i].bytes));
		print_runs(&t, &out);
		assert_string_equal(out.bytes ? out.bytes : "", cases[i].shown);
		buffer_clear(&out);
		ansi_text_clear(&t);
	}
}

/* What is open stays open in the next text. */
static void
goes_on(void **state)
{
	static const char first[] = "\033[1m\033]8;;x\aA";
	struct ansi_text t = { 0 };
	struct buffer out = { 0 };

	(void)state;
	ansi_text_add(&t, first, sizeof first - 1);
	ansi_text_break(&t);
	ansi_text_reset(&t);
	ansi_text_add(&t, "B", 1);
	print_runs(&t, &out);
	assert_string_equal(out.bytes, "\n{b>x}B");
	assert_int_equal(ansi_text_style(&t, 0).marks, 0);
	assert_int_equal(ansi_text_style(&t, 1).marks, ANSI_BOLD);
	buffer_clear(&out);
	ansi_text_clear(&t);
}

/* Where a line may be cut, so that nothing that belongs together is. */
static void
cuts(void **state)
{
	(void)state;
	assert_int_equal(ansi_text_cut("abc", 3), 2);
	assert_int_equal(ansi_text_cut("ab\xc3\xa9", 4), 2);
	assert_int_equal(ansi_text_cut("abx\b", 4), 2);
	assert_int_equal(ansi_text_cut("ab\033[31", 6), 2);
	assert_int_equal(ansi_text_cut("ab\033]8;;http", 11), 2);
	assert_int_equal(ansi_text_cut("ab\033[31mx", 8), 7);
	assert_int_equal(ansi_text_cut("a", 1), 1);
}

static void
print_ansi(FILE *to, const char *bytes, size_t n)
{
	model_reader(to, "ansi", "page", bytes, n);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/ansi", print_ansi);
}

/* Every word of text that is long, in one line or in many, and what it costs. */
static void
hostile(void **state)
{
	static const char *const parts[] = { "\033[1mx", "x\bx",   "\033]8;;a\ax", "\033",
		                             "\b",       "\033[1", "_\b",          "\n\033[m\n" };

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buffer b = { 0 };
		while (b.size < 1 << 20)
			buffer_add_string(&b, parts[i]);
		char *model = model_reader_string("ansi", b.bytes, b.size);
		assert_non_null(strstr(model, "done"));
		free(model);
		buffer_clear(&b);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows),   cmocka_unit_test(goes_on), cmocka_unit_test(cuts),
		cmocka_unit_test(goldens), cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
