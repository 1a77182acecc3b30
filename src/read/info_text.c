/*
 * Makes a text of an Info file's nodes, in one pass over each: what is a heading, a menu's entry or a reference is taken from
 * its syntax (Texinfo manual, "Info Format Regular Nodes", "Menu", "Cross-reference"), the rest is copied, line by line.
 * Whatever looks like one of them and is not stays as it is.
 */
#include "read/info_text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "doc/atoms.h"

enum {
	QUOTE = 0x7f,
	REFERENCE_MOST = 1024, /* bytes from "*note" to its end */
	LEVELS = 16,
};

struct writer {
	struct known *out;
	struct atoms names; /* of nodes */
	uint8_t *levels;    /* by a name's number */
	bool entry;         /* the last block is a menu's entry */
	size_t place;       /* the next one of the tag table */
};

/* ---- what is known besides ---- */

static void
add_place(struct writer *w, struct slice name)
{
	struct buffer line = { 0 };

	buffer_add(&line, name.bytes, name.size);
	buffer_one_line(&line, 0);
	known_add_place(w->out, buffer_take(&line));
}

/* "(file)Node" leads to another manual, "Node" to a place here. */
static void
add_link(struct writer *w, uint64_t start, struct slice node)
{
	struct buffer target = { 0 };
	const char *end;

	node = slice_trim(node);
	if (node.size && node.bytes[0] == '(' && (end = memchr(node.bytes, ')', node.size))) {
		buffer_add_string(&target, "info:");
		buffer_add(&target, node.bytes + 1, (size_t)(end - node.bytes - 1));
		node.size -= (size_t)(end + 1 - node.bytes);
		node.bytes = end + 1;
	}
	if (node.size) {
		buffer_add_byte(&target, '#');
		buffer_add(&target, node.bytes, node.size);
	}
	buffer_one_line(&target, 0);
	known_add_span(w->out, &(struct span){ .range = { start, w->out->text.size },
	                                       .kind = SPAN_LINK,
	                                       .target = target.bytes });
	buffer_clear(&target);
}

/* ---- references ---- */

/* A label or a node's name, what ends it, and where the text goes on. */
struct reference {
	struct slice label, node;
	const char *end;
	bool same; /* "Name::" */
};

/* Up to one of the bytes in ends; what is between two 0x7f holds none. NULL when there is none. */
static const char *
find_end(const char *p, const char *limit, const char *ends)
{
	if (p < limit && *p == QUOTE) {
		const char *close = memchr(p + 1, QUOTE, (size_t)(limit - p - 1));
		if (close)
			p = close + 1;
	}
	while (p < limit && !strchr(ends, *p))
		p++;
	return p < limit && *p ? p : NULL;
}

static struct slice
unquoted(const char *start, const char *end)
{
	struct slice s = slice_trim((struct slice){ start, (size_t)(end - start) });

	if (s.size >= 2 && s.bytes[0] == QUOTE && s.bytes[s.size - 1] == QUOTE)
		s = (struct slice){ s.bytes + 1, s.size - 2 };
	return s;
}

/* Where a node's name ends: at a comma, a tab or a full stop that ends a sentence. */
static const char *
find_node_end(const char *p, const char *limit, bool entry)
{
	const char *end = p;

	if (p < limit && *p == '(' && (end = memchr(p, ')', (size_t)(limit - p))))
		end++;
	while (end && (end = find_end(end, limit, entry ? ",.\t\n" : ",.\t"))) {
		if (*end != '.' || end + 1 == limit || strchr(" \t\n)", end[1]))
			return end;
		end++;
	}
	return NULL;
}

