/*
 * Cuts a block into tokens, in one pass over its bytes and with one look into the lexicon a word. ASCII goes by
 * a table of byte classes; the rest is decoded. Every apostrophe that stands in no word (quote/word) is a mark, for marks.c to judge.
 */
#include "quote/token.h"

#include <string.h>

#include "base/unicode.h"
#include "quote/sign.h"
#include "quote/word.h"

/* clang-format off */
#define O TOKEN_BYTE_OTHER
#define B TOKEN_BYTE_BLANK
#define E TOKEN_BYTE_EMPHASIS
#define L TOKEN_BYTE_LETTER
#define D TOKEN_BYTE_DIGIT
#define H TOKEN_BYTE_HIGH
#define S TOKEN_BYTE_SIGN
const uint8_t token_classes[256] = {
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

/* Digits with what stands between them ("1,000", "11:40") and letters after them ("20th", "90s"). */
static void
read_number(struct token_reader *r)
{
	size_t at = r->at;

	while (at < r->size) {
		unsigned char c = r->bytes[at];

		if (token_classes[c] == TOKEN_BYTE_DIGIT || token_classes[c] == TOKEN_BYTE_LETTER)
			at++;
		else if ((c == '.' || c == ',' || c == ':' || c == '-' || c == '/') &&
		         at + 1 < r->size && token_classes[r->bytes[at + 1]] == TOKEN_BYTE_DIGIT)
			at++;
		else
			break;
	}
	token_add(r, TOKEN_NUMBER, r->at, at - r->at);
	r->at = at;
}

static void
add_mark(struct token_reader *r, enum mark mark, size_t size)
{
	token_add(r, TOKEN_MARK, r->at, size)->mark = (uint8_t)mark;
	r->at += size;
}

static void
add_sign(struct token_reader *r, enum token_kind kind, size_t size)
{
	token_add(r, kind, r->at, size);
	r->at += size;
}

static bool
twice(const struct token_reader *r, char c)
{
	return r->at + 1 < r->size && r->bytes[r->at + 1] == (unsigned char)c;
}

/* Stops that stand together are one: "...", "?!". */
static void
read_stop(struct token_reader *r)
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
	token_add(r, TOKEN_STOP, r->at, at - r->at)->sign = sign;
	r->at = at;
}

static void
read_dash(struct token_reader *r)
{
	size_t at = r->at;

	while (at < r->size && r->bytes[at] == '-')
		at++;
	add_sign(r,
	         at - r->at > 1 || ((r->space || r->count == 0) && at < r->size &&
	                            token_classes[r->bytes[at]] == TOKEN_BYTE_BLANK)
	                 ? TOKEN_DASH
	                 : TOKEN_OTHER,
	         at - r->at);
}

static void
read_sign(struct token_reader *r)
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

/*
 * The bytes of a note's sign that stands directly behind what it belongs to: "[1]", "[c2]", "[iv]", "[*]". It is no part of a
 * sentence. 0 when there is none.
 */
static size_t
note_sign(const struct token_reader *r)
{
	enum { DIGITS_MOST = 3, ROMAN_MOST = 4 };
	const unsigned char *p = r->bytes + r->at + 1, *end = r->bytes + r->size;
	size_t letter, digits = 0, n;

	if (!r->count || r->space || r->bytes[r->at] != '[')
		return 0;
	letter = p < end && *p >= 'a' && *p <= 'z';
	while (p + letter + digits < end && digits <= DIGITS_MOST &&
	       token_classes[p[letter + digits]] == TOKEN_BYTE_DIGIT)
		digits++;
	n = letter + digits;
	if (!digits || digits > DIGITS_MOST)
		for (n = 0; p + n < end && n <= ROMAN_MOST && memchr("ivx", p[n], 3); n++)
			;
	if (!n && p < end && *p == '*')
		n = 1;
	bool closed = n && n <= ROMAN_MOST && p + n < end && p[n] == ']';
	bool goes_on = closed && p + n + 1 < end && token_classes[p[n + 1]] == TOKEN_BYTE_LETTER;
	return closed && !goes_on ? n + 2 : 0;
}

static bool
is_raised_digit(uint32_t cp)
{
	return cp == 0xb9 || cp == 0xb2 || cp == 0xb3 || (cp >= 0x2070 && cp <= 0x2079);
}

static void
read_ideograph(struct token_reader *r, size_t length)
{
	struct token *t = token_add(r, TOKEN_WORD, r->at, length);

	t->flags |= TOKEN_IDEOGRAPH;
	t->form = lexicon_find((const char *)r->bytes + r->at, length);
	r->at += length;
}

static void
read_high(struct token_reader *r)
{
	size_t length;
	uint32_t cp = token_peek(r, r->at, &length);
	enum mark mark = sign_mark(cp);

	if (mark != MARK_NONE) {
		add_mark(r, mark, length);
	} else if (unicode_is_ideograph(cp)) {
		read_ideograph(r, length);
	} else if (is_raised_digit(cp) && r->count && !r->space) {
		/* A note's sign, or a power. */
		r->at += length;
	} else if (unicode_is_word(cp)) {
		word_read(r);
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

/* The token that stands at the reader's place; what is none is passed. */
static void
read_token(struct token_reader *r)
{
	size_t size;

	switch ((enum token_byte)token_classes[r->bytes[r->at]]) {
	case TOKEN_BYTE_BLANK:
		r->space = true;
		r->at++;
		break;
	case TOKEN_BYTE_EMPHASIS:
		r->at++;
		break;
	case TOKEN_BYTE_LETTER:
		word_read(r);
		break;
	case TOKEN_BYTE_DIGIT:
		read_number(r);
		break;
	case TOKEN_BYTE_HIGH:
		read_high(r);
		break;
	case TOKEN_BYTE_SIGN:
		if ((size = note_sign(r)))
			r->at += size;
		else
			read_sign(r);
		break;
	case TOKEN_BYTE_OTHER:
		add_sign(r, TOKEN_OTHER, 1);
	}
}

/* Reads tokens up to r->size, if there is room for them. */
static void
read_tokens(struct token_reader *r)
{
	/* A word with a clitic is two tokens. */
	while (r->at < r->size && r->count + 2 <= TOKENS_MAX) {
		if (r->bytes[r->at] == ' ' || r->bytes[r->at] == '\n') {
			r->space = true;
			r->at++;
		} else {
			read_token(r);
		}
	}
}

/* A full passage is cut behind its last sentence, if that is in its second half; returns the tokens kept. */
static size_t
cut(const struct token_reader *r)
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
	struct token_reader r = { .bytes = (const unsigned char *)bytes,
		                  .at = *at,
		                  .tokens = tokens };
	size_t h = 0;

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
		read_tokens(&r);
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

uint64_t
tokens_classify(struct token *tokens, size_t count, enum language language)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < count; i++) {
		const struct lexicon_form *form = &lexicon_forms[tokens[i].form];

		tokens[i].bits = form->bits[language];
		tokens[i].verb = form->verb[language];
		bits |= form->bits[language];
	}
	return bits;
}
