/*
 * Highlights in texts that are edited afterwards: found on the same words again, or said to be lost, and never on others.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "shelf/anchoring.h"
#include "tests/shelf/made.h"

enum edit {
	EDIT_INSERT,
	EDIT_DELETE,
	EDIT_REWRAP,
	EDIT_CHANGE,
	EDIT_MOVE,
	EDIT_REMOVE,
	EDIT_COUNT
};

static const char *const edit_names[] = {
	"insertion", "deletion elsewhere", "rewrap", "a changed word inside", "a moved paragraph",
	"removal"
};

/* A highlight: words of one paragraph. */
struct piece {
	size_t first, count;
	unsigned first_id, last_id;
};

static struct piece
choose(struct made *m, enum edit edit)
{
	struct piece piece;
	size_t paragraph, most;

	do
		paragraph = made_random(m, (unsigned)m->paragraph_count);
	while (m->paragraphs[paragraph].heading);
	const struct made_paragraph *p = &m->paragraphs[paragraph];
	most = p->count;
	/* As people do: a word or two, a sentence, all of it. */
	switch (made_random(m, 4)) {
	case 0:
		piece.count = 2 + made_random(m, 3);
		break;
	case 1:
		piece.count = most;
		break;
	default:
		piece.count = 5 + made_random(m, 20);
		break;
	}
	if (edit == EDIT_CHANGE && piece.count < 3)
		piece.count = 3;
	piece.count = piece.count < most ? piece.count : most;
	piece.first = p->first + made_random(m, (unsigned)(most - piece.count + 1));
	piece.first_id = m->words[piece.first].id;
	piece.last_id = m->words[piece.first + piece.count - 1].id;
	return piece;
}

/* A word that is not in the piece. */
static size_t
elsewhere(struct made *m, const struct piece *piece, size_t room)
{
	size_t at;

	do
		at = made_random(m, (unsigned)(m->word_count - room));
	while (at + room > piece->first && at < piece->first + piece->count);
	return at;
}

static void
apply(struct made *m, const struct piece *piece, enum edit edit)
{
	size_t n = 1 + made_random(m, 40);

	switch (edit) {
	case EDIT_INSERT:
		made_insert(m, elsewhere(m, piece, 1), n);
		break;
	case EDIT_DELETE:
		made_delete(m, elsewhere(m, piece, n), n);
		break;
	case EDIT_REWRAP:
		m->width = 30 + made_random(m, 60);
		m->hyphenated = made_random(m, 2);
		m->typographic = made_random(m, 2);
		break;
	case EDIT_CHANGE:
		made_change(m, piece->first + made_random(m, (unsigned)piece->count));
		break;
	case EDIT_MOVE:
		made_move(m, made_paragraph_of(m, piece->first),
		          made_random(m, (unsigned)m->paragraph_count));
		break;
	case EDIT_REMOVE:
		made_delete(m, piece->first, piece->count);
		break;
	default:
		fail();
	}
}

struct tally {
	unsigned right, wrong, orphans;
};

static struct made text, before;
static struct range places[MADE_WORDS];

static void
say(enum edit edit, const struct selector *selector, const char *what)
{
	print_message("%s: %s: [%s]\n", edit_names[edit], what, selector->exact);
}

/* One highlight through one edit. */
static void
try(enum edit edit, struct tally *tally)
{
	struct selector selector;
	struct range found, expected;

	made_init(&text, before.random + 1, 200);
	before.random = text.random;
	struct piece piece = choose(&text, edit);
	struct document *document = made_document(&text, places);
	assert_true(selector_make(document,
	                          (struct range){ places[piece.first].start,
	                                          places[piece.first + piece.count - 1].end },
	                          &selector));
	document_free(document);
	apply(&text, &piece, edit);
	document = made_document(&text, places);
	enum anchoring_result result = anchoring_find(document, &selector, &found);
	if (edit != EDIT_REMOVE)
		expected = (struct range){ places[made_find(&text, piece.first_id)].start,
			                   places[made_find(&text, piece.last_id)].end };
	if (result == ANCHORING_ORPHAN) {
		tally->orphans++;
		if (edit != EDIT_REMOVE)
			say(edit, &selector, "orphan");
	} else if (edit != EDIT_REMOVE && found.start == expected.start &&
	           found.end == expected.end) {
		tally->right++;
	} else {
		tally->wrong++;
		say(edit, &selector, "wrong");
		struct selector taken;
		selector_make(document, found, &taken);
		say(edit, &taken, "taken for it");
		selector_clear(&taken);
	}
	selector_clear(&selector);
	document_free(document);
}

