/*
 * The stepper: the first match from anywhere, both ways around; next and previous; counts; a document that grows
 * under it; and random documents, where a reference that knows nothing of stretches must find the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/text.h"
#include "find/search.h"
#include "tests/find/sample.h"

static const struct pattern_options smart = { 0 };

static struct search *
start(struct document *document, const char *pattern, uint64_t origin, bool forward, size_t stretch)
{
	struct error error;
	struct pattern *made = pattern_new(pattern, strlen(pattern), &smart, &error);

	assert_non_null(made);
	struct search *search = search_new(document, made, origin, forward);
	search_set_stretch(search, stretch);
	return search;
}

static void
run(struct search *search)
{
	while (search_step(search, 1000) != SEARCH_DONE)
		;
}

static void
finds_the_first_from_anywhere(void **state)
{
	static const char text[] = "lamp.....lamp.....lamp.....";
	static const struct {
		uint64_t origin;
		bool forward;
		uint64_t start;
		bool wrapped;
	} rows[] = {
		{ 0, true, 0, false },    { 1, true, 9, false },     { 9, true, 9, false },
		{ 10, true, 18, false },  { 18, true, 18, false },   { 19, true, 0, true },
		{ 27, true, 0, true },    { 999, true, 0, true },    { 0, false, 18, true },
		{ 1, false, 0, false },   { 9, false, 0, false },    { 10, false, 9, false },
		{ 27, false, 18, false }, { 999, false, 18, false },
	};
	static const size_t stretches[] = { 64 * 1024, 8, 3, 1 };

	(void)state;
	for (size_t k = 0; k < sizeof stretches / sizeof *stretches; k++)
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			struct document *document = sample_paragraph(text, sizeof text - 1);
			struct search *search = start(document, "lamp", rows[i].origin,
			                              rows[i].forward, stretches[k]);
			struct range match;
			bool wrapped, complete;
			assert_int_equal(search_state(search), SEARCH_FIRST);
			assert_false(search_first(search, &match, &wrapped));
			run(search);
			assert_true(search_first(search, &match, &wrapped));
			assert_int_equal(match.start, rows[i].start);
			assert_int_equal(match.end, rows[i].start + 4);
			assert_int_equal(wrapped, rows[i].wrapped);
			assert_int_equal(search_count(search, &complete), 3);
			search_free(search);
			document_free(document);
		}
}

static void
finds_nothing(void **state)
{
	struct document *document = sample_paragraph("some words", 10);
	struct document *empty = sample_paragraph("", 0);
	struct range match;
	bool wrapped, complete;

	(void)state;
	for (int k = 0; k < 2; k++) {
		struct search *search = start(k ? empty : document, "lamp", 3, true, 4);
		run(search);
		assert_false(search_first(search, &match, &wrapped));
		assert_int_equal(search_next(search, 0, true, 1000, &match, &wrapped), SEARCH_MISS);
		assert_int_equal(search_next(search, 0, false, 1000, &match, &wrapped),
		                 SEARCH_MISS);
		assert_int_equal(search_count(search, &complete), 0);
		assert_true(complete);
		search_free(search);
	}
	document_free(document);
	document_free(empty);
}

/* n and N come to every match and around, before and after everything was counted. */
static void
goes_to_the_next_and_back(void **state)
{
	static const char text[] = "x lamp lamp x lamp x x x x x x lamp x";
	static const uint64_t starts[] = { 2, 7, 14, 31 };

	(void)state;
	for (size_t stretch = 1; stretch < 50; stretch += 5)
		for (int counted = 0; counted < 2; counted++) {
			struct document *document = sample_paragraph(text, sizeof text - 1);
			struct search *search = start(document, "lamp", 0, true, stretch);
			struct range match = { 0, 0 };
			bool wrapped;
			if (counted)
				run(search);
			for (int i = 0; i < 8; i++) {
				assert_int_equal(search_next(search, match.start, true, 1000000,
				                             &match, &wrapped),
				                 SEARCH_HIT);
				assert_int_equal(match.start, starts[i % 4]);
				assert_int_equal(wrapped, i == 4);
			}
			match.start = sizeof text;
			for (int i = 0; i < 8; i++) {
				assert_int_equal(search_next(search, match.start, false, 1000000,
				                             &match, &wrapped),
				                 SEARCH_HIT);
				assert_int_equal(match.start, starts[3 - i % 4]);
				assert_int_equal(wrapped, i == 4);
			}
			search_free(search);
			document_free(document);
		}
}

