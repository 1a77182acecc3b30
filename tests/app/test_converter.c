/* Which program is run on what, with which arguments, and what is said where there is none. */
#include "app/converter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/words.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "read/foreign.h"
#include "tests/scratch.h"

static int
set_up(void **state)
{
	return scratch_make(state) < 0 ? -1 : setenv("PATH", scratch_folder(), 1);
}

/* In PATH are these programs and no others. */
static void
install(const char *programs)
{
	static const char *const known[] = { "mine", "other", "pandoc", "pdftotext", "unrtf" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		unlink(scratch_path(known[i]));
	char *names = memory_string(programs);
	for (char *save, *name = strtok_r(names, " ", &save); name;
	     name = strtok_r(NULL, " ", &save))
		scratch_program(name, "");
	free(names);
}

static void
add(struct converters *c, const char *line)
{
	struct error error;
	char **words;
	size_t count;

	assert_true(words_split(line, &words, &count, &error));
	if (!converters_add(c, words, count, &error))
		fail_msg("%s", error.text);
	words_free(words, count);
}

/* The command, "-" for none, or "!" and the sentence. */
static char *
find(const struct converters *c, const char *head, const char *path)
{
	struct source source = { .name = (char *)(uintptr_t)(path ? path : "standard input"),
		                 .head = (char *)(uintptr_t)head,
		                 .head_size = strlen(head),
		                 .format = format_pick("", head, strlen(head)) };
	struct converter converter;
	struct error error;
	bool foreign;
	char *said;
	struct buffer b = { 0 };

	switch (converters_find(c, &source, path, &converter, &foreign, &error)) {
	case CONVERSION_FOUND: {
		char **arguments = converter_arguments(&converter, path);
		said = words_join(arguments, converter.count);
		converter_arguments_free(arguments);
		return said;
	}
	case CONVERSION_LACKS:
		buffer_printf(&b, "!%s", error.text);
		return buffer_take(&b);
	default:
		buffer_printf(&b, "-%s", error.text);
		return buffer_take(&b);
	}
}

static const char pdf[] = "%PDF-1.4\n", text[] = "Nothing but words.\n", rtf[] = "{\\rtf1 x}";

static const struct {
	const char *installed, *filters, *head, *path, *result;
} cases[] = {
	/* The usual ones. */
	{ "pdftotext", "", pdf, "a/report.pdf", "pdftotext -layout - -" },
	{ "pdftotext", "", pdf, NULL, "pdftotext -layout - -" },
	{ "pdftotext", "", text, "report.pdf", "-" },
	{ "unrtf", "", rtf, "x.rtf", "unrtf --html" },
	{ "pandoc unrtf", "", rtf, "x.rtf", "pandoc -s -f rtf -t html -V pagetitle= " },
	{ "unrtf", "", pdf, "x.pdf",
	  "!x.pdf is a PDF: install pdftotext (Debian: poppler-utils), which makes text of it; or "
	  "put "
	  "another program into ~/.config/diple/config, as in: filter *.pdf pdftotext -layout - "
	  "-" },

	/* A person's own. */
	{ "pdftotext mine", "*.pdf mine -x '%f'", pdf, "a/b.pdf", "mine -x a/b.pdf" },
	{ "mine", "*.pdf mine --in=%f 100%% %x", pdf, NULL, "mine --in=/dev/fd/0 100% %x" },
	{ "mine", "*.pdf mine %f", pdf, "-x.pdf", "mine ./-x.pdf" },
	{ "mine", "*.PDF mine", pdf, "b.pdf", "mine" },
	{ "mine", "*.pdf mine", pdf, "no-name", "mine" },
	{ "mine", "*.csv mine", text, "a.csv", "mine" },
	{ "mine", "*.csv mine", text, "a.txt", "-" },
	{ "mine other", "*.csv mine|*.csv other", text, "a.csv", "other" },
	{ "mine", "a/*.csv mine", text, "a/b.csv", "mine" },
	{ "mine", "a/*.csv mine", text, "c/b.csv", "-" },
	{ "mine", "* mine", text, NULL, "mine" },
	{ "mine", "* mine|*.txt", text, "a.txt", "-" },
	{ "pdftotext", "*.pdf", pdf, "a.pdf",
	  "!a.pdf is a PDF: install pdftotext (Debian: poppler-utils), which makes text of it; or "
	  "put "
	  "another program into ~/.config/diple/config, as in: filter *.pdf pdftotext -layout - "
	  "-" },
	{ "pdftotext", "*.pdf mine", pdf, "a.pdf",
	  "!a.pdf: the filter's program mine is not installed" },
	{ "pdftotext", "*.txt mine", text, "a.txt",
	  "-a.txt: the filter's program mine is not installed" },
};

static void
which_is_run(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct converters c = { .usual = true };
		char *filters = memory_string(cases[i].filters);
		install(cases[i].installed);
		for (char *save, *line = strtok_r(filters, "|", &save); line;
		     line = strtok_r(NULL, "|", &save))
			add(&c, line);
		char *got = find(&c, cases[i].head, cases[i].path);
		if (strcmp(cases[i].result, got) != 0)
			fail_msg("case %zu: %s", i, got);
		free(got);
		free(filters);
		converters_clear(&c);
	}
}

