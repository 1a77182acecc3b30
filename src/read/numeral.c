/*
 * Numbers in the ways that headings and lists are counted. Every line of a text may be asked whether it begins with one, so each
 * refuses what cannot be one at the first byte or two.
 */
#include "read/numeral.h"

#include <string.h>

#include "read/wordlist.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct word numbers[] = {
	{ "one", 1 },         { "two", 2 },         { "three", 3 },      { "four", 4 },
	{ "five", 5 },        { "six", 6 },         { "seven", 7 },      { "eight", 8 },
	{ "nine", 9 },        { "ten", 10 },        { "eleven", 11 },    { "twelve", 12 },
	{ "thirteen", 13 },   { "fourteen", 14 },   { "fifteen", 15 },   { "sixteen", 16 },
	{ "seventeen", 17 },  { "eighteen", 18 },   { "nineteen", 19 },  { "twenty", 20 },
	{ "thirty", 30 },     { "forty", 40 },      { "fifty", 50 },     { "sixty", 60 },
	{ "seventy", 70 },    { "eighty", 80 },     { "ninety", 90 },    { "first", 1 },
	{ "second", 2 },      { "third", 3 },       { "fourth", 4 },     { "fifth", 5 },
	{ "sixth", 6 },       { "seventh", 7 },     { "eighth", 8 },     { "ninth", 9 },
	{ "tenth", 10 },      { "eleventh", 11 },   { "twelfth", 12 },   { "thirteenth", 13 },
	{ "fourteenth", 14 }, { "fifteenth", 15 },  { "sixteenth", 16 }, { "seventeenth", 17 },
	{ "eighteenth", 18 }, { "nineteenth", 19 }, { "twentieth", 20 }, { "thirtieth", 30 },
	{ "erste", 1 },       { "erster", 1 },      { "erstes", 1 },     { "zweite", 2 },
	{ "zweiter", 2 },     { "zweites", 2 },     { "dritte", 3 },     { "dritter", 3 },
	{ "drittes", 3 },     { "vierte", 4 },      { "vierter", 4 },    { "viertes", 4 },
	{ "fünfte", 5 },      { "fünfter", 5 },     { "fünftes", 5 },    { "sechste", 6 },
	{ "sechster", 6 },    { "sechstes", 6 },    { "siebte", 7 },     { "siebter", 7 },
	{ "siebtes", 7 },     { "siebentes", 7 },   { "achte", 8 },      { "achter", 8 },
	{ "achtes", 8 },      { "neunte", 9 },      { "neunter", 9 },    { "neuntes", 9 },
	{ "zehnte", 10 },     { "zehnter", 10 },    { "zehntes", 10 },   { "eins", 1 },
	{ "zwei", 2 },        { "drei", 3 },        { "vier", 4 },       { "fünf", 5 },
	{ "premier", 1 },     { "première", 1 },    { "deuxième", 2 },   { "seconde", 2 },
	{ "troisième", 3 },   { "quatrième", 4 },   { "cinquième", 5 },  { "sixième", 6 },
	{ "septième", 7 },    { "huitième", 8 },    { "neuvième", 9 },   { "dixième", 10 },
	{ "primero", 1 },     { "primera", 1 },     { "primer", 1 },     { "segundo", 2 },
	{ "segunda", 2 },     { "tercero", 3 },     { "tercera", 3 },    { "tercer", 3 },
	{ "cuarto", 4 },      { "cuarta", 4 },      { "quinto", 5 },     { "quinta", 5 },
	{ "sexto", 6 },       { "sexta", 6 },       { "primo", 1 },      { "prima", 1 },
	{ "secondo", 2 },     { "seconda", 2 },     { "terzo", 3 },      { "terza", 3 },
	{ "quarto", 4 },      { "quarta", 4 },      { "primeiro", 1 },   { "primeira", 1 },
	{ "terceiro", 3 },    { "terceira", 3 },    { "первый", 1 },     { "первая", 1 },
	{ "первое", 1 },      { "второй", 2 },      { "вторая", 2 },     { "второе", 2 },
	{ "третий", 3 },      { "третья", 3 },      { "третье", 3 },     { "четвертый", 4 },
	{ "четвертая", 4 },   { "четвёртая", 4 },   { "четвертое", 4 },  { "пятый", 5 },
	{ "пятая", 5 },       { "пятое", 5 },       { "шестая", 6 },     { "седьмая", 7 },
	{ "восьмая", 8 },     { "девятая", 9 },     { "десятая", 10 },
};

static const struct word ideographs[] = {
	{ "一", 1 },   { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 },
	{ "六", 6 },   { "七", 7 }, { "八", 8 }, { "九", 9 }, { "十", 10 },
	{ "百", 100 }, { "〇", 0 }, { "零", 0 }, { "两", 2 },
};

size_t
numeral_blanks(const char *s, size_t n)
{
	size_t at = 0;

	for (;;) {
		if (at < n && (s[at] == ' ' || s[at] == '\t'))
			at++;
		else if (n - at > 1 && memcmp(s + at, "\u00a0", 2) == 0)
			at += 2;
		else if (n - at > 2 && memcmp(s + at, "\u3000", 3) == 0)
			at += 3;
		else
			return at;
	}
}

