/* Plain texts of every shape, for the tests that walk through them. */
#include "tests/app/made.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/analyst.h"
#include "app/temporary.h"
#include "base/error.h"

#define ONE_OF(state, list) (list)[made_random(state, sizeof(list) / sizeof *(list))]

const char *const made_names[MADE_KIND_COUNT] = {
	"prose", "mixed",      "replies",       "scripts",         "raw",
	"lines", "no newline", "no blank line", "long paragraphs", "empty",
};

static const char *const words[] = {
	"the",     "a",          "ferry",    "of",      "rope",      "and",          "lantern",
	"harbour", "well-known", "it's",     "seven",   "1821",      "(indeed)",     "Mara",
	"said",    "\"Never!\"", "slowly",   "over",    "e.g.",      "river-",       "of,",
	"--all",   "Petrov,",    "and/or",   "the",     "was",       "they",         "bell.",
	"nobody",  "\"There",    "again,\"", "replied", "according", "to",           "ice;",
	"it.",     "in",         "winter.",  "The",     "Nothing",   "unbelievably", "I",
};

static const char *const strange_words[] = {
	"\u05e9\u05dc\u05d5\u05dd",
	"\u05e2\u05d5\u05dc\u05dd",
	"\u0627\u0644\u0633\u0644\u0627\u0645",
	"\u0639\u0644\u064a\u0643\u0645",
	"(\u05d0)",
	"12.5",
	"latin",
	"e\u0301te\u0301",
	"\u65e5\u672c\u8a9e\u306e\u6587\u7ae0\u3002",
	"\u300c\u4f60\u597d\u300d",
	"\U0001f600",
	"\U0001f468\u200d\U0001f469\u200d\U0001f467",
	"\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22",
	"\u0915\u094d\u0937",
	"a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309",
	"\u201cquoted\u201d",
	"\u2014",
	"stra\u00dfe",
	"soft\u00adhyphen\u00adated",
	"\uff21\uff22",
};

static const char *const atoms[] = {
	"word",
	" ",
	" ",
	"  ",
	"\n",
	"\n\n",
	"\t",
	"\r\n",
	"\r",
	"\f",
	"\v",
	"\x1b[31m",
	"\x07",
	"\x7f",
	"\xff",
	"\xe2\x82",
	"\xf0\x9f",
	"\xc2\x9b",
	"\xc2\x85",
	"\u2028",
	"\u2029",
	"\u00a0",
	"\u3000",
	"\ufeff",
	"\u202e",
	"\u2066",
	"\u200b",
	"\u200d",
	"\u0301",
	"> ",
	">",
	"- ",
	"1. ",
	"===",
	"* ",
	"    ",
	"|",
	"\u05d0",
	"\u65e5",
	"End.",
	"Xy",
	"\"",
	"The end of it. ",
	"\n\n\n",
	"`",
	"#",
	"a-\n",
};

unsigned
made_random(uint64_t *state, unsigned n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((*state >> 33) % n);
}

/* So many words in lines of cols bytes, each begun with a prefix; 0 columns: one line. */
static void
add_words(uint64_t *state, unsigned count, unsigned cols, const char *prefix, unsigned strangeness,
          struct buffer *to)
{
	size_t line = to->size;

	buffer_add_string(to, prefix);
	while (count--) {
		bool strange = made_random(state, 100) < strangeness;
		const char *word = strange ? ONE_OF(state, strange_words) : ONE_OF(state, words);
		if (cols && to->size - line + strlen(word) > cols) {
			buffer_add_byte(to, '\n');
			line = to->size;
			buffer_add_string(to, prefix);
		}
		buffer_add_string(to, word);
		/* Some scripts are written without blanks. */
		if (!strange || made_random(state, 3))
			buffer_add_byte(to, ' ');
	}
	buffer_add_byte(to, '\n');
}

static void
add_table(uint64_t *state, struct buffer *to)
{
	for (unsigned row = 2 + made_random(state, 6); row--;)
		buffer_printf(to, "%-12s%6u   %s\n", ONE_OF(state, words), made_random(state, 9000),
		              ONE_OF(state, words));
}

