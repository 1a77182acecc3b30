#ifndef QUOTE_LEXICON_H
#define QUOTE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The words that rules need: cue verbs and nouns by class, titles, given names, role nouns, function words. They
 * are data (data/lexicon/, diple-lexicon(5)), compiled into the program by lexicon.awk, so that nothing is
 * opened at start and nothing is built at run time.
 */
enum language {
	LANGUAGE_ENGLISH,
	LANGUAGE_GERMAN,
	LANGUAGE_FRENCH,
	LANGUAGE_SPANISH,
	LANGUAGE_COUNT,
};

/* What a form can be, in one language: any number of these. */
#define WORD_BIT(n) ((uint64_t)1 << (n))
#define WORD_DETERMINER WORD_BIT(0)
#define WORD_PRONOUN WORD_BIT(1)
#define WORD_CONJUNCTION WORD_BIT(2)
#define WORD_PREPOSITION WORD_BIT(3)
#define WORD_ADVERB WORD_BIT(4)
#define WORD_AUXILIARY WORD_BIT(5)
#define WORD_ADJECTIVE WORD_BIT(6)
#define WORD_NOUN WORD_BIT(7)
#define WORD_INTERJECTION WORD_BIT(8)
#define WORD_TITLE WORD_BIT(9)     /* before a name: "Mr", "President" */
#define WORD_ROLE WORD_BIT(10)     /* somebody by what he is: "minister" */
#define WORD_GROUP WORD_BIT(11)    /* a body that speaks: "committee" */
#define WORD_SAYING WORD_BIT(12)   /* a noun of speaking: "claim" */
#define WORD_OCCASION WORD_BIT(13) /* where it was said: "interview" */
#define WORD_GIVEN WORD_BIT(14)    /* a given name */
#define WORD_ABBREVIATION WORD_BIT(15)
#define WORD_VERB WORD_BIT(16) /* a verb of the lexicon, so one that tells of speech or thought */
#define WORD_BASE WORD_BIT(17)
#define WORD_PRESENT WORD_BIT(18) /* third person singular */
#define WORD_PAST WORD_BIT(19)
#define WORD_PARTICIPLE WORD_BIT(20)
#define WORD_GERUND WORD_BIT(21)
#define WORD_KNOWN WORD_BIT(22) /* by which a language is told */
#define WORD_DEMONSTRATIVE WORD_BIT(23)
#define WORD_PLURAL WORD_BIT(24)
#define WORD_POSSESSIVE WORD_BIT(25)
#define WORD_FIRST WORD_BIT(26) /* person */
#define WORD_SECOND WORD_BIT(27)
#define WORD_MALE WORD_BIT(28)
#define WORD_FEMALE WORD_BIT(29)
#define WORD_NEUTER WORD_BIT(30)
#define WORD_SUBJECT WORD_BIT(31)
#define WORD_OBJECT WORD_BIT(32)
#define WORD_REFLEXIVE WORD_BIT(33)
#define WORD_EXISTENTIAL WORD_BIT(34)
#define WORD_RELATIVE WORD_BIT(35)
#define WORD_WH WORD_BIT(36)
#define WORD_THAT WORD_BIT(37)
#define WORD_SUBORDINATING WORD_BIT(38)
#define WORD_COORDINATING WORD_BIT(39)
#define WORD_CONTRAST WORD_BIT(40)
#define WORD_TO WORD_BIT(41)
#define WORD_BE WORD_BIT(42)
#define WORD_HAVE WORD_BIT(43)
#define WORD_DO WORD_BIT(44)
#define WORD_MODAL WORD_BIT(45)
#define WORD_FINITE WORD_BIT(46)
#define WORD_NEGATION WORD_BIT(47)
#define WORD_NORMATIVE WORD_BIT(48) /* must, should */
#define WORD_ORDINAL WORD_BIT(49)   /* first, secondly */
#define WORD_TIME WORD_BIT(50)      /* Friday, week */
#define WORD_NUMBER WORD_BIT(51)
#define WORD_KIN WORD_BIT(52)
#define WORD_SUFFIX WORD_BIT(53) /* after a name: "Jr" */
#define WORD_CLITIC WORD_BIT(54) /* 's, 're */
#define WORD_SUBJUNCTIVE WORD_BIT(55)
#define WORD_ACCORDING WORD_BIT(56) /* French selon */

#define WORD_EVENT WORD_BIT(58)   /* a past form of an ordinary verb: "went" */
#define WORD_NEED WORD_BIT(59)    /* what has to be: "important to", "need to" */
#define WORD_ELIDED WORD_BIT(57)  /* after an apostrophe: 'tis */
#define WORD_TELLING WORD_BIT(60) /* tells of people: "he", "said" */

/* What may follow a cue verb. */
enum {
	FRAME_SPEECH = 1 << 0,
	FRAME_THOUGHT = 1 << 1,
	FRAME_CLAUSE = 1 << 2, /* a that-clause, with or without that */
	FRAME_QUOTE = 1 << 3,  /* words in marks */
	FRAME_OBJECT = 1 << 4, /* a noun phrase or a gerund */
	FRAME_TO = 1 << 5,     /* an infinitive */
	FRAME_PERSON = 1 << 6, /* an addressee may come before the rest */
	FRAME_ORDER = 1 << 7,  /* somebody and what he is to do */
	FRAME_AS = 1 << 8,
	FRAME_NAME = 1 << 9, /* two noun phrases: called him a liar */
	FRAME_ASKS = 1 << 10,
	FRAME_SOUND = 1 << 11, /* good with quotations only */
};

enum { LEXICON_FORM_MAX = 23, LEXICON_BUCKETS = 32749 };

struct lexicon_form {
	char text[LEXICON_FORM_MAX + 1]; /* lower case */
	uint8_t size;
	uint8_t known; /* a bit for each language that it tells of; LANGUAGE_COUNT higher, for those in which it tells of people */
	uint64_t bits[LANGUAGE_COUNT];
	uint16_t verb[LANGUAGE_COUNT]; /* in lexicon_verbs; 0 for none */
};

struct lexicon_verb {
	uint16_t frames; /* 0 when it tells of nothing without a particle */
	uint16_t particle_first;
	uint16_t particle_count;
};

/* "point out", "lash out at": form numbers of one or two words after the verb. */
struct lexicon_particle {
	uint16_t first;
	uint16_t second;
	uint16_t frames;
};

/* The table that lexicon.awk makes. Form 0 is no form. */
extern const struct lexicon_form lexicon_forms[];
extern const struct lexicon_verb lexicon_verbs[];
extern const struct lexicon_particle lexicon_particles[];
extern const uint16_t lexicon_buckets[LEXICON_BUCKETS];

struct lexicon;

/* The one that the program was built with; never freed. */
const struct lexicon *lexicon_default(void);

/* The hash that the table was built with, byte by byte from LEXICON_HASH_START. */
enum { LEXICON_HASH_START = 5381 };
static inline uint32_t
lexicon_hash(uint32_t hash, unsigned char byte)
{
	return hash * 33 + byte;
}

/* The number of a form in lower case; 0 when it is not in the lexicon. */
uint16_t lexicon_find(const char *word, size_t size);

/* The same of one whose hash is known, with zeros behind it; it may be cut if it is longer than any form. */
uint16_t lexicon_find_hashed(const char word[LEXICON_FORM_MAX + 1], size_t size, uint32_t hash);

#endif
