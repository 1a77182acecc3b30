/* The configuration: what comes of its lines, what is said of mistakes, where it is looked for, and what --print-config prints. */
#include "app/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/golden.h"
#include "tests/scratch.h"

/* What differs from no configuration: "chop=on [x: goto Two] {outline} !3: sentence". */
static char *
describe(const struct config *c)
{
	struct buffer b = { 0 };
	struct settings usual;

	settings_init(&usual);
	buffer_add_string(&b, "");
	for (const struct setting *s = setting_table; s->name; s++)
		if (c->settings.values[s->id] != usual.values[s->id])
			buffer_printf(&b, "%s=%s ", s->name,
			              setting_text(s, c->settings.values[s->id]).text);
	for (size_t i = 0; i < c->binds.count; i++)
		buffer_printf(&b, "[%s: %s] ", c->binds.items[i].keys,
		              c->binds.items[i].line ? c->binds.items[i].line : "nothing");
	for (size_t i = 0; i < c->converters.count; i++) {
		const struct converter *f = &c->converters.items[i];
		buffer_printf(&b, "<%s:", f->pattern);
		for (size_t k = 0; k < f->count; k++)
			buffer_printf(&b, " %s", f->words[k]);
		buffer_add_string(&b, "> ");
	}
	for (size_t i = 0; i < c->commands.count; i++)
		buffer_printf(&b, "{%s} ", c->commands.items[i].text);
	for (size_t i = 0; i < c->mistakes.count; i++)
		buffer_printf(&b, "!%u: %s ", c->mistakes.items[i].number,
		              c->mistakes.items[i].text);
	if (b.size)
		b.bytes[b.size - 1] = '\0';
	return buffer_take(&b);
}

static const struct {
	const char *text, *result;
} cases[] = {
	{ "", "" },
	{ "\n\n", "" },
	{ "# nothing\n  # at all", "" },
	{ "set measure 68\n", "measure=68" },
	{ "set measure=68", "measure=68" },
	{ "set measure 68 # narrow", "measure=68" },
	{ "set measure 68# narrow",
	  "!1: measure wants a number from 20 to 500, not \"68# narrow\"" },
	{ "  set\tchop\r\nset nocentred\r\n", "centred=off chop=on" },
	{ "set measure 60\nset measure 50", "measure=50" },
	{ "\357\273\277set chop", "chop=on" },
	{ "set mesure 60\nset chop", "chop=on !1: there is no setting \"mesure\"; measure?" },
	{ "set chop\n\nset tabs x\nset numbers",
	  "chop=on numbers=on !3: tabs wants a number from 1 to 64, not \"x\"" },
	{ "set", "!1: there is no setting \"\"" },
	{ "st chop", "!1: \"st\" is no command; set?" },
	{ "frobnicate\nblorp", "!1: \"frobnicate\" is no command !2: \"blorp\" is no command" },
	{ "bind ] next-section", "[]: next-section]" },
	{ "bind x 'goto Two Words'", "[x: goto Two Words]" },
	{ "bind x goto \"Part #3\"  # the last", "[x: goto Part #3]" },
	{ "bind g+x set chop", "[g+x: set chop]" },
	{ "bind '#' #Notes", "!1: bind wants a key and a command after it" },
	{ "bind '#' '#Notes'", "[#: #Notes]" },
	{ "bind x goto", "[x: goto]" },
	{ "bind x /word", "[x: /word]" },
	{ "bind x 50%", "[x: 50%]" },
	{ "bind NoSuchKey quit", "!1: \"NoSuchKey\" is no key" },
	{ "bind x qiut", "!1: \"qiut\" is no command; quit?" },
	{ "bind x quit now", "!1: quit takes nothing after it" },
	{ "bind x", "!1: bind wants a key and a command after it" },
	{ "unbind q", "[q: nothing]" },
	{ "unbind", "!1: unbind wants a key after it" },
	{ "unbind a b", "!1: unbind wants a key after it" },
	{ "filter *.pdf pdftotext -layout - - # all", "<*.pdf: pdftotext -layout - ->" },
	{ "filter '*.a b' \"x y\" %f", "<*.a b: x y %f>" },
	{ "filter *.pdf", "<*.pdf:>" },
	{ "filter", "!1: filter wants a pattern and a program after it" },
	{ "outline\ngoto Two", "{outline} {goto Two}" },
	{ "goto", "!1: goto wants something after it" },
	{ "50%", "{50%}" },
	{ "set chop 'on", "!1: a quotation mark is not closed in: set chop 'on" },
	{ "'set' \"measure\" 6'0'", "measure=60" },
};

static void
what_comes_of_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *path = scratch_text("config", cases[i].text);
		struct config config;
		struct error error;
		config_init(&config);
		assert_true(config_read(&config, path, false, &error));
		assert_string_equal(config.path, path);
		char *got = describe(&config);
		assert_string_equal(got, cases[i].result);
		free(got);
		config_clear(&config);
	}
}

