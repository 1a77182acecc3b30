/*
 * Passing over text finds what folding all of it finds: random documents of everything that folding knows, delivered and
 * plain ones whose hidden ranges are asked for late.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/text.h"
#include "find/pattern.h"
#include "find/sift.h"
#include "tests/find/sample.h"

/* What the text is made of; the first ones are what the patterns are made of, too. */
static const char *const pieces[] = {
	"a",
	"n",
	"A",
	"N",
	"-",
	" ",
	"s",
	"f",
	"i",
	"1",
	"か",
	"中",
	"국",
	"\ufffd",
	"\n",
	"\n",
	"\r\n   ",
	"-\n",
	"-\n  ",
	"- ",
	"  ",
	"\u00a0",
	"\u3000",
	"á",
	"a\u0301",
	"ñ",
	"n\u0303",
	"ａ",
	"Ｎ",
	"\u0301",
	"\u3099",
	"が",
	"\u00ad",
	"\u00ad\n",
	"\u200b",
	"\u200d",
	"–",
	"—",
	"\u2010",
	"\u2010\n",
	"-\u00a0\n",
	"Ａｎ",
	"가",
	"\u320e",
	"ß",
	"ﬁ",
	"ﬃ",
	"ſ",
	"½",
	"¹",
	"국",
	"\u1100\u116e\u11a8",
	"\u1100\u116e",
	"\u11a8",
	"國",
	"中",
	"，",
	"。",
	"é",
	"\xff",
	"\xe4",
	"\xe4\xb8",
	"\xc3",
	"\x80",
	"\xed\xa0\x80",
	"an",
	"na",
	"ana",
	"as an",
	"fin",
	"x",
	"x",
	"x",
	"x",
	".",
	",",
	"\t",
	"\x01",
	"\f",
};

/* What a line may begin with that is hidden: a mark, or all of a line. */
static const char *const marked[] = { "> ", ">", "\n#an na\n\n", "#1\n" };

enum { PIECES = sizeof pieces / sizeof *pieces, PATTERN_PIECES = 14, FEW = 14 };

/* Each text has few different pieces, so that what is rare together in all of them is not in some. */
static void
make_text(struct buffer *text, uint64_t *random, bool marks)
{
	size_t n = sample_random(random, 150);
	const char *few[FEW];

	for (size_t i = 0; i < FEW; i++)
		few[i] = pieces[sample_random(random, i % 2 ? PIECES : PATTERN_PIECES)];
	buffer_reset(text);
	for (size_t i = 0; i < n; i++) {
		/* Stretches of plain letters between, so that there is something to pass over. */
		for (size_t k = sample_random(random, 8) ? 0 : sample_random(random, 200); k; k--)
			buffer_add_byte(text, "xyzan  "[sample_random(random, 7)]);
		const char *piece = few[sample_random(random, FEW)];
		buffer_add_string(text, piece);
		if (marks && strchr(piece, '\n') && !sample_random(random, 3))
			buffer_add_string(text, marked[sample_random(random, 4)]);
	}
}

static void
make_pattern(struct buffer *pattern, uint64_t *random)
{
	size_t n = 1 + sample_random(random, 4);

	buffer_reset(pattern);
	for (size_t i = 0; i < n; i++)
		buffer_add_string(pattern, pieces[sample_random(random, PATTERN_PIECES)]);
}

static void
compare_ways(struct document *document, const struct buffer *utf8,
             const struct pattern_options *options, uint64_t *random)
{
	struct error error;
	struct pattern *pattern = pattern_new(utf8->bytes, utf8->size, options, &error);
	struct sift *quick = sift_new(document, pattern_literal(pattern));
	struct sift *thorough = sift_new(document, pattern_literal(pattern));
	uint64_t size = text_size(document_text(document));
	struct matches found = { 0 }, wanted = { 0 };

	sift_thoroughly(thorough);
	for (uint64_t at = 0; at < size;) {
		uint64_t step = 1 + sample_random(random, (uint32_t)size);
		struct range stretch = { at, at + step };
		sift_run(quick, stretch, &found);
		sift_run(thorough, stretch, &wanted);
		at += step;
	}
	bool same = found.count == wanted.count;
	for (size_t i = 0; same && i < found.count; i++)
		same = found.items[i].start == wanted.items[i].start &&
		       found.items[i].end == wanted.items[i].end;
	if (!same) {
		struct buffer text = { 0 };
		text_copy(document_text(document), (struct range){ 0, size }, &text);
		for (size_t i = 0; i < text.size; i++)
			print_message((unsigned char)text.bytes[i] < ' ' ? "\\x%02x" : "%c",
			              (unsigned char)text.bytes[i]);
		fail_msg("\n\"%s\": %zu matches, not %zu", utf8->bytes, found.count, wanted.count);
	}
	matches_clear(&found);
	matches_clear(&wanted);
	sift_free(quick);
	sift_free(thorough);
	pattern_free(pattern);
}

