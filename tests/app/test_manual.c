/*
 * The man page against the tables. Its list of keys is made here from the command table, whole, and renewed by make
 * update-goldens; of the options, which it explains in more words than the table, each must have its item, and no other
 * may.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/converter.h"
#include "app/option.h"
#include "app/setting.h"
#include "base/buffer.h"
#include "tests/golden.h"
#include "tests/paths.h"

static const char manual[] = "man/diple.1", config_manual[] = "man/diple-config.5";
static const char keys_start[] = ".\\\" keys:", keys_end[] = ".\\\" end of keys\n";

/* ---- keys ---- */

/* One character of a key as mdoc wants it. */
static void
add_character(struct buffer *to, char c)
{
	switch (c) {
	case '^':
		buffer_add_string(to, "\\(ha");
		break;
	case '`':
		buffer_add_string(to, "\\(ga");
		break;
	case '\'':
		buffer_add_string(to, "\\(aq");
		break;
	case '"':
		buffer_add_string(to, "\\(dq");
		break;
	case '~':
		buffer_add_string(to, "\\(ti");
		break;
	case '\\':
		buffer_add_string(to, "\\e");
		break;
	case '-':
		buffer_add_string(to, "\\-");
		break;
	default:
		buffer_add_byte(to, c);
	}
}

/* "g+O" is typed gO; a plus at the end or alone is a key. */
static void
add_key(struct buffer *to, const char *key, size_t n)
{
	buffer_add_string(to, " \\&");
	for (size_t i = 0; i < n; i++)
		if (key[i] != '+' || i == 0 || i + 1 == n)
			add_character(to, key[i]);
}

static void
add_name(struct buffer *to, const char *name)
{
	for (; *name; name++)
		add_character(to, *name);
}

static void
add_command(struct buffer *to, const struct command *c)
{
	const char *after = c->argument == ARGUMENT_TEXT ? " Ar text" : "";
	bool first = true;

	buffer_add_string(to, ".It Ic");
	for (const char *key = c->keys; *key; key += strspn(key, " ")) {
		size_t n = strcspn(key, " ");
		if (!first)
			buffer_add_string(to, " ,");
		add_key(to, key, n);
		key += n;
		first = false;
	}
	if (first) {
		buffer_add_string(to, " \\&:");
		add_name(to, c->name);
		buffer_add_string(to, after);
	}
	buffer_printf(to, "\n%s\n.Pq Cm ", c->help);
	add_name(to, c->name);
	if (c->alias) {
		buffer_add_string(to, " , ");
		add_name(to, c->alias);
	}
	buffer_add_byte(to, '\n');
}

static void
add_group(struct buffer *to, enum command_group group)
{
	buffer_printf(to, ".Ss \\&%s\n.Bl -tag -width Ds\n", command_group_title(group));
	for (const struct command *c = commands; c->name; c++)
		if (c->group == group)
			add_command(to, c);
	buffer_add_string(to, ".El\n");
}

/* The page is what it is with all between the line that starts so and that one made anew. */
static void
check_part(const char *page, const char *from, const char *to, void (*add)(struct buffer *to))
{
	struct buffer b = { 0 };
	char *text = golden_read(page, NULL);
	char *start = strstr(text, from), *end = strstr(text, to);

	assert_non_null(start);
	assert_non_null(end);
	start = strchr(start, '\n') + 1;
	assert_true(start <= end);
	buffer_add(&b, text, (size_t)(start - text));
	add(&b);
	buffer_add_string(&b, end);
	golden_check(page, b.bytes, b.size);
	buffer_clear(&b);
	free(text);
}

static void
add_groups(struct buffer *to)
{
	for (int group = 0; group < GROUP_COUNT; group++)
		add_group(to, (enum command_group)group);
}

static void
keys_are_those_of_the_table(void **state)
{
	(void)state;
	check_part(manual, keys_start, keys_end, add_groups);
}

/* ---- settings ---- */

