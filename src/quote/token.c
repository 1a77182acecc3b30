/*
 * Cuts a block into tokens, in one pass over its bytes and with one look into the lexicon a word. ASCII goes by
 * a table of byte classes; the rest is decoded. An apostrophe between letters belongs to the word, and the
 * English clitics ('s, 're) become words of their own; every other apostrophe is a mark, for marks.c to judge.
 */
#include "quote/token.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "quote/sign.h"

/* Short names, for the table's sake: other, blank, emphasis in plain text (_so_, *so*), letter, digit, high, sign. */
enum byte_class { O, B, E, L, D, H, S };

/* clang-format off */
static const uint8_t byte_classes[256] = {
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
	B, S, S, O, O, O, O, S, S, S, E, O, S, S, S, O,
	D, D, D, D, D, D, D, D, D, D, S, S, O, O, O, S,
	O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, S, O, S, O, E,
	S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, S, O, S, O, O,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};
/* clang-format on */

struct reader {
	const unsigned char *bytes;
	size_t size; /* where reading ends: the next hidden range, or the end */
	size_t at;
	struct token *tokens;
	size_t count;
	bool space; /* blank space stands before what comes */
};

/* The code point at a place and its length; a letter's first byte in most cases. */
static uint32_t
peek(const struct reader *r, size_t at, size_t *length)
{
	uint32_t cp;

	if (at >= r->size) {
		*length = 0;
		return 0;
	}
	if (r->bytes[at] < 0x80) {
		*length = 1;
		return r->bytes[at];
	}
	*length = utf8_decode((const char *)r->bytes + at, r->size - at, &cp);
	return cp;
}

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019;
}

static bool
is_letter_at(const struct reader *r, size_t at)
{
	size_t length;
	uint32_t cp;

	if (at >= r->size)
		return false;
	if (r->bytes[at] < 0x80)
		return byte_classes[r->bytes[at]] == L;
	cp = peek(r, at, &length);
	return unicode_is_word(cp) && !unicode_is_ideograph(cp);
}

static struct token *
add(struct reader *r, enum token_kind kind, size_t start, size_t size)
{
	struct token *t = &r->tokens[r->count++];

	*t = (struct token){ .start = (uint32_t)start,
		             .size = (uint16_t)(size < UINT16_MAX ? size : UINT16_MAX),
		             .kind = (uint8_t)kind };
	if (r->space) {
		t->flags |= TOKEN_SPACE_BEFORE;
		if (r->count > 1)
			t[-1].flags |= TOKEN_SPACE_AFTER;
	}
	r->space = false;
	return t;
}

