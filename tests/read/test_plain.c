#include "read/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "doc/document.h"
#include "tests/golden.h"
#include "tests/read/model.h"

/* Numbers that are the same on every machine. */
static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

/* How a random document is made: shares out of 1000 of what stands between two words. */
struct recipe {
	const char *name;
	unsigned newline, blank_line, indent, form_feed, nul, bad, list, reply, gap;
	const char *line_end;
	unsigned wrap; /* break lines here, 0: never by width */
};

static const struct recipe recipes[] = {
	{ "prose", 0, 8, 0, 0, 0, 0, 0, 0, 0, "\n", 72 },
	{ "crlf", 2, 8, 0, 0, 0, 0, 0, 0, 0, "\r\n", 66 },
	{ "cr", 2, 8, 0, 0, 0, 0, 0, 0, 0, "\r", 66 },
	{ "no newline", 0, 0, 0, 0, 0, 0, 0, 0, 0, "\n", 0 },
	{ "no blank line", 20, 0, 30, 0, 0, 0, 0, 0, 0, "\n", 72 },
	{ "long lines", 3, 0, 0, 0, 0, 0, 0, 0, 0, "\n", 0 },
	{ "huge paragraphs", 0, 0, 0, 0, 0, 0, 0, 0, 0, "\n", 70 },
	{ "few blank lines", 0, 0, 1, 0, 0, 0, 1, 0, 0, "\n", 60 },
	{ "odd bytes", 10, 10, 5, 3, 10, 30, 0, 0, 5, "\n", 72 },
	{ "lists", 10, 10, 30, 0, 0, 0, 60, 0, 0, "\n", 72 },
	{ "replies", 10, 10, 5, 0, 0, 0, 5, 60, 0, "\n", 72 },
	{ "pages", 5, 20, 10, 12, 0, 0, 5, 0, 2, "\n", 72 },
	{ "columns", 60, 20, 30, 0, 0, 0, 0, 0, 300, "\n", 72 },
};

static void
add_break(struct buffer *b, const struct recipe *r, unsigned *seed, size_t *column)
{
	static const char *const marks[] = { "- ", "* ", "1. ", "2. ", "(a) ", "  - ", "3.1 " };
	static const char *const replies[] = { "> ", "> > ", ">", ">>> ", ">\n> " };

	buffer_add_string(b, r->line_end);
	if (next_random(seed) % 1000 < r->form_feed * 20)
		buffer_add_string(
			b, "\n\nAuthor       A Status       [Page 7]\n\f\nNAME 7      Title      "
			   "2001                     Month\n\n");
	for (unsigned i = next_random(seed) % 1000 < r->indent * 10 ? next_random(seed) % 12 : 0; i;
	     i--)
		buffer_add_byte(b, next_random(seed) % 9 ? ' ' : '\t');
	if (next_random(seed) % 1000 < r->list * 10)
		buffer_add_string(b, marks[next_random(seed) % (sizeof marks / sizeof *marks)]);
	if (next_random(seed) % 1000 < r->reply * 10)
		buffer_add_string(b,
		                  replies[next_random(seed) % (sizeof replies / sizeof *replies)]);
	*column = 0;
}

static void
add_word(struct buffer *b, const struct recipe *r, unsigned *seed)
{
	static const char *const words[] = {
		"the",    "Sea",     "of",     "glass,",
		"quiet.", "He",      "said",   "\xe2\x80\x9cno\xe2\x80\x9d",
		"a",      "1994",    "b};",    "caf\xc3\xa9",
		"NEW",    "Chapter", "First",  "\xe6\xbc\xa2\xe5\xad\x97",
		"====",   "|",       "x = 1;",
	};

	buffer_add_string(b, words[next_random(seed) % (sizeof words / sizeof *words)]);
	if (next_random(seed) % 1000 < r->nul)
		buffer_add(b, "\0", 1);
	if (next_random(seed) % 1000 < r->bad)
		buffer_add_byte(b, (char)(0x80 + next_random(seed) % 0x80));
	if (next_random(seed) % 1000 < r->form_feed)
		buffer_add_byte(b, '\f');
}

static struct text *
random_text(const struct recipe *r, unsigned *seed, size_t size)
{
	struct text *text = text_new();
	struct buffer b = { 0 };
	size_t column = 0;

	while (b.size < size) {
		size_t before = b.size;
		add_word(&b, r, seed);
		column += b.size - before + 1;
		if ((r->wrap && column > r->wrap) || next_random(seed) % 1000 < r->newline)
			add_break(&b, r, seed, &column);
		else
			buffer_add_string(&b, next_random(seed) % 1000 < r->gap ? "    " : " ");
		if (next_random(seed) % 1000 < r->blank_line) {
			buffer_add_string(&b, r->line_end);
			add_break(&b, r, seed, &column);
		}
	}
	text_append(text, b.bytes, b.size);
	buffer_clear(&b);
	return text;
}