/* "Label: Node." or "Node::" from p on. */
static bool
read_reference(const char *p, const char *limit, bool entry, struct reference *r)
{
	const char *colon = p;

	while ((colon = find_end(colon, limit, entry ? ":\n" : ":")) && *colon == ':' &&
	       colon + 1 < limit && !strchr(": \t\n", colon[1]))
		colon++;
	if (!colon || *colon != ':' || colon == p)
		return false;
	r->label = unquoted(p, colon);
	r->same = colon + 1 < limit && colon[1] == ':';
	r->node = r->label;
	r->end = colon + 2;
	if (!r->same) {
		const char *start = colon + 1;
		while (start < limit && strchr(" \t\n", *start))
			start++;
		r->end = find_node_end(start, limit, entry);
		if (!r->end)
			return false;
		r->node = unquoted(start, r->end);
	}
	return r->label.size && (r->node.size || r->same);
}

/* Whether "see" belongs before a reference: not in the middle of a clause that leads to it ("as told in *note Node::"). */
static bool
wants_see(const struct buffer *text)
{
	size_t n = text->size;

	while (n && strchr(" \t\n", text->bytes[n - 1]))
		n--;
	return !n || strchr("(.;:!?", text->bytes[n - 1]) ||
	       (text->size - n >= 2 && text->bytes[n] == '\n' && text->bytes[n + 1] == '\n');
}

/* At "*note": writes the reference and returns where the text goes on; NULL when it is none. */
static const char *
write_reference(struct writer *w, const char *p, const char *limit)
{
	static const char word[] = "*note";
	struct reference r;

	if ((size_t)(limit - p) < sizeof word || strncasecmp(p, word, sizeof word - 1) ||
	    !strchr(" \t\n", p[sizeof word - 1]))
		return NULL;
	bool capital = p[1] == 'N';
	if (limit - p > REFERENCE_MOST)
		limit = p + REFERENCE_MOST;
	p += sizeof word;
	while (p < limit && strchr(" \t\n", *p))
		p++;
	if (!read_reference(p, limit, false, &r))
		return NULL;
	if (capital || wants_see(&w->out->text))
		buffer_add_string(&w->out->text, capital ? "See " : "see ");
	uint64_t start = w->out->text.size;
	buffer_add(&w->out->text, r.label.bytes, r.label.size);
	add_link(w, start, r.node);
	return r.end;
}

/* ---- lines ---- */

/*
 * "^@^H[image src=... text="..."^@^H]": what stands in for a picture or marks an index. A picture's text is in quotes with
 * backslashes. Returns where the text goes on; NULL when it is no such thing.
 */
static const char *
write_special(struct writer *w, const char *p, const char *limit)
{
	static const char open[] = "\0\b[", close[] = "\0\b]";

	if (limit - p < 6 || memcmp(p, open, 3))
		return NULL;
	const char *end = memmem(p + 3, (size_t)(limit - p - 3), close, 3);
	if (!end)
		return NULL;
	const char *text = memmem(p, (size_t)(end - p), "text=\"", 6);
	for (text = text ? text + 6 : end; text < end && *text != '"'; text++) {
		text += *text == '\\' && text + 1 < end;
		buffer_add_byte(&w->out->text, *text);
	}
	return end + 3;
}

/*
 * Copies a line and its line break, with references written as such, which may go over line breaks. Returns where the text
 * goes on.
 */
static const char *
write_line(struct writer *w, const char *p, const char *limit)
{
	const char *next;

	while (p < limit && *p != '\n') {
		if (*p == '*' && (next = write_reference(w, p, limit))) {
			p = next;
		} else if (*p == '\0' && (next = write_special(w, p, limit))) {
			p = next;
		} else {
			if (*p != '\0' && *p != '\b' && *p != '\r')
				buffer_add_byte(&w->out->text, *p);
			p++;
		}
	}
	buffer_add_byte(&w->out->text, '\n');
	return p < limit ? p + 1 : p;
}

/* Ends a line and leaves an empty one, but not two. */
static void
write_gap(struct writer *w)
{
	struct buffer *b = &w->out->text;

	while (b->size && strchr(" \t\n", b->bytes[b->size - 1]))
		b->size--;
	if (b->size)
		buffer_add_string(b, "\n\n");
}