static void
edits_are_survived(void **state)
{
	enum { EACH = 40 };
	struct tally tallies[EDIT_COUNT] = { 0 };
	unsigned right = 0, wrong = 0;

	(void)state;
	before.random = 1;
	for (int i = 0; i < EDIT_COUNT; i++) {
		for (int k = 0; k < EACH; k++)
			try((enum edit)i, &tallies[i]);
		print_message("%s: %u right, %u orphans, %u wrong\n", edit_names[i],
		              tallies[i].right, tallies[i].orphans, tallies[i].wrong);
		right += tallies[i].right;
		wrong += tallies[i].wrong;
	}
	assert_int_equal(wrong, 0);
	assert_true(right * 100 >= 95 * EACH * EDIT_REMOVE);
	assert_int_equal(tallies[EDIT_REMOVE].orphans, EACH);
}

/* ---- single cases ---- */

struct sample {
	const char *before; /* the piece stands in braces */
	const char *after;  /* where it is to be found; without braces it is an orphan */
	enum anchoring_result result;
};

/* The text without its braces, and what stood in them. */
static struct document *
read_sample(const char *notation, struct range *piece)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct buffer b = { 0 };

	*piece = (struct range){ 0, 0 };
	for (const char *s = notation; *s; s++)
		if (*s == '{')
			piece->start = b.size;
		else if (*s == '}')
			piece->end = b.size;
		else
			buffer_add_byte(&b, *s);
	sink_text(document_sink(document), b.bytes, b.size);
	sink_done(document_sink(document));
	buffer_clear(&b);
	return document;
}

#define STORY "The harbour was grey and the boats lay idle along the quay. "
#define OTHER "Nobody had slept, and the kettle had been on the stove since four. "
#define THIRD "Towards noon the wind went round and somebody laughed for the first time. "

static const struct sample samples[] = {
	{ STORY "{Nobody had slept}, and the kettle sang.",
	  STORY "{Nobody had slept}, and the kettle sang.", ANCHORING_SAME },
	{ STORY "{Nobody had slept}, and the kettle sang.",
	  OTHER THIRD STORY "{Nobody had slept}, and the kettle sang.", ANCHORING_MOVED },
	/* Set anew, quoted, hyphenated, with other signs. */
	{ "He said \"{well, the quartermaster will see} to it\" and sat down again by the fire.",
	  "> He said \342\200\234{well, the quar-\n> termaster\n> will see} to it\342\200\235 "
	  "and\n> sat down "
	  "again\n> by the fire.",
	  ANCHORING_MOVED },
	/* The same letters in another form of Unicode. */
	{ STORY "{Das sch\303\266ne M\303\244dchen} blieb am Ufer stehen und winkte den Schiffern.",
	  OTHER STORY
	  "{Das scho\314\210ne Ma\314\210dchen} blieb am Ufer stehen und winkte den Schiffern.",
	  ANCHORING_MOVED },
	{ STORY "{Nobody had slept, and the kettle had been on} the stove since four.",
	  STORY "{Nobody had dreamt, and the kettle had been on} the stove since four.",
	  ANCHORING_CHANGED },
	/* A word that is one of many is known by what stands beside it. */
	{ "the dog and the cat and {the} bird in the tree by the lake",
	  "now: the dog and the cat and {the} bird in the tree by the lake", ANCHORING_MOVED },
	{ "the dog and the cat and {the} bird in the tree by the lake",
	  "there was the time when the others were all gone to the sea", ANCHORING_ORPHAN },
	/* Taken out: what is like it elsewhere is not it. */
	{ STORY "{Nobody had slept at all.} " OTHER THIRD, STORY OTHER THIRD, ANCHORING_ORPHAN },
	/* Twice, and nothing tells which. */
	{ OTHER OTHER "{" STORY "}" OTHER OTHER,
	  THIRD OTHER OTHER STORY OTHER OTHER STORY OTHER OTHER, ANCHORING_ORPHAN },
	/* A script without blanks. */
	{ "\346\230\245\343\201\257\346\233\231\343\200\202{"
	  "\343\202\204\343\201\206\343\202\204\343\201\206\347\231\275\343"
	  "\201\217\343\201\252\343\202\212\343\202\206\343\201\217}"
	  "\345\261\261\343\201\216\343\201\257\343\200\201",
	  "\346\236\225\350\215\211\345\255\220\n\n\346\230\245\343\201\257\346\233\231\343\200\202"
	  "{"
	  "\343\202\204\343\201\206\n\343\202\204\343\201\206\347\231\275\343\201\217\n\343\201\252"
	  "\343\202\212\343\202\206\343\201\217"
	  "}\345\261\261\343\201\216\343\201\257\343\200\201",
	  ANCHORING_MOVED },
	{ STORY "{\342\200\224}" OTHER, OTHER STORY, ANCHORING_ORPHAN },
	{ STORY "{Nobody}", "", ANCHORING_ORPHAN },
};

