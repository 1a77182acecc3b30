#include "read/settled.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

/* Pages with footers, headers, replies and now and then a long line. */
static struct text *
make_text(void)
{
	struct text *text = text_new();
	struct buffer b = { 0 };

	for (int i = 0; b.size < 400 * 1000; i++) {
		if (i % 40 == 39)
			buffer_printf(&b,
			              "\n\nWriter          Series          [Page %d]\n\f\n"
			              "Memo 12         The Mill        May 1999\n\n\n",
			              i / 40);
		else if (i % 11 == 5)
			buffer_add_string(&b, "\n");
		else if (i % 200 == 77)
			for (int k = 0; k < 700; k++)
				buffer_add_string(&b, "word and ");
		else
			buffer_printf(&b, "%sthe line of number %d goes on and on\n",
			              i / 30 % 3 == 1 ? "> " : "", i);
	}
	text_append(text, b.bytes, b.size);
	buffer_clear(&b);
	return text;
}

static struct plain_profile
profile_of(struct text *text)
{
	struct plain_profile profile;
	struct lines lines = { 0 };

	lines_load(&lines, text, (struct range){ 0, 64 * 1024 });
	profile_read(&profile, &lines);
	lines_clear(&lines);
	return profile;
}

/* The lines of the stretch are the same in both, where they are cut too. */
static void
check_same(struct settled *a, struct settled *b, uint64_t from, uint64_t to)
{
	size_t i = settled_from(a, from), k = settled_from(b, from);

	for (; settled_know(a, i) && a->lines.line[i].range.start < to; i++, k++) {
		assert_true(settled_know(b, k));
		const struct line *x = &a->lines.line[i], *y = &b->lines.line[k];
		assert_true(x->range.start == y->range.start && x->range.end == y->range.end);
		assert_true(x->text.start == y->text.start && x->text.end == y->text.end);
		assert_true(x->flags == y->flags && x->depth == y->depth);
		assert_int_equal(settled_starts(a, i), settled_starts(b, k));
	}
	assert_true(i > settled_from(a, from));
}

/* Wherever one begins to read, and whatever was read before. */
static void
test_any_way(void **state)
{
	struct text *text = make_text();
	struct plain_profile profile = profile_of(text);
	struct settled going = { .profile = &profile, .text = text };
	struct settled fresh = { .profile = &profile, .text = text };
	uint64_t step = 20 * 1000;

	(void)state;
	assert_true(profile.pages && profile.replies);
	for (uint64_t pos = 0; pos + step < text_size(text); pos += step) {
		settled_load(&going, pos, pos + step);
		settled_clear(&fresh);
		settled_load(&fresh, pos, pos + step);
		check_same(&going, &fresh, pos, pos + step);
	}
	/* Lines far behind were let go; going back they are read anew. */
	assert_true(going.lines.line[0].range.start > 0);
	settled_load(&going, 0, step);
	assert_int_equal(going.lines.line[0].range.start, 0);
	settled_clear(&going);
	settled_clear(&fresh);
	profile_clear(&profile);
	text_free(text);
}

/* A chunk begins after a blank line, not after a page break in the midst of a sentence. */
static void
test_starts(void **state)
{
	static const char bytes[] =
		"First one and\nits end.\n\nSecond one that goes on and\n\n"
		"Writer      Series      [Page 1]\n\f\n"
		"Memo 12          The Mill              May 1999, as it was\n\n"
		"goes on over the page.\n\nWriter      Series      [Page 2]\n\nThird\n";
	static const bool expected[] = { true,  false, false, true,  false, false, false,
		                         false, false, false, false, false, false, true };
	struct text *text = text_new();

	(void)state;
	text_append(text, bytes, sizeof bytes - 1);
	struct plain_profile profile = profile_of(text);
	struct settled s = { .profile = &profile, .text = text };
	settled_load(&s, 0, text_size(text));
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_true(settled_know(&s, i));
		assert_int_equal(settled_starts(&s, i), expected[i]);
	}
	assert_false(settled_know(&s, sizeof expected / sizeof *expected));
	settled_clear(&s);
	profile_clear(&profile);
	text_free(text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_way),
		cmocka_unit_test(test_starts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
