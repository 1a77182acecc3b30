/*
 * The numbers that headings and lists begin with. Whoever asks has a line that might be one; the answer is a pure
 * function of its bytes, says nothing about whether the line is a heading, and refuses most lines at the first
 * bytes. The label stands before the number ("Chapter 4"), behind it ("4. Kapitel"), or around it, in Chinese, Japanese and
 * Korean; or there is none.
 */
#include "read/numbering.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/numeral.h"

/* A place in the line. */
struct cursor {
	const char *s;
	size_t n;
	size_t at;
};

static int
peek(const struct cursor *c, size_t ahead)
{
	return c->at + ahead < c->n ? (unsigned char)c->s[c->at + ahead] : -1;
}

static bool
skip(struct cursor *c, const char *text)
{
	if (peek(c, 0) != (unsigned char)*text)
		return false;
	size_t size = strlen(text);
	if (c->n - c->at < size || memcmp(c->s + c->at, text, size) != 0)
		return false;
	c->at += size;
	return true;
}

static void
skip_blanks(struct cursor *c)
{
	c->at += numeral_blanks(c->s + c->at, c->n - c->at);
}

/* Passes so many bytes; true when there were some. */
static bool
pass(struct cursor *c, size_t size)
{
	c->at += size;
	return size > 0;
}

static bool
read_arabic(struct cursor *c, uint16_t *value)
{
	return pass(c, numeral_arabic(c->s + c->at, c->n - c->at, value));
}

static bool
read_roman(struct cursor *c, uint16_t *value, bool *lower)
{
	return pass(c, numeral_roman(c->s + c->at, c->n - c->at, value, lower));
}

static bool
read_ideographs(struct cursor *c, uint16_t *value)
{
	return pass(c, numeral_ideographs(c->s + c->at, c->n - c->at, value));
}

static bool
read_number_word(struct cursor *c, uint16_t *value)
{
	return pass(c, numeral_word(c->s + c->at, c->n - c->at, value));
}

static bool
read_label(struct cursor *c, struct numbering *out)
{
	size_t size = 0;

	out->label = (uint8_t)label_read(c->s + c->at, c->n - c->at, &size);
	return out->label != LABEL_NONE && pass(c, size);
}

/* The components after the first one: ".2.3". */
static void
read_components(struct cursor *c, struct numbering *out)
{
	while (out->depth < NUMBERING_DEPTH && peek(c, 0) == '.' && peek(c, 1) >= '0' &&
	       peek(c, 1) <= '9') {
		struct cursor ahead = { c->s, c->n, c->at + 1 };

		if (!read_arabic(&ahead, &out->value[out->depth]))
			return;
		out->depth++;
		c->at = ahead.at;
	}
}

/* The mark after a number and the blanks after that; out->rest is set. */
static void
read_closer(struct cursor *c, struct numbering *out)
{
	skip_blanks(c);
	if (skip(c, "\u2014") || skip(c, "\u2013") || skip(c, "--")) {
		out->closer = '-';
	} else if (skip(c, "\u3001") || skip(c, "\uff0e") || skip(c, "\uff0c")) {
		out->closer = ',';
	} else if (skip(c, "\uff1a")) {
		out->closer = ':';
	} else if (peek(c, 0) == '-' && (peek(c, 1) == ' ' || peek(c, 1) == '-')) {
		out->closer = '-';
	} else if (peek(c, 0) == '.' || peek(c, 0) == ':' || peek(c, 0) == ')' ||
	           peek(c, 0) == ']') {
		out->closer = c->s[c->at++];
	}
	while (peek(c, 0) == '-' || peek(c, 0) == '.' || skip(c, "\u2014") || skip(c, "\u2013"))
		if (peek(c, 0) == '-' || peek(c, 0) == '.')
			c->at++;
	skip_blanks(c);
	out->rest = c->at;
}

static bool
at_word_end(const struct cursor *c)
{
	uint32_t cp;

	if (c->at >= c->n)
		return true;
	utf8_decode(c->s + c->at, c->n - c->at, &cp);
	return !unicode_is_word(cp);
}

/* One number after a label, in any writing. */
static bool
read_any_number(struct cursor *c, struct numbering *out)
{
	size_t at = c->at;
	int b = peek(c, 0);

	if (read_arabic(c, &out->value[0])) {
		out->kind = NUMBER_ARABIC;
	} else if (read_roman(c, &out->value[0], &out->lower) && at_word_end(c)) {
		out->kind = NUMBER_ROMAN;
		if (c->at - at == 1)
			out->letter = (uint16_t)((b | 0x20) - 'a' + 1);
	} else {
		c->at = at;
		if (b >= 'A' && b <= 'Z' &&
		    (c->at + 1 >= c->n || !unicode_is_word((uint8_t)peek(c, 1)))) {
			out->kind = NUMBER_LETTER;
			out->value[0] = (uint16_t)(b - 'A' + 1);
			c->at++;
		} else if (read_number_word(c, &out->value[0])) {
			out->kind = NUMBER_WORD;
		} else {
			return false;
		}
	}
	out->depth = 1;
	read_components(c, out);
	return at_word_end(c);
}

/* "Chapter 7", "PART ONE", "§ 3": a label and then its number. */
static bool
parse_labelled(struct cursor *c, struct numbering *out)
{
	if (skip(c, "§")) {
		out->label = LABEL_ARTICLE;
		out->section = true;
	} else {
		if (!read_label(c, out))
			return false;
		if (peek(c, 0) == '.')
			c->at++;
		if (peek(c, 0) != ' ' && peek(c, 0) != '\t' && peek(c, 0) != 0xc2)
			return false;
	}
	skip_blanks(c);
	if (!read_any_number(c, out))
		return false;
	read_closer(c, out);
	return true;
}