static void
compare_patterns(struct document *document, uint64_t *random)
{
	struct buffer pattern = { 0 };

	for (int i = 0; i < 10; i++) {
		struct pattern_options options = {
			.case_rule = (enum case_rule)sample_random(random, 3),
			.whole_word = !sample_random(random, 3),
			.exact = !sample_random(random, 4),
		};
		make_pattern(&pattern, random);
		compare_ways(document, &pattern, &options, random);
	}
	buffer_clear(&pattern);
}

/* One block, and hidden ranges anywhere. */
static void
agrees_on_delivered_text(void **state)
{
	struct buffer text = { 0 };
	uint64_t random = 3;

	(void)state;
	for (int round = 0; round < 300; round++) {
		make_text(&text, &random, false);
		struct document *document = document_new(text_new(), "text", "sample");
		struct sink *sink = document_sink(document);
		struct block block = { .range = { 0, text.size } };
		if (text.size)
			sink_text(sink, text.bytes, text.size);
		sink_block(sink, &block);
		for (uint64_t at = 0; round % 2 && at < text.size;) {
			at += sample_random(&random, 100);
			struct range hidden = { at, at + 1 + sample_random(&random, 10) };
			if (hidden.end < text.size)
				sink_hidden(sink, hidden);
			at = hidden.end + 1;
		}
		sink_done(sink);
		compare_patterns(document, &random);
		document_free(document);
	}
	buffer_clear(&text);
}

static void
agrees_on_plain_text(void **state)
{
	struct analyst analyst;
	struct buffer bytes = { 0 };
	uint64_t random = 4;

	(void)state;
	for (int round = 0; round < 600; round++) {
		struct text *text = text_new();
		sample_analyst_init(&analyst, round % 2);
		make_text(&bytes, &random, true);
		text_append(text, bytes.bytes, bytes.size);
		struct document *document = document_new(text, "text", "sample");
		document_set_analyst(document, &analyst);
		compare_patterns(document, &random);
		document_free(document);
	}
	buffer_clear(&bytes);
}

/* What is rare in random texts: words and phrases that are broken where something is hidden. */
static void
knows_what_plain_text_hides(void **state)
{
	static const struct {
		const char *pattern, *text;
		size_t count;
	} rows[] = {
		{ "an", "ba-\n> nd", 1 },
		{ "an", "ba-\n>nd", 1 },
		{ "an", "ba-\n\n#page 7 b\n\n  nd", 1 },
		{ "an", "ba-\n\nx", 0 },
		{ "man", "hu-\nma-\nn", 1 },
		{ "man", "ma-n, ma-\nx", 0 },
		{ "human", "hu-\n> man", 1 },
		{ "inform", "in-\nform", 1 },
		{ "inform", "in-\n>form", 1 },
		{ "inform", "in-\n> form", 1 },
		{ "inform", "in-\n#a header\nform", 1 },
		{ "inform", "in\n> form, in form, in-form", 0 },
		{ "gain", "a ga-\n#a header\nin", 1 },
		{ "a zx", "a\n>zx", 1 },
		{ "a zx", "a\n> zx", 1 },
		{ "a zx", "a\n#b\nzx", 1 },
		{ "a zx", "b\n> zx, a>zx", 0 },
		{ "an", "#an\nb", 0 },
		{ "an", "#\u00e1n\nb", 0 },
		{ "an", "#\u00e1n\n\u00e1n", 1 },
	};
	struct analyst analyst;

	(void)state;
	/* Each row with an analyst that is sure of some lines, and with one that never is. */
	for (size_t k = 0; k < 2 * (sizeof rows / sizeof *rows); k++) {
		size_t i = k / 2;
		struct pattern_options options = { 0 };
		struct matches found = { 0 };
		struct error error;
		struct text *text = text_new();
		sample_analyst_init(&analyst, k % 2);
		text_append(text, rows[i].text, strlen(rows[i].text));
		struct document *document = document_new(text, "text", "sample");
		document_set_analyst(document, &analyst);
		struct pattern *pattern =
			pattern_new(rows[i].pattern, strlen(rows[i].pattern), &options, &error);
		struct sift *sift = sift_new(document, pattern_literal(pattern));
		sift_run(sift, (struct range){ 0, text_size(text) }, &found);
		if (found.count != rows[i].count)
			fail_msg("\"%s\" in \"%s\": %zu matches", rows[i].pattern, rows[i].text,
			         found.count);
		matches_clear(&found);
		sift_free(sift);
		pattern_free(pattern);
		document_free(document);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_on_delivered_text),
		cmocka_unit_test(agrees_on_plain_text),
		cmocka_unit_test(knows_what_plain_text_hides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
