/*
 * Words. The letters are put in small ones and hashed while the end of the word is sought, so that one look into the lexicon tells
 * what it is. An apostrophe between letters belongs to the word, and the English clitics ('s, 're) and French pronouns behind a
 * hyphen become words of their own.
 *
 * Most words of most texts are a few letters of ASCII and come again and again. They are read as one number, by which the
 * lexicon's answer is remembered.
 */
#include "quote/word.h"

#include <endian.h>
#include <string.h>

#include "base/unicode.h"

static bool
is_letter_at(const struct token_reader *r, size_t at)
{
	size_t length;
	uint32_t cp;

	if (at >= r->size)
		return false;
	if (r->bytes[at] < 0x80)
		return token_classes[r->bytes[at]] == TOKEN_BYTE_LETTER;
	cp = token_peek(r, at, &length);
	return unicode_is_word(cp) && !unicode_is_ideograph(cp);
}

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019;
}

/* Where a word is gathered in lower case while its end is sought. */
struct spelling {
	char lower[LEXICON_FORM_MAX + 1]; /* zeros behind it */
	size_t size;                      /* may be more than fits */
	uint32_t hash;
	bool any_lower;
	bool hyphen;
	unsigned letters;
};

static inline void
spell_byte(struct spelling *s, unsigned char c)
{
	if (s->size < LEXICON_FORM_MAX)
		s->lower[s->size] = (char)c;
	s->size++;
	s->hash = lexicon_hash(s->hash, c);
}

/* Adds a letter that is no ASCII. */
static void
spell_letter(struct spelling *s, uint32_t cp)
{
	char out[UTF8_MAX];
	uint32_t small = cp >= 0xc0 && cp <= 0xde && cp != 0xd7 ? cp + 0x20 : cp;
	size_t n = utf8_encode(small, out);

	for (size_t i = 0; i < n; i++)
		spell_byte(s, (unsigned char)out[i]);
	s->letters++;
	s->any_lower = s->any_lower || small == cp;
}

/* The letters of ASCII with which a word begins, as many as fit; returns where they end. Most words are no more. */
static size_t
spell_start(const struct token_reader *r, struct spelling *s)
{
	size_t most = r->size - r->at, n = 0;
	const unsigned char *bytes = r->bytes + r->at;
	unsigned char seen = 0;
	uint32_t hash = s->hash;

	if (most > LEXICON_FORM_MAX)
		most = LEXICON_FORM_MAX;
	for (; n < most && token_classes[bytes[n]] == TOKEN_BYTE_LETTER; n++) {
		unsigned char small = bytes[n] | 0x20;

		seen |= bytes[n];
		s->lower[n] = (char)small;
		hash = lexicon_hash(hash, small);
	}
	s->hash = hash;
	s->size = s->letters = (unsigned)n;
	s->any_lower = seen & 0x20;
	return r->at + n;
}

/*
 * The end of the word from r->at on: letters, digits, and hyphens and apostrophes between letters. *apostrophe is
 * the last apostrophe in it, or 0.
 */
static size_t
word_end(const struct token_reader *r, struct spelling *s, size_t *apostrophe)
{
	size_t at = spell_start(r, s), length;

	*apostrophe = 0;
	while (at < r->size) {
		unsigned char c = r->bytes[at];
		uint32_t cp;

		if (token_classes[c] == TOKEN_BYTE_LETTER) {
			bool capital = c <= 'Z';

			s->any_lower = s->any_lower || !capital;
			s->letters++;
			spell_byte(s, capital ? (unsigned char)(c + 32) : c);
			at++;
			continue;
		}
		if (token_classes[c] == TOKEN_BYTE_DIGIT) {
			spell_byte(s, c);
			at++;
			continue;
		}
		if (c < 0x80 && c != '-' && c != '\'')
			break;
		cp = token_peek(r, at, &length);
		if (cp == '-' || cp == 0x2010 || cp == 0x2011) {
			if (!is_letter_at(r, at + length))
				break;
			s->hyphen = true;
			spell_byte(s, '-');
		} else if (is_apostrophe(cp)) {
			if (!is_letter_at(r, at + length))
				break;
			*apostrophe = at;
			spell_byte(s, '\'');
		} else if (cp == 0xad || (unicode_is_word(cp) && !unicode_is_ideograph(cp))) {
			spell_letter(s, cp);
		} else {
			break;
		}
		at += length;
	}
	return at;
}

