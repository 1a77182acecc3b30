/* The generator: the same bytes everywhere, and what is searched in them stands where it should and nowhere else. */
#include "tests/bench/corpus.h"

#include <fcntl.h>
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/utf8.h"

/* The whole text, with a NUL after it. */
static char *
make(enum corpus corpus, uint64_t size)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	assert_true(corpus_write(corpus, size, fileno(file)));
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	size_t n = (size_t)ftell(file);
	assert_in_range(n, size, size + 8192);
	char *text = memory_alloc(n + 1);
	rewind(file);
	assert_int_equal(fread(text, 1, n, file), n);
	text[n] = '\0';
	fclose(file);
	return text;
}

static size_t
occurrences(const char *text, const char *word)
{
	size_t count = 0;

	for (const char *p = text; (p = strstr(p, word)); p += strlen(word))
		count++;
	return count;
}

static size_t
matches(const char *text, const char *pattern)
{
	size_t count = 0;
	regmatch_t match;
	regex_t regex;

	assert_int_equal(regcomp(&regex, pattern, REG_EXTENDED), 0);
	for (const char *p = text; regexec(&regex, p, 1, &match, 0) == 0; p += match.rm_eo)
		count++;
	regfree(&regex);
	return count;
}

static const enum corpus all[] = { CORPUS_PROSE, CORPUS_LOG, CORPUS_LINE, CORPUS_MIXED };

static void
holds_what_is_searched(void **state)
{
	static const uint64_t sizes[] = { 10240, 65536, 1 << 20, 3 << 20 };

	(void)state;
	for (size_t k = 0; k < 4; k++)
		for (size_t i = 0; i < 4; i++) {
			char *text = make(all[k], sizes[i]);
			size_t size = strlen(text);
			assert_int_equal(occurrences(text, CORPUS_FIRST), 1);
			assert_int_equal(occurrences(text, CORPUS_LAST), 1);
			assert_int_equal(occurrences(text, CORPUS_NEEDLE), 1);
			assert_int_equal(occurrences(text, CORPUS_SHOWN), 1);
			assert_int_equal(occurrences(text, CORPUS_ABSENT), 0);
			assert_int_equal(occurrences(text, CORPUS_HIT), corpus_hits(sizes[i]));
			assert_int_equal(matches(text, CORPUS_REGEX), 1);
			assert_in_range(strstr(text, CORPUS_NEEDLE) - text, sizes[i] * 99 / 100,
			                size);
			assert_in_range(strstr(text, CORPUS_FIRST) - text, 0, 100);
			assert_in_range(strstr(text, CORPUS_LAST) - text, size - 100, size);
			free(text);
		}
}

/* FNV-1a of 64 KiB: a change of the generator is a change of what is measured, and of its number in inputs.c. */
static void
same_bytes_everywhere(void **state)
{
	static const uint64_t expected[] = {
		[CORPUS_PROSE] = 0xe18ed9a9335b8601,
		[CORPUS_LOG] = 0x5db118dbcabdd973,
		[CORPUS_LINE] = 0x7a2de9a450a29df7,
		[CORPUS_MIXED] = 0xb79472d8d846bf3a,
	};

	(void)state;
	for (size_t k = 0; k < 4; k++) {
		char *text = make(all[k], 65536);
		uint64_t hash = 14695981039346656037u;
		for (const char *p = text; *p; p++)
			hash = (hash ^ (unsigned char)*p) * 1099511628211u;
		assert_int_equal(hash, expected[all[k]]);
		free(text);
	}
}

static void
shape_of_each_kind(void **state)
{
	size_t longest = 0, lines = 0;

	(void)state;
	char *text = make(CORPUS_PROSE, 65536);
	for (const char *p = text, *end; (end = strchr(p, '\n')); p = end + 1, lines++)
		longest = (size_t)(end - p) > longest ? (size_t)(end - p) : longest;
	/* Typographic marks are three bytes of one column. */
	assert_in_range(longest, 60, 84);
	assert_in_range(lines, 900, 2000);
	assert_true(occurrences(text, "CHAPTER ") > 1);
	assert_true(occurrences(text, "said ") > 1);
	free(text);

	text = make(CORPUS_LINE, 65536);
	assert_int_equal(occurrences(text, "\n"), 1);
	free(text);

	text = make(CORPUS_MIXED, 65536);
	assert_true(occurrences(text, "cafe\314\201") > 0);
	assert_true(occurrences(text, "\360\237\221\251\342\200\215") > 0);
	for (size_t at = 0, size = strlen(text); at < size;) {
		uint32_t c;
		size_t n = utf8_decode(text + at, size - at, &c);
		assert_int_not_equal(c, 0xFFFD);
		at += n;
	}
	free(text);
}

static void
full_disk_is_told(void **state)
{
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	(void)state;
	if (fd < 0)
		skip();
	assert_false(corpus_write(CORPUS_PROSE, 65536, fd));
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_what_is_searched),
		cmocka_unit_test(same_bytes_everywhere),
		cmocka_unit_test(shape_of_each_kind),
		cmocka_unit_test(full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
