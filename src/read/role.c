/*
 * Words that give a line away. Every function here is a look at one short string; where the line stands and what
 * surrounds it is weighed by the caller. The tables hold what many sites, papers and books print, in the larger languages.
 */
#include "read/role.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/numbering.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum {
	FOLDED_MAX = 400,
	CAPTION_LEAST = 9,   /* bytes: shorter ones need a mark to be a caption */
	FURNITURE_LEAST = 8, /* bytes of the shortest phrase of furniture */
};

static const char *const contents_names[] = {
	"contents",
	"table of contents",
	"list of contents",
	"contents of this document",
	"index of chapters",
	"inhalt",
	"inhaltsverzeichnis",
	"table des matières",
	"table des matieres",
	"sommaire",
	"índice",
	"indice",
	"contenido",
	"tabla de contenido",
	"tabla de contenidos",
	"sumário",
	"sumario",
	"sommario",
	"indice generale",
	"inhoud",
	"inhoudsopgave",
	"innehåll",
	"innehållsförteckning",
	"indhold",
	"innhold",
	"sisällys",
	"sisällysluettelo",
	"spis treści",
	"obsah",
	"tartalom",
	"tartalomjegyzék",
	"cuprins",
	"içindekiler",
	"содержание",
	"оглавление",
	"зміст",
	"περιεχόμενα",
	"目录",
	"目錄",
	"目次",
	"차례",
	"목차",
	"المحتويات",
	"תוכן העניינים",
};

static const char *const known_names[] = {
	"abstract",
	"preface",
	"foreword",
	"prologue",
	"epilogue",
	"introduction",
	"conclusion",
	"conclusions",
	"acknowledgements",
	"acknowledgments",
	"acknowledgement",
	"acknowledgment",
	"references",
	"bibliography",
	"index",
	"glossary",
	"appendix",
	"appendices",
	"notes",
	"footnotes",
	"endnotes",
	"dedication",
	"afterword",
	"postscript",
	"prelude",
	"interlude",
	"overview",
	"summary",
	"background",
	"further reading",
	"see also",
	"external links",
	"about the author",
	"authors' addresses",
	"author's address",
	"status of this memo",
	"copyright notice",
	"to the reader",
	"etymology",
	"vorwort",
	"einleitung",
	"einführung",
	"nachwort",
	"schluss",
	"anhang",
	"literatur",
	"literaturverzeichnis",
	"zusammenfassung",
	"prolog",
	"epilog",
	"danksagung",
	"préface",
	"avant-propos",
	"épilogue",
	"conclusion générale",
	"bibliographie",
	"remerciements",
	"annexes",
	"résumé",
	"prólogo",
	"epílogo",
	"introducción",
	"prefacio",
	"conclusiones",
	"conclusión",
	"bibliografía",
	"agradecimientos",
	"resumen",
	"introdução",
	"conclusão",
	"prefácio",
	"prefazione",
	"introduzione",
	"conclusioni",
	"conclusione",
	"epilogo",
	"prologo",
	"bibliografia",
	"ringraziamenti",
	"voorwoord",
	"inleiding",
	"nawoord",
	"slot",
	"предисловие",
	"введение",
	"заключение",
	"пролог",
	"эпилог",
	"послесловие",
	"литература",
	"приложения",
	"wstęp",
	"zakończenie",
	"förord",
	"inledning",
	"序",
	"序言",
	"序文",
	"序章",
	"前言",
	"引言",
	"绪论",
	"緒論",
	"终章",
	"終章",
	"后记",
	"後記",
	"尾声",
	"结论",
	"結論",
	"参考文献",
	"附录",
	"附錄",
	"付録",
	"まえがき",
	"あとがき",
	"はじめに",
	"おわりに",
	"謝辞",
	"머리말",
	"서문",
	"서론",
	"결론",
};

static const char *const endings[] = {
	"the end", "end",    "finis", "fin", "ende", "fine",
	"konec",   "koniec", "конец", "完",  "終",   "了",
};

