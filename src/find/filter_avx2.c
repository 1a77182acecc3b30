/*
 * The filter on vectors of 32 bytes, for x86-64 with AVX2; whether there is any is asked when the program runs (base/cpu), so
 * that one program serves all machines.
 */
#include "find/filter.h"

#if defined(__x86_64__)

#include <immintrin.h>

/* Each byte of a vector is the same; one of ones makes its condition true, one of zeros false. */
struct lanes {
	__m256i first, first_bit, second, second_bit;
	__m256i ascii, no_pair, broken, hyphen, blank;
	__m256i leads, every, least, han, han_size, lead, other_lead;
};

static inline __attribute__((always_inline, target("avx2"))) __m256i
fill(int byte)
{
	return _mm256_set1_epi8((char)byte);
}

static inline __attribute__((always_inline, target("avx2"))) __m256i
load(const char *at)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

/* True where a byte is not above most. */
static inline __attribute__((always_inline, target("avx2"))) __m256i
at_most(__m256i bytes, __m256i most)
{
	return _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, most), bytes);
}

/* True where text that is not ASCII must be stopped at; see high_sign in filter.c. */
static inline __attribute__((always_inline, target("avx2"))) __m256i
look_high(const struct lanes *l, __m256i here)
{
	__m256i han = at_most(_mm256_sub_epi8(here, l->han), l->han_size);
	__m256i wanted = _mm256_or_si256(_mm256_cmpeq_epi8(here, l->lead),
	                                 _mm256_cmpeq_epi8(here, l->other_lead));
	__m256i any = _mm256_andnot_si256(han, at_most(l->least, here));

	return _mm256_or_si256(_mm256_and_si256(_mm256_or_si256(any, wanted), l->leads),
	                       _mm256_and_si256(here, l->every));
}

/* A bit for each of the 32 bytes where something may be. */
static inline __attribute__((always_inline, target("avx2"))) uint32_t
look(const struct lanes *l, const char *at)
{
	__m256i here = load(at), next = load(at + 1);
	__m256i first = _mm256_cmpeq_epi8(_mm256_or_si256(here, l->first_bit), l->first);
	__m256i second = _mm256_cmpeq_epi8(_mm256_or_si256(next, l->second_bit), l->second);
	__m256i pair = _mm256_and_si256(_mm256_and_si256(first, l->ascii),
	                                _mm256_or_si256(second, l->no_pair));
	__m256i hyphen = _mm256_and_si256(_mm256_cmpeq_epi8(here, l->hyphen), l->broken);
	__m256i broken = _mm256_and_si256(hyphen, at_most(next, l->blank));
	__m256i all = _mm256_or_si256(_mm256_or_si256(pair, broken), look_high(l, here));

	return (uint32_t)_mm256_movemask_epi8(all);
}

__attribute__((target("avx2"))) bool
filter_next_avx2(const struct filter *f, const char *bytes, size_t *from, size_t to,
                 uint64_t *places)
{
	const struct lanes lanes = {
		.first = fill(f->first),
		.first_bit = fill(f->first_bit),
		.second = fill(f->second),
		.second_bit = fill(f->second_bit),
		.ascii = fill(f->ascii ? -1 : 0),
		.no_pair = fill(f->pair ? 0 : -1),
		.broken = fill(f->hyphen ? -1 : 0),
		.hyphen = fill('-'),
		.blank = fill(' '),
		.leads = fill(f->high == FILTER_LEADS ? -1 : 0),
		.every = fill(f->high == FILTER_BYTES ? 0x80 : 0),
		.least = fill(0xc0),
		.han = fill(FILTER_HAN),
		.han_size = fill(FILTER_HAN_LAST - FILTER_HAN),
		.lead = fill(f->lead),
		.other_lead = fill(f->other_lead),
	};

	for (; *from < to; *from += FILTER_STEP) {
		uint32_t low = look(&lanes, bytes + *from);
		*places = (uint64_t)look(&lanes, bytes + *from + 32) << 32 | low;
		if (*places)
			return true;
	}
	return false;
}

#else

bool
filter_next_avx2(const struct filter *f, const char *bytes, size_t *from, size_t to,
                 uint64_t *places)
{
	return filter_next_plain(f, bytes, from, to, places);
}

#endif
