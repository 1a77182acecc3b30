/*
 * The engine takes a number of steps that grows with the text and no faster, whatever stands in it. Steps are counted, not timed:
 * the sources of src/quote are compiled once more for this test, so that every branch calls the counter below.
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

static uint64_t steps;

void __sanitizer_cov_trace_pc(void);
void
__sanitizer_cov_trace_pc(void)
{
	steps++;
}

static void
ignore_quote(void *context, const struct quote *q)
{
	(void)context;
	assert_true(q->run_count > 0);
}

/* The steps for a text of which each line is a paragraph. */
static uint64_t
count_steps(const struct buffer *text)
{
	struct quoter *q = quoter_new(lexicon_default(), ignore_quote, NULL);

	steps = 0;
	for (size_t i = 0; i < text->size;) {
		const char *newline = memchr(text->bytes + i, '\n', text->size - i);
		size_t end = newline ? (size_t)(newline - text->bytes) : text->size;
		struct block block = { .kind = BLOCK_PARAGRAPH, .range = { i, end } };

		quoter_block(q, &block, text->bytes + i, NULL, 0);
		i = end + 1;
	}
	quoter_end(q);
	quoter_free(q);
	return steps;
}

/* A text that consists of one piece again and again; "%" in the piece is a letter that changes, for names that are all new. */
static void
fill(struct buffer *text, const char *piece, size_t size)
{
	unsigned seed = 1;

	buffer_reset(text);
	while (text->size < size)
		for (const char *c = piece; *c; c++) {
			seed = seed * 1103515245 + 12345;
			buffer_add_byte(text, *c == '%' ? (char)('a' + (seed >> 16) % 26) : *c);
		}
}

static const char *const pieces[] = {
	"\"",
	"\xe2\x80\x9c",
	"\xe2\x80\x9c"
	"a ",
	"\xe2\x80\x98"
	"a ",
	"'a ",
	"a' ",
	"'a' ",
	"\xc2\xab",
	"``a'' ",
	"\"a\" ",
	"\"'\"'",
	"\xe2\x80\x9c"
	"a \xe2\x80\x98"
	"b ",
	"\xe2\x80\x9c"
	"a\xe2\x80\x9d \xe2\x80\x98"
	"b\xe2\x80\x99 ",
	"\xe2\x80\x9c"
	"a\n",
	"12\" ",
	"said ",
	"said said, ",
	"said that ",
	", said ",
	"he said, ",
	"He said that he said ",
	"and said ",
	"who said ",
	"saying that ",
	"according to ",
	"According to Anna, ",
	"the man, who, ",
	"Anna ",
	"ANNA ",
	"Q%%%%%% ",
	"Q%%%%%% said that it is. ",
	"\"Go,\" said Q%%%%%%.\n",
	"\"Go.\"\n",
	"\"Come, Q%%%%%%, it is late.\"\n",
	"Mr. Q%%%%%% ",
	"the minister of ",
	"(a ",
	"a, ",
	"a, and ",
	"a (b) ",
	"a; ",
	"a: ",
	"a. ",
	"U.S. ",
	"- a ",
	"\xe2\x80\x94 a",
	"\xe2\x80\x94 Hola, dijo ella, el la los de \n",
	"\xc2\xab le pont, dit-il, la les des ",
	"sagte er, dass der die das ",
	"er sei der die das, ",
	"der die das und wie Anna sagte, ",
	"\xe8\xaf\xb4",
	"\xe8\xaf\xb4\xe2\x80\x9c",
	"\xe3\x80\x8c\xe4\xb8\xad\xe3\x80\x8d\xe3\x81\xa8",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	"a-",
	"a'b",
	"'s",
	"\xff",
	"1,",
	"I said to him: \"Go,\" and he said: \"No,\" and she, who was there, said that it was "
	"late, adding that \xe2\x80\x9cit\xe2\x80\x9d was. ",
};

static void
linear(void **state)
{
	enum { SIZE = 40000, STEPS_A_BYTE = 1000 };
	struct buffer text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		fill(&text, pieces[i], SIZE);
		uint64_t once = count_steps(&text);
		fill(&text, pieces[i], 4 * SIZE);
		uint64_t fourfold = count_steps(&text);

		assert_true(once > SIZE / 64);
		if (fourfold > once * 5 || once > (uint64_t)SIZE * STEPS_A_BYTE)
			fail_msg("\"%s\": %llu steps, then %llu", pieces[i],
			         (unsigned long long)once, (unsigned long long)fourfold);
	}
	buffer_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
