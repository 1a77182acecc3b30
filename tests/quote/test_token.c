/* Words, punctuation and marks, each case as a row of tokens: kind letter, text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "quote/token.h"
#include "tests/quote/tokens.h"

static const char kinds[] = {
	[TOKEN_END] = '$',   [TOKEN_WORD] = 'w', [TOKEN_NUMBER] = 'n', [TOKEN_MARK] = 'q',
	[TOKEN_COMMA] = ',', [TOKEN_STOP] = '.', [TOKEN_COLON] = ':',  [TOKEN_SEMICOLON] = ';',
	[TOKEN_DASH] = '-',  [TOKEN_OPEN] = '(', [TOKEN_CLOSE] = ')',  [TOKEN_OTHER] = 'o',
};

static void
check(const char *text, const char *expected)
{
	const struct passage *p = tokens_passage(text, LANGUAGE_ENGLISH, NULL);
	struct buffer out = { 0 };

	for (size_t i = 0; i < p->count; i++)
		buffer_printf(&out, "%s%c[%.*s]", i ? " " : "", kinds[p->tokens[i].kind],
		              (int)p->tokens[i].size, text + p->tokens[i].start);
	assert_string_equal(out.bytes ? out.bytes : "", expected);
	buffer_clear(&out);
}

static void
words(void **state)
{
	static const struct {
		const char *text, *tokens;
	} cases[] = {
		{ "", "" },
		{ " \t\n ", "" },
		{ "Keller left.", "w[Keller] w[left] .[.]" },
		{ "don't", "w[don't]" },
		{ "Anna's hat, it's", "w[Anna] w['s] w[hat] ,[,] w[it] w['s]" },
		{ "they’re O’Brien", "w[they] w[’re] w[O’Brien]" },
		{ "well-known vice-mayor", "w[well-known] w[vice-mayor]" },
		{ "a - b -- c", "w[a] -[-] w[b] -[--] w[c]" },
		{ "dit-il demande-t-elle", "w[dit] w[il] w[demande] w[elle]" },
		{ "_so_ *so*", "w[so] w[so]" },
		{ "U.S. J. Keller", "w[U.S.] w[J.] w[Keller]" },
		{ "Mr. Keller", "w[Mr.] w[Keller]" },
		{ "He said no. Then", "w[He] w[said] w[no] .[.] w[Then]" },
		{ "No. 5", "w[No.] n[5]" },
		{ "1,000 11:40 3.5 20th", "n[1,000] n[11:40] n[3.5] n[20th]" },
		{ "Wait... What?!", "w[Wait] .[...] w[What] .[?!]" },
		{ "Größe naïve", "w[Größe] w[naïve]" },
		{ "a ab sevenths eightles ninelette tenletters",
		  "w[a] w[ab] w[sevenths] w[eightles] w[ninelette] w[tenletters]" },
		{ "seventh eightlet's seventh's seventh-day x9 seventh9 seventh.",
		  "w[seventh] w[eightlet] w['s] w[seventh] w['s] w[seventh-day] w[x9] w[seventh9] "
		  "w[seventh] .[.]" },
		{ "ab\u00e9 \u00e9ab ab\u2019cd \u00c9tat ab\u6865",
		  "w[ab\u00e9] w[\u00e9ab] w[ab\u2019cd] w[\u00c9tat] w[ab] w[\u6865]" },
		{ "soft\xc2\xadhyphen", "w[soft\xc2\xadhyphen]" },
		{ "桥开", "w[桥] w[开]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].text, cases[i].tokens);
}

static void
signs(void **state)
{
	static const struct {
		const char *text, *tokens;
	} cases[] = {
		{ "\"a\"", "q[\"] w[a] q[\"]" },
		{ "“a” ‘b’", "q[“] w[a] q[”] q[‘] w[b] q[’]" },
		{ "„a“ ‚b‘", "q[„] w[a] q[“] q[‚] w[b] q[‘]" },
		{ "«a» ‹b›", "q[«] w[a] q[»] q[‹] w[b] q[›]" },
		{ "「a」『b』", "q[「] w[a] q[」] q[『] w[b] q[』]" },
		{ "``a''", "q[``] w[a] q['']" },
		{ "'a", "q['] w[a]" },
		{ "a (b) [c]; d: e", "w[a] ([(] w[b] )[)] ([[] w[c] )[]] ;[;] w[d] :[:] w[e]" },
		{ "a — b – c…", "w[a] -[—] w[b] -[–] w[c] .[…]" },
		{ "。，：", ".[。] ,[，] :[：]" },
		{ "a@b", "w[a] o[@] w[b]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(cases[i].text, cases[i].tokens);
}

/* What stands beside a token and how it is written. */
static void
flags(void **state)
{
	const struct token *t =
		tokens_passage("Anna SAID softly, \"x\"", LANGUAGE_ENGLISH, NULL)->tokens;

	(void)state;
	assert_true(t[0].flags & TOKEN_CAPITAL && !(t[0].flags & TOKEN_UPPER));
	assert_true(t[1].flags & TOKEN_UPPER && t[1].flags & TOKEN_SPACE_BEFORE);
	assert_true(t[2].flags & TOKEN_LY && !(t[2].flags & TOKEN_SPACE_AFTER));
	assert_true(t[4].flags & TOKEN_SPACE_BEFORE && !(t[4].flags & TOKEN_SPACE_AFTER));
	assert_true(t[1].bits & WORD_VERB && t[1].verb != 0);
	assert_true(t[0].bits & WORD_GIVEN && t[0].bits & WORD_FEMALE);
}

