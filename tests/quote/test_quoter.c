/*
 * The engine by examples. Each file of tests/quote/cases is a list of cases: a text, one line a paragraph ("> " before a
 * line is a reply mark's depth, "# " makes it a heading, "^ " a byline), then what is found in it, one line a quotation that
 * starts with "= ":
 *
 *     = type: run | run ; cue ; source ; speaker ; remarks
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "quote/quoter.h"
#include "tests/golden.h"

struct found {
	struct buffer out;
	const char *text;
	uint64_t base;
};

static void
add_range(struct found *f, struct range r)
{
	buffer_add(&f->out, f->text + (ptrdiff_t)(r.start - f->base), (size_t)range_size(r));
}

static void
write_quote(void *context, const struct quote *q)
{
	struct found *f = context;

	assert_true(q->run_count > 0);
	buffer_printf(&f->out, "= %s: ", quote_type_name((enum quote_type)q->type));
	for (uint32_t i = 0; i < q->run_count; i++) {
		assert_true(q->runs[i].start < q->runs[i].end);
		assert_true(i == 0 || q->runs[i - 1].end <= q->runs[i].start);
		if (i > 0)
			buffer_add_string(&f->out, " | ");
		add_range(f, q->runs[i]);
	}
	buffer_add_string(&f->out, " ; ");
	add_range(f, q->cue);
	buffer_add_string(&f->out, " ; ");
	add_range(f, q->source);
	buffer_printf(&f->out, " ; %s", q->speaker ? q->speaker : "");
	if (q->nested || q->strength == QUOTE_INFERRED)
		buffer_printf(&f->out, " ;%s%s", q->nested ? " nested" : "",
		              q->strength == QUOTE_INFERRED ? " inferred" : "");
	buffer_add_byte(&f->out, '\n');
}

/* Gives each line of the text to the quoter as a block whose document position starts at base. */
static void
feed(struct quoter *q, const char *text, size_t size, uint64_t base)
{
	for (size_t i = 0; i < size;) {
		const char *newline = memchr(text + i, '\n', size - i);
		size_t end = newline ? (size_t)(newline - text) : size;
		struct block block = { .kind = BLOCK_PARAGRAPH };

		while (text[i] == '>' && text[i + 1] == ' ') {
			block.quote_depth++;
			i += 2;
		}
		if (text[i] == '^' && text[i + 1] == ' ') {
			block.kind = BLOCK_BYLINE;
			i += 2;
		}
		if (text[i] == '#' && text[i + 1] == ' ') {
			block.kind = BLOCK_HEADING;
			i += 2;
		}
		block.range = (struct range){ base + i, base + end };
		quoter_block(q, &block, text + i, NULL, 0);
		i = end + 1;
	}
	quoter_end(q);
}

static void
run(struct found *f, const char *text, size_t size, uint64_t base)
{
	struct quoter *q = quoter_new(lexicon_default(), write_quote, f);

	f->text = text;
	f->base = base;
	feed(q, text, size, base);
	quoter_free(q);
}

static void
check_cases(const char *name)
{
	size_t size, cases = 0;
	char *all = golden_read(name, &size);
	struct found f = { 0 };

	/* What was asked is written anew, with the answers that are found, and must be the file again. */
	for (char *at = all; *at;) {
		char *end = at, *expected;

		if (*at == '\n' || *at == '*') {
			end = strchr(at, '\n');
			buffer_add(&f.out, at, (size_t)(end - at) + 1);
			at = end + 1;
			continue;
		}
		while (*end && *end != '\n' && *end != '=')
			end = strchr(end, '\n') + 1;
		for (expected = end; *expected == '=';)
			expected = strchr(expected, '\n') + 1;
		buffer_add(&f.out, at, (size_t)(end - at));
		run(&f, at, (size_t)(end - at), 1000 * cases++);
		at = expected;
	}
	assert_true(cases > 0);
	golden_check(name, f.out.bytes, f.out.size);
	buffer_clear(&f.out);
	free(all);
}

static void
english(void **state)
{
	(void)state;
	check_cases("tests/quote/cases/english");
}

static void
mail(void **state)
{
	(void)state;
	check_cases("tests/quote/cases/mail");
}

static void
german(void **state)
{
	(void)state;
	check_cases("tests/quote/cases/german");
}

static void
romance(void **state)
{
	(void)state;
	check_cases("tests/quote/cases/romance");
}

static void
manual(void **state)
{
	(void)state;
	check_cases("tests/quote/cases/manual");
}

static void
other(void **state)
{
	(void)state;
	check_cases("tests/quote/cases/other");
}