/* Months and days of the week: a token that starts with one of these and is not much longer is one. */
static const char *const months[] = {
	"january",   "february",  "march",      "april",    "may",       "june",      "july",
	"august",    "september", "october",    "november", "december",  "jan",       "feb",
	"mar",       "apr",       "jun",        "jul",      "aug",       "sep",       "sept",
	"oct",       "nov",       "dec",        "januar",   "februar",   "märz",      "mai",
	"juni",      "juli",      "oktober",    "dezember", "janvier",   "février",   "mars",
	"avril",     "juin",      "juillet",    "août",     "septembre", "octobre",   "novembre",
	"décembre",  "enero",     "febrero",    "marzo",    "abril",     "mayo",      "junio",
	"julio",     "agosto",    "septiembre", "octubre",  "noviembre", "diciembre", "janeiro",
	"fevereiro", "março",     "maio",       "junho",    "julho",     "setembro",  "outubro",
	"novembro",  "dezembro",  "gennaio",    "febbraio", "aprile",    "maggio",    "giugno",
	"luglio",    "settembre", "ottobre",    "dicembre", "января",    "февраля",   "марта",
	"апреля",    "мая",       "июня",       "июля",     "августа",   "сентября",  "октября",
	"ноября",    "декабря",
};

static const char *const date_words[] = {
	"monday",   "tuesday",   "wednesday", "thursday", "friday",   "saturday",  "sunday",
	"mon",      "tue",       "tues",      "wed",      "thu",      "thur",      "thurs",
	"fri",      "sat",       "sun",       "montag",   "dienstag", "mittwoch",  "donnerstag",
	"freitag",  "samstag",   "sonntag",   "lundi",    "mardi",    "mercredi",  "jeudi",
	"vendredi", "samedi",    "dimanche",  "lunes",    "martes",   "miércoles", "jueves",
	"viernes",  "sábado",    "domingo",   "lunedì",   "martedì",  "mercoledì", "giovedì",
	"venerdì",  "sabato",    "am",        "pm",       "utc",      "gmt",       "est",
	"edt",      "cet",       "cest",      "bst",      "pst",      "pdt",       "ist",
	"de",       "of",        "on",        "at",       "the",      "den",       "uhr",
	"updated",  "published", "posted",    "last",     "modified", "date",      "dated",
	"um",       "à",         "le",        "el",       "del",      "г",         "года",
};

static const char *const byline_starts[] = {
	"by ",     "written by ", "story by ", "text by ", "edited by ", "reported by ",
	"von ",    "par ",        "por ",      "di ",      "door ",      "av ",
	"автор: ", "作者：",      "作者:",     "文／",     "文/",
};

static const char *const caption_starts[] = {
	"image: ",
	"image:",
	"photo: ",
	"photo by ",
	"photograph by ",
	"photos: ",
	"picture: ",
	"pictured",
	"file photo",
	"file image",
	"above: ",
	"below: ",
	"left: ",
	"right: ",
	"in this photo",
	"in this picture",
	"foto: ",
	"bild: ",
	"photo : ",
	"crédit photo",
	"фото: ",
	"图：",
	"图为",
	"写真：",
	"a view of ",
	"view of ",
	"an aerial view of ",
	"screenshot of ",
	"portrait of ",
	"illustration by ",
	"map of ",
	"photo credit",
	"image credit",
};

static const char *const caption_phrases[] = {
	" image: ",
	" image:",
	" photo: ",
	"(photo",
	"(image",
	"(picture",
	"photo courtesy",
	"image courtesy",
	"photo credit",
	"picture credit",
	"(credit:",
	" credit: ",
	"getty images",
	"file photo",
	"from file.",
	"/afp",
	"/reuters",
	"(reuters)",
	"(ap photo",
	"(r)",
	"(l)",
	"(left)",
	"(right)",
	"(centre)",
	"(center)",
	"(top)",
	"(bottom)",
	"(pictured",
	"pictured left",
	"pictured right",
	"via wikimedia",
	"wikimedia commons",
	"(foto:",
	"(photo :",
	"reprinted with permission",
	"used with permission",
	"shutterstock",
	"(second from ",
	"(from left)",
	"(file)",
};