/* Without time a question is not answered, but asking again gets there. */
static void
comes_to_an_answer_without_time(void **state)
{
	char text[1000];
	struct range match;
	bool wrapped;
	unsigned asked = 0;

	(void)state;
	memset(text, 'x', sizeof text);
	memcpy(text + 900, "lamp", 4);
	struct document *document = sample_paragraph(text, sizeof text);
	struct search *search = start(document, "lamp", 0, true, 10);
	while (search_next(search, 0, true, -1, &match, &wrapped) == SEARCH_PENDING)
		asked++;
	assert_true(asked > 10 && asked < 100);
	assert_int_equal(match.start, 900);
	search_free(search);
	search = start(document, "lamp", 0, true, 10);
	for (asked = 0; search_step(search, -1) == SEARCH_FIRST; asked++)
		;
	assert_true(asked > 10 && asked < 100);
	for (asked = 0; search_state(search) != SEARCH_DONE; asked++)
		search_step(search, 1);
	assert_true(asked < 100);
	search_free(search);
	document_free(document);
}

/* Index and counts agree with the list of all matches. */
static void
numbers_matches(void **state)
{
	static const char text[] =
		"lamp x lamp lamp xx lamp|xxx lamp|no|lamp lamp xxxxxxxxxxxx lamp";
	struct sample sample;
	struct range all[SAMPLE_MATCHES];

	(void)state;
	sample_init(&sample, text, sizeof text - 1, BLOCK_PARAGRAPH);
	uint64_t size = text_size(document_text(sample.document));
	for (size_t stretch = 1; stretch < 100; stretch = stretch * 2 + 1) {
		struct search *search = start(sample.document, "lamp", 0, true, stretch);
		struct range whole = { 0, size };
		uint64_t count;
		if (stretch < size / 2) {
			assert_false(search_index(search, size, &count));
			assert_false(search_count_in(search, whole, &count));
		}
		run(search);
		size_t found = search_matches(search, whole, all, SAMPLE_MATCHES);
		assert_int_equal(found, 8);
		for (size_t i = 0; i < found; i++) {
			assert_true(search_index(search, all[i].start, &count));
			assert_int_equal(count, i);
			assert_true(search_index(search, all[i].start + 1, &count));
			assert_int_equal(count, i + 1);
		}
		for (uint64_t a = 0; a <= size; a++)
			for (uint64_t b = a; b <= size; b += 3) {
				uint64_t want = 0;
				for (size_t i = 0; i < found; i++)
					want += all[i].start >= a && all[i].start < b;
				struct range range = { a, b };
				assert_true(search_count_in(search, range, &count));
				assert_int_equal(count, want);
			}
		search_free(search);
	}
	sample_clear(&sample);
}

static void
gives_the_matches_of_a_range(void **state)
{
	static const char text[] = "lamp lamp lamp";
	struct document *document = sample_paragraph(text, sizeof text - 1);
	struct range out[3];

	(void)state;
	for (size_t stretch = 1; stretch < 20; stretch++) {
		struct search *search = start(document, "lamp", 0, true, stretch);
		assert_int_equal(search_matches(search, (struct range){ 0, 14 }, out, 2), 2);
		assert_int_equal(out[1].start, 5);
		assert_int_equal(search_matches(search, (struct range){ 3, 6 }, out, 3), 2);
		assert_int_equal(out[0].start, 0);
		assert_int_equal(out[1].start, 5);
		assert_int_equal(search_matches(search, (struct range){ 4, 5 }, out, 3), 0);
		assert_int_equal(search_matches(search, (struct range){ 13, 99 }, out, 3), 1);
		assert_int_equal(out[0].start, 10);
		search_free(search);
	}
	document_free(document);
}

