/* The line editor: keys in, text and cursor out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/prompt.h"

/* Types keys by name, blanks between; "'text" is typed letter by letter. Returns the last answer. */
static enum prompt_result
type(struct prompt *p, const char *keys)
{
	enum prompt_result result = PROMPT_SAME;

	while (*keys) {
		size_t n = strcspn(keys, " ");
		if (*keys == '\'' && n > 1) {
			for (size_t i = 1; i < n; i++) {
				struct key_event event = { .key = { (unsigned char)keys[i], 0 } };
				result = prompt_key(p, &event);
			}
		} else {
			char name[32];
			struct key_event event = { 0 };
			assert_true(n < sizeof name);
			memcpy(name, keys, n);
			name[n] = '\0';
			assert_true(key_parse(name, &event.key));
			result = prompt_key(p, &event);
		}
		keys += n + (keys[n] == ' ');
	}
	return result;
}

static void
test_editing(void **state)
{
	static const struct {
		const char *start, *keys, *text;
		size_t cursor;
		enum prompt_result last;
	} rows[] = {
		{ "", "'abc", "abc", 3, PROMPT_CHANGED },
		{ "", "'abc Left 'x", "abxc", 3, PROMPT_CHANGED },
		{ "", "'abc Home 'x", "xabc", 1, PROMPT_CHANGED },
		{ "abc", "^A Delete", "bc", 0, PROMPT_CHANGED },
		{ "abc", "^A ^D ^D ^D ^D", "", 0, PROMPT_SAME },
		{ "abc", "Backspace", "ab", 2, PROMPT_CHANGED },
		{ "", "Backspace", "", 0, PROMPT_CANCEL },
		{ "", "^H", "", 0, PROMPT_CANCEL },
		{ "a", "Left Backspace", "a", 0, PROMPT_SAME },
		{ "one two  ", "^W", "one ", 4, PROMPT_CHANGED },
		{ "one two", "Alt-Backspace", "one ", 4, PROMPT_CHANGED },
		{ "one two", "Alt-Left 'x", "one xtwo", 5, PROMPT_CHANGED },
		{ "one two", "Home Alt-Right 'x", "onex two", 4, PROMPT_CHANGED },
		{ "one two", "Home ^F ^F ^K", "on", 2, PROMPT_CHANGED },
		{ "one two", "Left ^U", "o", 0, PROMPT_CHANGED },
		{ "one", "^U ^U", "", 0, PROMPT_SAME },
		{ "one", "^E ^B ^B 'x", "oxne", 2, PROMPT_CHANGED },
		{ "one", "Enter", "one", 3, PROMPT_ACCEPT },
		{ "one", "Escape", "one", 3, PROMPT_CANCEL },
		{ "one", "^C", "one", 3, PROMPT_CANCEL },
		{ "one", "^G", "one", 3, PROMPT_CANCEL },
		{ "one", "Tab", "one", 3, PROMPT_COMPLETE },
		{ "one", "F5", "one", 3, PROMPT_SAME },
		{ "one", "Alt-z", "one", 3, PROMPT_SAME },
		{ "one", "^Z", "one", 3, PROMPT_SAME },
		/* The cursor never stands inside a grapheme cluster. */
		{ "ae\xcc\x81z", "Left Backspace", "az", 1, PROMPT_CHANGED },
		{ "ae\xcc\x81", "Left Delete", "a", 1, PROMPT_CHANGED },
		{ "\xe4\xb8\xad\xe6\x96\x87", "Left 'x", "\xe4\xb8\xadx\xe6\x96\x87", 4,
		  PROMPT_CHANGED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct prompt p;
		prompt_start(&p, NULL, rows[i].start);
		assert_int_equal(type(&p, rows[i].keys), rows[i].last);
		assert_string_equal(prompt_text(&p), rows[i].text);
		assert_int_equal(p.cursor, rows[i].cursor);
		prompt_clear(&p);
	}
}

static void
test_history(void **state)
{
	struct history *h = history_new();
	struct prompt p;

	(void)state;
	history_add(h, "one");
	history_add(h, "two");
	history_add(h, "");
	history_add(h, "one");
	assert_string_equal(history_at(h, 0), "one");
	assert_string_equal(history_at(h, 1), "two");
	assert_null(history_at(h, 2));

	prompt_start(&p, h, "");
	type(&p, "'new Up");
	assert_string_equal(prompt_text(&p), "one");
	type(&p, "Up");
	assert_string_equal(prompt_text(&p), "two");
	assert_int_equal(type(&p, "Up"), PROMPT_SAME);
	assert_string_equal(prompt_text(&p), "two");
	type(&p, "Down Down");
	assert_string_equal(prompt_text(&p), "new");
	assert_int_equal(type(&p, "Down"), PROMPT_SAME);
	assert_string_equal(prompt_text(&p), "new");
	prompt_clear(&p);
	history_free(h);
}

static void
test_history_is_bounded(void **state)
{
	struct history *h = history_new();
	size_t kept = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		char text[16];
		snprintf(text, sizeof text, "%d", i);
		history_add(h, text);
	}
	assert_string_equal(history_at(h, 0), "999");
	while (history_at(h, kept))
		kept++;
	assert_true(kept >= 100 && kept < 1000);
	history_free(h);
}

static void
test_paste(void **state)
{
	static const char text[] = "two\nlines\tand \x1b[31m";
	struct key_event event = { .key = { KEYS_PASTE, 0 },
		                   .text = text,
		                   .text_size = sizeof text - 1 };
	struct prompt p;

	(void)state;
	prompt_start(&p, NULL, "x");
	assert_int_equal(prompt_key(&p, &event), PROMPT_CHANGED);
	assert_string_equal(prompt_text(&p), "xtwo lines and [31m");
	prompt_clear(&p);
}

static void
test_length_is_bounded(void **state)
{
	struct prompt p;

	(void)state;
	prompt_start(&p, NULL, "");
	for (int i = 0; i < 100000; i++)
		type(&p, "'a");
	assert_true(p.text.size > 1000 && p.text.size < 10000);
	prompt_clear(&p);
}

static void
test_replace(void **state)
{
	struct prompt p;

	(void)state;
	prompt_start(&p, NULL, "set meas");
	prompt_replace(&p, 4, "measure=");
	assert_string_equal(prompt_text(&p), "set measure=");
	assert_int_equal(p.cursor, 12);
	prompt_clear(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_editing),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_history_is_bounded),
		cmocka_unit_test(test_paste),
		cmocka_unit_test(test_length_is_bounded),
		cmocka_unit_test(test_replace),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
