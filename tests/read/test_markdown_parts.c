/*
 * The small parts of the Markdown reader: names of headings, front matter, definitions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/markdown_front.h"
#include "read/markdown_label.h"
#include "read/markdown_slug.h"
#include "read/markdown_table.h"

static void
slugs(void **state)
{
	/* In order: each name is given once. */
	static const struct {
		const char *title, *slug;
	} cases[] = {
		{ "What is it?", "what-is-it" },
		{ "What is it?", "what-is-it-1" },
		{ "What is it 1", "what-is-it-1-1" },
		{ "What is it?", "what-is-it-2" },
		{ "C++ & C_sharp -- 2.0", "c--c_sharp----20" },
		{ "\xc3\x84rger \xe6\xbc\xa2\xe5\xad\x97 \xf0\x9f\x98\x80",
		  "\xc3\xa4rger-\xe6\xbc\xa2\xe5\xad\x97-" },
		{ "!?", "" },
		{ "!?", "" },
		{ "", "" },
		{ "two\nlines ", "two-lines" },
	};
	struct markdown_slugs slugs = { 0 };
	struct buffer slug = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		markdown_slugs_next(&slugs, cases[i].title, strlen(cases[i].title), &slug);
		assert_string_equal(buffer_string(&slug), cases[i].slug);
	}
	markdown_slugs_clear(&slugs);
	buffer_clear(&slug);
}

/* "title=...;author=..." and how many bytes it takes. */
static void
print_front(const char *text, struct buffer *to)
{
	static const char *const names[] = { "title", "subtitle", "author", "date", "language" };
	struct markdown_front front = { 0 };
	size_t size = markdown_front_parse(&front, text, strlen(text));

	buffer_reset(to);
	for (size_t i = 0; i < MARKDOWN_KEY_COUNT; i++)
		if (front.values[i].size)
			buffer_printf(to, "%s=%s;", names[i], front.values[i].bytes);
	if (front.rest.size)
		buffer_printf(to, "rest=%s;", front.rest.bytes);
	buffer_printf(to, "%s", text + size);
	markdown_front_clear(&front);
}

static void
front_matter(void **state)
{
	static const struct {
		const char *text, *printed;
	} cases[] = {
		{ "---\ntitle: One: two\n---\nText", "title=One: two;Text" },
		{ "---\r\ntitle: \"A \\\"B\\\" #1\" # why\r\ndate: 2020-01-02\r\n...\r\nText",
		  "title=A \"B\" #1;date=2020-01-02;Text" },
		{ "---\nTitle: 'It''s'\nauthor: [Ann Lee, \"Bo, Jr.\"]\nlang: de\n---\n",
		  "title=It's;author=Ann Lee\nBo, Jr.;language=de;" },
		{ "---\nauthors:\n  - name: Ann\n    mail: a@b\n  - Bo # no\nx: 1\ny:\n  - "
		  "2\n---\n",
		  "author=Ann\nBo;rest=x: 1\ny: - 2;" },
		{ "---\ntitle: >\n  One\n  two\nsubtitle: |\n  Three\n---\n",
		  "title=One two;subtitle=Three;" },
		{ "---\n# a remark\n\ntitle: A # b\n---\n\nText", "title=A;\nText" },
		{ "+++\ntitle = \"One\"\nauthors = [\"Ann\", 'Bo']\n[extra]\ntitle = "
		  "\"no\"\n+++\nText",
		  "title=One;author=Ann\nBo;rest=[extra]\ntitle = \"no\";Text" },
		/* None: no end, no key, an empty one, a title under a rule. */
		{ "---\ntitle: One\n", "---\ntitle: One\n" },
		{ "---\nwords\n---\n", "---\nwords\n---\n" },
		{ "---\n---\n", "---\n---\n" },
		{ "---\n\nNote: words\n\n", "---\n\nNote: words\n\n" },
		{ " ---\ntitle: One\n---\n", " ---\ntitle: One\n---\n" },
		{ "", "" },
	};
	struct buffer printed = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		print_front(cases[i].text, &printed);
		assert_string_equal(printed.bytes, cases[i].printed);
	}
	buffer_clear(&printed);
}