/* One thing of many kinds, and mostly a blank line. */
static void
add_piece(uint64_t *state, struct buffer *to)
{
	static const char *const prefixes[] = { "> ", ">> ", "> > > ", "    ", "  - ", "   " };
	static const char *const heads[] = {
		"CHAPTER IV", "2.1. The rope", "The Second Winter\n----",
		"***",        "Contents:",     "----------------------"
	};
	unsigned wrap = 30 + made_random(state, 50);

	switch (made_random(state, 9)) {
	case 0:
		buffer_printf(to, "%s\n", ONE_OF(state, heads));
		break;
	case 1:
		add_table(state, to);
		break;
	case 2:
		for (unsigned n = 1 + made_random(state, 5); n--;)
			add_words(state, 1 + made_random(state, 20), wrap,
			          n % 2 ? "- " : "    int x = 1; ", 0, to);
		break;
	case 3:
		for (unsigned n = 1 + made_random(state, 6); n--;)
			add_words(state, 2 + made_random(state, 6), 0, "", 0, to);
		break;
	case 4:
		add_words(state, 1 + made_random(state, 40), wrap, ONE_OF(state, prefixes), 5, to);
		break;
	default:
		add_words(state, 1 + made_random(state, 120), made_random(state, 5) ? wrap : 0, "",
		          made_random(state, 4) ? 0 : 10, to);
	}
	for (unsigned n = made_random(state, 5); n > 1; n--)
		buffer_add_byte(to, '\n');
}

static void
add_some(uint64_t *state, enum made_kind kind, struct buffer *to)
{
	unsigned wrap = 40 + made_random(state, 40);

	switch (kind) {
	case MADE_PROSE:
		add_words(state, 1 + made_random(state, 150), wrap, "", 0, to);
		buffer_add_byte(to, '\n');
		break;
	case MADE_REPLIES:
		add_words(state, 1 + made_random(state, 60), wrap,
		          made_random(state, 3)   ? "> "
		          : made_random(state, 2) ? ""
		                                  : ">> ",
		          1, to);
		buffer_add_string(to, made_random(state, 2) ? "\n" : ">\n");
		break;
	case MADE_SCRIPTS:
		add_words(state, 1 + made_random(state, 100), made_random(state, 2) ? wrap : 0, "",
		          80, to);
		buffer_add_string(to, made_random(state, 2) ? "\n" : "");
		break;
	case MADE_RAW:
		buffer_add_string(to, ONE_OF(state, atoms));
		break;
	case MADE_LINES:
		add_words(state, made_random(state, 1500), 0, "", made_random(state, 3), to);
		break;
	case MADE_NO_NEWLINE:
		buffer_add_string(to, ONE_OF(state, words));
		buffer_add_byte(to, ' ');
		break;
	case MADE_NO_BLANK_LINE:
		add_words(state, 400, wrap, "", 0, to);
		break;
	case MADE_LONG_PARAGRAPHS:
		add_words(state, 30000, made_random(state, 2) ? wrap : 0, "",
		          made_random(state, 3) ? 0 : 70, to);
		buffer_add_byte(to, '\n');
		break;
	case MADE_EMPTY:
		for (unsigned n = made_random(state, 5000); n--;)
			buffer_add_byte(to, " \n\n\n\t"[made_random(state, 5)]);
		if (made_random(state, 9) == 0)
			buffer_add_string(to, "word");
		break;
	default:
		add_piece(state, to);
	}
}

void
made_text(uint64_t *state, enum made_kind kind, size_t size, struct buffer *to)
{
	while (to->size < size)
		add_some(state, kind, to);
	/* Wherever it ends, in the midst of a character too. */
	to->size = size;
}

struct document *
made_document(const struct buffer *bytes)
{
	struct error error = { "" };
	int fd = temporary_file(&error);

	assert_true(fd >= 0);
	for (size_t at = 0; at < bytes->size;) {
		ssize_t n = write(fd, bytes->bytes + at, bytes->size - at);
		assert_true(n > 0);
		at += (size_t)n;
	}
	struct text *text = text_open_file(fd, &error);
	assert_non_null(text);
	struct document *document = document_new(text, "text", "made up");
	document_set_analyst(document, analyst_plain());
	return document;
}