/* True when a line is indented and not empty. */
static bool
goes_on(struct slice rest)
{
	struct slice line;

	return rest.size && strchr(" \t", rest.bytes[0]) && slice_line(&rest, &line) &&
	       slice_trim(line).size;
}

/*
 * "* Label: Node.  What it is about", the latter perhaps in further lines that are indented. Returns what follows; NULL
 * when the line is no entry.
 */
static const char *
write_entry(struct writer *w, struct slice line, const char *limit)
{
	struct buffer *b = &w->out->text, about = { 0 };
	struct block block = { .kind = BLOCK_ITEM, .level = 1, .hang = 2 };
	struct reference r;
	struct slice rest, more;

	if (line.size < 3 || memcmp(line.bytes, "* ", 2) ||
	    !read_reference(line.bytes + 2, limit, true, &r))
		return NULL;
	rest = (struct slice){ r.end, (size_t)(limit - r.end) };
	if (!r.same) {
		if (r.node.bytes[0] != '(') /* what is said of another manual is enough */
			buffer_add(&about, r.node.bytes, r.node.size);
		if (rest.size && (rest.bytes[0] == '.' || rest.bytes[0] == ','))
			rest = (struct slice){ rest.bytes + 1, rest.size - 1 };
	}
	do {
		if (!slice_line(&rest, &more))
			break;
		buffer_add_byte(&about, ' ');
		buffer_add(&about, more.bytes, more.size);
	} while (goes_on(rest));
	buffer_one_line(&about, 0);
	uint64_t start = b->size;
	buffer_add_string(b, "• ");
	uint64_t label = b->size;
	buffer_add(b, r.label.bytes, r.label.size);
	add_link(w, label, r.node);
	if (about.size && strncmp(about.bytes, r.label.bytes, r.label.size)) {
		buffer_add_string(b, " — ");
		buffer_add(b, about.bytes, about.size);
	} else if (about.size > r.label.size + 1) {
		buffer_add(b, about.bytes + r.label.size, about.size - r.label.size);
	}
	block.gap = !w->entry;
	block.range = (struct range){ start, b->size };
	known_add_block(w->out, &block, false);
	w->entry = true;
	buffer_add_byte(b, '\n');
	buffer_clear(&about);
	return rest.bytes;
}

/* ---- nodes ---- */

/* The level that a line of these characters under a heading gives it (Texinfo manual, "Info Format Regular Nodes"); 0: it is none. */
static unsigned
underline_level(struct slice heading, struct slice line)
{
	static const char marks[] = "*=-.";
	const char *mark = line.size ? strchr(marks, line.bytes[0]) : NULL;

	if (!mark || !*mark || !slice_trim(heading).size)
		return 0;
	for (size_t i = 1; i < line.size; i++)
		if (line.bytes[i] != *mark)
			return 0;
	return (unsigned)(mark - marks) + 1;
}

/* The level of a node by the one above it. */
static unsigned
level_below(struct writer *w, struct slice up)
{
	char *name = memory_string_n(up.bytes ? up.bytes : "", up.size);
	uint32_t number;
	unsigned level = 1;

	if (atoms_find(&w->names, name, &number) && w->levels[number] < LEVELS)
		level = w->levels[number] + 1u;
	free(name);
	return level;
}

static void
set_level(struct writer *w, struct slice node, unsigned level)
{
	char *name = memory_string_n(node.bytes, node.size);
	uint32_t number = atoms_number(&w->names, name);

	w->levels[number] = (uint8_t)level;
	free(name);
}

static bool
is_top(const struct info_node *node)
{
	return node->name.size == 3 && !strncasecmp(node->name.bytes, "Top", 3);
}

