/*
 * Paragraphs that count their points. A word that counts does so only before a comma or colon, unless it can mean nothing
 * else.
 */
#include "read/ordinal.h"

#include <stdbool.h>
#include <string.h>

#include "read/folding.h"
#include "read/numbering.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The words of first, second ... as points begin with them, [0] is the first; and the last point. */
static const char *const point_words[][12] = {
	{ "first", "firstly", "first of all", "erstens", "premièrement", "primero",
	  "en primer lugar", "in primo luogo", "primeiro", "во-первых", "第一", "一是" },
	{ "second", "secondly", "second of all", "zweitens", "deuxièmement", "segundo",
	  "en segundo lugar", "in secondo luogo", "em segundo lugar", "во-вторых", "第二", "二是" },
	{ "third", "thirdly", "third of all", "drittens", "troisièmement", "tercero",
	  "en tercer lugar", "in terzo luogo", "terceiro", "в-третьих", "第三", "三是" },
	{ "fourth", "fourthly", "viertens", "quatrièmement", "cuarto", "en cuarto lugar",
	  "in quarto luogo", "quarto", "в-четвертых", "в-четвёртых", "第四", "四是" },
	{ "fifth", "fifthly", "fünftens", "cinquièmement", "quinto", "en quinto lugar", "в-пятых",
	  "第五", "五是" },
	{ "sixth", "sixthly", "sechstens", "sixièmement", "sexto", "в-шестых", "第六", "六是" },
	{ "seventh", "seventhly", "siebtens", "septièmement", "séptimo", "в-седьмых", "第七",
	  "七是" },
	{ "eighth", "eighthly", "achtens", "huitièmement", "octavo", "第八", "八是" },
	{ "ninth", "ninthly", "neuntens", "neuvièmement", "noveno", "第九", "九是" },
	{ "tenth", "tenthly", "zehntens", "dixièmement", "décimo", "第十", "十是" },
};

/* The size of the point's word at the start of the folded text, 0 for another. */
static size_t
ordinal_word(const char *folded, unsigned ordinal)
{
	size_t best = 0;

	for (size_t i = 0; i < COUNT(point_words[0]) && point_words[ordinal - 1][i]; i++) {
		const char *word = point_words[ordinal - 1][i];
		size_t size = strlen(word);

		if (word[0] == folded[0] && size > best && !strncmp(word, folded, size))
			best = size;
	}
	return best;
}

/* Where the first clause ends: before a full stop and a blank, a colon, an ideographic stop; n when nothing does. */
static size_t
clause_end(const char *s, size_t n)
{
	static const char *const stops[] = { "。", "；", "：", "！", "？" };

	for (size_t i = 0; i < n; i++) {
		bool space = i + 1 >= n || s[i + 1] == ' ' || s[i + 1] == '\n' || s[i + 1] == '\r';

		if (i > 8 && space && (strchr(".;:!?", s[i]) && s[i]))
			return i;
		if ((unsigned char)s[i] >= 0xe2)
			for (size_t k = 0; k < COUNT(stops); k++)
				if (n - i >= 3 && !memcmp(s + i, stops[k], 3))
					return i;
	}
	return n;
}

unsigned
ordinal_point(const char *s, size_t n, size_t *clause)
{
	char folded[FOLDING_MAX];
	struct numbering number;

	if (!n)
		return 0;
	if (s[0] >= '0' && s[0] <= '9') {
		if (!numbering_parse(s, n < 200 ? n : 200, &number) || number.closer != ')' ||
		    number.label || number.depth != 1 || number.value[0] > 20)
			return 0;
		*clause = number.rest + clause_end(s + number.rest, n - number.rest);
		return number.value[0];
	}
	folding_of(s, n < 40 ? n : 40, folded);
	for (unsigned ordinal = 1; ordinal <= COUNT(point_words); ordinal++) {
		size_t size = ordinal_word(folded, ordinal);
		unsigned char next = (unsigned char)folded[size];

		if (!size)
			continue;
		/* A comma or colon; after the words that can be nothing else also a blank. */
		if (next == ',' || next == ':' || next == 0xef || next == 0xe3 || next == 0xe2 ||
		    (next == ' ' && strchr("ezdtvqсв", folded[0]) && folded[size - 1] == 's' &&
		     size > 6) ||
		    (unsigned char)folded[size - 1] >= 0x80) {
			*clause = clause_end(s, n);
			return ordinal;
		}
	}
	return 0;
}