static void
tells_blocks_that_match(void **state)
{
	static const char text[] = "no lamps|none|a lamp|l|amp|lamp";
	static const bool want[] = { true, false, true, false, false, true };
	struct sample sample;

	(void)state;
	sample_init(&sample, text, sizeof text - 1, BLOCK_PARAGRAPH);
	for (size_t stretch = 1; stretch < 60; stretch += 4) {
		struct search *search = start(sample.document, "lamp", 0, true, stretch);
		struct block block;
		size_t i = 0;
		assert_true(document_block_at(sample.document, 0, &block));
		do
			assert_int_equal(search_block_matches(search, &block), want[i++]);
		while (document_block_next(sample.document, &block, &block));
		assert_int_equal(i, 6);
		search_free(search);
	}
	sample_clear(&sample);
}

/* ---- growth ---- */

/* Text comes first, its block later, a part of the next word with it. */
static void
keeps_up_with_a_document_that_grows(void **state)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct sink *sink = document_sink(document);
	struct search *search = start(document, "lamp", 0, true, 16);
	struct range match;
	bool wrapped, complete;
	uint64_t pos = 0;

	(void)state;
	run(search);
	assert_false(search_first(search, &match, &wrapped));
	for (unsigned i = 0; i < 50; i++) {
		struct block block = { .range = { pos, pos + 20 } };
		sink_text(sink, "two lamps: a lamp, x\n\nla", i ? 22 : 24);
		assert_int_not_equal(search_state(search), SEARCH_DONE);
		run(search);
		if (i)
			pos += 22;
		sink_block(sink, &block);
		run(search);
		assert_int_equal(search_count(search, &complete), 2 * (i + 1));
		assert_true(complete);
		if (!i) {
			sink_text(sink, "mp", 2);
			pos += 26;
			/* Between two blocks: no match. */
			run(search);
			assert_int_equal(search_count(search, &complete), 2);
		}
	}
	assert_true(search_first(search, &match, &wrapped));
	assert_int_equal(match.start, 4);
	sink_done(sink);
	run(search);
	assert_int_equal(search_count(search, &complete), 100);
	search_free(search);
	document_free(document);
}

/* A hidden range is told after its block, and a match is gone or there. */
static void
hears_of_hidden_ranges_later(void **state)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct sink *sink = document_sink(document);
	struct search *search = start(document, "lamp", 0, true, 8);
	struct block block = { .range = { 0, 23 } };
	bool complete;

	(void)state;
	sink_text(sink, "a lamp and a la--mp end", 23);
	sink_block(sink, &block);
	run(search);
	assert_int_equal(search_count(search, &complete), 1);
	sink_hidden(sink, (struct range){ 0, 6 });
	sink_hidden(sink, (struct range){ 15, 17 });
	sink_done(sink);
	run(search);
	struct range match;
	assert_int_equal(search_matches(search, block.range, &match, 1), 1);
	assert_int_equal(match.start, 13);
	assert_int_equal(match.end, 19);
	assert_int_equal(search_count(search, &complete), 1);
	search_free(search);
	document_free(document);
}

/* ---- random documents ---- */

/*
 * The reference: looks at one block's visible characters and tries the pattern at each, by cases. It knows
 * just the characters that the random documents are made of.
 */
struct glyph {
	char is; /* what it folds to; '\n' a line's end, '~' a soft hyphen */
	uint64_t start, end;
};

/* What each is, and its bytes. */
static const char *const alphabet[] = {
	"aa", "bb", "aA",   "a\xc3\xa1", "aa\xcc\x81",    "~\xc2\xad",
	"--", "  ", "\n\n", "bb",        "a\xef\xbd\x81",
};

