/*
 * The filter, and its portable form: eight bytes at a time in a word. filter_avx2.c has the same on vectors of 32.
 */
#include "find/filter.h"

#include <string.h>

#include "base/cpu.h"

/* Of what is as rare as that most steps have none. */
enum { RARE = 30 };

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
is_small(uint8_t c)
{
	return c >= 'a' && c <= 'z';
}

void
filter_init(struct filter *f, uint8_t first, uint8_t second, uint8_t third, bool fold_case)
{
	*f = (struct filter){ .ascii = first, .pair = second };
	f->first = first;
	f->first_bit = fold_case && is_small(first) ? 0x20 : 0;
	f->second = second;
	f->second_bit = fold_case && is_small(second) ? 0x20 : 0;
	f->third = third;
	f->rare = !first || filter_frequency(first) <= RARE;
}

/* ---- classes ---- */

void
filter_class_add(struct filter_class *class, int which, uint8_t byte)
{
	class->low[which] |= (uint16_t)(1u << (byte & 15));
	class->high[which] |= (uint16_t)(1u << (byte >> 4));
}

void
filter_class_add_all(struct filter_class *class, int which, unsigned from, unsigned to)
{
	for (unsigned byte = from; byte <= to; byte++)
		filter_class_add(class, which, (uint8_t)byte);
}

static struct filter_class
join(const struct filter_class *a, const struct filter_class *b)
{
	struct filter_class both = *a;

	for (int i = 0; i < 3; i++) {
		both.low[i] |= b->low[i];
		both.high[i] |= b->high[i];
	}
	return both;
}

/* How many threes of bytes the class has. */
static double
size_of(const struct filter_class *class)
{
	double size = 1;

	for (int i = 0; i < 3; i++)
		size *= __builtin_popcount(class->low[i]) * __builtin_popcount(class->high[i]);
	return size;
}

/* Joins the two classes that grow least by it. */
static void
join_two(struct filter_class *classes, size_t count)
{
	double least = -1;
	size_t a = 0, b = 1;

	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++) {
			struct filter_class both = join(&classes[i], &classes[k]);
			double more = size_of(&both) - size_of(&classes[i]) - size_of(&classes[k]);
			if (least >= 0 && more >= least)
				continue;
			least = more;
			a = i;
			b = k;
		}
	classes[a] = join(&classes[a], &classes[b]);
	classes[b] = classes[count - 1];
}

void
filter_set_classes(struct filter *f, struct filter_class *classes, size_t count)
{
	for (; count > FILTER_CLASSES; count--)
		join_two(classes, count);
	f->classes = count;
	for (size_t k = 0; k < count; k++)
		for (int i = 0; i < 3; i++)
			for (int bits = 0; bits < 16; bits++) {
				f->low[i][bits] |= (uint8_t)((classes[k].low[i] >> bits & 1) << k);
				f->high[i][bits] |=
					(uint8_t)((classes[k].high[i] >> bits & 1) << k);
			}
}

/* ---- looking ---- */

/* A word of eight bytes, each of them this one. */
static uint64_t
fill(uint8_t byte)
{
	return byte * UINT64_C(0x0101010101010101);
}

static uint64_t
load(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

/* Not zero when one of the eight bytes is zero (and maybe for a byte of 1 after it). */
static uint64_t
zeros(uint64_t word)
{
	return (word - fill(1)) & ~word & fill(0x80);
}

/* True when one of the step's bytes or the one after it is not ASCII. */
static bool
has_high(const char *at)
{
	uint64_t all = (uint64_t)(unsigned char)at[FILTER_STEP] << 56;

	for (size_t i = 0; i < FILTER_STEP; i += sizeof all)
		all |= load(at + i);
	return all & fill(0x80);
}

/* True when the pair stands at this very byte. */
static bool
is_pair(const struct filter *f, const char *at)
{
	uint8_t here = (uint8_t)at[0], next = (uint8_t)at[1];

	return (here | f->first_bit) == f->first &&
	       (!f->pair || (next | f->second_bit) == f->second || next == f->third);
}

static bool
is_class(const struct filter *f, const char *at)
{
	unsigned found = 0xff;

	for (int i = 0; i < 3; i++)
		found &= f->low[i][at[i] & 15] & f->high[i][(uint8_t)at[i] >> 4];
	return found;
}

static uint64_t
find_classes(const struct filter *f, const char *at)
{
	uint64_t places = 0;

	for (size_t i = 0; i < FILTER_STEP; i++)
		places |= (uint64_t)is_class(f, at + i) << i;
	return places;
}

static uint64_t
find_pairs(const struct filter *f, const char *at)
{
	uint64_t places = 0;

	for (size_t i = 0; f->ascii && i < FILTER_STEP; i += sizeof places) {
		if (!zeros((load(at + i) | fill(f->first_bit)) ^ fill(f->first)))
			continue;
		for (size_t k = i; k < i + sizeof places; k++)
			places |= (uint64_t)is_pair(f, at + k) << k;
	}
	return places;
}

bool
filter_next_plain(const struct filter *f, const char *bytes, size_t *from, size_t to,
                  uint64_t *places)
{
	for (; *from < to; *from += FILTER_STEP) {
		const char *at = bytes + *from;
		*places = f->classes && has_high(at) ? find_classes(f, at) : find_pairs(f, at);
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