/* A word is the same at the end of a text, where it is read letter by letter, and with more behind it. */
static void
places(void **state)
{
	static const char *const words[] = { "a",       "I",      "X",    "said",   "SAID",
		                             "Said",    "only",   "ONLY", "gladly", "ly",
		                             "andly",   "Keller", "xyzq", "Mr",     "anybody",
		                             "seventh", "eightly" };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct buffer text = { 0 };
		buffer_printf(&text, "%s, and so on; %s", words[i], words[i]);
		const struct passage *p = tokens_passage(text.bytes, LANGUAGE_ENGLISH, NULL);
		const struct token *first = &p->tokens[0], *last = &p->tokens[p->count - 1];
		unsigned own = TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_LY | TOKEN_DOTTED;

		assert_int_equal(p->count, 7);
		assert_int_equal(first->form, last->form);
		assert_int_equal(first->size, last->size);
		assert_int_equal(first->flags & own, last->flags & own);
		buffer_clear(&text);
	}
}

/* A form means what it means in its language. */
static void
languages(void **state)
{
	(void)state;
	assert_true(tokens_passage("die", LANGUAGE_GERMAN, NULL)->tokens[0].bits & WORD_DETERMINER);
	assert_false(tokens_passage("die", LANGUAGE_ENGLISH, NULL)->tokens[0].bits &
	             WORD_DETERMINER);
	assert_true(tokens_passage("mitteilte", LANGUAGE_GERMAN, NULL)->tokens[0].verb);
}

/* What is too long for one passage is cut behind a sentence, and nothing is lost. */
static void
cuts(void **state)
{
	static struct token tokens[TOKENS_MAX + 1];
	struct buffer text = { 0 };
	size_t at = 0, total = 0, passages = 0;

	(void)state;
	for (unsigned i = 0; i < 12000; i++)
		buffer_add_string(&text, "We left. ");
	while (at < text.size) {
		size_t n = tokens_read(text.bytes, text.size, &at, 0, NULL, 0, tokens);

		assert_true(n > 0 && n <= TOKENS_MAX);
		assert_int_equal(tokens[n - 1].kind, TOKEN_STOP);
		assert_int_equal(tokens[n].kind, TOKEN_END);
		total += n;
		passages++;
	}
	assert_int_equal(total, 36000);
	assert_true(passages > 2);
	buffer_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),  cmocka_unit_test(signs),     cmocka_unit_test(flags),
		cmocka_unit_test(places), cmocka_unit_test(languages), cmocka_unit_test(cuts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
