/* Names as people type them, and whom of a document they mean. */
#include "view/who.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "Inês Holt spoke. The minister spoke. Ms Holt's assistant spoke. "
			   "Bernholt. The clerk, Jo Brand, spoke.";

/* Where the words stand in the text. */
static struct range
range_of(const char *words)
{
	if (!words)
		return (struct range){ 0, 0 };
	const char *at = strstr(text, words);
	assert_non_null(at);
	uint64_t start = (uint64_t)(at - text);
	return (struct range){ start, start + strlen(words) };
}

/* What the document says; what is asked for finds those whose letter is named. */
static const struct {
	const char *speaker, *source;
} quotes[] = {
	{ "Inês Holt", "Inês Holt" },          /* a */
	{ "Inês Holt", "The minister" },       /* b */
	{ "Jo Brand", "Ms Holt's assistant" }, /* c */
	{ NULL, "Bernholt" },                  /* d */
	{ NULL, NULL },                        /* e */
	{ "Bernholt", "Bernholt" },            /* f */
	{ "Jo Brand", "The clerk, Jo Brand" }, /* g */
};

static const struct {
	const char *name, *found;
} cases[] = {
	{ "Inês Holt", "ab" },
	{ "holt", "ab" },
	{ "HOLT,  ines", "ab" },
	{ "hol", "" },
	{ "the minister", "ab" },
	{ "Minister", "ab" },
	{ "assistant", "" },
	{ "Ms Holt's assistant", "cg" },
	{ "the clerk", "cg" },
	{ "brand", "cg" },
	{ "bernholt", "df" },
	{ "the", "" },
	{ "", "" },
	{ " - ", "" },
};

static void
exactly_one(void **state)
{
	struct range run = { 0, 1 };
	struct quote holt = { .runs = &run, .run_count = 1, .speaker = "Holt" };
	struct quote other = { .runs = &run, .run_count = 1, .speaker = "Inês Holt" };
	struct document *document = document_new(text_new(), "text", "test");
	struct who who;

	(void)state;
	who_init_exactly(&who, "Holt");
	who_learn(&who, document, &other);
	assert_true(who_says(&who, document, &holt));
	assert_false(who_says(&who, document, &other));
	who_clear(&who);
	document_free(document);
}

static void
names(void **state)
{
	struct document *document = document_new(text_new(), "text", "test");

	(void)state;
	sink_text(document_sink(document), text, strlen(text));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct quote made[sizeof quotes / sizeof *quotes] = { 0 };
		struct range run = { 0, 1 };
		char found[16] = "";
		struct who who;

		who_init(&who, cases[i].name);
		for (size_t k = 0; k < sizeof quotes / sizeof *quotes; k++) {
			made[k] = (struct quote){ .runs = &run,
				                  .run_count = 1,
				                  .speaker = quotes[k].speaker,
				                  .source = range_of(quotes[k].source) };
			who_learn(&who, document, &made[k]);
		}
		for (size_t k = 0; k < sizeof quotes / sizeof *quotes; k++)
			if (who_says(&who, document, &made[k]))
				found[strlen(found)] = (char)('a' + k);
		assert_string_equal(found, cases[i].found);
		who_clear(&who);
	}
	document_free(document);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(names),
		                            cmocka_unit_test(exactly_one) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
