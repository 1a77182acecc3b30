/* The command table and the keys that it gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/keymap.h"

/* The name of the command that the keys ("g", "g O") run in the context; "prefix" or "-". */
static const char *
look(const struct keymap *keymap, enum command_context context, const char *first,
     const char *second)
{
	struct key keys[2];
	size_t n = second ? 2 : 1;

	assert_true(key_parse(first, &keys[0]));
	if (second)
		assert_true(key_parse(second, &keys[1]));
	struct keymap_answer answer = keymap_find(keymap, context, keys, n);
	return answer.act.line      ? answer.act.line
	       : answer.act.command ? answer.act.command->name
	       : answer.prefix      ? "prefix"
	                            : "-";
}

static void
test_default_keys(void **state)
{
	static const struct {
		enum command_context context;
		const char *first, *second, *name;
	} rows[] = {
		{ CONTEXT_TEXT, "j", NULL, "line-down" },
		{ CONTEXT_TEXT, "Enter", NULL, "open-link" },
		{ CONTEXT_TEXT, "Space", NULL, "page-down" },
		{ CONTEXT_TEXT, "b", NULL, "page-up" },
		{ CONTEXT_TEXT, "g", NULL, "start" },
		{ CONTEXT_TEXT, "g", "g", "start" },
		{ CONTEXT_TEXT, "g", "O", "outline" },
		{ CONTEXT_TEXT, "G", NULL, "end" },
		{ CONTEXT_TEXT, "z", NULL, "prefix" },
		{ CONTEXT_TEXT, "z", "+", "wider" },
		{ CONTEXT_TEXT, "z", "-", "narrower" },
		{ CONTEXT_TEXT, "z", "q", "-" },
		{ CONTEXT_TEXT, "Z", "Z", "quit" },
		{ CONTEXT_TEXT, "]", NULL, "next-section" },
		{ CONTEXT_TEXT, ")", NULL, "next-quote" },
		{ CONTEXT_TEXT, "}", NULL, "next-paragraph" },
		{ CONTEXT_TEXT, "Backspace", NULL, "back" },
		{ CONTEXT_TEXT, "Alt-Left", NULL, "back" },
		{ CONTEXT_TEXT, "'", NULL, "go-mark" },
		{ CONTEXT_TEXT, "-", NULL, "toggle" },
		{ CONTEXT_TEXT, "Tab", NULL, "next-link" },
		{ CONTEXT_TEXT, "g", "f", "choose-link" },
		{ CONTEXT_TEXT, "q", NULL, "quit" },
		{ CONTEXT_TEXT, "Escape", NULL, "cancel" },
		{ CONTEXT_TEXT, "X", NULL, "-" },
		{ CONTEXT_PANEL, "j", NULL, "panel-down" },
		{ CONTEXT_PANEL, "Enter", NULL, "panel-go" },
		{ CONTEXT_PANEL, "Escape", NULL, "panel-close" },
		{ CONTEXT_PANEL, "q", NULL, "panel-close" },
		{ CONTEXT_PANEL, "+", NULL, "panel-unfold" },
		{ CONTEXT_PANEL, "t", NULL, "outline" },
		{ CONTEXT_PANEL, "F1", NULL, "help" },
		{ CONTEXT_PANEL, "]", NULL, "-" },
	};
	struct keymap *keymap = keymap_new();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(look(keymap, rows[i].context, rows[i].first, rows[i].second),
		                    rows[i].name);
	keymap_free(keymap);
}

static void
test_bind_over(void **state)
{
	struct keymap *keymap = keymap_new();
	const struct keymap_act help = { .command = command_find("help") },
				nothing = { NULL, NULL }, line = { .line = "goto Two" };

	(void)state;
	assert_true(keymap_bind(keymap, CONTEXT_TEXT, "q", &help));
	assert_string_equal(look(keymap, CONTEXT_TEXT, "q", NULL), "help");
	assert_string_equal(look(keymap, CONTEXT_PANEL, "q", NULL), "panel-close");
	assert_false(keymap_bind(keymap, CONTEXT_TEXT, "NoSuchKey", &help));
	assert_false(keymap_bind(keymap, CONTEXT_TEXT, "a+b+c", &help));
	assert_true(keymap_bind(keymap, CONTEXT_TEXT, "x+y", &line));
	assert_string_equal(look(keymap, CONTEXT_TEXT, "x", NULL), "prefix");
	assert_string_equal(look(keymap, CONTEXT_TEXT, "x", "y"), "goto Two");
	/* What is bound to nothing is no beginning either. */
	assert_true(keymap_bind(keymap, CONTEXT_ALL, "x+y", &nothing));
	assert_string_equal(look(keymap, CONTEXT_TEXT, "x", NULL), "-");
	assert_true(keymap_bind(keymap, CONTEXT_ALL, "q", &nothing));
	assert_string_equal(look(keymap, CONTEXT_PANEL, "q", NULL), "-");
	assert_true(keymap_is_sequence("g+O") && keymap_is_sequence("+") &&
	            keymap_is_sequence("^B"));
	assert_false(keymap_is_sequence("") || keymap_is_sequence("NoSuchKey"));
	keymap_free(keymap);
}

/* No key has two meanings in one context, no name stands twice, every row can be shown in the help. */
static void
test_table(void **state)
{
	(void)state;
	for (const struct command *c = commands; c->name; c++) {
		assert_ptr_equal(command_find(c->name), c);
		assert_non_null(c->run);
		assert_true(*c->help != '\0');
		assert_true(c->help[strlen(c->help) - 1] != '.');
		assert_in_range(c->group, 0, GROUP_COUNT - 1);
		assert_true(strlen(command_group_title(c->group)) > 0);
		assert_true(c->context != 0);
		for (const struct command *d = c + 1; d->name; d++) {
			assert_string_not_equal(c->name, d->name);
			if (!(c->context & d->context))
				continue;
			char a[256];
			snprintf(a, sizeof a, "%s", c->keys);
			for (char *save, *key = strtok_r(a, " ", &save); key;
			     key = strtok_r(NULL, " ", &save)) {
				char b[256];
				snprintf(b, sizeof b, "%s", d->keys);
				for (char *save2, *other = strtok_r(b, " ", &save2); other;
				     other = strtok_r(NULL, " ", &save2))
					assert_string_not_equal(key, other);
			}
		}
	}
	assert_null(command_find("no-such-command"));
	assert_string_equal(command_find("q")->name, "quit");
	assert_string_equal(command_find("toc")->name, "outline");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_default_keys),
		cmocka_unit_test(test_bind_over),
		cmocka_unit_test(test_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