/* "First Book", "Erstes Kapitel", "2. Teil": the number and then its label. */
static bool
parse_label_behind(struct cursor *c, struct numbering *out)
{
	if (read_arabic(c, &out->value[0])) {
		out->kind = NUMBER_ARABIC;
		if (peek(c, 0) != '.')
			return false;
		c->at++;
	} else if (read_number_word(c, &out->value[0])) {
		out->kind = NUMBER_WORD;
	} else {
		return false;
	}
	if (peek(c, 0) != ' ')
		return false;
	skip_blanks(c);
	if (!read_label(c, out) || out->label == LABEL_FIGURE || out->label == LABEL_MINOR)
		return false;
	out->depth = 1;
	if (c->at < c->n && peek(c, 0) != '.' && peek(c, 0) != ':')
		return false;
	read_closer(c, out);
	return true;
}

/* 第三章 and 제3장. */
static bool
parse_inside(struct cursor *c, struct numbering *out)
{
	size_t size;

	if (!skip(c, "第") && !skip(c, "제"))
		return false;
	skip_blanks(c);
	if (read_arabic(c, &out->value[0]))
		out->kind = NUMBER_ARABIC;
	else if (read_ideographs(c, &out->value[0]))
		out->kind = NUMBER_WORD;
	else
		return false;
	skip_blanks(c);
	out->label = (uint8_t)label_read_inside(c->s + c->at, c->n - c->at, &size);
	if (!pass(c, size))
		return false;
	out->depth = 1;
	read_closer(c, out);
	return true;
}

/* 一、 and （一）. */
static bool
parse_ideographs(struct cursor *c, struct numbering *out)
{
	bool wide = skip(c, "（") || skip(c, "(");

	if (!read_ideographs(c, &out->value[0]))
		return false;
	out->kind = NUMBER_WORD;
	out->depth = 1;
	out->opened = wide;
	if (wide ? !skip(c, "）") && !skip(c, ")") : !skip(c, "、") && !skip(c, "．"))
		return false;
	out->closer = wide ? ')' : ',';
	skip_blanks(c);
	out->rest = c->at;
	return true;
}

/* The first component of a bare number: digits, Roman digits or one letter. */
static bool
read_first(struct cursor *c, struct numbering *out)
{
	size_t at = c->at;
	int b = peek(c, 0);

	if (read_arabic(c, &out->value[0])) {
		out->kind = NUMBER_ARABIC;
		return true;
	}
	if (read_roman(c, &out->value[0], &out->lower) &&
	    (c->at - at > 1 || c->at == c->n || peek(c, 0) == '.' || peek(c, 0) == ')')) {
		out->kind = NUMBER_ROMAN;
		if (c->at - at == 1)
			out->letter = (uint16_t)((b | 0x20) - 'a' + 1);
		return true;
	}
	c->at = at;
	if (b > 0 && (b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
		out->kind = NUMBER_LETTER;
		out->lower = (b & 0x20) != 0;
		out->value[0] = (uint16_t)((b | 0x20) - 'a' + 1);
		c->at++;
		return true;
	}
	return false;
}

/* "1.2.3 Title", "IV. Title", "(a) text", "3) text". */
static bool
parse_bare(struct cursor *c, struct numbering *out)
{
	int b;

	if (peek(c, 0) == '(') {
		out->opened = true;
		c->at++;
	}
	if (!read_first(c, out))
		return false;
	out->depth = 1;
	read_components(c, out);
	if (out->depth > 1 && out->letter) { /* "C.1" counts letters, not hundreds */
		out->kind = NUMBER_LETTER;
		out->value[0] = out->letter;
		out->letter = 0;
	}
	b = peek(c, 0);
	if (out->opened ? b != ')'
	                : b != '.' && b != ')' && b != ':' && b != ' ' && b != '\t' && b != -1)
		return false;
	if (b == ':' && out->kind != NUMBER_ARABIC)
		return false; /* who speaks, not what counts */
	if (b == '.' || b == ')' || b == ':') {
		out->closer = (char)b;
		c->at++;
	}
	b = peek(c, 0);
	if (out->closer && b != ' ' && b != '\t' && b != -1 && b != 0xe3 && b != 0xc2) {
		/* "1.Title", but not "e.g.", "3.x" or "12:30" */
		if (out->kind != NUMBER_ARABIC || out->closer == ':' || b < 0x80
		            ? b < 'A' || b > 'Z'
		            : false)
			return false;
	}
	/* A Roman number may stand alone; what follows it unmarked are words. */
	if (!out->closer && out->kind != NUMBER_ARABIC && out->depth < 2 &&
	    (out->kind != NUMBER_ROMAN || out->lower || c->at < c->n))
		return false;
	if (!out->closer && out->kind == NUMBER_ARABIC && out->depth < 2 && c->at >= c->n)
		return false;
	skip_blanks(c);
	out->rest = c->at;
	return true;
}

bool
numbering_parse(const char *s, size_t n, struct numbering *out)
{
	static bool (*const forms[])(struct cursor *, struct numbering *) = {
		parse_labelled, parse_label_behind, parse_bare, parse_inside, parse_ideographs,
	};
	unsigned char first = n ? (unsigned char)s[0] : 0;

	if (!(first >= '0' && first <= '9') && !((first | 0x20) >= 'a' && (first | 0x20) <= 'z') &&
	    first != '(' && first < 0x80)
		return false;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct cursor c = { s, n, 0 };

		*out = (struct numbering){ 0 };
		if (forms[i](&c, out))
			return true;
	}
	return false;
}
