/* Settings: what may stand after `set`, and that the table is sound. */
#include "app/setting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The setting that was changed and its value, or "!" and the sentence. */
static const struct {
	const char *text, *result;
} cases[] = {
	{ "measure 60", "measure 60" },
	{ "measure=60", "measure 60" },
	{ "measure = 60", "measure 60" },
	{ "measure\t60 ", "measure 60" },
	{ "measure 19", "!measure wants a number from 20 to 500, not \"19\"" },
	{ "measure 501", "!measure wants a number from 20 to 500, not \"501\"" },
	{ "measure 60x", "!measure wants a number from 20 to 500, not \"60x\"" },
	{ "measure 99999999999999999999",
	  "!measure wants a number from 20 to 500, not \"99999999999999999999\"" },
	{ "measure -60", "!measure wants a number from 20 to 500, not \"-60\"" },
	{ "measure=", "!measure wants a number from 20 to 500, not \"\"" },
	{ "measure", "!measure wants a value after it" },
	{ "nomeasure", "!there is no setting \"nomeasure\"; measure?" },
	{ "chop", "chop on" },
	{ "chop on", "chop on" },
	{ "chop=yes", "chop on" },
	{ "chop 1", "chop on" },
	{ "nocentred", "centred off" },
	{ "centred off", "centred off" },
	{ "centred no", "centred off" },
	{ "centred=false", "centred off" },
	{ "numbers on", "numbers on" },
	{ "nonumbers", "numbers off" },
	{ "centred maybe", "!centred wants one of on|off, not \"maybe\"" },
	{ "centred o", "!centred wants one of on|off, not \"o\"" },
	{ "nocentred on", "!there is no setting \"nocentred\"; centred?" },
	{ "case exact", "case exact" },
	{ "case=ig", "case ignore" },
	{ "case any", "!case wants one of smart|ignore|exact, not \"any\"" },
	{ "color never", "color never" },
	{ "color a", "!color wants one of always|never|auto, not \"a\"" },
	{ "quotes direct", "quotes direct" },
	{ "quotes=e", "quotes explicit" },
	{ "noquotes", "quotes none" },
	{ "quotes", "!quotes wants a value after it" },
	{ "nocite", "!there is no setting \"nocite\"; cite?" },
	{ "mesure 60", "!there is no setting \"mesure\"; measure?" },
	{ "", "!there is no setting \"\"" },
	{ "=60", "!there is no setting \"\"" },
	{ "measure 60 70", "!measure wants a number from 20 to 500, not \"60 70\"" },
};

static void
what_stands_after_set(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct settings settings, before;
		const struct setting *which = NULL;
		struct error error;
		char got[600];
		settings_init(&settings);
		before = settings;
		if (settings_assign(&settings, cases[i].text, &which, &error)) {
			snprintf(got, sizeof got, "%s %s", which->name,
			         setting_text(which, settings.values[which->id]).text);
		} else {
			snprintf(got, sizeof got, "!%s", error.text);
			assert_memory_equal(&settings, &before, sizeof before);
		}
		assert_string_equal(got, cases[i].result);
	}
}

/* Every value can be written and read back, names are there once, and each id has its row. */
static void
table_is_sound(void **state)
{
	size_t rows = 0;

	(void)state;
	for (const struct setting *s = setting_table; s->name; s++, rows++) {
		assert_ptr_equal(setting_row(s->id), s);
		assert_ptr_equal(setting_find(s->name), s);
		assert_true(s->help[strlen(s->help) - 1] != '.');
		assert_in_range(s->usual, s->least, s->most);
		assert_int_equal(s->kind == SETTING_WORD, s->values != NULL);
		assert_true(strncmp(s->name, "no", 2) != 0 || !setting_find(s->name + 2));
		for (unsigned v = s->least; v <= s->most; v++) {
			struct error error;
			unsigned back = ~v;
			assert_true(setting_parse(s, setting_text(s, v).text, &back, &error));
			assert_int_equal(back, v);
		}
	}
	assert_int_equal(rows, SETTING_COUNT - 1);
}

static void
turning_over(void **state)
{
	struct settings s;

	(void)state;
	settings_init(&s);
	settings_turn(&s, SETTING_CHOP);
	assert_int_equal(s.values[SETTING_CHOP], 1);
	settings_turn(&s, SETTING_CHOP);
	assert_int_equal(s.values[SETTING_CHOP], 0);
	for (int i = 0; i < 3; i++)
		settings_turn(&s, SETTING_CASE);
	assert_int_equal(s.values[SETTING_CASE], setting_row(SETTING_CASE)->usual);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stands_after_set),
		cmocka_unit_test(table_is_sound),
		cmocka_unit_test(turning_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