/* A quoter hears one document; what is said of it is the same wherever the document's text starts, and when. */
static void
same_everywhere(void **state)
{
	size_t size;
	char *text = golden_read("tests/quote/cases/english", &size);
	struct found one = { 0 }, other = { 0 }, third = { 0 };
	struct quoter *q = quoter_new(lexicon_default(), write_quote, &third);
	char *copy;

	(void)state;
	run(&one, text, size, 0);
	/* Another copy at another place, with another quoter at work in between. */
	copy = malloc(size);
	assert_non_null(copy);
	memcpy(copy, text, size);
	third.text = text;
	feed(q, text, size / 2, 0);
	run(&other, copy, size, (uint64_t)1 << 40);
	quoter_free(q);
	assert_true(one.out.size > 10000);
	assert_int_equal(one.out.size, other.out.size);
	assert_memory_equal(one.out.bytes, other.out.bytes, one.out.size);
	free(copy);
	free(text);
	buffer_clear(&one.out);
	buffer_clear(&other.out);
	buffer_clear(&third.out);
}

/* Reply marks inside a block are skipped, and the runs stay where the words are. */
static void
hidden_marks(void **state)
{
	const char *text = "\"The bridge\n> will stay open,\"\n> Keller said.";
	const struct range hidden[] = { { 112, 114 }, { 131, 133 } };
	struct block block = { .kind = BLOCK_PARAGRAPH, .range = { 100, 100 + strlen(text) } };
	struct found f = { .text = text, .base = 100 };
	struct quoter *q = quoter_new(lexicon_default(), write_quote, &f);

	(void)state;
	quoter_block(q, &block, text, hidden, 2);
	quoter_end(q);
	quoter_free(q);
	assert_string_equal(
		f.out.bytes,
		"= direct: \"The bridge\n> will stay open,\" ; said ; Keller ; Keller\n");
	buffer_clear(&f.out);
}

/* A paragraph longer than a passage: every sentence of it is read, and a quotation may run through it. */
static void
long_paragraph(void **state)
{
	enum { SENTENCES = 8000 };
	struct buffer text = { 0 };
	struct found f = { 0 };
	size_t quotes = 0;

	(void)state;
	for (unsigned i = 0; i < SENTENCES; i++)
		buffer_add_string(&text, "Keller said the bridge would stay open. ");
	run(&f, text.bytes, text.size, 0);
	for (size_t i = 0; i < f.out.size; i++)
		quotes += f.out.bytes[i] == '=';
	assert_int_equal(quotes, SENTENCES);
	buffer_reset(&text);
	buffer_reset(&f.out);
	buffer_add_string(&text, "\xe2\x80\x9c");
	for (unsigned i = 0; i < SENTENCES; i++)
		buffer_add_string(&text, "The bridge is open. ");
	buffer_add_string(&text, "Go,\xe2\x80\x9d Keller said.");
	run(&f, text.bytes, text.size, 0);
	assert_non_null(strstr(f.out.bytes, " ; said ; Keller ; Keller\n"));
	quotes = 0;
	for (size_t i = 0; i < f.out.size; i++)
		quotes += f.out.bytes[i] == '=';
	assert_int_equal(quotes, 1);
	buffer_clear(&text);
	buffer_clear(&f.out);
}

struct counted {
	size_t quotes;
	size_t runs;
	uint64_t bytes;
	uint64_t end; /* no run may lie behind it */
};

static void
count_quote(void *context, const struct quote *q)
{
	struct counted *c = context;

	c->quotes++;
	c->runs += q->run_count;
	for (uint32_t i = 0; i < q->run_count; i++) {
		assert_true(q->runs[i].start < q->runs[i].end);
		assert_true(q->runs[i].end <= c->end);
		c->bytes += range_size(q->runs[i]);
	}
}

/* A megabyte of anything gives a bounded answer. */
static void
hostile(void **state)
{
	static const char *const pieces[] = {
		"\"",
		"\xe2\x80\x9c",
		"\xe2\x80\x98"
		"a ",
		"'a ",
		"\xc2\xab",
		"``",
		"said ",
		"said said, ",
		"Anna ",
		"ANNA ",
		"He said that, ",
		"\"a\" ",
		"and said ",
		"(a ",
		"a, ",
		"\xe2\x80\x9c"
		"a\n",
		"Bob said he is. ",
		"- ",
		"Mr. ",
		"a.",
		"\xff",
		"\xe3\x80\x8c",
		"\xe4\xb8\xad",
		"according to ",
		"sagte, ",
		"\xe2\x80\x94 a\n",
		"> a:\n",
		"# A\n",
		"\n",
		" ",
		"\0x",
	};
	struct buffer text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		size_t n = pieces[i][0] ? strlen(pieces[i]) : 2;
		struct counted c = { 0 };
		struct quoter *q = quoter_new(lexicon_default(), count_quote, &c);

		buffer_reset(&text);
		while (text.size < 1000000)
			buffer_add(&text, pieces[i], n);
		c.end = text.size;
		feed(q, text.bytes, text.size, 0);
		quoter_free(q);
		assert_true(c.quotes <= text.size / 2);
		assert_true(c.runs <= text.size / 2);
		assert_true(c.bytes <= 64 * text.size);
	}
	buffer_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english),      cmocka_unit_test(mail),
		cmocka_unit_test(other),        cmocka_unit_test(same_everywhere),
		cmocka_unit_test(hidden_marks), cmocka_unit_test(long_paragraph),
		cmocka_unit_test(hostile),      cmocka_unit_test(romance),
		cmocka_unit_test(german),       cmocka_unit_test(manual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
