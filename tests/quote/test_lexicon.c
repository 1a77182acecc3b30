/* The compiled table: words are found, inflected, and what is not there is not found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "quote/language.h"
#include "quote/lexicon.h"
#include "tests/quote/tokens.h"

static uint64_t
bits(const char *word, enum language language)
{
	return lexicon_forms[lexicon_find(word, strlen(word))].bits[language];
}

static void
found(void **state)
{
	static const struct {
		const char *word;
		enum language language;
		uint64_t bits;
	} cases[] = {
		{ "said", LANGUAGE_ENGLISH, WORD_VERB | WORD_PAST | WORD_PARTICIPLE },
		{ "says", LANGUAGE_ENGLISH, WORD_VERB | WORD_PRESENT },
		{ "saying", LANGUAGE_ENGLISH, WORD_VERB | WORD_GERUND },
		{ "replied", LANGUAGE_ENGLISH, WORD_VERB | WORD_PAST },
		{ "begged", LANGUAGE_ENGLISH, WORD_VERB | WORD_PAST },
		{ "admitting", LANGUAGE_ENGLISH, WORD_VERB | WORD_GERUND },
		{ "claims", LANGUAGE_ENGLISH, WORD_VERB | WORD_SAYING | WORD_PLURAL },
		{ "ministers", LANGUAGE_ENGLISH, WORD_ROLE | WORD_PLURAL },
		{ "he", LANGUAGE_ENGLISH, WORD_PRONOUN | WORD_SUBJECT | WORD_MALE },
		{ "sagte", LANGUAGE_GERMAN, WORD_VERB | WORD_PAST },
		{ "erklärt", LANGUAGE_GERMAN, WORD_VERB | WORD_PARTICIPLE },
		{ "dijo", LANGUAGE_SPANISH, WORD_VERB | WORD_PAST },
		{ "déclaré", LANGUAGE_FRENCH, WORD_VERB | WORD_PARTICIPLE },
		{ "anna", LANGUAGE_SPANISH, WORD_GIVEN | WORD_FEMALE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(bits(cases[i].word, cases[i].language) & cases[i].bits,
		                 cases[i].bits);
}

static void
not_found(void **state)
{
	static const char *const words[] = { "",    "xyzzy", "Said",
		                             "sai", "saids", "averyverylongwordthatfitsnowhere" };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(lexicon_find(words[i], strlen(words[i])), 0);
	assert_non_null(lexicon_default());
}

/* Every form that a bucket names is found again under its own spelling. */
static void
whole(void **state)
{
	size_t forms = 0;

	(void)state;
	for (size_t i = 0; i < LEXICON_BUCKETS; i++) {
		const struct lexicon_form *f = &lexicon_forms[lexicon_buckets[i]];

		if (!lexicon_buckets[i])
			continue;
		forms++;
		assert_int_equal(lexicon_find(f->text, f->size), lexicon_buckets[i]);
		assert_int_equal(strlen(f->text), f->size);
	}
	assert_true(forms > 3000 && forms < LEXICON_BUCKETS / 2);
}

/* A document's language is that of its commonest words, and may change. */
static void
languages(void **state)
{
	struct language_state s = { 0 };
	static const char *const german = "Die Brücke ist nicht auf dem Fluss und der Weg";
	static const char *const french = "Le pont est dans la ville avec les clefs du maire";

	(void)state;
	assert_true(language_has_dashes(&s));
	for (int i = 0; i < 2; i++) {
		const struct passage *p =
			tokens_passage("the bridge and the river", LANGUAGE_ENGLISH, NULL);

		assert_int_equal(language_decide(&s, p->tokens, p->count), LANGUAGE_ENGLISH);
	}
	assert_false(language_has_dashes(&s));
	for (int i = 0; i < 4; i++) {
		const struct passage *p = tokens_passage(german, LANGUAGE_ENGLISH, NULL);

		language_decide(&s, p->tokens, p->count);
	}
	assert_int_equal(s.language, LANGUAGE_GERMAN);
	for (int i = 0; i < 9000; i++) {
		const struct passage *p = tokens_passage(french, LANGUAGE_ENGLISH, NULL);

		language_decide(&s, p->tokens, p->count);
	}
	assert_int_equal(s.language, LANGUAGE_FRENCH);
	assert_true(language_has_dashes(&s));
	assert_true(s.counts[LANGUAGE_FRENCH] < 10000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(found),
		cmocka_unit_test(not_found),
		cmocka_unit_test(whole),
		cmocka_unit_test(languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