enum { ALPHABET = sizeof alphabet / sizeof *alphabet, GLYPHS = 300 };

static bool
is_white(char c)
{
	return c == ' ' || c == '\n';
}

static bool
is_letter(char c)
{
	return c == 'a' || c == 'b';
}

static bool
after_letter(const struct glyph *g, size_t i)
{
	while (i && g[i - 1].is == '~')
		i--;
	return i && is_letter(g[i - 1].is);
}

/* When the hyphen at i breaks a word at a line's end (or where something is hidden): where the word goes on. */
static size_t
broken_at(const struct glyph *g, size_t n, size_t i)
{
	bool line_end = false;
	size_t k = i + 1;

	if ((g[i].is != '-' && g[i].is != '~') || !after_letter(g, i))
		return 0;
	for (; k < n && is_white(g[k].is); k++)
		line_end |= g[k].is == '\n' || (k > i + 1 && g[k].start > g[k - 1].end);
	if (k == n || k == i + 1 || !is_letter(g[k].is))
		return 0;
	return line_end || g[k].start > g[k - 1].end ? k : 0;
}

/* The end of the white space that starts at i; soft hyphens may stand in it. */
static size_t
white_end(const struct glyph *g, size_t n, size_t i)
{
	size_t end = i + 1;

	for (size_t k = end; k < n && (is_white(g[k].is) || g[k].is == '~'); k++)
		if (is_white(g[k].is))
			end = k + 1;
	return end;
}

/* The end of a match of the pattern at glyph i, or 0. */
static uint64_t
reference_match(const struct glyph *g, size_t n, size_t i, const char *pattern)
{
	uint64_t end = 0;

	for (const char *p = pattern; *p;) {
		if (i >= n)
			return 0;
		size_t on = broken_at(g, n, i);
		bool started = p > pattern;
		if (on && *p == '-') {
			end = g[i++].end;
			if (*++p == ' ')
				continue;
			i = on;
		} else if (on && started) {
			i = on;
		} else if (g[i].is == '~' && started) {
			i++;
		} else if (*p == ' ' && is_white(g[i].is)) {
			i = white_end(g, n, i);
			end = g[i - 1].end;
			p++;
		} else if (*p == g[i].is) {
			end = g[i++].end;
			p++;
		} else {
			return 0;
		}
	}
	return end;
}

/* True when glyph i is white space that began before it. */
static bool
inside_white(const struct glyph *g, size_t i)
{
	if (!is_white(g[i].is))
		return false;
	while (i && g[i - 1].is == '~')
		i--;
	return i && is_white(g[i - 1].is);
}

static size_t
reference_block(const struct glyph *g, size_t n, const char *pattern, struct range *out)
{
	size_t count = 0;
	uint64_t from = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t end = g[i].start < from || inside_white(g, i)
		                       ? 0
		                       : reference_match(g, n, i, pattern);
		if (!end)
			continue;
		out[count++] = (struct range){ g[i].start, end };
		from = end;
	}
	return count;
}

struct random_document {
	struct document *document;
	struct glyph glyphs[GLYPHS]; /* the visible ones of all blocks */
	size_t block_ends[GLYPHS];   /* in glyphs */
	size_t count, block_count;
};

/* Tells the document of a block of some glyphs, some of them hidden. */
static void
add_random_block(struct random_document *r, uint64_t *state)
{
	struct sink *sink = document_sink(r->document);
	struct block block = { .range.start = text_size(document_text(r->document)) };
	struct range hidden[GLYPHS];
	size_t hidden_count = 0, n = 1 + sample_random(state, 40);

	for (size_t i = 0; i < n && r->count < GLYPHS; i++) {
		bool inside = i && i + 1 < n && r->count + 1 < GLYPHS;
		/* The white space between blocks is none of theirs: they begin and end with a letter. */
		const char *item = alphabet[inside ? sample_random(state, ALPHABET) : 1];
		uint64_t start = text_size(document_text(r->document));
		sink_text(sink, item + 1, strlen(item + 1));
		struct range range = { start, start + strlen(item + 1) };
		if (inside && !sample_random(state, 12))
			hidden[hidden_count++] = range;
		else
			r->glyphs[r->count++] = (struct glyph){ item[0], range.start, range.end };
	}
	block.range.end = text_size(document_text(r->document));
	sink_block(sink, &block);
	for (size_t i = 0; i < hidden_count; i++)
		sink_hidden(sink, hidden[i]);
	r->block_ends[r->block_count++] = r->count;
	if (sample_random(state, 2))
		sink_text(sink, "\n\n", 2);
}