static void
samples_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *s = &samples[i];
		struct range piece, expected, found;
		struct selector selector;
		struct document *document = read_sample(s->before, &piece);
		assert_true(selector_make(document, piece, &selector));
		document_free(document);
		document = read_sample(s->after, &expected);
		enum anchoring_result result = anchoring_find(document, &selector, &found);
		if (result != s->result ||
		    (result != ANCHORING_ORPHAN &&
		     (found.start != expected.start || found.end != expected.end)))
			fail_msg("sample %zu: result %d, %d-%d instead of %d-%d", i, (int)result,
			         (int)found.start, (int)found.end, (int)expected.start,
			         (int)expected.end);
		assert_int_equal(anchoring_is_same(document, &selector), result == ANCHORING_SAME);
		document_free(document);
		selector_clear(&selector);
	}
}

/* ---- a long text ---- */

/* A piece that has gone from one end of a long text to the other is found in steps. */
static void
long_text_takes_steps(void **state)
{
	struct document *document = document_new(text_new(), "text", "long");
	struct sink *sink = document_sink(document);
	struct selector selector;
	struct range piece, found;
	struct document *story = read_sample(
		"{The zealous quartermaster counted every candle twice.} And so on.", &piece);
	struct buffer b = { 0 };

	(void)state;
	assert_true(selector_make(story, piece, &selector));
	for (unsigned i = 0; i < 1000; i++)
		buffer_printf(&b, "Line %u: the candle of every other man was counted, %u.\n", i,
		              i * 7);
	for (unsigned i = 0; i < 100; i++)
		sink_text(sink, b.bytes, b.size);
	uint64_t at = text_size(document_text(document));
	sink_text(sink, "The zealous quartermaster counted every\ncandle twice. And so on.", 64);
	sink_text(sink, b.bytes, b.size);
	sink_done(sink);
	struct anchoring *anchoring = anchoring_new(document, &selector);
	enum anchoring_result result;
	while ((result = anchoring_step(anchoring)) == ANCHORING_BUSY)
		;
	found = anchoring_range(anchoring);
	assert_int_equal(result, ANCHORING_MOVED);
	assert_int_equal(found.start, at);
	assert_int_equal(range_size(found), range_size(piece));
	assert_int_equal(anchoring_step(anchoring), ANCHORING_MOVED);
	anchoring_free(anchoring);
	selector_clear(&selector);
	document_free(document);
	document_free(story);
	buffer_clear(&b);
}

/* A long piece is known by its two ends, so its middle may change. */
static void
long_piece_may_change_inside(void **state)
{
	struct selector selector;
	struct range found;

	(void)state;
	made_init(&text, 77, 120);
	struct document *document = made_document(&text, places);
	size_t first = text.paragraphs[15].first;
	size_t last = text.paragraphs[30].first;
	unsigned last_id = text.words[last].id;
	assert_true(selector_make(document, (struct range){ places[first].start, places[last].end },
	                          &selector));
	document_free(document);
	made_delete(&text, text.paragraphs[20].first, 30);
	made_insert(&text, text.paragraphs[25].first, 50);
	made_insert(&text, text.paragraphs[3].first, 500);
	first += 500;
	document = made_document(&text, places);
	assert_int_equal(anchoring_find(document, &selector, &found), ANCHORING_CHANGED);
	assert_int_equal(found.start, places[first].start);
	assert_int_equal(found.end, places[made_find(&text, last_id)].end);
	document_free(document);
	selector_clear(&selector);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_are_survived),
		cmocka_unit_test(samples_are_found),
		cmocka_unit_test(long_text_takes_steps),
		cmocka_unit_test(long_piece_may_change_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