/* Switched off, forbidden, and what nothing can be done about. */
static void
none_is_run(void **state)
{
	struct converters off = { .usual = false },
			  forbidden = { .usual = true, .forbidden = true },
			  usual = { .usual = true };
	static const char mobi[] =
		"0123456789012345678901234567890123456789012345678901234567890BOOKMOBI";

	(void)state;
	install("pdftotext mine");
	add(&forbidden, "* mine");
	static const struct {
		const char *head, *part;
		int which;
	} rows[] = {
		{ pdf, "!x is a PDF, and no filter is set for it; put one into", 0 },
		{ pdf, "!x is a PDF, and no filter is set for it; put one into", 3 },
		{ text, "-", 3 },
		{ pdf, "!x is a PDF, and --secure allows no program that makes text of it", 1 },
		{ text, "-", 1 },
		{ mobi + 1, "!x is a Mobipocket book, which diple does not read; Calibre makes",
		  2 },
	};
	const struct converters *lists[] = { &off, &forbidden, &usual, NULL };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *got = find(lists[rows[i].which], rows[i].head, "x");
		assert_int_equal(strncmp(got, rows[i].part, strlen(rows[i].part)), 0);
		free(got);
	}
	converters_clear(&forbidden);
}

static void
mistakes(void **state)
{
	struct converters c = { 0 };
	struct error error;
	char *nothing[] = { NULL }, *empty[] = { (char *)"", (char *)"x" },
	     *no_program[] = { (char *)"*.x", (char *)"" };

	(void)state;
	assert_false(converters_add(&c, nothing, 0, &error));
	assert_string_equal(error.text, "filter wants a pattern and a program after it");
	assert_false(converters_add(&c, empty, 2, &error));
	assert_false(converters_add(&c, no_program, 2, &error));
	assert_int_equal(c.count, 0);
}

/* Another process gets the same list. */
static void
there_and_back(void **state)
{
	struct converters c = { .usual = true, .forbidden = true }, copy = { 0 }, back = { 0 };

	(void)state;
	add(&c, "'*.a b' prog 'it'\\''s' '' \"%f\"");
	add(&c, "*.pdf");
	converters_copy(&copy, &c);
	char **words = converters_words(&copy);
	for (size_t i = 0; words[i]; i++)
		assert_true(converters_take_word(&back, words[i]));
	converter_arguments_free(words);
	assert_true(back.usual && back.forbidden && !back.confined);
	assert_int_equal(back.count, 2);
	assert_string_equal(back.items[0].pattern, "*.a b");
	assert_int_equal(back.items[0].count, 4);
	assert_string_equal(back.items[0].words[1], "it's");
	assert_string_equal(back.items[0].words[2], "");
	assert_string_equal(back.items[0].words[3], "%f");
	assert_string_equal(back.items[1].pattern, "*.pdf");
	assert_int_equal(back.items[1].count, 0);
	converters_clear(&c);
	converters_clear(&copy);
	converters_clear(&back);
}

/* Every format that is not read has a line, or something else is said of it; every line is for one. */
static void
usual_ones_are_sound(void **state)
{
	const char *line, *package;

	(void)state;
	for (size_t i = 0; (line = converters_usual(i, &package)); i++) {
		size_t k = 0, n = strcspn(line, " ");
		while (foreign_at(k) && (strncmp(line + 1, foreign_at(k)->ending, n - 1) != 0 ||
		                         foreign_at(k)->ending[n - 1]))
			k++;
		assert_non_null(foreign_at(k));
		assert_true(line[0] == '*' && line[n] == ' ' && *package);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(which_is_run),
		cmocka_unit_test(none_is_run),
		cmocka_unit_test(mistakes),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(usual_ones_are_sound),
	};

	return cmocka_run_group_tests(tests, set_up, scratch_remove);
}