/* Furniture that no sentence about something else holds. */
static const char *const furniture_strong[] = {
	"subscribe to our",
	"sign up for our",
	"sign up to our",
	"join our newsletter",
	"our newsletter",
	"follow us on",
	"like us on",
	"find us on",
	"share this article",
	"share this story",
	"share this post",
	"share this page",
	"share on facebook",
	"share on twitter",
	"share on whatsapp",
	"share via email",
	"facebook comments",
	"leave a comment",
	"leave a reply",
	"post a comment",
	"comments are closed",
	"comments box",
	"comment box",
	"view comments",
	"all rights reserved",
	"terms of service",
	"terms of use",
	"terms and conditions",
	"privacy policy",
	"cookie policy",
	"we use cookies",
	"accept cookies",
	"skip to content",
	"skip to main content",
	"skip to navigation",
	"back to top",
	"related articles",
	"related stories",
	"related posts",
	"related news",
	"recommended for you",
	"you may also like",
	"you might also like",
	"more on this story",
	"read more:",
	"read also:",
	"also read:",
	"read next:",
	"read the full story",
	"continue reading",
	"click here to",
	"tap here to",
	"download app",
	"download our app",
	"download the app",
	"mobile app now available",
	"get our app",
	"available on google play",
	"on the app store",
	"story continues below",
	"article continues below",
	"continues after advertisement",
	"advertisement",
	"sponsored content",
	"advertise with us",
	"print this article",
	"print this page",
	"email this article",
	"log in to",
	"sign in to",
	"create an account",
	"become a member to",
	"support our journalism",
	"support independent journalism",
	"donate now",
	"subscribe now",
	"enable javascript",
	"your browser does not",
	"ad blocker",
	"powered by wordpress",
	"newsletter abonnieren",
	"alle rechte vorbehalten",
	"zum inhalt springen",
	"mehr zum thema",
	"artikel teilen",
	"tous droits réservés",
	"partager cet article",
	"abonnez-vous",
	"lire aussi",
	"todos los derechos reservados",
	"compartir en",
	"suscríbete",
	"lea también",
	"tutti i diritti riservati",
	"leggi anche",
	"читайте также",
	"все права защищены",
	"подписывайтесь на",
	"版权所有",
	"责任编辑",
};

/* Furniture when it is all that the line says. */
static const char *const furniture_whole[] = {
	"share",
	"tweet",
	"print",
	"email",
	"comments",
	"menu",
	"search",
	"log in",
	"login",
	"sign in",
	"sign up",
	"register",
	"subscribe",
	"home",
	"read more",
	"load more",
	"show more",
	"more",
	"next",
	"previous",
	"next article",
	"previous article",
	"close",
	"skip",
	"facebook",
	"twitter",
	"whatsapp",
	"linkedin",
	"pinterest",
	"telegram",
	"advertisement",
	"advertisements",
	"ad",
	"ads",
	"sponsored",
	"anzeige",
	"werbung",
	"publicité",
	"publicidad",
	"pubblicità",
	"реклама",
	"广告",
};

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

/* Small letters, runs of white space as one blank, typographic apostrophes as '. Returns the size, less than FOLDED_MAX. */
static size_t
fold(const char *s, size_t n, char out[FOLDED_MAX])
{
	size_t size = 0;

	for (size_t i = 0; i < n && size + UTF8_MAX < FOLDED_MAX;) {
		unsigned char b = (unsigned char)s[i];
		uint32_t cp;

		if (b < 0x80) {
			i++;
			if (b == ' ' || b == '\t') {
				if (size && out[size - 1] != ' ')
					out[size++] = ' ';
			} else {
				out[size++] = (char)(b >= 'A' && b <= 'Z' ? b | 0x20 : b);
			}
			continue;
		}
		i += utf8_decode(s + i, n - i, &cp);
		if (cp == 0x2019)
			out[size++] = '\'';
		else if (unicode_is_space(cp))
			out[size++] = ' ';
		else
			size += utf8_encode(unicode_lower(cp), out + size);
	}
	out[size] = '\0';
	return size;
}

