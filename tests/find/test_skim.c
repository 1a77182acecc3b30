/*
 * A regular expression finds in a plain text, where blocks are asked for only near what it requires, what it finds in the same
 * blocks when they were delivered and each is looked at: random texts and many kinds of expressions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/part.h"
#include "doc/text.h"
#include "find/search.h"
#include "tests/find/sample.h"

/* What the text is made of. */
static const char *const pieces[] = {
	"quin", "quin", "qu", "in", "ing", "Quin", "a", "b",    "x",     "the",    " ",    " ",
	" ",    " ",    "\n", "\n", "\n",  "  ",   "-", "-\n",  ".",     "\n\n\n", "\n\n", "\r\n",
	"\n  ", " \n",  "ß",  "é",  "ſk",  "K",    "k", "sk",   "\xff",  "\f",     "中",   "\t",
	"1",    "]",    "\"", "(",  ")",   "\n> ", ">", "\n#q", "\nquin"
};

static const char *const patterns[] = {
	"quin",
	"quin\\w+",
	"quin\\w* [a-z]+ing",
	"\\bquin",
	"quin\\b",
	"quin\\B",
	"qui[a-n]+ ?the",
	"quin.*the",
	"quin.+?a",
	"a quin",
	"\\w+ quin",
	".quin",
	"sk",
	"ask?k",
	"quin|the",
	"(?:quin|sk)a",
	"(qu)in",
	"quin(?= the)",
	"quin$",
	"^quin",
	"quin[^a]+",
	"quin[^ ]+",
	"quin\\s+",
	"quin\\s\\s",
	"quin\\n",
	"quin\\S",
	"quin a",
	"in{1,2}g",
	"quin++a",
	"quin -",
	"quin\\W\\w",
	"[[:alpha:]]quin",
	"x{0}quin",
	"a?quin",
	"Quin",
	"Quin.",
	"quin\\.",
	"\\x71uin",
	"quin[\\]a)]",
	"q",
	"x+q",
	"(a|b)*quin",
	"quin(the|a) ",
	"(quin)\\1",
	"quin {2}",
	"quin[ -a]+",
	"quin(?-i)a",
	"the[\\s\\S]{1,9}in",
	"quin.{3}quin",
	"kquin",
};

static void
make_text(struct buffer *text, uint64_t *random)
{
	enum { FEW = 12, PIECES = sizeof pieces / sizeof *pieces };
	size_t n = sample_random(random, 300);
	const char *few[FEW];

	for (size_t i = 0; i < FEW; i++)
		few[i] = i < 3 ? pieces[i * 5] : pieces[sample_random(random, PIECES)];
	buffer_reset(text);
	for (size_t i = 0; i < n; i++)
		buffer_add_string(text, few[sample_random(random, FEW)]);
}

static struct document *
plain_document(const struct buffer *bytes, struct analyst *analyst)
{
	struct text *text = text_new();

	text_append(text, bytes->bytes, bytes->size);
	struct document *document = document_new(text, "text", "sample");
	document_set_analyst(document, analyst);
	return document;
}

/* The same blocks and hidden ranges, told one by one. */
static struct document *
delivered_document(const struct buffer *bytes, struct analyst *analyst)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct sink *sink = document_sink(document);
	struct part part;
	size_t h = 0;

	sink_text(sink, bytes->bytes, bytes->size);
	part_init(&part, (struct range){ 0, bytes->size });
	analyst->blocks(analyst, document_text(document), 0, &part);
	for (size_t i = 0; i < part.block_count; i++) {
		sink_block(sink, &part.blocks[i]);
		for (; h < part.hidden_count; h++) {
			if (part.hidden[h].start >= part.blocks[i].range.end)
				break;
			sink_hidden(sink, part.hidden[h]);
		}
	}
	part_clear(&part);
	sink_done(sink);
	return document;
}

enum { FOUND = 1000 };

struct found {
	struct range ranges[FOUND];
	size_t count;
};

static void
find_all(struct document *document, const char *regex, const struct pattern_options *options,
         size_t stretch, struct found *found)
{
	struct error error;
	struct pattern *pattern = pattern_new(regex, strlen(regex), options, &error);
	bool complete, wrapped, more;
	struct range match;

	assert_non_null(pattern);
	struct search *search = search_new(document, pattern, 0, true);
	search_set_stretch(search, stretch);
	while (search_step(search, 2000) != SEARCH_DONE)
		;
	found->count = 0;
	for (more = search_first(search, &match, &wrapped); more && !wrapped;) {
		assert_true(found->count < FOUND);
		found->ranges[found->count++] = match;
		more = search_next(search, match.start, true, INT64_MAX / 2, &match, &wrapped) ==
		       SEARCH_HIT;
	}
	assert_int_equal(search_count(search, &complete), found->count);
	search_free(search);
}

static void
print_text(const struct buffer *text)
{
	for (size_t i = 0; i < text->size; i++)
		print_message((unsigned char)text->bytes[i] < ' ' ? "\\x%02x" : "%c",
		              (unsigned char)text->bytes[i]);
}

static void
finds_what_walking_finds(void **state)
{
	static const size_t stretches[] = { 64 * 1024, 64, 200, 7 };
	static struct found quick, slow;
	struct buffer text = { 0 };
	uint64_t random = 11;
	size_t total = 0;

	(void)state;
	for (unsigned round = 0; round < 400; round++) {
		struct analyst analyst;
		sample_analyst_init(&analyst, round % 3);
		do
			make_text(&text, &random);
		while (!text.size);
		struct document *plain = plain_document(&text, &analyst);
		struct document *delivered = delivered_document(&text, &analyst);
		for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
			struct pattern_options options = { .regex = true };
			options.whole_word = !sample_random(&random, 4);
			options.case_rule = (enum case_rule)sample_random(&random, 3);
			find_all(plain, patterns[i], &options, stretches[(round + i) % 4], &quick);
			/* Where stretches meet, matches that overlap are not told apart. */
			find_all(delivered, patterns[i], &options, 64 * 1024, &slow);
			bool same = quick.count == slow.count;
			for (size_t k = 0; same && k < quick.count; k++)
				same = quick.ranges[k].start == slow.ranges[k].start &&
				       quick.ranges[k].end == slow.ranges[k].end;
			total += slow.count;
			if (same)
				continue;
			print_text(&text);
			for (size_t k = 0; k < quick.count || k < slow.count; k++)
				print_message("\n%d-%d %d-%d", (int)quick.ranges[k].start,
				              (int)quick.ranges[k].end, (int)slow.ranges[k].start,
				              (int)slow.ranges[k].end);
			fail_msg("\nround %u, /%s/%s%d, stretches of %zu: %zu matches, not %zu",
			         round, patterns[i], options.whole_word ? "w" : "",
			         options.case_rule, stretches[(round + i) % 4], quick.count,
			         slow.count);
		}
		document_free(plain);
		document_free(delivered);
	}
	assert_true(total > 10000);
	buffer_clear(&text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_walking_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