/* How many bytes at the end of a spelled word are an English clitic, with its apostrophe; 0 for none. */
static size_t
clitic_size(const struct spelling *s)
{
	static const char clitics[][4] = { "'s", "'d", "'m", "'re", "'ve", "'ll" };
	enum { SHORT = 3 }; /* clitics of one letter */

	if (s->size > LEXICON_FORM_MAX)
		return 0;
	for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
		size_t n = i < SHORT ? 2 : 3;

		if (s->size > n && memcmp(s->lower + s->size - n, clitics[i], n) == 0)
			return n;
	}
	return 0;
}

/* How many bytes at the end of a spelled word are a French pronoun behind a hyphen: "dit-il", "demande-t-elle". */
static size_t
inversion_size(const struct spelling *s)
{
	static const char *const pronouns[] = { "-t-il", "-t-elle", "-t-on", "-il",
		                                "-elle", "-ils",    "-elles" };

	if (s->size > LEXICON_FORM_MAX)
		return 0;
	for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
		size_t n = strlen(pronouns[i]);

		if (s->size > n && memcmp(s->lower + s->size - n, pronouns[i], n) == 0)
			return n;
	}
	return 0;
}

static bool
starts_capital(const struct token_reader *r, size_t at)
{
	size_t length;
	uint32_t cp;

	if (r->bytes[at] < 0x80)
		return r->bytes[at] >= 'A' && r->bytes[at] <= 'Z';
	cp = token_peek(r, at, &length);
	return unicode_is_upper(cp);
}

/* "U.S.", "J.": letters with stops between them; the end of such a thing at r->at, or 0. */
static size_t
dotted_end(const struct token_reader *r)
{
	size_t at = r->at;

	if (at + 1 >= r->size || r->bytes[at + 1] != '.')
		return 0;
	while (at + 1 < r->size && token_classes[r->bytes[at]] == TOKEN_BYTE_LETTER &&
	       r->bytes[at + 1] == '.')
		at += 2;
	if (at == r->at || (at < r->size && is_letter_at(r, at)))
		return 0;
	/* A single letter is an initial only as a capital: "plan b." ends a sentence. */
	if (at == r->at + 2 && (r->bytes[r->at] < 'A' || r->bytes[r->at] > 'Z'))
		return 0;
	return at;
}

static void
read_dotted(struct token_reader *r, size_t end)
{
	bool capital = starts_capital(r, r->at);
	uint32_t hash = LEXICON_HASH_START;
	char lower[LEXICON_FORM_MAX + 1] = "";
	size_t n = end - r->at - 1; /* "p.m", without the last stop */
	struct token *t = token_add(r, TOKEN_WORD, r->at, end - r->at);

	t->flags |= TOKEN_DOTTED | (capital ? TOKEN_CAPITAL : 0);
	if (n <= LEXICON_FORM_MAX) {
		for (size_t i = 0; i < n; i++) {
			unsigned char c = r->bytes[r->at + i];

			lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
			hash = lexicon_hash(hash, (unsigned char)lower[i]);
		}
		/* "I." is no pronoun. */
		t->form = n > 1 ? lexicon_find_hashed(lower, n, hash) : 0;
	}
	r->at = end;
}

/*
 * "Mr.", "Nov.": the stop behind an abbreviation belongs to it. One that is a word of its own too takes it before
 * a number only ("No. 5").
 */
static bool
takes_stop(const struct token_reader *r, const struct token *t, size_t end)
{
	uint64_t bits = 0;
	size_t next = end + 1;

	if (end + 1 >= r->size || r->bytes[end] != '.' || r->bytes[end + 1] == '.')
		return false;
	for (size_t l = 0; l < LANGUAGE_COUNT; l++)
		if (lexicon_forms[t->form].bits[l] & WORD_ABBREVIATION)
			bits |= lexicon_forms[t->form].bits[l];
	if (!(bits & WORD_NUMBER))
		return bits != 0;
	while (next < r->size && token_classes[r->bytes[next]] == TOKEN_BYTE_BLANK)
		next++;
	return next < r->size && token_classes[r->bytes[next]] == TOKEN_BYTE_DIGIT;
}

/* The end of a word that is a word of its own: a clitic, or a pronoun behind a hyphen. */
struct tail {
	size_t bytes;   /* in the text */
	size_t spelled; /* as much of the spelling */
	size_t word;    /* of which this much is the word: without hyphen and "-t-" */
};

static struct tail
find_tail(const struct spelling *s, size_t apostrophe, size_t end)
{
	struct tail t = { 0 };

	t.spelled = t.word = apostrophe ? clitic_size(s) : 0;
	if (t.spelled) {
		t.bytes = end - apostrophe;
	} else if (s->hyphen && (t.bytes = t.spelled = inversion_size(s)) > 0) {
		const char *tail = s->lower + s->size - t.spelled;

		t.word = t.spelled - (tail[1] == 't' && tail[2] == '-' ? 3 : 1);
	}
	return t;
}

