/* Which marks belong together: each case is a paragraph and its spans, outer before inner. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "quote/marks.h"
#include "tests/quote/tokens.h"

/* "[text]" for each span; ">" before one inside another, "+" for one that goes on, "~" for one without an end. */
static void
check(const char *text, const char *expected, struct marks_state *state)
{
	const struct passage *p = tokens_passage(text, LANGUAGE_ENGLISH, state);
	struct buffer out = { 0 };

	for (size_t i = 0; i < p->span_count; i++) {
		const struct span *s = &p->spans[i];
		struct range r = passage_range(p, s->open, s->close);

		buffer_printf(&out, "%s%s%s%s[%.*s]", i ? " " : "", s->parent ? ">" : "",
		              s->continues ? "+" : "", s->unclosed ? "~" : "", (int)range_size(r),
		              text + r.start);
	}
	assert_string_equal(out.bytes ? out.bytes : "", expected);
	buffer_clear(&out);
}

static void
pairs(void **state)
{
	static const struct {
		const char *text, *spans;
	} cases[] = {
		{ "no marks", "" },
		{ "a \"b\" c", "[\"b\"]" },
		{ "“a” and “b”", "[“a”] [“b”]" },
		{ "‘a’ and 'b'", "[‘a’] ['b']" },
		{ "«a» and »b«", "[«a»] [»b«]" },
		{ "„a“ and „b”", "[„a“] [„b”]" },
		{ "‹a› and ›b‹", "[‹a›] [›b‹]" },
		{ "「a」『b』", "[「a」] [『b』]" },
		{ "``a''", "[``a'']" },
		{ "''a''", "[''a'']" },
		{ "“a ‘b’ c”", "[“a ‘b’ c”] >[‘b’]" },
		{ "\"a 'b' c\"", "[\"a 'b' c\"] >['b']" },
		{ "“at the “Herald,” then”", "[“at the “Herald,” then”] >[“Herald,”]" },
		{ "‘the boys’ room’", "[‘the boys’ room’]" },
		{ "'I don't,' he said. 'I can't.'", "['I don't,'] ['I can't.']" },
		{ "12\" by 6'", "" },
		{ "\"it is 12\" long\"", "[\"it is 12\" long\"]" },
		{ "'tis the '90s", "" },
		{ "rock 'n' roll", "" },
		{ "the dogs' dinner", "" },
		{ "\"a\"--\"b\"", "[\"a\"] [\"b\"]" },
		{ "(\"a\")", "[\"a\"]" },
		{ "a” b", "" },
		{ "\"a, he said. \"b\"", "~[\"a, he said.] [\"b\"]" },
		{ "“a", "~[“a]" },
		{ "“", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].text, cases[i].spans, NULL);
}

/* A quotation of several paragraphs opens each of them and closes once. */
static void
paragraphs(void **state)
{
	struct marks_state marks = { 0 };

	(void)state;
	check("“a", "~[“a]", &marks);
	check("“b", "+~[“b]", &marks);
	check("“c” d", "+[“c”]", &marks);
	check("“e” f", "[“e”]", &marks);
	assert_int_equal(marks.open, MARK_NONE);
	check("“a", "~[“a]", &marks);
	check("b", "", &marks);
	check("“c", "~[“c]", &marks);
}

/* Where a document quotes with single marks, an open one at a paragraph's start is no apostrophe. */
static void
habit(void **state)
{
	struct marks_state marks = { 0 };

	(void)state;
	check("‘a", "", &marks);
	check("‘a b,’ he said.", "[‘a b,’]", &marks);
	check("‘a", "~[‘a]", &marks);
	check("‘b.’", "+[‘b.’]", &marks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs),
		cmocka_unit_test(paragraphs),
		cmocka_unit_test(habit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
