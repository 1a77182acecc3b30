/*
 * Searches in documents made at random, cut into stretches of any size: a reference that knows nothing of stretches must find the
 * same.
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
	struct search *search = sample_search(r->document, pattern, 0, true, stretch);
	sample_finish(search);
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
		cmocka_unit_test(finds_what_the_reference_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
