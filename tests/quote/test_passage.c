/* Sentences and units. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/quote/tokens.h"

static void
check(const char *text, const char *expected)
{
	const struct passage *p = tokens_passage(text, LANGUAGE_ENGLISH, NULL);
	struct buffer out = { 0 };

	for (size_t i = 0; i < p->sentence_count; i++) {
		const struct sentence *s = &p->sentences[i];
		struct range r =
			passage_range(p, p->units[s->first].first, p->units[s->end - 1].last);

		buffer_printf(&out, "%s%.*s", i ? " | " : "", (int)range_size(r), text + r.start);
		assert_int_equal(passage_sentence(p, p->units[s->first].first), i);
		assert_int_equal(passage_sentence(p, p->units[s->end - 1].last), i);
	}
	assert_string_equal(out.bytes ? out.bytes : "", expected);
	buffer_clear(&out);
}

static void
sentences(void **state)
{
	static const struct {
		const char *text, *sentences;
	} cases[] = {
		{ "We left. He stayed.", "We left. | He stayed." },
		{ "Mr. Keller left. He stayed.", "Mr. Keller left. | He stayed." },
		{ "J. B. Keller left.", "J. B. Keller left." },
		{ "In the U.S. Keller left.", "In the U.S. Keller left." },
		{ "In the U.S. The sun set.", "In the U.S. | The sun set." },
		{ "We left ... and stayed.", "We left ... and stayed." },
		{ "Why? Because.", "Why? | Because." },
		{ "“Go!” he said. “Now.”", "“Go!” he said. | “Now.”" },
		{ "“Go!” Keller said.", "“Go!” Keller said." },
		{ "“Go!” Keller left.", "“Go!” | Keller left." },
		{ "“Go!” “Now.”", "“Go!” | “Now.”" },
		{ "He said “Go.” We left.", "He said “Go.” | We left." },
		{ "At 5 p.m. we left.", "At 5 p.m. we left." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].text, cases[i].sentences);
}

/* What stands in marks is one unit, whatever is inside. */
static void
units(void **state)
{
	const struct passage *p =
		tokens_passage("He said “I ‘must’ go” twice", LANGUAGE_ENGLISH, NULL);

	(void)state;
	assert_int_equal(p->unit_count, 4);
	assert_int_equal(p->units[2].span, 1);
	assert_int_equal(p->unit_of_span[0], 2);
	assert_int_equal(p->units[3].span, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences),
		cmocka_unit_test(units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