static void
make_random_document(struct random_document *r, uint64_t *state)
{
	*r = (struct random_document){ .document = document_new(text_new(), "text", "random") };
	for (size_t n = sample_random(state, 6); n; n--)
		add_random_block(r, state);
	sink_done(document_sink(r->document));
}

static void
check_random(struct random_document *r, const char *pattern, size_t stretch, unsigned number)
{
	struct range want[GLYPHS], found[GLYPHS + 1];
	size_t wanted = 0, from = 0;
	bool complete;

	for (size_t i = 0; i < r->block_count; i++) {
		wanted += reference_block(r->glyphs + from, r->block_ends[i] - from, pattern,
		                          want + wanted);
		from = r->block_ends[i];
	}
	struct search *search = start(r->document, pattern, 0, true, stretch);
	run(search);
	size_t count = search_matches(search, (struct range){ 0, UINT64_MAX }, found, GLYPHS + 1);
	bool same = count == wanted && search_count(search, &complete) == wanted;
	for (size_t i = 0; same && i < count; i++)
		same = found[i].start == want[i].start && found[i].end == want[i].end;
	for (size_t i = 0; !same && i < r->count; i++)
		print_message("%d:%s%c%s", (int)r->glyphs[i].start,
		              i && r->glyphs[i].start > r->glyphs[i - 1].end ? "<>" : "",
		              r->glyphs[i].is == '\n' ? '/' : r->glyphs[i].is,
		              i + 1 == r->count ? "\n" : " ");
	for (size_t i = 0; !same && (i < count || i < wanted); i++)
		print_message("found %d-%d, want %d-%d\n", i < count ? (int)found[i].start : -1,
		              i < count ? (int)found[i].end : -1,
		              i < wanted ? (int)want[i].start : -1,
		              i < wanted ? (int)want[i].end : -1);
	if (!same)
		fail_msg("document %u, \"%s\", stretches of %zu: %zu matches, not %zu", number,
		         pattern, stretch, count, wanted);
	search_free(search);
}

/* None of these patterns can overlap itself. */
static void
finds_what_the_reference_finds(void **state)
{
	static const char *const patterns[] = {
		"a",   "b",    "ab", "ba", "aab", "abb", "a b", "b a",  "a-b",
		"b-a", "a- b", "-b", "a-", " a",  "b ",  "-",   "ab b", "aab-b",
	};
	static const size_t stretches[] = { 64 * 1024, 64, 5, 1 };
	uint64_t random = 1;

	(void)state;
	for (unsigned number = 0; number < 400; number++) {
		struct random_document r;
		make_random_document(&r, &random);
		for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
			check_random(&r, patterns[i], stretches[(number + i) % 4], number);
		document_free(r.document);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_first_from_anywhere),
		cmocka_unit_test(finds_nothing),
		cmocka_unit_test(goes_to_the_next_and_back),
		cmocka_unit_test(comes_to_an_answer_without_time),
		cmocka_unit_test(numbers_matches),
		cmocka_unit_test(gives_the_matches_of_a_range),
		cmocka_unit_test(tells_blocks_that_match),
		cmocka_unit_test(keeps_up_with_a_document_that_grows),
		cmocka_unit_test(hears_of_hidden_ranges_later),
		cmocka_unit_test(finds_what_the_reference_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
