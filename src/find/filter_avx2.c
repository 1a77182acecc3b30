/*
 * The filter on vectors of 32 bytes, for x86-64 with AVX2; whether there is any is asked when the program runs (base/cpu), so
 * that one program serves all machines. The classes are looked up by the bytes' halves, sixteen at a time, as Langdale's
 * "Teddy" does.
 */
#include "find/filter.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline, target("avx2")))

/* Each byte of a vector is the same. */
struct lanes {
	__m256i first, first_bit, second, second_bit, third;
	__m256i high; /* the bit that only ASCII lacks, if that matters */
	__m256i low_tables[3], high_tables[3], half;
};

INLINE __m256i
fill(int byte)
{
	return _mm256_set1_epi8((char)byte);
}

INLINE __m256i
load(const char *at)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

/* A table of sixteen in both halves. */
INLINE __m256i
load_table(const uint8_t *table)
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)table));
}

INLINE struct lanes
make_lanes(const struct filter *f)
{
	/* With all bits set nothing is a zero, and everything is all bits. */
	struct lanes lanes = {
		.first = fill(f->ascii ? f->first : 0),
		.first_bit = fill(f->ascii ? f->first_bit : 0xff),
		.second = fill(f->pair ? f->second : 0xff),
		.second_bit = fill(f->pair ? f->second_bit : 0xff),
		.third = fill(f->third),
		.high = fill(f->classes ? 0x80 : 0),
		.half = fill(15),
	};

	for (int i = 0; i < 3; i++) {
		lanes.low_tables[i] = load_table(f->low[i]);
		lanes.high_tables[i] = load_table(f->high[i]);
	}
	return lanes;
}

/* True where the first of the pair stands. */
INLINE __m256i
find_first(const struct lanes *l, __m256i here)
{
	return _mm256_cmpeq_epi8(_mm256_or_si256(here, l->first_bit), l->first);
}

/* True where the pair stands. */
INLINE __m256i
find_pairs(const struct lanes *l, __m256i here, __m256i next)
{
	__m256i second = _mm256_cmpeq_epi8(_mm256_or_si256(next, l->second_bit), l->second);
	__m256i other = _mm256_cmpeq_epi8(next, l->third);

	return _mm256_and_si256(find_first(l, here), _mm256_or_si256(second, other));
}

/* Passes over the steps that have neither the first of the pair nor, if that matters, anything that is not ASCII. */
INLINE size_t
pass_over(const struct lanes *l, const char *bytes, size_t i, size_t to)
{
	for (; i < to; i += FILTER_STEP) {
		__m256i here = load(bytes + i), here2 = load(bytes + i + 32);
		__m256i any = _mm256_and_si256(_mm256_or_si256(here, here2), l->high);
		any = _mm256_or_si256(any, find_first(l, here));
		any = _mm256_or_si256(any, find_first(l, here2));
		if (_mm256_movemask_epi8(any))
			break;
	}
	return i;
}

/* The classes that have these values of their byte number i. */
INLINE __m256i
look_up(const struct lanes *l, int i, __m256i bytes)
{
	__m256i low = _mm256_and_si256(bytes, l->half);
	__m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), l->half);

	return _mm256_and_si256(_mm256_shuffle_epi8(l->low_tables[i], low),
	                        _mm256_shuffle_epi8(l->high_tables[i], high));
}

/* A bit for each of 32 bytes where a class begins. */
INLINE uint32_t
find_classes(const struct lanes *l, __m256i here, __m256i next, const char *third)
{
	__m256i found = _mm256_and_si256(look_up(l, 0, here), look_up(l, 1, next));

	found = _mm256_and_si256(found, look_up(l, 2, load(third)));
	return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(found, _mm256_setzero_si256()));
}

INLINE uint64_t
join(uint32_t low, uint32_t high)
{
	return (uint64_t)high << 32 | low;
}

__attribute__((target("avx2"))) bool
filter_next_avx2(const struct filter *f, const char *bytes, size_t *from, size_t to,
                 uint64_t *places)
{
	const struct lanes lanes = make_lanes(f);
	size_t i = *from;

	for (*places = 0; i < to; i += FILTER_STEP) {
		if (f->rare && (i = pass_over(&lanes, bytes, i, to)) >= to)
			break;
		const char *at = bytes + i;
		__m256i here = load(at), next = load(at + 1);
		__m256i here2 = load(at + 32), next2 = load(at + 33);
		__m256i pairs = find_pairs(&lanes, here, next);
		__m256i pairs2 = find_pairs(&lanes, here2, next2);
		__m256i high = _mm256_or_si256(_mm256_or_si256(here, here2), next2);
		__m256i any = _mm256_and_si256(high, lanes.high);
		/* Every byte of a pair has its highest bit set. */
		any = _mm256_or_si256(any, _mm256_or_si256(pairs, pairs2));
		if (!_mm256_movemask_epi8(any))
			continue;
		if (f->classes && _mm256_movemask_epi8(high))
			*places = join(find_classes(&lanes, here, next, at + 2),
			               find_classes(&lanes, here2, next2, at + 34));
		else
			*places = join((uint32_t)_mm256_movemask_epi8(pairs),
			               (uint32_t)_mm256_movemask_epi8(pairs2));
		if (*places)
			break;
	}
	*from = i;
	return *places;
}

#else

bool
filter_next_avx2(const struct filter *f, const char *bytes, size_t *from, size_t to,
                 uint64_t *places)
{
	return filter_next_plain(f, bytes, from, to, places);
}

#endif
