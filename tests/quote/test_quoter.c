/*
 * The engine by examples. Each file of tests/quote/cases is a list of cases: a text, one line a paragraph ("> "
 * before a line is a reply mark's depth), then what is found in it, one line a quotation that starts with "= ":
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
	buffer_add(&f->out, f->text + (r.start - f->base), (size_t)range_size(r));
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