/* Where a word is gathered in lower case while its end is sought. */
struct spelling {
	char lower[LEXICON_FORM_MAX];
	size_t size; /* may be more than fits */
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

/*
 * The end of the word from r->at on: letters, digits, and hyphens and apostrophes between letters. *apostrophe is
 * the last apostrophe in it, or 0.
 */
static size_t
word_end(const struct reader *r, struct spelling *s, size_t *apostrophe)
{
	size_t at = r->at, length;

	*apostrophe = 0;
	while (at < r->size) {
		unsigned char c = r->bytes[at];
		uint32_t cp;

		if (byte_classes[c] == L) {
			bool capital = c <= 'Z';

			s->any_lower = s->any_lower || !capital;
			s->letters++;
			spell_byte(s, capital ? (unsigned char)(c + 32) : c);
			at++;
			continue;
		}
		if (byte_classes[c] == D) {
			spell_byte(s, c);
			at++;
			continue;
		}
		if (c < 0x80 && c != '-' && c != '\'')
			break;
		cp = peek(r, at, &length);
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
	static const char *const clitics[] = { "'s", "'re", "'ve", "'ll", "'d", "'m" };

	if (s->size > LEXICON_FORM_MAX)
		return 0;
	for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
		size_t n = strlen(clitics[i]);

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
starts_capital(const struct reader *r, size_t at)
{
	size_t length;
	uint32_t cp;

	if (r->bytes[at] < 0x80)
		return r->bytes[at] >= 'A' && r->bytes[at] <= 'Z';
	cp = peek(r, at, &length);
	return unicode_is_upper(cp);
}

/* "U.S.", "J.": letters with stops between them; the end of such a thing at r->at, or 0. */
static size_t
dotted_end(const struct reader *r)
{
	size_t at = r->at;

	while (at + 1 < r->size && byte_classes[r->bytes[at]] == L && r->bytes[at + 1] == '.')
		at += 2;
	if (at == r->at || (at < r->size && is_letter_at(r, at)))
		return 0;
	/* A single letter is an initial only as a capital: "plan b." ends a sentence. */
	if (at == r->at + 2 && (r->bytes[r->at] < 'A' || r->bytes[r->at] > 'Z'))
		return 0;
	return at;
}

static void
read_dotted(struct reader *r, size_t end)
{
	bool capital = starts_capital(r, r->at);
	uint32_t hash = LEXICON_HASH_START;
	char lower[LEXICON_FORM_MAX];
	size_t n = end - r->at - 1; /* "p.m", without the last stop */
	struct token *t = add(r, TOKEN_WORD, r->at, end - r->at);

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
takes_stop(const struct reader *r, const struct token *t, size_t end)
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
	while (next < r->size && byte_classes[r->bytes[next]] == B)
		next++;
	return next < r->size && byte_classes[r->bytes[next]] == D;
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

static void
read_word(struct reader *r)
{
	struct spelling s = { .hash = LEXICON_HASH_START };
	size_t apostrophe, end, dotted = dotted_end(r), start = r->at;
	bool capital = starts_capital(r, start);
	struct tail tail;
	struct token *t;

	if (dotted) {
		read_dotted(r, dotted);
		return;
	}
	end = word_end(r, &s, &apostrophe);
	tail = find_tail(&s, apostrophe, end);
	t = add(r, TOKEN_WORD, start, end - start - tail.bytes);
	t->form = tail.spelled ? lexicon_find(s.lower, s.size - tail.spelled)
	                       : lexicon_find_hashed(s.lower, s.size, s.hash);
	t->flags |= word_flags(&s, capital);
	if (tail.spelled) {
		t = add(r, TOKEN_WORD, end - tail.bytes, tail.bytes);
		t->form = lexicon_find(s.lower + s.size - tail.word, tail.word);
	} else if (takes_stop(r, t, end)) {
		t->flags |= TOKEN_DOTTED;
		t->size++;
		end++;
	}
	r->at = end;
}

/* Digits with what stands between them ("1,000", "11:40") and letters after them ("20th", "90s"). */
static void
read_number(struct reader *r)
{
	size_t at = r->at;

	while (at < r->size) {
		unsigned char c = r->bytes[at];

		if (byte_classes[c] == D || byte_classes[c] == L)
			at++;
		else if ((c == '.' || c == ',' || c == ':' || c == '-' || c == '/') &&
		         at + 1 < r->size && byte_classes[r->bytes[at + 1]] == D)
			at++;
		else
			break;
	}
	add(r, TOKEN_NUMBER, r->at, at - r->at);
	r->at = at;
}

static void
add_mark(struct reader *r, enum mark mark, size_t size)
{
	add(r, TOKEN_MARK, r->at, size)->mark = (uint8_t)mark;
	r->at += size;
}

static void
add_sign(struct reader *r, enum token_kind kind, size_t size)
{
	add(r, kind, r->at, size);
	r->at += size;
}

static bool
twice(const struct reader *r, char c)
{
	return r->at + 1 < r->size && r->bytes[r->at + 1] == (unsigned char)c;
}

/* Stops that stand together are one: "...", "?!". */
static void
read_stop(struct reader *r)
{
	size_t at = r->at;
	char sign = (char)r->bytes[at];

	while (at < r->size &&
	       (r->bytes[at] == '.' || r->bytes[at] == '!' || r->bytes[at] == '?')) {
		if (r->bytes[at] != '.')
			sign = (char)r->bytes[at];
		at++;
	}
	if (sign == '.' && at - r->at > 1)
		sign = ':';
	add(r, TOKEN_STOP, r->at, at - r->at)->sign = sign;
	r->at = at;
}

static void
read_dash(struct reader *r)
{
	size_t at = r->at;

	while (at < r->size && r->bytes[at] == '-')
		at++;
	add_sign(r,
	         at - r->at > 1 || ((r->space || r->count == 0) && at < r->size &&
	                            byte_classes[r->bytes[at]] == B)
	                 ? TOKEN_DASH
	                 : TOKEN_OTHER,
	         at - r->at);
}

static void
read_sign(struct reader *r)
{
	switch (r->bytes[r->at]) {
	case '"':
		add_mark(r, MARK_DOUBLE, 1);
		break;
	case '\'':
		if (twice(r, '\''))
			add_mark(r, MARK_PRIMES, 2);
		else
			add_mark(r, MARK_SINGLE, 1);
		break;
	case '`':
		if (twice(r, '`'))
			add_mark(r, MARK_TICKS, 2);
		else
			add_mark(r, MARK_TICK, 1);
		break;
	case ',':
		add_sign(r, TOKEN_COMMA, 1);
		break;
	case ':':
		add_sign(r, TOKEN_COLON, 1);
		break;
	case ';':
		add_sign(r, TOKEN_SEMICOLON, 1);
		break;
	case '-':
		read_dash(r);
		break;
	case '(':
	case '[':
	case '{':
		add_sign(r, TOKEN_OPEN, 1);
		break;
	case ')':
	case ']':
	case '}':
		add_sign(r, TOKEN_CLOSE, 1);
		break;
	default:
		read_stop(r);
	}
}

static void
read_ideograph(struct reader *r, size_t length)
{
	struct token *t = add(r, TOKEN_WORD, r->at, length);

	t->flags |= TOKEN_IDEOGRAPH;
	t->form = lexicon_find((const char *)r->bytes + r->at, length);
	r->at += length;
}

static void
read_high(struct reader *r)
{
	size_t length;
	uint32_t cp = peek(r, r->at, &length);
	enum mark mark = sign_mark(cp);

	if (mark != MARK_NONE) {
		add_mark(r, mark, length);
	} else if (unicode_is_ideograph(cp)) {
		read_ideograph(r, length);
	} else if (unicode_is_word(cp)) {
		read_word(r);
	} else if (unicode_is_space(cp) || cp == 0xfeff || cp == 0x200b) {
		r->space = true;
		r->at += length;
	} else {
		enum token_kind kind = sign_kind(cp);

		add_sign(r, kind, length);
		if (kind == TOKEN_STOP)
			r->tokens[r->count - 1].sign = cp == 0x2026 ? ':' : '.';
	}
}

static void
read_token(struct reader *r)
{
	switch (byte_classes[r->bytes[r->at]]) {
	case B:
		r->space = true;
		r->at++;
		break;
	case E:
		r->at++;
		break;
	case L:
		read_word(r);
		break;
	case D:
		read_number(r);
		break;
	case H:
		read_high(r);
		break;
	case S:
		read_sign(r);
		break;
	default:
		add_sign(r, TOKEN_OTHER, 1);
	}
}

/* A full passage is cut behind its last sentence, if that is in its second half; returns the tokens kept. */
static size_t
cut(const struct reader *r)
{
	for (size_t i = r->count - 1; i > r->count / 2; i--)
		if (r->tokens[i].kind == TOKEN_STOP && r->tokens[i].flags & TOKEN_SPACE_AFTER)
			return i + 1;
	return r->count - 1;
}

size_t
tokens_read(const char *bytes, size_t size, size_t *at, uint64_t base, const struct range *hidden,
            size_t hidden_count, struct token *tokens)
{
	struct reader r = { .bytes = (const unsigned char *)bytes, .at = *at, .tokens = tokens };
	size_t h = 0;

	/* A word with a clitic is two tokens. */
	while (r.at < size && r.count + 2 <= TOKENS_MAX) {
		while (h < hidden_count && hidden[h].end <= base + r.at)
			h++;
		if (h < hidden_count && hidden[h].start <= base + r.at) {
			r.at = (size_t)(hidden[h].end - base);
			r.space = true;
			continue;
		}
		r.size = h < hidden_count && hidden[h].start - base < size
		                 ? (size_t)(hidden[h].start - base)
		                 : size;
		read_token(&r);
	}
	if (r.at < size) {
		r.count = cut(&r);
		r.at = tokens[r.count].start;
	}
	if (r.count > 0)
		tokens[r.count - 1].flags |= TOKEN_SPACE_AFTER;
	tokens[r.count] = (struct token){ .kind = TOKEN_END, .start = (uint32_t)r.at };
	*at = r.at < size ? r.at : size;
	return r.count;
}

void
tokens_classify(struct token *tokens, size_t count, enum language language)
{
	for (size_t i = 0; i < count; i++) {
		const struct lexicon_form *form = &lexicon_forms[tokens[i].form];

		tokens[i].bits = form->bits[language];
		tokens[i].verb = form->verb[language];
	}
}