static void
read_window(const struct plain_profile *profile, struct text *text, uint64_t window,
            struct part *part)
{
	uint64_t start = window * DOCUMENT_WINDOW;

	part_init(part, (struct range){ start, start + DOCUMENT_WINDOW });
	plain_window(profile, text, window, part);
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Every byte that is no white space lies in a block or is hidden; blocks are in order and apart. */
static void
check_cover(const char *name, struct text *text, const struct part *parts, size_t count)
{
	uint64_t size = text_size(text), done = 0;
	char *bytes = memory_alloc((size_t)size + 1);
	char *covered = memory_zero(1, (size_t)size + 1);

	text_read(text, 0, bytes, (size_t)size);
	for (size_t w = 0; w < count; w++) {
		const struct part *part = &parts[w];
		for (size_t i = 0; i < part->block_count; i++) {
			struct range r = part->blocks[i].range;
			if (!range_holds(part->range, r.start) || r.start < done ||
			    r.end <= r.start || r.end > size)
				fail_msg("%s: block %zu of window %zu at %llu", name, i, w,
				         (unsigned long long)r.start);
			if (is_white(bytes[r.end - 1]))
				fail_msg("%s: a block ends with white space", name);
			memset(covered + r.start, 1, (size_t)range_size(r));
			done = r.end;
		}
		for (size_t i = 0; i < part->hidden_count; i++)
			memset(covered + part->hidden[i].start, 1,
			       (size_t)range_size(part->hidden[i]));
	}
	for (uint64_t pos = 0; pos < size; pos++) {
		if (!covered[pos] && !is_white(bytes[pos]))
			fail_msg("%s: byte %llu ('%c') is in no block", name,
			         (unsigned long long)pos, bytes[pos]);
	}
	free(bytes);
	free(covered);
}

static void
check_same(const char *name, const struct part *a, const struct part *b)
{
	assert_int_equal(a->block_count, b->block_count);
	assert_int_equal(a->hidden_count, b->hidden_count);
	assert_int_equal(a->section_count, b->section_count);
	for (size_t i = 0; i < a->block_count; i++) {
		const struct block *x = &a->blocks[i], *y = &b->blocks[i];
		if (x->range.start != y->range.start || x->range.end != y->range.end ||
		    x->kind != y->kind || x->level != y->level || x->indent != y->indent ||
		    x->hang != y->hang || x->gap != y->gap || x->quote_depth != y->quote_depth)
			fail_msg("%s: block %zu differs", name, i);
	}
	for (size_t i = 0; i < a->hidden_count; i++) {
		assert_int_equal(a->hidden[i].start, b->hidden[i].start);
		assert_int_equal(a->hidden[i].end, b->hidden[i].end);
		assert_true(i == 0 || a->hidden[i].start >= a->hidden[i - 1].end);
	}
}

/* The windows read one after the other by one reader, and each by itself, give the same. */
static void
check_document(const struct recipe *recipe, unsigned *seed, size_t size)
{
	struct text *text = random_text(recipe, seed, size);
	struct plain_profile *profile = plain_profile_new(text);
	size_t count = (size_t)((text_size(text) + DOCUMENT_WINDOW - 1) / DOCUMENT_WINDOW);
	struct part *parts = memory_zero(count, sizeof *parts);
	struct plain_reader *reader = plain_reader_new(profile, text);

	for (size_t w = 0; w < count; w++) {
		part_init(&parts[w],
		          (struct range){ w * DOCUMENT_WINDOW, (w + 1) * DOCUMENT_WINDOW });
		plain_reader_window(reader, w, &parts[w]);
		plain_reader_sections(reader, &parts[w]);
	}
	plain_reader_free(reader);
	check_cover(recipe->name, text, parts, count);
	for (size_t w = count; w-- > 0;) {
		struct part again;
		read_window(profile, text, w, &again);
		check_same(recipe->name, &parts[w], &again);
		part_clear(&again);
		part_clear(&parts[w]);
	}
	free(parts);
	plain_profile_free(profile);
	text_free(text);
}

static void
test_properties(void **state)
{
	unsigned seed = 3;

	(void)state;
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
		for (int round = 0; round < 4; round++) {
			size_t size = round == 0 ? 300 : 1 + next_random(&seed) * 6u;
			check_document(&recipes[i], &seed, size);
		}
	}
}

static void
print_plain(FILE *to, const char *bytes, size_t n)
{
	struct text *text = text_new();
	struct buffer printed = { 0 };

	text_append(text, bytes, n);
	model_print_plain(&printed, text);
	fwrite(printed.bytes ? printed.bytes : "", 1, printed.size, to);
	buffer_clear(&printed);
	text_free(text);
}

static void
test_goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/plain", print_plain);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_goldens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
