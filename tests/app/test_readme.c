/*
 * README, HACKING and src/README against the program: the keys, options and formats that they tell of are there, those that
 * README must tell of are told, and so are the files that are named.
 */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/converter.h"
#include "app/option.h"
#include "base/buffer.h"
#include "read/format.h"
#include "tests/golden.h"
#include "tests/paths.h"

static const char readme[] = "README";

/* What stands between a heading and the next line that is neither empty nor indented. */
static char *
table_under(const char *text, const char *heading)
{
	struct buffer table = { 0 };
	const char *line = strstr(text, heading);

	assert_non_null(line);
	line = strchr(line + 1, '\n');
	while (line && (line = strchr(line + 1, '\n')) && (line[1] == '\n' || line[1] == ' ')) {
		const char *end = strchr(line + 1, '\n');
		buffer_add(&table, line + 1, (size_t)(end + 1 - (line + 1)));
	}
	assert_true(table.size > 0);
	return buffer_take(&table);
}

/* ---- keys ---- */

/* Whether the word is one of a command's keys, typed as "gO" what is written "g+O" in the table. */
static bool
command_has_key(const struct command *c, const char *word, size_t n)
{
	for (const char *key = c->keys; *key; key += strspn(key, " ")) {
		size_t size = strcspn(key, " ");
		struct buffer typed = { 0 };
		for (size_t i = 0; i < size; i++)
			if (key[i] != '+' || i == 0 || i + 1 == size)
				buffer_add_byte(&typed, key[i]);
		bool same = typed.size == n && !memcmp(typed.bytes, word, n);
		buffer_clear(&typed);
		if (same)
			return true;
		key += size;
	}
	return false;
}

static bool
is_key(const char *word, size_t n)
{
	for (const struct command *c = commands; c->name; c++)
		if (command_has_key(c, word, n))
			return true;
	return false;
}

/* The keys of a line stand before its words, which begin in this column. */
enum { KEYS_COLS = 32 };

static void
keys_are_bound(void **state)
{
	char *text = golden_read(readme, NULL), *table = table_under(text, "\nKeys\n----\n");
	size_t seen = 0;

	(void)state;
	for (char *line = strtok(table, "\n"); line; line = strtok(NULL, "\n")) {
		assert_true(strlen(line) > KEYS_COLS && line[KEYS_COLS - 1] == ' ');
		line[KEYS_COLS - 1] = '\0';
		for (char *word = line + strspn(line, " "); *word; word += strspn(word, " ")) {
			size_t n = strcspn(word, " ");
			if (!is_key(word, n))
				fail_msg("%.*s is in %s and no key", (int)n, word, readme);
			word += n;
			seen++;
		}
	}
	assert_true(seen > 40);
	free(table);
	free(text);
}

/* ---- options ---- */

static bool
is_option(const char *word, size_t n)
{
	for (const struct option *o = option_table; o->name; o++)
		if (strlen(o->name) == n && !memcmp(o->name, word, n))
			return true;
	return false;
}

static void
options_are_there(void **state)
{
	char *text = golden_read(readme, NULL);
	size_t seen = 0;

	(void)state;
	for (const char *at = text; (at = strstr(at, "--")); at++) {
		size_t n = strspn(at + 2, "abcdefghijklmnopqrstuvwxyz-");
		if (at[2] == '-' || n == 0 || (at > text && at[-1] == '-'))
			continue;
		if (!is_option(at + 2, n))
			fail_msg("--%.*s is in %s and no option", (int)n, at + 2, readme);
		seen++;
	}
	assert_true(seen > 5);
	free(text);
}

/* ---- formats ---- */

static void
formats_are_told(void **state)
{
	char *text = golden_read(readme, NULL), *section = strstr(text, "\nFormats\n-------\n");
	const struct format *format;

	(void)state;
	assert_non_null(section);
	for (size_t i = 0; (format = format_at(i)); i++)
		if (!strcasestr(section, format->title))
			fail_msg("%s is not in %s", format->title, readme);
	free(text);
}

/* "*.pdf pdftotext ..." is told of as PDF. */
static void
converted_formats_are_told(void **state)
{
	char *text = golden_read(readme, NULL);
	const char *line, *package;

	(void)state;
	for (size_t i = 0; (line = converters_usual(i, &package)); i++) {
		struct buffer name = { 0 };
		for (const char *c = line + strlen("*."); isalnum((unsigned char)*c); c++)
			buffer_add_byte(&name, (char)toupper((unsigned char)*c));
		const char *told = !strcmp(name.bytes, "PS")     ? "PostScript"
		                   : !strcmp(name.bytes, "DJVU") ? "DjVu"
		                                                 : name.bytes;
		if (!strstr(text, told))
			fail_msg("%s is not in %s", told, readme);
		buffer_clear(&name);
	}
	free(text);
}

/* ---- files ---- */

/* A path of the source tree, or of what is built from the file beside it. Letters in capitals stand for any. */
static void
check_path(const char *page, const char *path, size_t n)
{
	char name[256];

	assert_true(n + 2 < sizeof name);
	memcpy(name, path, n);
	name[n] = '\0';
	if (strpbrk(name, "ABCDEFGHIJKLMNOPQSTUVWXYZ") || !access(paths_source(name), F_OK))
		return;
	strcat(name, ".c");
	if (access(paths_source(name), F_OK))
		fail_msg("%.*s is in %s and nowhere else", (int)n, path, page);
}

static void
paths_are_there(void **state)
{
	static const char *const pages[] = { "README", "HACKING", "src/README" };
	static const char *const folders[] = { "src/", "tests/", "data/", "man/" };
	size_t seen = 0;

	(void)state;
	for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
		char *text = golden_read(pages[p], NULL);
		for (size_t f = 0; f < sizeof folders / sizeof *folders; f++)
			for (const char *at = text; (at = strstr(at, folders[f])); at++) {
				size_t n = strcspn(at, " \t\n,;:()*`'=");
				if (at > text && (isalnum((unsigned char)at[-1]) || at[-1] == '/'))
					continue;
				check_path(pages[p], at, n - (at[n - 1] == '.'));
				seen++;
			}
		free(text);
	}
	assert_true(seen > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_bound),   cmocka_unit_test(options_are_there),
		cmocka_unit_test(formats_are_told), cmocka_unit_test(converted_formats_are_told),
		cmocka_unit_test(paths_are_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
