/*
 * An expression is read from left to right, as far as it is made of characters, classes, groups, alternatives and
 * quantifiers; whatever else there is in PCRE2 ends the reading, and nothing is known then. Characters that stand side by side
 * outside of alternatives and with no quantifier make a run, and the rarest run is what is looked for. A blank is in
 * no run: in the text it may be a line's end.
 *
 * Nor is an expression plain that can take a line's end but no blank, since it is looked at with one in place of the other.
 */
#include "find/required.h"

#include <stdint.h>
#include <string.h>

#include "find/filter.h"

enum {
	LONE = 1000,             /* what stands for the second of a pair where there is none */
	RARE_ENOUGH = 60 * LONE, /* one character that is more common says nothing */
};

struct reading {
	const char *s;
	size_t n, at;
	bool caseless;
	int depth;   /* of groups; what is in one is in no run */
	bool either; /* there are alternatives outside of groups */
	bool begun;  /* something that takes a character came before the run */
	bool run_begins;
	char run[REQUIRED_MAX];
	size_t run_size;
	struct required *best;
	unsigned best_frequency;
};

/* ---- runs ---- */

/* The frequency of the rarest pair of the run, and where it is. */
static unsigned
rarest(const char *run, size_t size, size_t *at)
{
	unsigned least = UINT32_MAX;

	for (size_t i = 0; i < size; i++) {
		bool pair = i + 1 < size;
		unsigned frequency = filter_frequency((unsigned char)run[i]);
		if (!pair && i)
			break;
		frequency *= pair ? filter_frequency((unsigned char)run[i + 1]) : LONE;
		if (frequency >= least)
			continue;
		least = frequency;
		*at = i;
	}
	return least;
}

/* The run is over; it is kept if it is the best one. What every match begins with needs no other. */
static void
end_run(struct reading *r)
{
	size_t at = 0;
	unsigned frequency = rarest(r->run, r->run_size, &at);
	struct required *best = r->best;
	bool better = r->run_size && frequency < r->best_frequency && !best->begins;

	if (better && frequency <= (r->run_size > 1 ? UINT32_MAX : RARE_ENOUGH)) {
		memcpy(best->literal, r->run, r->run_size);
		best->size = r->run_size;
		best->at = at;
		best->begins = r->run_begins;
		r->best_frequency = frequency;
	}
	r->run_size = 0;
}

/* Anything but a character that is there once. */
static void
add_other(struct reading *r)
{
	end_run(r);
	r->begun = true;
}

static void
add_to_run(struct reading *r, char c)
{
	if (r->depth)
		return;
	if (r->run_size == REQUIRED_MAX)
		end_run(r);
	if (!r->run_size)
		r->run_begins = !r->begun;
	if (r->caseless && c >= 'A' && c <= 'Z')
		c = (char)(c | 0x20);
	r->run[r->run_size++] = c;
	r->begun = true;
}

/* ---- the syntax ---- */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
peek(const struct reading *r)
{
	return r->at < r->n ? r->s[r->at] : '\0';
}

/* After a backslash: a sign that stands for itself. */
static bool
is_escaped_sign(char c)
{
	return c > ' ' && c < 0x7f && !is_letter(c) && !is_digit(c);
}

/* One character of a class, or one of the escapes that stand for many; false: not understood. */
static bool
read_class_item(struct reading *r, unsigned char *c, bool *many)
{
	*many = false;
	*c = (unsigned char)r->s[r->at++];
	if (*c < ' ' || *c == 0x7f || (*c == '[' && strchr(":.=", peek(r))))
		return false;
	if (*c != '\\')
		return true;
	char escaped = peek(r);
	r->at++;
	*c = (unsigned char)escaped;
	if (is_escaped_sign(escaped))
		return true;
	*many = true;
	return escaped && strchr("wWdDsS", escaped);
}

/* A class, after its bracket. */
static bool
read_class(struct reading *r)
{
	bool negated = peek(r) == '^', many, to_many;
	unsigned char from, to;

	r->at += negated;
	for (bool first = true; first || peek(r) != ']'; first = false) {
		if (r->at >= r->n || !read_class_item(r, &from, &many))
			return false;
		to = from;
		bool range = peek(r) == '-' && r->at + 1 < r->n && r->s[r->at + 1] != ']';
		if (range) {
			r->at++;
			if (many || !read_class_item(r, &to, &to_many) || to_many)
				return false;
		}
		/* The escapes have both or neither. */
		if (negated && !many && from <= ' ' && to >= ' ')
			return false;
	}
	r->at++;
	return true;
}