static void
definitions(void **state)
{
	static const struct {
		const char *line, *label, *target; /* NULL: it is none */
	} cases[] = {
		{ "[a b]: /url", "a b", "/url" },
		{ "[a]:   <with blank>  'Title'", "a", "<with blank>" },
		{ "[a\\]b]: u(r(l)) (t)", "a\\]b", "u(r(l))" },
		{ "[a]:\n  /url\n", "a", "/url" },
		{ "[^1]: A note", "^1", "A note" },
		{ "[^1]:", "^1", "" },
		{ "[a]: /url words", NULL, NULL },
		{ "[a]: <b'c'", NULL, NULL },
		{ "[a]: <b>'c'", NULL, NULL },
		{ "[a]: u(", NULL, NULL },
		{ "[a]:", NULL, NULL },
		{ "[a] : /url", NULL, NULL },
		{ "[a[b]: /url", NULL, NULL },
		{ "[a", NULL, NULL },
		{ "[^a\nb]: c", NULL, NULL },
		{ "", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct markdown_label label;
		const char *line = cases[i].line;
		bool is_one = markdown_label_parse(line, strlen(line), &label);
		if (is_one != (cases[i].label != NULL))
			fail_msg("%s", line);
		if (!is_one)
			continue;
		assert_int_equal(label.label_size, strlen(cases[i].label));
		assert_memory_equal(label.label, cases[i].label, label.label_size);
		assert_int_equal(label.target_size, strlen(cases[i].target));
		assert_memory_equal(label.target, cases[i].target, label.target_size);
	}
}

static void
labels(void **state)
{
	struct markdown_labels labels = { 0 };
	const struct markdown_label one = { .label = "One  TWO", .label_size = 8 };
	const struct markdown_label same = { .label = "one two", .label_size = 7, .note = 1 };
	const struct markdown_label sharp = { .label = "STRASSE", .label_size = 7 };
	char many[MARKDOWN_LABEL_MOST + 2];

	(void)state;
	assert_null(markdown_labels_find(&labels, "one", 3));
	markdown_labels_add(&labels, &one);
	markdown_labels_add(&labels, &same);
	markdown_labels_add(&labels, &sharp);
	assert_string_equal(markdown_labels_find(&labels, " one\ntwo ", 9)->label, "One  TWO");
	assert_non_null(markdown_labels_find(&labels,
	                                     "Stra\xc3\x9f"
	                                     "e",
	                                     7));
	assert_null(markdown_labels_find(&labels, "one", 3));
	assert_null(markdown_labels_find(&labels, "", 0));
	memset(many, 'a', sizeof many);
	assert_null(markdown_labels_find(&labels, many, sizeof many));
	markdown_labels_clear(&labels);
}

/* Short lines below the heads of tables get longer, and nothing else does. */
static void
tables(void **state)
{
	static const struct {
		const char *text, *widened; /* NULL: as it is */
	} cases[] = {
		{ "|a|b|\n|-|-|\n|c|d|\n", "|a|b|\n|---|---|\n|c|d|\n" },
		{ "a|b\r\n:-|-:\r\n", "a|b\r\n:--|--:\r\n" },
		{ "| a |\n|:-:|\n", NULL },
		{ "t\n\n| a | b |\n|:---|--|\n\n|c|\n| - |",
		  "t\n\n| a | b |\n|:---|---|\n\n|c|\n| --- |" },
		{ "|a|\n|---|\n|-|\n", NULL },
		{ "one\n|a|\n|-|\n", NULL },
		{ "a\n|-|\n", NULL },
		{ "    |a|\n    |-|\n", NULL },
		{ "```\n|a|\n|-|\n```\n", NULL },
		{ "|a|\n|-|-\n|x", "|a|\n|---|---\n|x" },
		{ "|a|\n||\n", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer to = { 0 };
		bool widened = markdown_table_widen(cases[i].text, strlen(cases[i].text), &to);
		assert_int_equal(widened, cases[i].widened != NULL);
		if (widened)
			assert_string_equal(to.bytes, cases[i].widened);
		else
			assert_int_equal(to.size, 0);
		buffer_clear(&to);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(slugs),       cmocka_unit_test(front_matter),
		cmocka_unit_test(definitions), cmocka_unit_test(labels),
		cmocka_unit_test(tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
