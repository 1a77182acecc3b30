/*
 * Dates, as papers and sites print them in the larger languages. Every word of the text must be one of a date's, and together
 * they must name a day, or a month and a year.
 */
#include "read/dateline.h"

#include <string.h>

#include "read/folding.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

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
	if (folding_is_in(months, COUNT(months), token))
		return DATE_MONTH;
	return folding_is_in(date_words, COUNT(date_words), token) ? DATE_WORD : DATE_OTHER;
}

bool
dateline_is(const char *s, size_t n)
{
	char folded[FOLDING_MAX];
	int seen = 0;
	char *token = folded;

	if (n > 80 || !n)
		return false;
	folding_of(s, n, folded);
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
