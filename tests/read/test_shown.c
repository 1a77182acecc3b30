#include "read/shown.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/document.h"
#include "doc/part.h"
#include "read/plain.h"
#include "tests/golden.h"
#include "tests/paths.h"

/* What windows say of all of a text. */
static struct part part;
static size_t words, surely;

static bool
is_in_block(struct range word)
{
	for (size_t i = 0; i < part.hidden_count; i++)
		if (range_meets(part.hidden[i], word))
			return false;
	for (size_t i = 0; i < part.block_count; i++)
		if (part.blocks[i].range.start <= word.start &&
		    word.end <= part.blocks[i].range.end)
			return true;
	return false;
}

/* All windows in one part: what a window holds comes in order. */
static void
read_windows(struct text *text)
{
	struct plain_profile *profile = plain_profile_new(text);
	uint64_t size = text_size(text);

	part_init(&part, (struct range){ 0, size });
	for (uint64_t window = 0; window * DOCUMENT_WINDOW < size; window++) {
		struct part one;
		struct range range = { window * DOCUMENT_WINDOW, (window + 1) * DOCUMENT_WINDOW };
		part_init(&one, range);
		plain_window(profile, text, window, &one);
		for (size_t i = 0; i < one.block_count; i++)
			part_add_block(&part, &one.blocks[i]);
		for (size_t i = 0; i < one.hidden_count; i++)
			part_add_hidden(&part, one.hidden[i]);
		part_clear(&one);
	}
	plain_profile_free(profile);
}

/* Fails when a range that is surely shown is not. */
static void
check_range(const char *name, struct text *text, const char *bytes, size_t start, size_t end)
{
	struct range range = { start, end };

	words++;
	if (!shown_surely(text, range))
		return;
	surely++;
	if (!is_in_block(range))
		fail_msg("%s: \"%.*s\" at %zu is not shown", name, (int)(end - start),
		         bytes + start, start);
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\r';
}

/* Asks of every word, two words, ..., all words from there to the line's end. */
static void
check_text(const char *name, const char *bytes, size_t n)
{
	struct text *text = text_new();

	text_append(text, bytes, n);
	read_windows(text);
	for (size_t i = 0; i < n; i++) {
		if (is_white(bytes[i]) || (i && !is_white(bytes[i - 1])))
			continue;
		for (size_t end = i + 1; end - i < 200 && end <= n; end++) {
			if ((end == n || is_white(bytes[end])) && !is_white(bytes[end - 1]))
				check_range(name, text, bytes, i, end);
			if (end < n && (bytes[end] == '\n' || bytes[end] == '\r'))
				break;
		}
	}
	part_clear(&part);
	text_free(text);
}

static void
check_folder(const char *folder)
{
	DIR *dir = opendir(paths_source(folder));
	struct dirent *entry;

	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		char name[512];
		size_t n, length = strlen(entry->d_name);
		if (length < 3 || strcmp(entry->d_name + length - 3, ".in"))
			continue;
		snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
		char *bytes = golden_read(name, &n);
		check_text(name, bytes, n);
		free(bytes);
	}
	closedir(dir);
}

/* Never wrong, and not silent either. */
static void
agrees_with_the_windows(void **state)
{
	(void)state;
	words = surely = 0;
	check_folder("tests/read/plain");
	check_folder("tests/read/outline");
	assert_true(words > 5000);
	assert_true(surely > words / 2);
}

/* One line of many windows, cut where nobody sees. */
static void
does_not_trust_long_lines(void **state)
{
	size_t n = (size_t)3 * DOCUMENT_WINDOW;
	char *bytes = malloc(n);

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < n; i++)
		bytes[i] = i % 7 == 6 ? ' ' : (char)('a' + i % 26);
	words = surely = 0;
	check_text("one line", bytes, n);
	assert_true(words > 1000);
	assert_true(surely < words / 10);
	/* Lines of 500 bytes are not cut. */
	for (size_t i = 499; i < n; i += 500)
		bytes[i] = '\n';
	surely = 0;
	check_text("lines", bytes, n);
	assert_true(surely > 1000);
	free(bytes);
}

static void
says_nothing_of_what_may_be_hidden(void **state)
{
	static const struct {
		const char *text, *word;
		bool sure;
	} rows[] = {
		{ "a word here\n", "word", true },
		{ "a word here", "word here", true },
		{ "12 345", "345", false },
		{ "> a word", "word", false },
		{ "  > a word", "word", false },
		{ "Author          a word       [Page 7]", "word", false },
		{ "a word [Page 7]", "word", false },
		{ "a\tword", "word", false },
		{ "a word   there", "word", false },
		{ "  a word  there  ", "word", true },
		{ "a word\n", "word\n", false },
		{ "a word ", "word ", false },
		{ "a word\f", "word", false },
		{ "\u00a0a word", "word", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct text *text = text_new();
		uint64_t at = (uint64_t)(strstr(rows[i].text, rows[i].word) - rows[i].text);
		struct range range = { at, at + strlen(rows[i].word) };
		text_append(text, rows[i].text, strlen(rows[i].text));
		if (shown_surely(text, range) != rows[i].sure)
			fail_msg("\"%s\" in \"%s\"", rows[i].word, rows[i].text);
		text_free(text);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_the_windows),
		cmocka_unit_test(does_not_trust_long_lines),
		cmocka_unit_test(says_nothing_of_what_may_be_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
