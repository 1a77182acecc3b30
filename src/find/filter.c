/*
 * The filter, and its portable form: eight bytes at a time in a word. filter_avx2.c has the same on vectors of 32.
 */
#include "find/filter.h"

#include <string.h>

#include "base/cpu.h"
#include "base/utf8.h"

/* In 1/10000 of English and German text, roughly; what is not listed is rare. */
static const struct {
	char byte;
	unsigned short frequency;
} frequencies[] = {
	{ ' ', 1700 }, { 'e', 1050 }, { 't', 720 }, { 'a', 640 }, { 'o', 600 }, { 'i', 580 },
	{ 'n', 600 },  { 's', 530 },  { 'r', 500 }, { 'h', 470 }, { 'l', 330 }, { 'd', 340 },
	{ 'c', 230 },  { 'u', 240 },  { 'm', 200 }, { 'f', 170 }, { 'p', 150 }, { 'g', 160 },
	{ 'w', 150 },  { 'y', 140 },  { 'b', 120 }, { 'v', 80 },  { 'k', 70 },  { ',', 100 },
	{ '.', 100 },  { '-', 60 },   { '0', 60 },  { '1', 60 },  { '2', 50 },  { '\'', 30 },
	{ '"', 30 },   { 'x', 15 },   { 'j', 12 },  { 'q', 8 },   { 'z', 10 },
};

unsigned
filter_frequency(unsigned char ascii)
{
	for (size_t i = 0; i < sizeof frequencies / sizeof *frequencies; i++)
		if (frequencies[i].byte == (char)ascii)
			return frequencies[i].frequency;
	return 20;
}

static bool
is_small(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static void
mark_sign(struct filter *f, uint32_t c, bool fold_case, enum filter_sign sign)
{
	f->signs[c] |= (uint8_t)sign;
	if (fold_case && is_small(c))
		f->signs[c - 0x20] |= (uint8_t)sign;
}

/* The first byte of a code point's UTF-8. */
static uint8_t
lead_of(uint32_t cp)
{
	char bytes[UTF8_MAX];

	utf8_encode(cp, bytes);
	return (uint8_t)bytes[0];
}

/* What the table says of bytes that are not ASCII. */
static uint8_t
high_sign(const struct filter *f, int c)
{
	bool han = c >= FILTER_HAN && c <= FILTER_HAN_LAST;
	bool stop = f->high == FILTER_BYTES ||
	            (f->high == FILTER_LEADS &&
	             ((c >= 0xc0 && !han) || c == f->lead || c == f->other_lead));

	return stop ? FILTER_HIGH : 0;
}

void
filter_init(struct filter *f, uint32_t first, uint32_t second, bool fold_case,
            enum filter_high high, bool hyphen)
{
	*f = (struct filter){ .pair = second, .hyphen = hyphen, .high = high };
	f->ascii = first < 0x80 && second < 0x80;
	f->lead = first < 0x80 ? 0xff : lead_of(first);
	f->other_lead = second < 0x80 ? 0xff : lead_of(second);
	for (int c = 0; c < 256; c++)
		f->signs[c] = c >= 0x80 ? high_sign(f, c) : c <= ' ' ? FILTER_BLANK : 0;
	f->signs['-'] = FILTER_HYPHEN;
	if (!f->ascii)
		return;
	f->first = (uint8_t)first;
	f->first_bit = fold_case && is_small(first) ? 0x20 : 0;
	mark_sign(f, first, fold_case, FILTER_FIRST);
	if (!second)
		return;
	f->second = (uint8_t)second;
	f->second_bit = fold_case && is_small(second) ? 0x20 : 0;
	mark_sign(f, second, fold_case, FILTER_SECOND);
}

/* A word of eight bytes, each of them this one. */
static uint64_t
fill(uint8_t byte)
{
	return byte * UINT64_C(0x0101010101010101);
}

/* Not zero when one of the eight bytes is zero (and maybe for a byte of 1 after it). */
static uint64_t
zeros(uint64_t word)
{
	return (word - fill(1)) & ~word & fill(0x80);
}

/* True when something may be in these eight bytes. */
static bool
look(const struct filter *f, const char *at)
{
	uint64_t here, next;

	memcpy(&here, at, sizeof here);
	memcpy(&next, at + 1, sizeof next);
	if (f->high != FILTER_NONE && (here & fill(0x80)))
		return true;
	/* Both in the same word, if not yet in the same place. */
	bool first = f->ascii && zeros((here | fill(f->first_bit)) ^ fill(f->first));
	if (first && (!f->pair || zeros((next | fill(f->second_bit)) ^ fill(f->second))))
		return true;
	return f->hyphen && zeros(here ^ fill('-'));
}

/* True when something may be at this very byte. */
static bool
may_be(const struct filter *f, const char *at)
{
	unsigned here = f->signs[(unsigned char)at[0]], next = f->signs[(unsigned char)at[1]];

	if (here & FILTER_HIGH)
		return true;
	if ((here & FILTER_FIRST) && (!f->pair || (next & FILTER_SECOND)))
		return true;
	return f->hyphen && (here & FILTER_HYPHEN) && (next & FILTER_BLANK);
}

bool
filter_next_plain(const struct filter *f, const char *bytes, size_t *from, size_t to,
                  uint64_t *places)
{
	for (; *from < to; *from += FILTER_STEP) {
		*places = 0;
		for (size_t i = 0; i < FILTER_STEP; i += sizeof(uint64_t)) {
			const char *at = bytes + *from + i;
			size_t n = look(f, at) ? sizeof(uint64_t) : 0;
			for (size_t k = 0; k < n; k++)
				*places |= (uint64_t)may_be(f, at + k) << (i + k);
		}
		if (*places)
			return true;
	}
	return false;
}

bool
filter_next(const struct filter *f, const char *bytes, size_t *from, size_t to, uint64_t *places)
{
	if (cpu_has_avx2())
		return filter_next_avx2(f, bytes, from, to, places);
	return filter_next_plain(f, bytes, from, to, places);
}