static void
add_settings(struct buffer *to)
{
	buffer_add_string(to, ".Bl -tag -width Ds\n");
	for (const struct setting *s = setting_table; s->name; s++) {
		buffer_printf(to, ".It Cm %s ", s->name);
		if (s->kind == SETTING_NUMBER)
			buffer_printf(to, "Ar %u Ns \\(en Ns Ar %u", s->least, s->most);
		else
			for (const char *c = s->values ? s->values : "on|off"; *c; c++)
				*c == '|' ? buffer_add_string(to, " | ") : buffer_add_byte(to, *c);
		buffer_printf(to, " Pq %s", setting_text(s, s->usual).text);
		buffer_printf(to, "%s\n\\&%s\n", s->at_start ? " *" : "", s->help);
	}
	buffer_add_string(to, ".El\n");
}

static void
settings_are_those_of_the_table(void **state)
{
	(void)state;
	check_part(config_manual, ".\\\" settings:", ".\\\" end of settings\n", add_settings);
}

/* ---- filters ---- */

static void
add_filters(struct buffer *to)
{
	const char *line, *package;

	buffer_add_string(to, ".Bd -literal\n");
	for (size_t i = 0; (line = converters_usual(i, &package)); i++) {
		buffer_add_string(to, "filter ");
		add_name(to, line);
		buffer_add_byte(to, '\n');
	}
	buffer_add_string(to, ".Ed\n");
}

static void
filters_are_those_of_the_list(void **state)
{
	(void)state;
	check_part(config_manual, ".\\\" filters:", ".\\\" end of filters\n", add_filters);
}

/* ---- options ---- */

static void
add_option_item(struct buffer *to, const struct option *o)
{
	buffer_add_string(to, "\n.It Fl ");
	if (o->letter)
		buffer_printf(to, "%c%s%s , Fl ", o->letter, o->argument ? " Ar " : "",
		              o->argument ? o->argument : "");
	buffer_printf(to, "-%s", o->name);
	if (o->argument)
		buffer_printf(to, " Ns %s= Ns Ar %s", o->kind == OPTION_MAYBE ? "Op " : "",
		              o->argument);
	buffer_add_byte(to, '\n');
}

static size_t
count_of(const char *text, const char *what)
{
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, what)); at++)
		n++;
	return n;
}

static void
options_are_those_of_the_table(void **state)
{
	char *text = golden_read(manual, NULL);
	size_t shown = 0;

	(void)state;
	for (const struct option *o = option_table; o->name; o++) {
		struct buffer item = { 0 };
		add_option_item(&item, o);
		if ((strstr(text, item.bytes) != NULL) == o->hidden)
			fail_msg("%s in %s%s",
			         o->hidden ? "hidden option" : "no item for an option", manual,
			         item.bytes);
		shown += !o->hidden;
		buffer_clear(&item);
	}
	assert_int_equal(count_of(text, "\n.It Fl "), shown);
	free(text);
}

/* The groups of options stand there under their titles. */
static void
options_are_in_their_groups(void **state)
{
	char *text = golden_read(manual, NULL);
	const char *at = text;

	(void)state;
	for (int group = 0; group < OPTIONS_GROUP_COUNT; group++) {
		struct buffer title = { 0 };
		buffer_printf(&title, "\n.Ss %s\n", option_group_title((enum option_group)group));
		at = strstr(at, title.bytes);
		if (!at)
			fail_msg("no%s", title.bytes);
		buffer_clear(&title);
	}
	free(text);
}

/* ---- the page as such ---- */

static void
mandoc_finds_no_fault(void **state)
{
	char command[4096];

	(void)state;
	if (system("command -v mandoc >/dev/null 2>&1") != 0)
		skip();
	snprintf(command, sizeof command, "mandoc -T lint -W warning %s %s >&2",
	         paths_source(manual), paths_source(config_manual));
	assert_int_equal(system(command), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_those_of_the_table),
		cmocka_unit_test(settings_are_those_of_the_table),
		cmocka_unit_test(filters_are_those_of_the_list),
		cmocka_unit_test(options_are_those_of_the_table),
		cmocka_unit_test(options_are_in_their_groups),
		cmocka_unit_test(mandoc_finds_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