static bool
is_in(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (table[i][0] == folded[0] && !strcmp(table[i], folded))
			return true;
	return false;
}

static bool
starts_with_any(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (table[i][0] == folded[0] && !strncmp(table[i], folded, strlen(table[i])))
			return true;
	return false;
}

static bool
holds_any(const char *const *table, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(folded, table[i]))
			return true;
	return false;
}

/* Folds a name and takes off what it may be dressed with: a colon or full stop, underscores, asterisks. */
static bool
fold_name(const char *s, size_t n, char folded[FOLDED_MAX])
{
	while (n && strchr("_*:.=# ", s[n - 1]))
		n--;
	while (n && strchr("_*=# ", s[0])) {
		s++;
		n--;
	}
	if (!n || n > 60)
		return false;
	fold(s, n, folded);
	return true;
}

bool
role_is_contents(const char *s, size_t n)
{
	char folded[FOLDED_MAX];

	return fold_name(s, n, folded) && is_in(contents_names, COUNT(contents_names), folded);
}

bool
role_is_known_name(const char *s, size_t n)
{
	char folded[FOLDED_MAX];

	return fold_name(s, n, folded) && is_in(known_names, COUNT(known_names), folded);
}

bool
role_is_ending(const char *s, size_t n)
{
	char folded[FOLDED_MAX];

	return fold_name(s, n, folded) && is_in(endings, COUNT(endings), folded);
}

/* What one word of a date tells. */
enum {
	DATE_OTHER = 0,
	DATE_WORD = 1,
	DATE_MONTH = 2,
	DATE_YEAR = 4,
	DATE_WHOLE = 8,
	DATE_NUMBER = 16
};

static int
date_number(const char *token, size_t size)
{
	size_t digits = strspn(token, "0123456789");
	const char *rest = token + digits;

	if (!digits)
		return DATE_OTHER;
	if (strspn(token, "0123456789-/.:") == size) {
		size_t marks = 0;

		for (size_t i = 0; i < size; i++)
			marks += token[i] == '-' || token[i] == '/' || token[i] == '.';
		if (marks == 2 && size >= 6)
			return DATE_WHOLE;
		if (digits == 4 && size == 4)
			return DATE_YEAR;
		return size <= 8 ? DATE_NUMBER : DATE_OTHER;
	}
	if (digits <= 4 && (!strncmp(rest, "年", 3)))
		return DATE_WHOLE;
	if (digits <= 2 && (!strcmp(rest, "st") || !strcmp(rest, "nd") || !strcmp(rest, "rd") ||
	                    !strcmp(rest, "th") || !strcmp(rest, "er") || !strcmp(rest, "am") ||
	                    !strcmp(rest, "pm") || !strcmp(rest, "h")))
		return DATE_NUMBER;
	return DATE_OTHER;
}

static int
date_token(char *token)
{
	size_t size = strlen(token);

	while (size && strchr(",.;:()|", token[size - 1]))
		token[--size] = '\0';
	while (*token && strchr("(|-", *token)) {
		token++;
		size--;
	}
	if (!size || (unsigned char)*token == 0xe2) /* a dash */
		return DATE_WORD;
	if (*token >= '0' && *token <= '9')
		return date_number(token, size);
	if (is_in(months, COUNT(months), token))
		return DATE_MONTH;
	return is_in(date_words, COUNT(date_words), token) ? DATE_WORD : DATE_OTHER;
}