struct quantifier {
	bool there;
	bool some; /* at least one */
};

static bool
read_number(struct reading *r, unsigned *number)
{
	size_t from = r->at;

	for (*number = 0; is_digit(peek(r)) && r->at - from < 5; r->at++)
		*number = *number * 10 + (unsigned)(peek(r) - '0');
	return r->at > from;
}

/* {2}, {2,} or {2,5}, after its brace. */
static bool
read_braces(struct reading *r, struct quantifier *q)
{
	unsigned least, most;

	if (!read_number(r, &least))
		return false;
	if (peek(r) == ',') {
		r->at++;
		read_number(r, &most);
	}
	q->some = least;
	return r->s[r->at < r->n ? r->at++ : r->n - 1] == '}';
}

/* What follows an atom; false: not understood. */
static bool
read_quantifier(struct reading *r, struct quantifier *q)
{
	char c = peek(r);

	*q = (struct quantifier){ c && strchr("*+?{", c), true };
	if (!q->there)
		return true;
	r->at++;
	q->some = c == '+';
	if (c == '{' && !read_braces(r, q))
		return false;
	if (peek(r) == '+')
		return false;
	r->at += peek(r) == '?';
	return true;
}

static bool read_alternatives(struct reading *r);

/* A group, after its parenthesis. */
static bool
read_group(struct reading *r)
{
	enum { DEPTH_MAX = 16 };

	if (peek(r) == '?') {
		if (r->at + 1 >= r->n || r->s[r->at + 1] != ':')
			return false;
		r->at += 2;
	}
	if (peek(r) == '*' || r->depth == DEPTH_MAX)
		return false;
	r->depth++;
	bool understood = read_alternatives(r) && peek(r) == ')';
	r->depth--;
	r->at++;
	return understood;
}

enum atom {
	ATOM_UNKNOWN,
	ATOM_CHARACTER,
	ATOM_OTHER,  /* takes characters */
	ATOM_BORDER, /* takes none */
};

/* After a backslash. */
static enum atom
read_escape(struct reading *r, char *character)
{
	char c = peek(r);

	r->at++;
	*character = c;
	if (is_escaped_sign(c))
		return ATOM_CHARACTER;
	if (c && strchr("bB", c))
		return ATOM_BORDER;
	return c && strchr("wWdDsS", c) ? ATOM_OTHER : ATOM_UNKNOWN;
}

static enum atom
read_atom(struct reading *r, char *character)
{
	char c = r->s[r->at++];

	*character = c;
	switch (c) {
	case '\\':
		return read_escape(r, character);
	case '[':
		return read_class(r) ? ATOM_OTHER : ATOM_UNKNOWN;
	case '(':
		return read_group(r) ? ATOM_OTHER : ATOM_UNKNOWN;
	case '.':
	case ' ':
		return ATOM_OTHER;
	case '^':
	case '$':
	case '*':
	case '+':
	case '?':
	case '{':
		return ATOM_UNKNOWN;
	default:
		if ((unsigned char)c >= 0x80)
			return ATOM_OTHER;
		return c > ' ' && c < 0x7f ? ATOM_CHARACTER : ATOM_UNKNOWN;
	}
}

/* An atom and its quantifier. */
static bool
read_piece(struct reading *r)
{
	char character;
	struct quantifier q;
	enum atom atom = read_atom(r, &character);

	if (atom == ATOM_UNKNOWN || !read_quantifier(r, &q) || (q.there && atom == ATOM_BORDER))
		return false;
	if (atom == ATOM_BORDER)
		return true;
	if (atom == ATOM_CHARACTER && (!q.there || q.some))
		add_to_run(r, character);
	if (atom == ATOM_OTHER || q.there)
		add_other(r);
	return true;
}

/* Up to the end or a closing parenthesis. */
static bool
read_alternatives(struct reading *r)
{
	while (r->at < r->n && peek(r) != ')') {
		if (peek(r) != '|') {
			if (!read_piece(r))
				return false;
			continue;
		}
		r->at++;
		r->either |= !r->depth;
	}
	return true;
}

void
required_find(struct required *required, const char *source, size_t n, bool caseless)
{
	struct reading r = { .s = source, .n = n, .caseless = caseless, .best = required };

	*required = (struct required){ .caseless = caseless };
	r.best_frequency = UINT32_MAX;
	required->plain = read_alternatives(&r) && r.at == n;
	end_run(&r);
	if (required->plain && !r.either)
		return;
	required->size = 0;
	required->begins = false;
}
