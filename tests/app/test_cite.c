/* Quotations told outside of their document: the words out of their lines, and each form whole. */
#include "app/cite.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/analyst.h"
#include "app/listing.h"

/* A plain text that its analyst looks at. */
static struct document *
open_text(const char *bytes)
{
	struct text *text = text_new();

	text_append(text, bytes, strlen(bytes));
	struct document *document = document_new(text, "text", "test.txt");
	document_set_analyst(document, analyst_plain());
	document_set_state(document, DOCUMENT_LOADING);
	return document;
}

static const struct {
	const char *text;
	const char *forms[CITE_FORM_COUNT];
} cases[] = {
	/* One in two runs, over a line's end. */
	{ "\"It rained all\nday,\" said Ana Petrov. \"And it was *cold*.\"\n",
	  { "\"It rained all day,\" \342\200\246 \"And it was *cold*.\"\n\342\200\224 Ana Petrov",
	    "> \"It rained all day,\" \342\200\246 \"And it was \\*cold\\*.\"\n>\n"
	    "> \342\200\224 Ana Petrov",
	    "\"It rained all day,\" \342\200\246 \"And it was *cold*.\"" } },
	/* What is reported says how. */
	{ "Ana Petrov said that it rained.\n",
	  { "that it rained\n\342\200\224 Ana Petrov (said)",
	    "> that it rained\n>\n> \342\200\224 Ana Petrov (said)", "that it rained" } },
	/* Two paragraphs, and nobody. */
	{ "\"The first one ends.\n\n\"1. The other goes on.\"\n\nThen all was still.\n",
	  { "\"The first one ends.\n\"1. The other goes on.\"\n\342\200\224 unattributed",
	    "> \"The first one ends.\n>\n> \"1. The other goes on.\"\n>\n> \342\200\224 "
	    "unattributed",
	    "\"The first one ends.\n\"1. The other goes on.\"" } },
	/* What is no UTF-8, and controls. */
	{ "\"A \xff b\033[1m c,\" said Ana Petrov.\n",
	  { "\"A \xef\xbf\xbd b [1m c,\"\n\342\200\224 Ana Petrov",
	    "> \"A \xef\xbf\xbd b \\[1m c,\"\n>\n> \342\200\224 Ana Petrov",
	    "\"A \xef\xbf\xbd b [1m c,\"" } },
};

static void
forms(void **state)
{
	struct cite cite = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct document *document = open_text(cases[i].text);
		struct range all = { 0, strlen(cases[i].text) };
		const struct quote *quote;

		assert_int_equal(document_quotes(document, all, &quote, 1), 1);
		cite_make(&cite, document, quote);
		for (int form = 0; form < CITE_FORM_COUNT; form++) {
			struct buffer got = { 0 };
			cite_write(&cite, (enum cite_form)form, &got);
			assert_string_equal(buffer_string(&got), cases[i].forms[form]);
			buffer_clear(&got);
		}
		document_free(document);
	}
	cite_clear(&cite);
}

/* Title and section are named, a section that is called like the document is not. */
static void
places(void **state)
{
	struct cite cite = { .words = { 0 } };
	struct buffer got = { 0 };

	(void)state;
	buffer_add_string(&cite.words, "w");
	buffer_add_string(&cite.speaker, "S");
	buffer_add_string(&cite.title, "T*");
	buffer_add_string(&cite.section, "1. One");
	cite_write(&cite, CITE_PLAIN, &got);
	assert_string_equal(got.bytes, "w\n\342\200\224 S, T*, \342\200\2341. One\342\200\235");
	buffer_reset(&got);
	cite_write(&cite, CITE_MARKDOWN, &got);
	assert_string_equal(got.bytes, "> w\n>\n> \342\200\224 S, *T\\**, "
	                               "\342\200\2341\\. One\342\200\235");
	buffer_reset(&cite.section);
	buffer_add_string(&cite.section, "T*");
	buffer_reset(&got);
	cite_write(&cite, CITE_PLAIN, &got);
	assert_string_equal(got.bytes, "w\n\342\200\224 S, T*");
	buffer_clear(&got);
	cite_clear(&cite);
}

static void
signs(void **state)
{
	static const struct {
		const char *text, *escaped;
	} texts[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "# a # b", "\\# a # b" },
		{ "12. x", "12\\. x" },
		{ "12) x", "12\\) x" },
		{ "12 x", "12 x" },
		{ "- x", "\\- x" },
		{ "a_b*c", "a\\_b\\*c" },
		{ "<b>&amp;", "\\<b\\>\\&amp;" },
		{ "`x` [y] \\ ~|", "\\`x\\` \\[y\\] \\\\ \\~\\|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buffer got = { 0 };
		cite_escape(texts[i].text, &got);
		assert_string_equal(buffer_string(&got), texts[i].escaped);
		buffer_clear(&got);
	}
}

static void
formats_by_name(void **state)
{
	(void)state;
	assert_int_equal(listing_format_of("a/b.json"), LISTING_JSON);
	assert_int_equal(listing_format_of("B.CSV"), LISTING_CSV);
	assert_int_equal(listing_format_of("b.md"), LISTING_MARKDOWN);
	assert_int_equal(listing_format_of("b.Markdown"), LISTING_MARKDOWN);
	assert_int_equal(listing_format_of(".md"), LISTING_TEXT);
	assert_int_equal(listing_format_of("csv"), LISTING_TEXT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
		cmocka_unit_test(places),
		cmocka_unit_test(signs),
		cmocka_unit_test(formats_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