size_t
numeral_arabic(const char *s, size_t n, uint16_t *value)
{
	unsigned v = 0;
	size_t at = 0;

	for (int digits = 0;; digits++) {
		unsigned char b = at < n ? (unsigned char)s[at] : 0;

		if (b >= '0' && b <= '9') {
			v = v * 10 + (unsigned)(b - '0');
			at++;
		} else if (b == 0xef && n - at > 2 && s[at + 1] == '\xbc' &&
		           (unsigned char)s[at + 2] >= 0x90 && (unsigned char)s[at + 2] <= 0x99) {
			v = v * 10 + (unsigned char)s[at + 2] - 0x90;
			at += 3;
		} else {
			break;
		}
		if (digits == 4)
			return 0;
	}
	*value = (uint16_t)v;
	return at;
}

static unsigned
roman_digit(int b)
{
	switch (b | 0x20) {
	case 'i':
		return 1;
	case 'v':
		return 5;
	case 'x':
		return 10;
	case 'l':
		return 50;
	case 'c':
		return 100;
	case 'd':
		return 500;
	case 'm':
		return 1000;
	default:
		return 0;
	}
}

/* How a number is written in Roman digits, to tell "IIX" from a number; returns its size. */
static size_t
write_roman(unsigned value, char out[20])
{
	static const struct word parts[] = { { "m", 1000 }, { "cm", 900 }, { "d", 500 },
		                             { "cd", 400 }, { "c", 100 },  { "xc", 90 },
		                             { "l", 50 },   { "xl", 40 },  { "x", 10 },
		                             { "ix", 9 },   { "v", 5 },    { "iv", 4 },
		                             { "i", 1 } };
	size_t size = 0;

	for (size_t i = 0; i < COUNT(parts); i++)
		for (; value >= parts[i].value; value -= parts[i].value)
			for (const char *p = parts[i].text; *p && size < 19; p++)
				out[size++] = *p;
	out[size] = '\0';
	return size;
}

size_t
numeral_roman(const char *s, size_t n, uint16_t *value, bool *lower)
{
	char proper[20];
	size_t size = 0;
	unsigned v = 0;

	while (size < 15 && size < n && roman_digit(s[size]) && (s[size] & 0x20) == (s[0] & 0x20)) {
		unsigned digit = roman_digit(s[size]);
		unsigned next = size + 1 < n ? roman_digit(s[size + 1]) : 0;

		v = next > digit ? v - digit : v + digit;
		size++;
	}
	if (!size || v > 399 || write_roman(v, proper) != size)
		return 0;
	for (size_t i = 0; i < size; i++)
		if ((s[i] | 0x20) != proper[i])
			return 0;
	*value = (uint16_t)v;
	*lower = (s[0] & 0x20) != 0;
	return size;
}

size_t
numeral_ideographs(const char *s, size_t n, uint16_t *value)
{
	static const struct wordlist list = WORDLIST(ideographs);
	unsigned total = 0;
	unsigned digits = 0;
	bool units = false;
	size_t at = 0;

	/* The first of them is U+3007. */
	while (at < n && (unsigned char)s[at] >= 0xe3) {
		const struct word *w = wordlist_at(&list, s + at, n - at);

		if (!w)
			break;
		at += strlen(w->text);
		if (w->value >= 10) {
			total += (digits ? digits : 1) * w->value;
			digits = 0;
			units = true;
		} else {
			digits = units ? w->value : digits * 10 + w->value;
		}
		if (total + digits > NUMERAL_MOST)
			return 0;
	}
	*value = (uint16_t)(total + digits);
	return at;
}

/* The number word that n bytes begin with; *size are its bytes. */
static const struct word *
word_at(const char *s, size_t n, size_t *size)
{
	static struct wordlist list = WORDLIST(numbers);
	char folded[WORDLIST_WORD];

	if (!wordlist_may_begin(&list, s, n))
		return NULL;
	*size = wordlist_fold(s, n, folded);
	return *size ? wordlist_find(&list, folded) : NULL;
}

/* The bytes of "the" and the blanks behind it, in any case; 0 when n bytes do not begin so. */
static size_t
article_size(const char *s, size_t n)
{
	size_t blanks;

	if (n < 4 || (s[0] | 0x20) != 't' || (s[1] | 0x20) != 'h' || (s[2] | 0x20) != 'e')
		return 0;
	blanks = numeral_blanks(s + 3, n - 3);
	return blanks ? 3 + blanks : 0;
}

size_t
numeral_word(const char *s, size_t n, uint16_t *value)
{
	size_t at = article_size(s, n), size;
	const struct word *w = word_at(s + at, n - at, &size);

	if (!w)
		return 0;
	at += size;
	*value = w->value;
	if (w->value >= 20 && at < n && (s[at] == '-' || s[at] == ' ')) {
		w = word_at(s + at + 1, n - at - 1, &size);
		if (w && w->value < 10) {
			*value = (uint16_t)(*value + w->value);
			at += 1 + size;
		}
	}
	return at;
}