/* Whatever the bytes, every line is either understood or told of. */
static void
odd_bytes(void **state)
{
	static const char bytes[] = "set chop\n\0\377\376\nset \303\050 on\n\033[2J\nset numbers";
	struct config config;
	struct error error;

	(void)state;
	config_init(&config);
	assert_true(
		config_read(&config, scratch_write("odd", bytes, sizeof bytes - 1), true, &error));
	assert_int_equal(config.settings.values[SETTING_CHOP], 1);
	assert_int_equal(config.settings.values[SETTING_NUMBERS], 1);
	assert_int_equal(config.mistakes.count, 2);
	assert_int_equal(config.mistakes.items[0].number, 3);
	assert_int_equal(config.mistakes.items[1].number, 4);
	config_clear(&config);
}

static void
files_that_cannot_be_read(void **state)
{
	struct config config;
	struct error error = { "" };
	char text[640];

	(void)state;
	config_init(&config);
	/* None at all is as usual, unless it was asked for. */
	assert_true(config_read(&config, "/nowhere/config", false, &error));
	assert_null(config.path);
	assert_int_equal(config.mistakes.count, 0);
	assert_false(config_read(&config, "/nowhere/config", true, &error));
	assert_string_equal(error.text,
	                    "/nowhere/config cannot be read: No such file or directory");
	/* A folder is told of. */
	assert_true(config_read(&config, scratch_folder(), false, &error));
	assert_int_equal(config.mistakes.count, 1);
	config_print_mistake(&config, 0, text, sizeof text);
	assert_non_null(strstr(text, " cannot be read: Is a directory"));
	config_clear(&config);

	size_t size = 300 * 1024;
	char *much = malloc(size);
	assert_non_null(much);
	memset(much, '\n', size);
	config_init(&config);
	assert_true(config_read(&config, scratch_write("much", much, size), false, &error));
	assert_non_null(strstr(config.mistakes.items[0].text, "too long"));
	config_clear(&config);
	free(much);
}

static void
mistakes_have_their_line(void **state)
{
	struct config config;
	char text[640];

	(void)state;
	config_init(&config);
	config.path = strdup("/home/anna/.config/diple/config");
	config_take(&config, 7, "set chop maybe");
	config_print_mistake(&config, 0, text, sizeof text);
	assert_string_equal(text, "config:7: chop wants one of on|off, not \"maybe\"");
	config_clear(&config);
}

static void
where_it_lies(void **state)
{
	static const struct {
		const char *xdg, *home, *path;
	} rows[] = {
		{ "/x", "/home/anna", "/x/diple/config" },
		{ NULL, "/home/anna", "/home/anna/.config/diple/config" },
		{ "", "/home/anna", "/home/anna/.config/diple/config" },
		{ "x/y", "/home/anna", "/home/anna/.config/diple/config" },
		{ NULL, "", NULL },
		{ NULL, NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		rows[i].xdg ? setenv("XDG_CONFIG_HOME", rows[i].xdg, 1)
			    : unsetenv("XDG_CONFIG_HOME");
		rows[i].home ? setenv("HOME", rows[i].home, 1) : unsetenv("HOME");
		char *path = config_path();
		if (rows[i].path)
			assert_string_equal(path, rows[i].path);
		else
			assert_null(path);
		free(path);
	}
}

/* --print-config names every setting; with the '#' taken off it says what is so anyway. */
static void
printed_one_is_the_usual(void **state)
{
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);
	struct config config;
	size_t settings = 0;

	(void)state;
	config_print(to);
	fclose(to);
	golden_check("tests/app/config.txt", text, size);
	config_init(&config);
	unsigned number = 0;
	for (char *save, *line = strtok_r(text, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save)) {
		number++;
		assert_int_equal(*line, '#');
		if (line[1] == ' ')
			continue;
		settings += !strncmp(line, "#set ", 5);
		config_take(&config, number, line + 1);
	}
	/* The filters are the usual ones, and keys are only examples. */
	const char *line, *package;
	size_t usual = 0;
	while ((line = converters_usual(usual, &package)))
		usual++;
	assert_int_equal(config.converters.count, usual);
	binds_clear(&config.binds);
	converters_clear(&config.converters);
	char *got = describe(&config);
	assert_string_equal(got, "");
	assert_int_equal(settings, SETTING_COUNT - 1);
	free(got);
	config_clear(&config);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_comes_of_lines),
		cmocka_unit_test(odd_bytes),
		cmocka_unit_test(files_that_cannot_be_read),
		cmocka_unit_test(mistakes_have_their_line),
		cmocka_unit_test(where_it_lies),
		cmocka_unit_test(printed_one_is_the_usual),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
