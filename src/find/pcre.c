/*
 * Regular expressions by PCRE2 and its JIT. Text that is no UTF-8 is allowed and matches nothing. What a call may cost
 * is bounded twice: by the number of places where a match may start (the offset limit) and by what each of them may cost
 * (the match limit, which PCRE2 counts from each start anew).
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "find/regex.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum {
	/* Steps of backtracking from one place: 2-3 ns each, some expressions 10. */
	QUICK_LIMIT = 16 * 1000,
	PATIENT_LIMIT = 300 * 1000,
	/* Places for one call; and what they may read in all, since a step may read on to the subject's end uncounted. */
	SPAN = 128,
	SPAN_BYTES = 2 * 1024 * 1024,
	STACK_LEAST = 32 * 1024,
	STACK_MOST = 1024 * 1024,
};

struct regex {
	struct buffer source;
	uint32_t options;
	struct required required;
	size_t prefix;     /* bytes of the source that are not the user's */
	pcre2_code *flow;  /* ^ and $ stand for the block's ends */
	pcre2_code *lines; /* and for those of its lines; NULL until it is needed */
	pcre2_general_context *general;
	pcre2_compile_context *compile_context;
	pcre2_match_context *match_context;
	pcre2_match_data *match_data;
	pcre2_jit_stack *stack;
};

/* The length of the escape at the start of n bytes, so that its letters are not taken for capitals. */
static size_t
escape_length(const char *s, size_t n)
{
	if (n > 3 && s[2] == '{' && strchr("pPxNogk", s[1])) {
		const char *end = memchr(s, '}', n);
		return end ? (size_t)(end - s) + 1 : n;
	}
	return n < 2 ? n : 2;
}

static bool
has_capital(const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		if (s[i] == '\\') {
			i += escape_length(s + i, n - i);
			continue;
		}
		i += utf8_decode(s + i, n - i, &cp);
		if (unicode_is_upper(cp))
			return true;
	}
	return false;
}

static bool
ignores_case(const char *s, size_t n, enum case_rule rule)
{
	return rule == CASE_IGNORE || (rule == CASE_SMART && !has_capital(s, n));
}

static pcre2_code *
compile(const struct regex *r, uint32_t more, int *code, size_t *offset)
{
	uint32_t glance = r->required.plain && r->required.size ? PCRE2_JIT_PARTIAL_HARD : 0;

	pcre2_code *made = pcre2_compile((PCRE2_SPTR)r->source.bytes, r->source.size,
	                                 r->options | more, code, offset, r->compile_context);

	/* Without a JIT (a system that forbids it) PCRE2 interprets, slower and just as right. */
	if (made)
		pcre2_jit_compile(made, PCRE2_JIT_COMPLETE | glance);
	return made;
}

static void
explain(const struct regex *r, int code, size_t offset, struct error *error)
{
	unsigned char message[200];
	size_t at = 1;

	pcre2_get_error_message(code, message, sizeof message);
	for (size_t i = r->prefix; i < offset && i < r->source.size; i++)
		at += !utf8_is_continuation(r->source.bytes[i]);
	error_set(error, "not a regular expression, at character %zu: %s", at,
	          (const char *)message);
}

/* PCRE2's memory is there or the program ends, as everybody's. */
static void *
allocate(size_t size, void *data)
{
	(void)data;
	return memory_alloc(size);
}

static void
release(void *memory, void *data)
{
	(void)data;
	free(memory);
}

static void
make_contexts(struct regex *r)
{
	r->general = pcre2_general_context_create(allocate, release, NULL);
	r->compile_context = pcre2_compile_context_create(r->general);
	r->match_context = pcre2_match_context_create(r->general);
	r->match_data = pcre2_match_data_create(1, r->general);
	r->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, r->general);
	pcre2_set_newline(r->compile_context, PCRE2_NEWLINE_ANYCRLF);
	if (r->stack)
		pcre2_jit_stack_assign(r->match_context, NULL, r->stack);
}