/* Takes the heading off the node's text, or makes one of its name. */
static void
write_heading(struct writer *w, const struct info_node *node, struct slice *rest, bool top)
{
	struct slice heading, line, after = *rest;
	uint64_t start = w->out->text.size;
	unsigned level = 0;

	while (slice_line(&after, &heading) && !slice_trim(heading).size)
		*rest = after;
	if (slice_line(&after, &line))
		level = underline_level(heading, line);
	if (level) {
		heading = slice_trim(heading);
		write_line(w, heading.bytes, heading.bytes + heading.size);
		w->out->text.size--;
		*rest = after;
	} else {
		level = level_below(w, node->up);
		buffer_add(&w->out->text, node->name.bytes, node->name.size);
	}
	if (top)
		level = 0;
	set_level(w, node->name, level);
	struct block block = { .range = { start, w->out->text.size },
		               .kind = top ? BLOCK_TITLE : BLOCK_HEADING,
		               .level = (uint8_t)level,
		               .gap = !top };
	known_add_block(w->out, &block, !top);
	write_gap(w);
}

/* The names of places that the reader has come to. */
static void
write_places(struct writer *w, const struct info_file *file, const struct info_node *node,
             const char *at)
{
	uint32_t number;

	for (; w->place < file->place_count; w->place++) {
		const struct info_place *place = &file->places[w->place];
		struct slice of = place->node;
		char *name = memory_string_n(of.bytes, of.size);
		bool here =
			of.size == node->name.size && !memcmp(of.bytes, node->name.bytes, of.size);
		bool known = atoms_find(&w->names, name, &number);
		free(name);
		if (known && (!here || place->offset > (uint64_t)(at - node->start)))
			break;
		if (here)
			add_place(w, place->name);
	}
}

/* The first line of a paragraph is indented, all others are not: so it need not be, between empty lines. */
static const char *
skip_indent(struct slice line, struct slice rest)
{
	enum { INDENT = 3 };
	struct slice next = { 0 };

	if (line.size <= INDENT || memcmp(line.bytes, "   ", INDENT) ||
	    strchr(" \t-*", line.bytes[INDENT]) || (unsigned char)line.bytes[INDENT] == 0xe2)
		return line.bytes;
	slice_line(&rest, &next);
	return next.size && strchr(" \t", next.bytes[0]) ? line.bytes : line.bytes + INDENT;
}

/* Lines before a menu and after it are text, and so are those in it that are no entries. */
static void
write_body(struct writer *w, const struct info_file *file, const struct info_node *node,
           struct slice rest)
{
	const char *p = rest.bytes, *limit = p + rest.size, *next;
	struct slice line = { 0 };
	bool menu = false, blank = true;

	while (p < limit) {
		rest = (struct slice){ p, (size_t)(limit - p) };
		write_places(w, file, node, p);
		slice_line(&rest, &line);
		bool starts = blank;
		blank = !slice_trim(line).size;
		if (starts && blank) {
			p = rest.bytes;
		} else if (line.size >= 7 && !strncasecmp(line.bytes, "* Menu:", 7)) {
			menu = blank = true;
			write_gap(w);
			p = rest.bytes;
		} else {
			next = menu ? write_entry(w, line, limit) : NULL;
			w->entry = w->entry && next;
			p = next ? next
			         : write_line(w, starts ? skip_indent(line, rest) : p, limit);
		}
	}
	write_places(w, file, node, limit);
	write_gap(w);
}

static void
number_nodes(struct writer *w, const struct info_file *file)
{
	for (size_t i = 0; i < file->node_count; i++) {
		char *name = memory_string_n(file->nodes[i].name.bytes, file->nodes[i].name.size);
		atoms_number(&w->names, name);
		free(name);
	}
	w->levels = memory_zero(w->names.count + 1, 1);
}

void
info_text_make(struct known *text, const struct info_file *file)
{
	struct writer w = { .out = text };

	number_nodes(&w, file);
	for (size_t i = 0; i < file->node_count; i++) {
		const struct info_node *node = &file->nodes[i];
		struct slice rest = node->body;
		add_place(&w, node->name);
		write_heading(&w, node, &rest, i == 0 && is_top(node));
		write_body(&w, file, node, rest);
	}
	free(w.levels);
	atoms_clear(&w.names);
}
