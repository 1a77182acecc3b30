/*
 * The numbers that headings and lists begin with. Whoever asks has a line that might be one; the answer is a pure
 * function of its bytes, says nothing about whether the line is a heading, and refuses most lines at the first
 * byte. Labels are known in the languages of Latin and Cyrillic script that number chapters with a word in front ("Chapter 4")
 * or behind ("4. Kapitel"), and in Chinese, Japanese and Korean, where the number stands inside.
 */
#include "read/numbering.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum { WORD_MAX = 40 };

struct word {
	const char *text; /* in small letters */
	uint16_t value;
};

static const struct word labels[] = {
	{ "volume", LABEL_VOLUME },
	{ "vol", LABEL_VOLUME },
	{ "tome", LABEL_VOLUME },
	{ "tomo", LABEL_VOLUME },
	{ "band", LABEL_VOLUME },
	{ "том", LABEL_VOLUME },
	{ "book", LABEL_BOOK },
	{ "livre", LABEL_BOOK },
	{ "buch", LABEL_BOOK },
	{ "libro", LABEL_BOOK },
	{ "livro", LABEL_BOOK },
	{ "liber", LABEL_BOOK },
	{ "boek", LABEL_BOOK },
	{ "księga", LABEL_BOOK },
	{ "книга", LABEL_BOOK },
	{ "part", LABEL_PART },
	{ "partie", LABEL_PART },
	{ "parte", LABEL_PART },
	{ "teil", LABEL_PART },
	{ "deel", LABEL_PART },
	{ "del", LABEL_PART },
	{ "osa", LABEL_PART },
	{ "część", LABEL_PART },
	{ "část", LABEL_PART },
	{ "часть", LABEL_PART },
	{ "частина", LABEL_PART },
	{ "act", LABEL_ACT },
	{ "acte", LABEL_ACT },
	{ "acto", LABEL_ACT },
	{ "atto", LABEL_ACT },
	{ "akt", LABEL_ACT },
	{ "aufzug", LABEL_ACT },
	{ "действие", LABEL_ACT },
	{ "chapter", LABEL_CHAPTER },
	{ "chap", LABEL_CHAPTER },
	{ "chapitre", LABEL_CHAPTER },
	{ "kapitel", LABEL_CHAPTER },
	{ "kapittel", LABEL_CHAPTER },
	{ "kapitola", LABEL_CHAPTER },
	{ "capítulo", LABEL_CHAPTER },
	{ "capitulo", LABEL_CHAPTER },
	{ "capitolo", LABEL_CHAPTER },
	{ "capitol", LABEL_CHAPTER },
	{ "capitolul", LABEL_CHAPTER },
	{ "rozdział", LABEL_CHAPTER },
	{ "rozdzial", LABEL_CHAPTER },
	{ "hoofdstuk", LABEL_CHAPTER },
	{ "luku", LABEL_CHAPTER },
	{ "fejezet", LABEL_CHAPTER },
	{ "bölüm", LABEL_CHAPTER },
	{ "глава", LABEL_CHAPTER },
	{ "розділ", LABEL_CHAPTER },
	{ "κεφάλαιο", LABEL_CHAPTER },
	{ "अध्याय", LABEL_CHAPTER },
	{ "letter", LABEL_CHAPTER },
	{ "lettre", LABEL_CHAPTER },
	{ "письмо", LABEL_CHAPTER },
	{ "stave", LABEL_CHAPTER },
	{ "canto", LABEL_CHAPTER },
	{ "lesson", LABEL_CHAPTER },
	{ "lecture", LABEL_CHAPTER },
	{ "unit", LABEL_CHAPTER },
	{ "module", LABEL_CHAPTER },
	{ "adventure", LABEL_CHAPTER },
	{ "fit", LABEL_CHAPTER },
	{ "scene", LABEL_SCENE },
	{ "scène", LABEL_SCENE },
	{ "szene", LABEL_SCENE },
	{ "scena", LABEL_SCENE },
	{ "escena", LABEL_SCENE },
	{ "auftritt", LABEL_SCENE },
	{ "сцена", LABEL_SCENE },
	{ "явление", LABEL_SCENE },
	{ "section", LABEL_SECTION },
	{ "sect", LABEL_SECTION },
	{ "sec", LABEL_SECTION },
	{ "abschnitt", LABEL_SECTION },
	{ "sección", LABEL_SECTION },
	{ "seção", LABEL_SECTION },
	{ "sezione", LABEL_SECTION },
	{ "sekcja", LABEL_SECTION },
	{ "раздел", LABEL_SECTION },
	{ "article", LABEL_ARTICLE },
	{ "artikel", LABEL_ARTICLE },
	{ "artículo", LABEL_ARTICLE },
	{ "artigo", LABEL_ARTICLE },
	{ "articolo", LABEL_ARTICLE },
	{ "статья", LABEL_ARTICLE },
	{ "appendix", LABEL_APPENDIX },
	{ "annex", LABEL_APPENDIX },
	{ "annexe", LABEL_APPENDIX },
	{ "anhang", LABEL_APPENDIX },
	{ "apéndice", LABEL_APPENDIX },
	{ "apêndice", LABEL_APPENDIX },
	{ "appendice", LABEL_APPENDIX },
	{ "anexo", LABEL_APPENDIX },
	{ "bijlage", LABEL_APPENDIX },
	{ "dodatek", LABEL_APPENDIX },
	{ "приложение", LABEL_APPENDIX },
	{ "example", LABEL_MINOR },
	{ "exercise", LABEL_MINOR },
	{ "problem", LABEL_MINOR },
	{ "question", LABEL_MINOR },
	{ "step", LABEL_MINOR },
	{ "item", LABEL_MINOR },
	{ "theorem", LABEL_MINOR },
	{ "lemma", LABEL_MINOR },
	{ "beispiel", LABEL_MINOR },
	{ "exemple", LABEL_MINOR },
	{ "ejemplo", LABEL_MINOR },
	{ "figure", LABEL_FIGURE },
	{ "fig", LABEL_FIGURE },
	{ "figura", LABEL_FIGURE },
	{ "table", LABEL_FIGURE },
	{ "tab", LABEL_FIGURE },
	{ "plate", LABEL_FIGURE },
	{ "photo", LABEL_FIGURE },
	{ "image", LABEL_FIGURE },
	{ "listing", LABEL_FIGURE },
	{ "chart", LABEL_FIGURE },
	{ "abbildung", LABEL_FIGURE },
	{ "abb", LABEL_FIGURE },
	{ "tabelle", LABEL_FIGURE },
	{ "tableau", LABEL_FIGURE },
	{ "tabla", LABEL_FIGURE },
	{ "рисунок", LABEL_FIGURE },
	{ "рис", LABEL_FIGURE },
	{ "таблица", LABEL_FIGURE },
};

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