static uint8_t
word_flags(const struct spelling *s, bool capital)
{
	unsigned flags = capital ? TOKEN_CAPITAL : 0;

	if (!s->any_lower && s->letters > 1)
		flags |= TOKEN_UPPER;
	if (s->size > 4 && s->size <= LEXICON_FORM_MAX &&
	    memcmp(s->lower + s->size - 2, "ly", 2) == 0)
		flags |= TOKEN_LY;
	return (uint8_t)flags;
}

/* Eight bytes as one number, the first one lowest. */
#define EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The high bit of each byte that is a letter of ASCII. */
static inline uint64_t
letters_of(uint64_t bytes)
{
	uint64_t low = (bytes | EIGHT(0x20)) & EIGHT(0x7f);

	return (low + EIGHT(0x80 - 'a')) & ~(low + EIGHT(0x7f - 'z')) & ~bytes & EIGHT(0x80);
}

/* The form of a word of so many small letters, as a number with zeros behind it. */
static uint16_t
find_short(uint64_t letters, size_t size)
{
	enum { REMEMBERED_BITS = 10 };
	static struct {
		uint64_t letters;
		uint16_t form;
	} remembered[1 << REMEMBERED_BITS];
	size_t slot = (size_t)(letters * UINT64_C(0x9e3779b97f4a7c15) >> (64 - REMEMBERED_BITS));

	if (remembered[slot].letters != letters) {
		uint64_t bytes = htole64(letters);
		char word[sizeof bytes];

		memcpy(word, &bytes, sizeof word);
		remembered[slot].letters = letters;
		remembered[slot].form = lexicon_find(word, size);
	}
	return remembered[slot].form;
}

/* A word of fewer than eight letters of ASCII, with nothing behind it that might belong to it; else nothing is read. */
static bool
read_short(struct token_reader *r)
{
	uint64_t bytes, others;

	if (r->size - r->at < sizeof bytes)
		return false;
	memcpy(&bytes, r->bytes + r->at, sizeof bytes);
	bytes = le64toh(bytes);
	others = ~letters_of(bytes) & EIGHT(0x80);
	if (!others)
		return false;
	unsigned bits = (unsigned)__builtin_ctzll(others) - 7, size = bits / 8;
	unsigned char next = (unsigned char)(bytes >> bits);
	if (next >= 0x80 || next == '-' || next == '\'' || next == '.' ||
	    token_classes[next] == TOKEN_BYTE_DIGIT)
		return false;
	uint64_t mask = (UINT64_C(1) << bits) - 1, small = (bytes | EIGHT(0x20)) & mask;
	struct token *t = token_add(r, TOKEN_WORD, r->at, size);
	t->form = find_short(small, size);
	if (!(bytes & 0x20))
		t->flags |= TOKEN_CAPITAL;
	if (!(bytes & EIGHT(0x20) & mask) && size > 1)
		t->flags |= TOKEN_UPPER;
	if (size > 4 && small >> (bits - 16) == ('l' | 'y' << 8))
		t->flags |= TOKEN_LY;
	r->at += size;
	return true;
}

void
word_read(struct token_reader *r)
{
	struct spelling s = { .hash = LEXICON_HASH_START };
	size_t apostrophe, end, dotted, start = r->at;
	bool capital;
	struct tail tail;
	struct token *t;

	if (read_short(r))
		return;
	capital = starts_capital(r, start);
	dotted = dotted_end(r);
	if (dotted) {
		read_dotted(r, dotted);
		return;
	}
	end = word_end(r, &s, &apostrophe);
	tail = find_tail(&s, apostrophe, end);
	t = token_add(r, TOKEN_WORD, start, end - start - tail.bytes);
	t->form = tail.spelled ? lexicon_find(s.lower, s.size - tail.spelled)
	                       : lexicon_find_hashed(s.lower, s.size, s.hash);
	t->flags |= word_flags(&s, capital);
	if (tail.spelled) {
		/* Behind a hyphen the pronoun is ASCII: as long as it is spelled. */
		size_t bytes = apostrophe && tail.word == tail.spelled ? tail.bytes : tail.word;

		t = token_add(r, TOKEN_WORD, end - bytes, bytes);
		t->form = lexicon_find(s.lower + s.size - tail.word, tail.word);
	} else if (takes_stop(r, t, end)) {
		t->flags |= TOKEN_DOTTED;
		t->size++;
		end++;
	}
	r->at = end;
}
