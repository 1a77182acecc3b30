/* What is put into the list comes out of it as it was, in order, and what is asked of it is what counting one by one tells. */
#include "doc/quote_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/wire_order.h"

static uint32_t
next_random(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

static const char *const speakers[] = { NULL, "Ana Čapek", "the harbour master", "Ole" };

enum { RUNS = 5 };

/* One that starts a little after *at, with everything that one can have. */
static struct quote
make_quote(uint64_t *random, uint64_t *at, struct range *runs)
{
	struct quote q = { .runs = runs, .run_count = 1 + next_random(random, RUNS) };
	uint64_t end = *at += next_random(random, 300);

	if (next_random(random, 500) == 0)
		end = *at += (uint64_t)next_random(random, 1 << 30) * 64;
	for (uint32_t i = 0; i < q.run_count; i++) {
		runs[i].start = end + (i ? next_random(random, 200) : 0);
		end = runs[i].end = runs[i].start + 1 + next_random(random, 20000);
	}
	q.type = (uint8_t)next_random(random, QUOTE_TYPE_COUNT);
	q.strength = (uint8_t)next_random(random, 2);
	q.nested = (uint8_t)next_random(random, 2);
	if (next_random(random, 2))
		q.cue = (struct range){ end, end + 5 };
	if (next_random(random, 2) && *at > 100)
		q.source = (struct range){ *at - 70, *at - 50 };
	q.speaker = speakers[next_random(random, 4)];
	return q;
}

static void
assert_same(const struct quote *a, const struct quote *b)
{
	assert_int_equal(a->run_count, b->run_count);
	assert_memory_equal(a->runs, b->runs, a->run_count * sizeof *a->runs);
	assert_int_equal(a->type, b->type);
	assert_int_equal(a->strength, b->strength);
	assert_int_equal(a->nested, b->nested);
	assert_memory_equal(&a->cue, &b->cue, sizeof a->cue);
	assert_memory_equal(&a->source, &b->source, sizeof a->source);
	if (b->speaker)
		assert_string_equal(a->speaker, b->speaker);
	else
		assert_null(a->speaker);
}

/* A thousand and more, told twice by the same number: once into the list, once to compare. */
static void
what_goes_in_comes_out(void **state)
{
	enum { COUNT = 20000 };
	struct quote_list list;
	struct range runs[RUNS];
	uint64_t random = 7, at = 0, outer = 0, last = 0;

	(void)state;
	quote_list_init(&list, SIZE_MAX);
	assert_null(quote_list_number(&list, 0));
	for (int i = 0; i < COUNT; i++) {
		struct quote q = make_quote(&random, &at, runs);
		assert_true(quote_list_add(&list, &q));
	}
	assert_int_equal(quote_list_count(&list).all, COUNT);
	assert_true(range_empty(quote_list_dropped(&list)));
	assert_false(quote_list_is_full(&list));
	random = 7;
	at = 0;
	for (uint64_t i = 0; i < COUNT; i++) {
		struct quote q = make_quote(&random, &at, runs);
		assert_same(quote_list_number(&list, i), &q);
		if (at > last) {
			assert_int_equal(quote_list_before(&list, at).all, i);
			assert_int_equal(quote_list_before(&list, at).outer, outer);
			if (at > last + 1)
				assert_int_equal(quote_list_before(&list, last + 1).all, i);
		}
		outer += !q.nested;
		last = at;
	}
	assert_int_equal(quote_list_count(&list).outer, outer);
	assert_null(quote_list_number(&list, COUNT));
	/* From there to here and back. */
	for (uint64_t i = 0; i < COUNT; i += 977)
		assert_true(quote_list_number(&list, i)->runs[0].start <=
		            quote_list_number(&list, COUNT - 1)->runs[0].start);
	quote_list_clear(&list);
}

/* One may come after as many as the wire lets by, and then no more. */
static void
late_ones(void **state)
{
	struct quote_list list;
	struct range run;
	struct quote q = { .runs = &run, .run_count = 1 };
	uint64_t count = 0;

	(void)state;
	quote_list_init(&list, SIZE_MAX);
	for (uint64_t round = 0; round < 10; round++) {
		for (uint64_t i = 1; i < WIRE_ORDER_COUNT; i++, count++) {
			run.start = round * 100000 + 10 * i;
			run.end = run.start + 1;
			assert_true(quote_list_add(&list, &q));
		}
		run = (struct range){ round * 100000, round * 100000 + 1 };
		assert_true(quote_list_add(&list, &q));
		count++;
	}
	for (uint64_t i = 0; i < count; i++)
		assert_int_equal(quote_list_number(&list, i)->runs[0].start,
		                 i / WIRE_ORDER_COUNT * 100000 + i % WIRE_ORDER_COUNT * 10);
	run = (struct range){ 5, 6 };
	assert_false(quote_list_add(&list, &q));
	assert_int_equal(quote_list_count(&list).all, count);
	quote_list_clear(&list);
}

/* Two millions of them in little memory; past the limit samples tell where they are and how many. */
static void
very_many(void **state)
{
	enum { COUNT = 2000000, LIMIT = 4 * 1024 * 1024, APART = 40 };
	struct quote_list list;
	struct range run;
	struct quote q = { .runs = &run, .run_count = 1, .speaker = "Ana" };

	(void)state;
	quote_list_init(&list, LIMIT);
	for (uint64_t i = 0; i < COUNT; i++) {
		run = (struct range){ APART * i, APART * i + 20 };
		q.cue = (struct range){ run.end + 2, run.end + 6 };
		q.source = (struct range){ run.end + 7, run.end + 10 };
		assert_true(quote_list_add(&list, &q));
	}
	struct range dropped = quote_list_dropped(&list);
	uint64_t kept = dropped.start / APART;
	assert_true(quote_list_is_full(&list));
	assert_true(kept > 300000 && kept < COUNT / 2);
	assert_true(arena_size(list.arena) < LIMIT + LIMIT / 8);
	assert_true(list.chunk_count < COUNT / 60);
	assert_int_equal(quote_list_count(&list).all, COUNT);
	for (uint64_t i = 0; i < COUNT; i += 1777) {
		const struct quote *quote = quote_list_number(&list, i);
		bool is_dropped = range_holds(dropped, APART * i);
		assert_int_equal(quote == NULL, is_dropped);
		if (quote)
			assert_int_equal(quote->runs[0].start, APART * i);
		const struct quote_chunk *chunk = quote_list_chunk_at(&list, APART * i);
		assert_int_equal(chunk->start, APART * chunk->before.of[0].all);
		if (!is_dropped)
			continue;
		assert_ptr_equal(quote_list_chunk_of(&list, i), chunk);
		assert_true(chunk->before.of[0].all <= i && i <= chunk->last / APART);
		assert_int_equal(quote_list_skip(&list, APART * i), APART * i);
		assert_int_equal(quote_list_skip(&list, chunk->last + 1), chunk->last + APART);
	}
	quote_list_clear(&list);
}

/* However many samples there are, they take no more memory than so much. */
static void
samples_are_joined(void **state)
{
	enum { COUNT = 400000 };
	struct quote_list list;
	struct range run;
	struct quote q = { .runs = &run, .run_count = 1 };
	const uint64_t apart = 1024 * 1024; /* each is a chunk by itself, at first */

	(void)state;
	quote_list_init(&list, 0);
	for (uint64_t i = 0; i < COUNT; i++) {
		run = (struct range){ apart * i, apart * i + 20 };
		assert_true(quote_list_add(&list, &q));
	}
	assert_true(list.chunk_count <= 64 * 1024);
	for (uint64_t i = 0; i < COUNT - 2048; i += 777) {
		const struct quote_chunk *chunk = quote_list_chunk_of(&list, i);
		assert_ptr_equal(quote_list_chunk_at(&list, apart * i), chunk);
		assert_int_equal(chunk->start, apart * chunk->before.of[0].all);
		assert_true(chunk->last >= apart * i);
	}
	quote_list_clear(&list);
}

/* Cut anywhere and filled up again, it is what it was. */
static void
cut_and_filled_up(void **state)
{
	enum { COUNT = 6000, APART = 40 };
	static const uint64_t cuts[] = { 0, 1, 39, 40, 41, 100001, 160000, 239000, 239960, 300000 };
	struct quote_list list;
	struct range run;
	struct quote q = { .runs = &run, .run_count = 1, .speaker = "Ana" };

	(void)state;
	for (size_t limit = 0; limit < 2; limit++) {
		quote_list_init(&list, limit ? SIZE_MAX : 8 * 1024);
		for (size_t c = 0, from = 0; c < sizeof cuts / sizeof *cuts; c++) {
			for (uint64_t i = from; i < COUNT; i++) {
				run = (struct range){ APART * i, APART * i + 20 };
				assert_true(quote_list_add(&list, &q));
			}
			assert_int_equal(quote_list_count(&list).all, COUNT);
			uint64_t cut = quote_list_cut(&list, cuts[c]);
			assert_true(limit ? cut == cuts[c] : cut <= cuts[c]);
			from = (size_t)((cut + APART - 1) / APART);
			from = from < COUNT ? from : COUNT;
			assert_int_equal(quote_list_count(&list).all, from);
			assert_int_equal(quote_list_count(&list).outer, from);
			if (from && limit)
				assert_int_equal(quote_list_number(&list, from - 1)->runs[0].start,
				                 APART * (from - 1));
			assert_null(quote_list_number(&list, from));
			size_t names;
			const struct speaker_count *ana = quote_list_speakers(&list, &names);
			assert_int_equal(names, 1);
			assert_string_equal(ana->name, "Ana");
			if (limit)
				assert_int_equal(ana->of[QUOTES_ALL], from);
			assert_true(quote_list_dropped(&list).end <= cut);
		}
		quote_list_clear(&list);
	}
}

/* Of each choice what is asked is what counting one by one tells. */
static void
choices(void **state)
{
	enum { COUNT = 9000 };
	struct quote_list list;
	struct range runs[RUNS];

	(void)state;
	quote_list_init(&list, SIZE_MAX);
	for (int choice = QUOTES_ALL; choice <= QUOTES_NONE; choice++) {
		uint64_t random = 11, at = 0, number = 0, outer = 0, last = UINT64_MAX;

		list.choice = (enum quote_choice)choice;
		for (int i = 0; i < COUNT; i++) {
			struct quote q = make_quote(&random, &at, runs);
			if (choice == QUOTES_ALL)
				assert_true(quote_list_add(&list, &q));
		}
		random = 11;
		at = 0;
		for (int i = 0; i < COUNT; i++) {
			struct quote q = make_quote(&random, &at, runs);
			if (at != last) {
				assert_int_equal(quote_list_before(&list, at).all, number);
				assert_int_equal(quote_list_before(&list, at).outer, outer);
			}
			last = at;
			if (!quote_is_chosen(&q, list.choice))
				continue;
			assert_same(quote_list_number(&list, number), &q);
			number++;
			outer += !q.nested;
		}
		assert_int_equal(quote_list_count(&list).all, number);
		assert_int_equal(quote_list_count(&list).outer, outer);
		assert_null(quote_list_number(&list, number));
		assert_true(choice == QUOTES_NONE ? !number : number > COUNT / 8);
	}
	quote_list_clear(&list);
}

/* ---- given away ---- */

struct taken {
	uint64_t last;
	size_t count;
};

static void
take(void *context, const struct quote *quote)
{
	struct taken *taken = context;

	assert_true(quote->runs[0].start >= taken->last);
	taken->last = quote->runs[0].start;
	taken->count++;
}

/* Each comes once and in order although some come late; nothing is kept. */
static void
taker_gets_all_in_order(void **state)
{
	enum { COUNT = 10000 };
	struct quote_list list;
	struct taken taken = { 0, 0 };

	(void)state;
	quote_list_init(&list, SIZE_MAX);
	quote_list_give(&list, take, &taken);
	for (uint64_t i = 0; i < COUNT; i++) {
		uint64_t start = 10 * (i ^ 7); /* eight by eight they come backwards */
		struct range run = { start, start + 5 };
		assert_true(quote_list_add(&list, &(struct quote){ .runs = &run, .run_count = 1 }));
		assert_null(list.chunks);
		if (i == 15) {
			quote_list_pass(&list, 100);
			assert_int_equal(taken.count, 10);
			run = (struct range){ 20, 30 };
			assert_false(quote_list_add(
				&list, &(struct quote){ .runs = &run, .run_count = 1 }));
		}
	}
	assert_int_equal(quote_list_count(&list).all, COUNT);
	quote_list_pass(&list, UINT64_MAX);
	assert_int_equal(taken.count, COUNT);
	assert_int_equal(taken.last, 10 * (COUNT - 1));
	assert_int_equal(quote_list_count(&list).outer, COUNT);
	quote_list_clear(&list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(choices),
		cmocka_unit_test(taker_gets_all_in_order),
		cmocka_unit_test(what_goes_in_comes_out),
		cmocka_unit_test(late_ones),
		cmocka_unit_test(very_many),
		cmocka_unit_test(samples_are_joined),
		cmocka_unit_test(cut_and_filled_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