bool
role_is_dateline(const char *s, size_t n)
{
	char folded[FOLDED_MAX];
	int seen = 0;
	char *token = folded;

	if (n > 80 || !n)
		return false;
	fold(s, n, folded);
	while (*token) {
		size_t size = strcspn(token, " ");
		bool last = token[size] == '\0';
		int what;

		token[size] = '\0';
		what = date_token(token);
		if (what == DATE_OTHER)
			return false;
		seen |= what;
		token += size + (last ? 0 : 1);
	}
	return (seen & DATE_WHOLE) || ((seen & DATE_MONTH) && (seen & (DATE_YEAR | DATE_NUMBER)));
}

/* True when every word from at on starts with a capital, but for small joining words; at most eight words. */
static bool
are_names(const char *s, size_t n, size_t at)
{
	static const char *const joining[] = { "and", "und", "et",  "y",   "e",    "von",
		                               "van", "de",  "der", "la",  "di",   "da",
		                               "del", "du",  "le",  "for", "with", "in" };
	int words = 0;

	while (at < n) {
		char folded[FOLDED_MAX];
		size_t size = 0;
		uint32_t cp;

		while (at < n && (s[at] == ' ' || s[at] == '\t'))
			at++;
		while (at + size < n && s[at + size] != ' ' && s[at + size] != '\t')
			size++;
		if (!size)
			break;
		utf8_decode(s + at, size, &cp);
		fold(s + at, size, folded);
		if (!unicode_is_upper(cp) && cp != '(' && cp != '&' && cp != '<' &&
		    !is_in(joining, COUNT(joining), folded))
			return false;
		if (++words > 8)
			return false;
		at += size;
	}
	return words > 0;
}

bool
role_is_byline(const char *s, size_t n)
{
	char folded[FOLDED_MAX];

	if (n > 120 || n < 4)
		return false;
	fold(s, n, folded);
	for (size_t i = 0; i < COUNT(byline_starts); i++) {
		size_t size = strlen(byline_starts[i]);

		if (byline_starts[i][0] == folded[0] && !strncmp(byline_starts[i], folded, size))
			return n > size &&
			       ((unsigned char)folded[size - 1] >= 0x80 || are_names(s, n, size));
	}
	return false;
}

bool
role_is_caption(const char *s, size_t n)
{
	char folded[FOLDED_MAX];
	struct numbering number;

	if (n > 600 || n < 4)
		return false;
	if (numbering_parse(s, n, &number) && number.label == LABEL_FIGURE)
		return true;
	if (n >= FOLDED_MAX - UTF8_MAX)
		return false;
	if (n < CAPTION_LEAST && !memchr(s, '(', n) && !memchr(s, ':', n) &&
	    (unsigned char)s[0] < 0x80)
		return false;
	fold(s, n, folded);
	return starts_with_any(caption_starts, COUNT(caption_starts), folded) ||
	       holds_any(caption_phrases, COUNT(caption_phrases), folded);
}

bool
role_is_file_mark(const char *s, size_t n)
{
	return n > 12 && !memcmp(s, "***", 3) && !memcmp(s + n - 3, "***", 3) && s[4] >= 'A';
}

bool
role_is_boilerplate(const char *s, size_t n)
{
	char folded[FOLDED_MAX];
	char *end;

	if (n > 240 || n < 2)
		return false;
	if (role_is_file_mark(s, n))
		return true;
	end = folded + fold(s, n, folded);
	if (n >= FURNITURE_LEAST && holds_any(furniture_strong, COUNT(furniture_strong), folded))
		return true;
	while (end > folded && strchr(" .:!>|", end[-1]))
		*--end = '\0';
	return is_in(furniture_whole, COUNT(furniture_whole), folded);
}

/* The size of the point's word at the start of the folded text, 0 for another. */
static size_t
point_word(const char *folded, unsigned ordinal)
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
role_point(const char *s, size_t n, size_t *clause)
{
	char folded[FOLDED_MAX];
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
	fold(s, n < 40 ? n : 40, folded);
	for (unsigned ordinal = 1; ordinal <= COUNT(point_words); ordinal++) {
		size_t size = point_word(folded, ordinal);
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
