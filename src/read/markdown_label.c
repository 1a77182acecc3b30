/*
 * Labels are compared without regard to case and white space (CommonMark 0.31, 6.3). A piece gets the definitions of all
 * that stands in brackets in it, be it a link or not: one that is not used does nothing.
 */
#include "read/markdown_label.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

void
markdown_labels_clear(struct markdown_labels *labels)
{
	atoms_clear(&labels->names);
	buffer_clear(&labels->scratch);
	free(labels->list);
	*labels = (struct markdown_labels){ 0 };
}

/* The form in which labels are compared; false when it cannot be one. Valid until the next call. */
static bool
normalise(struct markdown_labels *labels, const char *label, size_t n)
{
	struct buffer *to = &labels->scratch;

	buffer_reset(to);
	if (n > MARKDOWN_LABEL_MOST || memchr(label, '\0', n))
		return false;
	while (n) {
		uint32_t cp, folded[UNICODE_FOLD_MAX];
		size_t size = utf8_decode(label, n, &cp);
		int count = unicode_fold_case(cp, folded);
		for (int i = 0; i < count; i++)
			buffer_add_code_point(to, folded[i]);
		label += size;
		n -= size;
	}
	buffer_one_line(to, 0);
	return to->size > 0;
}

void
markdown_labels_add(struct markdown_labels *labels, const struct markdown_label *label)
{
	uint32_t number;

	if (!normalise(labels, label->label, label->label_size) ||
	    atoms_find(&labels->names, labels->scratch.bytes, &number))
		return;
	number = atoms_number(&labels->names, labels->scratch.bytes);
	labels->list = memory_grow(labels->list, &labels->capacity, (size_t)number + 1,
	                           sizeof *labels->list);
	labels->list[number] = *label;
	labels->count = (size_t)number + 1;
}

static struct markdown_label *
find(struct markdown_labels *labels, const char *label, size_t n)
{
	uint32_t number;

	if (!normalise(labels, label, n) ||
	    !atoms_find(&labels->names, labels->scratch.bytes, &number))
		return NULL;
	return &labels->list[number];
}

const struct markdown_label *
markdown_labels_find(struct markdown_labels *labels, const char *label, size_t n)
{
	return find(labels, label, n);
}

static void
define(const struct markdown_label *label, struct buffer *to)
{
	buffer_add_byte(to, '[');
	buffer_add(to, label->label, label->label_size);
	buffer_add_string(to, "]: ");
	if (label->note)
		buffer_printf(to, "<" MARKDOWN_NOTE_TARGET "%zu>", label->note);
	else
		buffer_add(to, label->target, label->target_size);
	buffer_add_byte(to, '\n');
}

/* The next byte that is a bracket and stands for itself; end when there is none. */
static const char *
next_bracket(const char *p, const char *end)
{
	for (; p < end; p++) {
		if (*p == '\\' && p + 1 < end)
			p++;
		else if (*p == '[' || *p == ']')
			return p;
	}
	return end;
}

void
markdown_labels_define(struct markdown_labels *labels, const char *bytes, size_t n,
                       struct buffer *to)
{
	const char *end = bytes + n, *open = NULL;

	labels->turn++;
	for (const char *p = labels->count ? next_bracket(bytes, end) : end; p < end;
	     p = next_bracket(p + 1, end)) {
		if (*p == '[') {
			open = p + 1;
			continue;
		}
		struct markdown_label *label = open ? find(labels, open, (size_t)(p - open)) : NULL;
		if (label && label->used != labels->turn)
			define(label, to);
		if (label)
			label->used = labels->turn;
		open = NULL;
	}
}

/* ---- one line ---- */

/* The end of a target that starts at p: "<...>" or a word with its brackets in pairs. NULL when it is none. */
static const char *
target_end(const char *p, const char *end)
{
	int depth = 0;

	if (*p == '<') {
		for (p++; p < end && *p != '<' && *p != '>'; p++)
			if (*p == '\\' && p + 1 < end)
				p++;
		return p < end && *p == '>' ? p + 1 : NULL;
	}
	for (; p < end && (unsigned char)*p > ' ' && *p != 0x7f; p++) {
		if (*p == '\\' && p + 1 < end && (unsigned char)p[1] > ' ')
			p++;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth < 0)
			return NULL;
	}
	return depth ? NULL : p;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

bool
markdown_label_parse(const char *line, size_t n, struct markdown_label *label)
{
	const char *end = line + n;

	if (n < 4 || *line != '[')
		return false;
	const char *close = next_bracket(line + 1, end);
	if (close + 1 >= end || *close != ']' || close[1] != ':' ||
	    memchr(line, '\n', (size_t)(close - line)))
		return false;
	*label = (struct markdown_label){ .label = line + 1,
		                          .label_size = (size_t)(close - line - 1) };
	const char *target = skip_blanks(close + 2, end);
	if (line[1] != '^' && target < end && *target == '\n')
		target = skip_blanks(target + 1, end);
	label->target = target;
	label->target_size = (size_t)(end - target);
	if (line[1] == '^' && label->label_size > 1) {
		label->note = 1;
		return true;
	}
	const char *stop = target < end ? target_end(target, end) : NULL;
	if (!stop || stop == target)
		return false;
	label->target_size = (size_t)(stop - target);
	const char *rest = skip_blanks(stop, end);
	return rest == end || *rest == '\n' || (rest > stop && strchr("\"'(", *rest));
}
