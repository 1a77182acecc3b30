/*
 * Names of keys, both ways.
 */
#include "view/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
	const char *name, *printed; /* printed NULL: the same */
	struct key key;
} rows[] = {
	{ "j", 0, { 'j', 0 } },
	{ "J", 0, { 'J', 0 } },
	{ "^", 0, { '^', 0 } },
	{ "-", 0, { '-', 0 } },
	{ "\303\251", 0, { 0xe9, 0 } },
	{ "^B", 0, { 'b', KEYS_CTRL } },
	{ "^b", "^B", { 'b', KEYS_CTRL } },
	{ "^]", 0, { ']', KEYS_CTRL } },
	{ "^I", "Tab", { KEYS_TAB, 0 } },
	{ "^M", "Enter", { KEYS_ENTER, 0 } },
	{ "^[", "Escape", { KEYS_ESCAPE, 0 } },
	{ "^H", "Backspace", { KEYS_BACKSPACE, 0 } },
	{ "^?", "Backspace", { KEYS_BACKSPACE, 0 } },
	{ "^@", "Ctrl-Space", { ' ', KEYS_CTRL } },
	{ "Ctrl-b", "^B", { 'b', KEYS_CTRL } },
	{ "Ctrl-B", "^B", { 'b', KEYS_CTRL } },
	{ "Space", 0, { ' ', 0 } },
	{ "Esc", "Escape", { KEYS_ESCAPE, 0 } },
	{ "pagedown", "PageDown", { KEYS_PAGE_DOWN, 0 } },
	{ "Alt-Left", 0, { KEYS_LEFT, KEYS_ALT } },
	{ "Ctrl-Alt-Home", "Alt-Ctrl-Home", { KEYS_HOME, KEYS_ALT | KEYS_CTRL } },
	{ "Alt-x", 0, { 'x', KEYS_ALT } },
	{ "Alt--", 0, { '-', KEYS_ALT } },
	{ "Alt-^B", 0, { 'b', KEYS_ALT | KEYS_CTRL } },
	{ "Shift-Up", 0, { KEYS_UP, KEYS_SHIFT } },
	{ "Shift-Tab", 0, { KEYS_BACKTAB, 0 } },
	{ "F1", 0, { KEYS_F1, 0 } },
	{ "f12", "F12", { KEYS_F12, 0 } },
	{ "F", 0, { 'F', 0 } },
	{ "WheelUp", 0, { KEYS_WHEEL_UP, 0 } },
};

static void
names_and_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char name[32];
		struct key key;

		assert_true(key_parse(rows[i].name, &key));
		assert_int_equal(key.code, rows[i].key.code);
		assert_int_equal(key.modifiers, rows[i].key.modifiers);
		key_name(key, name, sizeof name);
		assert_string_equal(name, rows[i].printed ? rows[i].printed : rows[i].name);
	}
}

static void
no_keys(void **state)
{
	static const char *const names[] = { "",     "jk",      "Alt-",    "F0",      "F13",
		                             "F1x",  "PageUpp", "^xy",     "Shift-x", "Hyper-x",
		                             "\303", "\001",    "Alt-Alt-" };
	struct key key;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_false(key_parse(names[i], &key));
}

static void
short_room(void **state)
{
	char name[6];

	(void)state;
	key_name((struct key){ KEYS_PAGE_DOWN, KEYS_ALT }, name, sizeof name);
	assert_string_equal(name, "Alt-P");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_keys),
		cmocka_unit_test(no_keys),
		cmocka_unit_test(short_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