/* What follows the number inside 第...章 and 제...장. */
static const struct word inside[] = {
	{ "章", LABEL_CHAPTER }, { "回", LABEL_CHAPTER }, { "話", LABEL_CHAPTER },
	{ "话", LABEL_CHAPTER }, { "講", LABEL_CHAPTER }, { "讲", LABEL_CHAPTER },
	{ "課", LABEL_CHAPTER }, { "课", LABEL_CHAPTER }, { "장", LABEL_CHAPTER },
	{ "部", LABEL_PART },    { "編", LABEL_PART },    { "编", LABEL_PART },
	{ "篇", LABEL_PART },    { "부", LABEL_PART },    { "편", LABEL_PART },
	{ "卷", LABEL_BOOK },    { "巻", LABEL_BOOK },    { "集", LABEL_BOOK },
	{ "節", LABEL_SECTION }, { "节", LABEL_SECTION }, { "절", LABEL_SECTION },
	{ "条", LABEL_ARTICLE }, { "條", LABEL_ARTICLE }, { "조", LABEL_ARTICLE },
	{ "幕", LABEL_ACT },     { "場", LABEL_SCENE },   { "场", LABEL_SCENE },
};

static const struct word ideographs[] = {
	{ "一", 1 },   { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 },
	{ "六", 6 },   { "七", 7 }, { "八", 8 }, { "九", 9 }, { "十", 10 },
	{ "百", 100 }, { "〇", 0 }, { "零", 0 }, { "两", 2 },
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A place in the line. */
struct cursor {
	const char *s;
	size_t n;
	size_t at;
};

static int
peek(const struct cursor *c, size_t ahead)
{
	return c->at + ahead < c->n ? (unsigned char)c->s[c->at + ahead] : -1;
}

static bool
skip(struct cursor *c, const char *text)
{
	size_t size = strlen(text);

	if (c->n - c->at < size || memcmp(c->s + c->at, text, size))
		return false;
	c->at += size;
	return true;
}

static void
skip_blanks(struct cursor *c)
{
	while (peek(c, 0) == ' ' || peek(c, 0) == '\t' || skip(c, "\u00a0") || skip(c, "\u3000"))
		if (peek(c, 0) == ' ' || peek(c, 0) == '\t')
			c->at++;
}

/* The word of letters at the cursor in small letters; returns its bytes in the line, 0 for none or one too long. */
static size_t
word_at(const struct cursor *c, char folded[WORD_MAX])
{
	size_t at = c->at;
	size_t size = 0;

	while (at < c->n) {
		uint32_t cp;
		size_t step = utf8_decode(c->s + at, c->n - at, &cp);

		if (!unicode_is_letter(cp) && !unicode_is_mark(cp))
			break;
		if (size + UTF8_MAX >= WORD_MAX)
			return 0;
		size += utf8_encode(unicode_lower(cp), folded + size);
		at += step;
	}
	folded[size] = '\0';
	return at - c->at;
}

static const struct word *
find_word(const struct word *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (table[i].text[0] == folded[0] && !strcmp(table[i].text, folded))
			return &table[i];
	return NULL;
}

/* Notes the first two letters of the table's words that begin with two of ASCII. */
static void
note_beginnings(const struct word *table, size_t count, uint32_t pairs[26])
{
	for (size_t i = 0; i < count; i++) {
		unsigned first = (unsigned char)table[i].text[0] - 'a';
		unsigned second = (unsigned char)table[i].text[1] - 'a';

		if (first < 26 && second < 26)
			pairs[first] |= UINT32_C(1) << second;
	}
}

/*
 * False when no label or number word begins as the text at the cursor does: told by two letters, because
 * every line of a text is asked and nearly none of them begins so. "the", which may stand before one, counts as one.
 */
static bool
may_be_word(const struct cursor *c)
{
	static uint32_t pairs[26]; /* by the first letter, a bit for each second one; made once */
	unsigned first, second;

	if (c->n - c->at < 2)
		return true;
	first = (unsigned)(c->s[c->at] | 0x20) - 'a';
	second = (unsigned)(c->s[c->at + 1] | 0x20) - 'a';
	if (first >= 26 || second >= 26)
		return true;
	if (!pairs['t' - 'a']) {
		note_beginnings(labels, COUNT(labels), pairs);
		note_beginnings(numbers, COUNT(numbers), pairs);
	}
	return pairs[first] >> second & 1;
}

/* The table's entry that stands at the cursor, which passes it. */
static const struct word *
skip_any(struct cursor *c, const struct word *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (skip(c, table[i].text))
			return &table[i];
	return NULL;
}

/* A decimal number in ASCII or full-width digits, at most four of them. */
static bool
read_arabic(struct cursor *c, uint16_t *value)
{
	size_t at = c->at;
	unsigned v = 0;
	int digits = 0;

	for (;;) {
		int b = peek(c, 0);
		unsigned digit;

		if (b >= '0' && b <= '9') {
			digit = (unsigned)(b - '0');
			c->at++;
		} else if (b == 0xef && peek(c, 1) == 0xbc && peek(c, 2) >= 0x90 &&
		           peek(c, 2) <= 0x99) {
			digit = (unsigned)(peek(c, 2) - 0x90);
			c->at += 3;
		} else {
			break;
		}
		v = v * 10 + digit;
		if (++digits > 4) {
			c->at = at;
			return false;
		}
	}
	*value = (uint16_t)v;
	return digits > 0;
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

/* A Roman number, all capitals or all small. "IIII" is also met on title pages. */
static bool
read_roman(struct cursor *c, uint16_t *value, bool *lower)
{
	char proper[20];
	size_t size = 0;
	unsigned v = 0;
	int first = peek(c, 0);

	while (size < 15 && peek(c, size) > 0 && roman_digit(peek(c, size)) &&
	       (peek(c, size) & 0x20) == (first & 0x20)) {
		unsigned digit = roman_digit(peek(c, size));
		unsigned next = peek(c, size + 1) > 0 ? roman_digit(peek(c, size + 1)) : 0;

		v = next > digit ? v - digit : v + digit;
		size++;
	}
	if (!size || v > 399)
		return false;
	if (write_roman(v, proper) != size)
		return size == 4 && v == 4;
	for (size_t i = 0; i < size; i++)
		if ((c->s[c->at + i] | 0x20) != proper[i])
			return false;
	*value = (uint16_t)v;
	*lower = (first & 0x20) != 0;
	c->at += size;
	return true;
}

/* A number in Chinese characters: 二十三, or digit by digit, 二三. */
static bool
read_ideographs(struct cursor *c, uint16_t *value)
{
	unsigned total = 0;
	unsigned digits = 0;
	bool any = false;
	bool units = false;
	const struct word *w;

	while ((w = skip_any(c, ideographs, COUNT(ideographs)))) {
		any = true;
		if (w->value >= 10) {
			total += (digits ? digits : 1) * w->value;
			digits = 0;
			units = true;
		} else {
			digits = units ? w->value : digits * 10 + w->value;
		}
		if (total + digits > NUMBERING_VALUE_MAX)
			return false;
	}
	*value = (uint16_t)(total + digits);
	return any;
}

/* "seven", "Twenty-One", "the First": the cursor passes it. */
static bool
read_number_word(struct cursor *c, uint16_t *value)
{
	struct cursor start = *c;
	char folded[WORD_MAX];
	size_t size;
	const struct word *w;

	if (!may_be_word(c))
		return false;
	size = word_at(c, folded);
	if (size && !strcmp(folded, "the")) {
		c->at += size;
		skip_blanks(c);
		size = word_at(c, folded);
	}
	w = size ? find_word(numbers, COUNT(numbers), folded) : NULL;
	if (!w) {
		*c = start;
		return false;
	}
	c->at += size;
	*value = w->value;
	if (w->value >= 20 && (peek(c, 0) == '-' || peek(c, 0) == ' ')) {
		struct cursor ahead = { c->s, c->n, c->at + 1 };

		size = word_at(&ahead, folded);
		w = size ? find_word(numbers, COUNT(numbers), folded) : NULL;
		if (w && w->value < 10) {
			*value = (uint16_t)(*value + w->value);
			c->at = ahead.at + size;
		}
	}
	return true;
}

bool
numbering_word(const char *s, size_t n, uint16_t *value)
{
	struct cursor c = { s, n, 0 };

	return read_number_word(&c, value) && c.at == n;
}

/* The components after the first one: ".2.3". */
static void
read_components(struct cursor *c, struct numbering *out)
{
	while (out->depth < NUMBERING_DEPTH && peek(c, 0) == '.' && peek(c, 1) >= '0' &&
	       peek(c, 1) <= '9') {
		struct cursor ahead = { c->s, c->n, c->at + 1 };

		if (!read_arabic(&ahead, &out->value[out->depth]))
			return;
		out->depth++;
		c->at = ahead.at;
	}
}

/* The mark after a number and the blanks after that; out->rest is set. */
static void
read_closer(struct cursor *c, struct numbering *out)
{
	skip_blanks(c);
	if (skip(c, "\u2014") || skip(c, "\u2013") || skip(c, "--")) {
		out->closer = '-';
	} else if (skip(c, "\u3001") || skip(c, "\uff0e") || skip(c, "\uff0c")) {
		out->closer = ',';
	} else if (skip(c, "\uff1a")) {
		out->closer = ':';
	} else if (peek(c, 0) == '-' && (peek(c, 1) == ' ' || peek(c, 1) == '-')) {
		out->closer = '-';
	} else if (peek(c, 0) == '.' || peek(c, 0) == ':' || peek(c, 0) == ')' ||
	           peek(c, 0) == ']') {
		out->closer = c->s[c->at++];
	}
	while (peek(c, 0) == '-' || peek(c, 0) == '.' || skip(c, "\u2014") || skip(c, "\u2013"))
		if (peek(c, 0) == '-' || peek(c, 0) == '.')
			c->at++;
	skip_blanks(c);
	out->rest = c->at;
}

static bool
at_word_end(const struct cursor *c)
{
	uint32_t cp;

	if (c->at >= c->n)
		return true;
	utf8_decode(c->s + c->at, c->n - c->at, &cp);
	return !unicode_is_word(cp);
}

/* One number after a label, in any writing. */
static bool
read_any_number(struct cursor *c, struct numbering *out)
{
	size_t at = c->at;
	int b = peek(c, 0);

	if (read_arabic(c, &out->value[0])) {
		out->kind = NUMBER_ARABIC;
	} else if (read_roman(c, &out->value[0], &out->lower) && at_word_end(c)) {
		out->kind = NUMBER_ROMAN;
		if (c->at - at == 1)
			out->letter = (uint16_t)((b | 0x20) - 'a' + 1);
	} else {
		c->at = at;
		if (b >= 'A' && b <= 'Z' &&
		    (c->at + 1 >= c->n || !unicode_is_word((uint8_t)peek(c, 1)))) {
			out->kind = NUMBER_LETTER;
			out->value[0] = (uint16_t)(b - 'A' + 1);
			c->at++;
		} else if (read_number_word(c, &out->value[0])) {
			out->kind = NUMBER_WORD;
		} else {
			return false;
		}
	}
	out->depth = 1;
	read_components(c, out);
	return at_word_end(c);
}

/* "Chapter 7", "PART ONE", "§ 3": a label and then its number. */
static bool
parse_labelled(struct cursor *c, struct numbering *out)
{
	char folded[WORD_MAX];
	size_t size;
	const struct word *w;

	if (skip(c, "§")) {
		out->label = LABEL_ARTICLE;
		out->section = true;
	} else if (!may_be_word(c)) {
		return false;
	} else {
		size = word_at(c, folded);
		w = size ? find_word(labels, COUNT(labels), folded) : NULL;
		if (!w)
			return false;
		out->label = (uint8_t)w->value;
		c->at += size;
		if (peek(c, 0) == '.')
			c->at++;
		if (peek(c, 0) != ' ' && peek(c, 0) != '\t' && peek(c, 0) != 0xc2)
			return false;
	}
	skip_blanks(c);
	if (!read_any_number(c, out))
		return false;
	read_closer(c, out);
	return true;
}

/* "First Book", "Erstes Kapitel", "2. Teil": the number and then its label. */
static bool
parse_label_behind(struct cursor *c, struct numbering *out)
{
	char folded[WORD_MAX];
	size_t size;
	const struct word *w;

	if (read_arabic(c, &out->value[0])) {
		out->kind = NUMBER_ARABIC;
		if (peek(c, 0) != '.')
			return false;
		c->at++;
	} else if (read_number_word(c, &out->value[0])) {
		out->kind = NUMBER_WORD;
	} else {
		return false;
	}
	if (peek(c, 0) != ' ')
		return false;
	skip_blanks(c);
	size = word_at(c, folded);
	w = size ? find_word(labels, COUNT(labels), folded) : NULL;
	if (!w || w->value == LABEL_FIGURE || w->value == LABEL_MINOR)
		return false;
	c->at += size;
	out->label = (uint8_t)w->value;
	out->depth = 1;
	if (c->at < c->n && peek(c, 0) != '.' && peek(c, 0) != ':')
		return false;
	read_closer(c, out);
	return true;
}

/* 第三章 and 제3장. */
static bool
parse_inside(struct cursor *c, struct numbering *out)
{
	const struct word *w;

	if (!skip(c, "第") && !skip(c, "제"))
		return false;
	skip_blanks(c);
	if (read_arabic(c, &out->value[0]))
		out->kind = NUMBER_ARABIC;
	else if (read_ideographs(c, &out->value[0]))
		out->kind = NUMBER_WORD;
	else
		return false;
	skip_blanks(c);
	w = skip_any(c, inside, COUNT(inside));
	if (!w)
		return false;
	out->label = (uint8_t)w->value;
	out->depth = 1;
	read_closer(c, out);
	return true;
}

/* 一、 and （一）. */
static bool
parse_ideographs(struct cursor *c, struct numbering *out)
{
	bool wide = skip(c, "（") || skip(c, "(");

	if (!read_ideographs(c, &out->value[0]))
		return false;
	out->kind = NUMBER_WORD;
	out->depth = 1;
	out->opened = wide;
	if (wide ? !skip(c, "）") && !skip(c, ")") : !skip(c, "、") && !skip(c, "．"))
		return false;
	out->closer = wide ? ')' : ',';
	skip_blanks(c);
	out->rest = c->at;
	return true;
}

/* The first component of a bare number: digits, Roman digits or one letter. */
static bool
read_first(struct cursor *c, struct numbering *out)
{
	size_t at = c->at;
	int b = peek(c, 0);

	if (read_arabic(c, &out->value[0])) {
		out->kind = NUMBER_ARABIC;
		return true;
	}
	if (read_roman(c, &out->value[0], &out->lower) &&
	    (c->at - at > 1 || c->at == c->n || peek(c, 0) == '.' || peek(c, 0) == ')')) {
		out->kind = NUMBER_ROMAN;
		if (c->at - at == 1)
			out->letter = (uint16_t)((b | 0x20) - 'a' + 1);
		return true;
	}
	c->at = at;
	if (b > 0 && (b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
		out->kind = NUMBER_LETTER;
		out->lower = (b & 0x20) != 0;
		out->value[0] = (uint16_t)((b | 0x20) - 'a' + 1);
		c->at++;
		return true;
	}
	return false;
}

/* "1.2.3 Title", "IV. Title", "(a) text", "3) text". */
static bool
parse_bare(struct cursor *c, struct numbering *out)
{
	int b;

	if (peek(c, 0) == '(') {
		out->opened = true;
		c->at++;
	}
	if (!read_first(c, out))
		return false;
	out->depth = 1;
	read_components(c, out);
	if (out->depth > 1 && out->letter) { /* "C.1" counts letters, not hundreds */
		out->kind = NUMBER_LETTER;
		out->value[0] = out->letter;
		out->letter = 0;
	}
	b = peek(c, 0);
	if (out->opened ? b != ')'
	                : b != '.' && b != ')' && b != ':' && b != ' ' && b != '\t' && b != -1)
		return false;
	if (b == ':' && out->kind != NUMBER_ARABIC)
		return false; /* who speaks, not what counts */
	if (b == '.' || b == ')' || b == ':') {
		out->closer = (char)b;
		c->at++;
	}
	b = peek(c, 0);
	if (out->closer && b != ' ' && b != '\t' && b != -1 && b != 0xe3 && b != 0xc2) {
		/* "1.Title", but not "e.g.", "3.x" or "12:30" */
		if (out->kind != NUMBER_ARABIC || out->closer == ':' || b < 0x80
		            ? b < 'A' || b > 'Z'
		            : false)
			return false;
	}
	/* A Roman number may stand alone; what follows it unmarked are words. */
	if (!out->closer && out->kind != NUMBER_ARABIC && out->depth < 2 &&
	    (out->kind != NUMBER_ROMAN || out->lower || c->at < c->n))
		return false;
	if (!out->closer && out->kind == NUMBER_ARABIC && out->depth < 2 && c->at >= c->n)
		return false;
	skip_blanks(c);
	out->rest = c->at;
	return true;
}

bool
numbering_parse(const char *s, size_t n, struct numbering *out)
{
	static bool (*const forms[])(struct cursor *, struct numbering *) = {
		parse_labelled, parse_label_behind, parse_bare, parse_inside, parse_ideographs,
	};
	unsigned char first = n ? (unsigned char)s[0] : 0;

	if (!(first >= '0' && first <= '9') && !((first | 0x20) >= 'a' && (first | 0x20) <= 'z') &&
	    first != '(' && first < 0x80)
		return false;
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct cursor c = { s, n, 0 };

		*out = (struct numbering){ 0 };
		if (forms[i](&c, out))
			return true;
	}
	return false;
}
