/* The search with errors, against the plain table of distances. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shelf/approximate.h"

static uint64_t seed = 1;

static unsigned
random_below(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % n;
}

/* Letters of so many kinds, some of them not ASCII. */
static void
fill(struct letter *letters, size_t n, unsigned kinds)
{
	for (size_t i = 0; i < n; i++) {
		unsigned kind = random_below(kinds);
		letters[i] = (struct letter){ .code = kind % 2 ? 'a' + kind : 0x4e00 + kind };
	}
}

/* The least number of errors with which the pattern ends at each place: the definition. */
static void
distances(const struct letter *pattern, size_t m, const struct letter *text, size_t n,
          unsigned *out)
{
	unsigned column[APPROXIMATE_MAX + 1];

	for (size_t i = 0; i <= m; i++)
		column[i] = (unsigned)i;
	for (size_t j = 0; j < n; j++) {
		unsigned diagonal = column[0];
		for (size_t i = 1; i <= m; i++) {
			unsigned best = diagonal + (pattern[i - 1].code != text[j].code);
			diagonal = column[i];
			best = column[i] + 1 < best ? column[i] + 1 : best;
			best = column[i - 1] + 1 < best ? column[i - 1] + 1 : best;
			column[i] = best;
		}
		out[j] = column[m];
	}
}

static void
search_finds_the_least(void **state)
{
	enum { TEXT = 500, ROUNDS = 300 };
	struct letter pattern[APPROXIMATE_MAX], text[TEXT];
	struct approximate_match matches[TEXT];
	unsigned least[TEXT];

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		size_t m = 1 + random_below(APPROXIMATE_MAX);
		unsigned kinds = 2 + random_below(12), best = UINT32_MAX;
		fill(pattern, m, kinds);
		fill(text, TEXT, kinds);
		/* Somewhere it stands, with a few errors. */
		size_t at = random_below(TEXT - APPROXIMATE_MAX);
		memcpy(text + at, pattern, m * sizeof *pattern);
		for (size_t i = 0; i < m; i += 1 + random_below(30))
			fill(text + at + i, 1, kinds);
		distances(pattern, m, text, TEXT, least);
		struct approximate *a = approximate_new(pattern, m);
		size_t n = approximate_search(a, text, TEXT, (unsigned)m, matches, TEXT);
		assert_true(n > 0);
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(matches[i].errors, least[matches[i].end - 1]);
			best = matches[i].errors < best ? matches[i].errors : best;
			struct approximate_part part =
				approximate_align(a, text, &matches[i], 0, m);
			assert_true(part.start <= part.end && part.end <= matches[i].end);
			assert_int_equal(part.errors, part.end ? least[part.end - 1] : (unsigned)m);
		}
		for (size_t j = 0; j < TEXT; j++)
			assert_true(least[j] >= best);
		approximate_free(a);
	}
}

static void
put(const char *s, struct letters *to)
{
	letters_clear(to);
	letters_add(to, s, strlen(s), 0);
}

static void
parts_are_aligned(void **state)
{
	static const struct {
		const char *pattern;
		size_t from, to;
		const char *text;
		size_t start, end;
		unsigned errors;
	} cases[] = {
		{ "abcdefgh", 2, 5, "xxabcdefghxx", 4, 7, 0 },
		{ "abcdefgh", 2, 5, "xxabcXefghxx", 4, 7, 1 },
		{ "abcdefgh", 2, 5, "xxabcefghxx", 4, 6, 1 },
		/* What was put in at a border is outside. */
		{ "abcdefgh", 2, 5, "xxabZcdefghxx", 5, 8, 0 },
		{ "abcdefgh", 2, 5, "xxabcdeZfghxx", 4, 7, 0 },
	};
	struct letters pattern = { 0 }, text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct approximate_match match;
		put(cases[i].pattern, &pattern);
		put(cases[i].text, &text);
		struct approximate *a = approximate_new(pattern.items, pattern.count);
		assert_int_equal(approximate_search(a, text.items, text.count, 2, &match, 1), 1);
		struct approximate_part part =
			approximate_align(a, text.items, &match, cases[i].from, cases[i].to);
		assert_int_equal(part.start, cases[i].start);
		assert_int_equal(part.end, cases[i].end);
		assert_int_equal(part.errors, cases[i].errors);
		approximate_free(a);
	}
	letters_clear(&pattern);
	letters_clear(&text);
}

static void
contexts_are_compared(void **state)
{
	static const struct {
		const char *pattern, *text;
		size_t at;
		unsigned before, after;
		size_t touches_before, touches_after;
	} cases[] = {
		{ "abcd", "abcdabcd", 4, 4, 4, 4, 4 }, { "abcd", "abXdabXd", 4, 2, 2, 1, 2 },
		{ "abcd", "efghefgh", 4, 0, 0, 0, 0 }, { "abcd", "cd", 2, 0, 0, 2, 0 },
		{ "", "cd", 1, 0, 0, 0, 0 },
	};
	struct letters pattern = { 0 }, text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		put(cases[i].pattern, &pattern);
		put(cases[i].text, &text);
		size_t at = cases[i].at;
		assert_int_equal(approximate_before(&pattern, &text, at), cases[i].before);
		assert_int_equal(approximate_after(&pattern, &text, at), cases[i].after);
		assert_int_equal(approximate_touching(&pattern, &text, at, true),
		                 cases[i].touches_before);
		assert_int_equal(approximate_touching(&pattern, &text, at, false),
		                 cases[i].touches_after);
	}
	letters_clear(&pattern);
	letters_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(search_finds_the_least),
		cmocka_unit_test(parts_are_aligned),
		cmocka_unit_test(contexts_are_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