struct regex *
regex_new(const char *utf8, size_t n, const struct pattern_options *options, struct error *error)
{
	struct regex *r = memory_zero(1, sizeof *r);
	size_t offset;
	int code;

	r->options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_USE_OFFSET_LIMIT |
	             PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
	if (ignores_case(utf8, n, options->case_rule))
		r->options |= PCRE2_CASELESS;
	required_find(&r->required, utf8, n, r->options & PCRE2_CASELESS);
	if (options->whole_word)
		buffer_add_string(&r->source, "\\b(?:");
	r->prefix = r->source.size;
	buffer_add(&r->source, utf8, n);
	if (options->whole_word)
		buffer_add_string(&r->source, ")\\b");
	make_contexts(r);
	r->flow = compile(r, 0, &code, &offset);
	if (!r->flow) {
		explain(r, code, offset, error);
		regex_free(r);
		return NULL;
	}
	return r;
}

void
regex_free(struct regex *r)
{
	if (!r)
		return;
	pcre2_code_free(r->flow);
	pcre2_code_free(r->lines);
	pcre2_compile_context_free(r->compile_context);
	pcre2_match_context_free(r->match_context);
	pcre2_match_data_free(r->match_data);
	pcre2_jit_stack_free(r->stack);
	pcre2_general_context_free(r->general);
	buffer_clear(&r->source);
	free(r);
}

static const pcre2_code *
choose_code(struct regex *r, bool lines)
{
	size_t offset;
	int code;

	if (lines && !r->lines)
		r->lines = compile(r, PCRE2_MULTILINE, &code, &offset);
	return lines && r->lines ? r->lines : r->flow;
}

size_t
regex_span(const struct subject *subject)
{
	size_t span = SPAN_BYTES / (subject->text.size + 1);

	return span > SPAN ? SPAN : span ? span : 1;
}

enum regex_answer
regex_find(struct regex *r, const struct subject *subject, size_t from, size_t to, bool patient,
           size_t *start, size_t *end)
{
	uint32_t options = PCRE2_NOTEMPTY | (subject->no_start ? PCRE2_NOTBOL : 0) |
	                   (subject->no_end ? PCRE2_NOTEOL : 0);

	pcre2_set_offset_limit(r->match_context, to - 1);
	pcre2_set_match_limit(r->match_context, patient ? PATIENT_LIMIT : QUICK_LIMIT);
	int count = pcre2_match(choose_code(r, subject->lines), (PCRE2_SPTR)subject->text.bytes,
	                        subject->text.size, from, options, r->match_data, r->match_context);
	if (count == PCRE2_ERROR_NOMATCH || count == PCRE2_ERROR_BADUTFOFFSET)
		return REGEX_MISS;
	if (count < 0)
		return REGEX_LIMITED;
	const size_t *found = pcre2_get_ovector_pointer(r->match_data);
	*start = found[0];
	*end = found[1];
	/* \K can move the start anywhere. */
	return *start >= from && *start < *end ? REGEX_HIT : REGEX_MISS;
}

const struct required *
regex_required(const struct regex *r)
{
	return &r->required;
}

enum regex_answer
regex_glance(struct regex *r, const char *bytes, size_t n, size_t at, size_t *end)
{
	pcre2_set_offset_limit(r->match_context, at);
	pcre2_set_match_limit(r->match_context, QUICK_LIMIT);
	int count =
		pcre2_match(r->flow, (PCRE2_SPTR)bytes, n, at, PCRE2_NOTEMPTY | PCRE2_PARTIAL_HARD,
	                    r->match_data, r->match_context);
	if (count == PCRE2_ERROR_NOMATCH || count == PCRE2_ERROR_BADUTFOFFSET)
		return REGEX_MISS;
	if (count == PCRE2_ERROR_PARTIAL)
		return REGEX_OPEN;
	if (count < 0)
		return REGEX_LIMITED;
	*end = pcre2_get_ovector_pointer(r->match_data)[1];
	return REGEX_HIT;
}
