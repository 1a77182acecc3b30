/*
 * A message is its subject, the few header fields that people read, and the texts among its parts; of what is no text, name
 * and kind are told. What the texts are made of, replies above all, is found out as in plain text.
 */
#include "read/mail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "read/known.h"
#include "read/mail_code.h"
#include "read/mail_field.h"
#include "read/mail_html.h"

enum { BYTES_MOST = 512 * 1024 * 1024, DEPTH_MOST = 16 };

struct post {
	struct known text;
	struct sink *sink;
	bool box; /* of several messages */
	bool deep;
};

/* ---- parts ---- */

/* What a header says of its body. */
struct content {
	struct buffer type; /* all of the field: "text/plain; charset=utf-8" */
	struct buffer encoding;
	struct buffer disposition;
};

static void
content_read(struct content *c, struct slice header)
{
	*c = (struct content){ 0 };
	if (!mail_field(header, "Content-Type", &c->type) || !c->type.size)
		buffer_add_string(&c->type, "text/plain");
	mail_field(header, "Content-Transfer-Encoding", &c->encoding);
	mail_field(header, "Content-Disposition", &c->disposition);
}

static void
content_clear(struct content *c)
{
	buffer_clear(&c->type);
	buffer_clear(&c->encoding);
	buffer_clear(&c->disposition);
}

static bool
is_of(const char *value, const char *kind)
{
	return !strncasecmp(value, kind, strlen(kind));
}

static void write_entity(struct post *post, struct slice entity, unsigned depth);

/* A block like this one, from start to the end of the text so far; a heading is a section. */
static void
add_block(struct post *post, uint64_t start, struct block block)
{
	block.range = (struct range){ start, post->text.text.size };
	known_add_block(&post->text, &block, block.kind == BLOCK_HEADING);
}

/* Leaves one empty line after what there is. */
static void
write_gap(struct buffer *b)
{
	while (b->size && strchr(" \t\r\n", b->bytes[b->size - 1]))
		b->size--;
	if (b->size)
		buffer_add_string(b, "\n\n");
}

/* In a mailbox a line that could be taken for an envelope has a mark before it. */
static void
write_lines(struct post *post, struct slice text)
{
	struct slice line;

	while (slice_line(&text, &line)) {
		size_t marks = 0;
		while (post->box && marks < line.size && line.bytes[marks] == '>')
			marks++;
		if (marks && slice_begins(slice_after(line, marks), "From "))
			line = slice_after(line, 1);
		buffer_add(&post->text.text, line.bytes, line.size);
		buffer_add_byte(&post->text.text, '\n');
	}
}

static void
write_text(struct post *post, const struct content *c, struct slice body)
{
	struct buffer bytes = { 0 }, charset = { 0 }, text = { 0 };
	const char *encoding = c->encoding.bytes ? c->encoding.bytes : "";

	if (!mail_parameter(c->type.bytes, "charset", &charset))
		buffer_add_string(&charset, "utf-8");
	mail_decode(encoding, body, &bytes);
	mail_to_utf8(charset.bytes, (struct slice){ bytes.bytes, bytes.size }, &text);
	write_gap(&post->text.text);
	if (is_of(c->type.bytes, "text/html"))
		mail_html(&post->text, text.bytes ? text.bytes : "", text.size);
	else
		write_lines(post, (struct slice){ text.bytes, text.size });
	buffer_clear(&bytes);
	buffer_clear(&charset);
	buffer_clear(&text);
}

/* Says that there is something that is not shown. */
static void
write_attachment(struct post *post, const struct content *c)
{
	struct buffer name = { 0 }, *to = &post->text.text;
	const char *disposition = c->disposition.bytes ? c->disposition.bytes : "";

	if (!mail_parameter(disposition, "filename", &name))
		mail_parameter(c->type.bytes, "name", &name);
	write_gap(to);
	uint64_t start = to->size;
	buffer_printf(to, "[%s%s%.*s]", name.size ? name.bytes : "", name.size ? ", " : "",
	              (int)strcspn(c->type.bytes, "; "), c->type.bytes);
	add_block(post, start, (struct block){ .kind = BLOCK_CAPTION, .gap = 1 });
	buffer_clear(&name);
}

/* The parts between two boundary lines, in order. False at the end. */
static bool
next_part(struct slice *rest, const char *boundary, size_t size, struct slice *part)
{
	struct slice line;
	const char *start = NULL;

	while (rest->size) {
		struct slice before = *rest;
		slice_line(rest, &line);
		bool is_boundary = line.size >= size + 2 && !memcmp(line.bytes, "--", 2) &&
		                   !memcmp(line.bytes + 2, boundary, size);
		if (!is_boundary)
			continue;
		if (start) {
			*rest = before;
			*part = (struct slice){ start, (size_t)(before.bytes - start) };
			return true;
		}
		if (line.size >= size + 4 && !memcmp(line.bytes + size + 2, "--", 2))
			return false;
		start = rest->bytes;
	}
	if (!start)
		return false;
	*part = (struct slice){ start, (size_t)(rest->bytes - start) };
	return true;
}

static bool
is_plain_part(struct slice part)
{
	struct content c;
	struct slice header = mail_header(&part);

	content_read(&c, header);
	bool plain = is_of(c.type.bytes, "text/plain");
	content_clear(&c);
	return plain;
}

/* All parts; of those that say the same, the plain text, else the first. */
static void
write_parts(struct post *post, const struct content *c, struct slice body, unsigned depth)
{
	struct buffer boundary = { 0 };
	struct slice part, chosen = { 0 }, rest = body;
	bool one = is_of(c->type.bytes, "multipart/alternative"), plain = false;
	size_t count = 0;

	mail_parameter(c->type.bytes, "boundary", &boundary);
	while (boundary.size && next_part(&rest, boundary.bytes, boundary.size, &part)) {
		count++;
		if (!one) {
			write_entity(post, part, depth + 1);
		} else if (!chosen.size || (!plain && is_plain_part(part))) {
			plain = is_plain_part(part);
			chosen = part;
		}
	}
	if (chosen.size)
		write_entity(post, chosen, depth + 1);
	if (!count) {
		write_gap(&post->text.text);
		mail_to_utf8("utf-8", body, &post->text.text);
	}
	buffer_clear(&boundary);
}

static void write_message(struct post *post, struct slice message, unsigned level, unsigned depth);

/* A part with its header. */
static void
write_entity(struct post *post, struct slice body, unsigned depth)
{
	struct slice header = mail_header(&body);
	struct content c;

	content_read(&c, header);
	const char *disposition = c.disposition.bytes ? c.disposition.bytes : "";
	if (depth >= DEPTH_MOST) {
		post->deep = true;
		write_text(post, &c, body);
	} else if (is_of(c.type.bytes, "multipart/")) {
		write_parts(post, &c, body, depth);
	} else if (is_of(c.type.bytes, "message/rfc822")) {
		write_message(post, body, 2, depth + 1);
	} else if (is_of(c.type.bytes, "text/") && !is_of(disposition, "attachment")) {
		write_text(post, &c, body);
	} else {
		write_attachment(post, &c);
	}
	content_clear(&c);
}

/* ---- messages ---- */

/* A field that people read, a line of its own. */
static void
write_field(struct post *post, struct slice header, const char *name)
{
	struct buffer value = { 0 }, *to = &post->text.text;

	if (mail_field(header, name, &value) && value.size) {
		uint64_t start = to->size;
		buffer_printf(to, "%s: %s", name, value.bytes);
		add_block(post, start, (struct block){ .kind = BLOCK_BYLINE, .hang = 4 });
		buffer_add_byte(to, '\n');
	}
	buffer_clear(&value);
}

/* level: of the section that the message is; 0 when it is the whole document. */
static void
write_message(struct post *post, struct slice body, unsigned level, unsigned depth)
{
	static const char *const fields[] = { "From", "To", "Cc", "Newsgroups", "Date" };
	struct slice message = body, header = mail_header(&body);
	struct buffer subject = { 0 }, *to = &post->text.text;
	struct block block = { .kind = level ? BLOCK_HEADING : BLOCK_TITLE,
		               .level = (uint8_t)level,
		               .gap = to->size ? 2 : 0 };

	if (!mail_field(header, "Subject", &subject) || !subject.size)
		buffer_add_string(&subject, "(no subject)");
	write_gap(to);
	uint64_t start = to->size;
	buffer_add(to, subject.bytes, subject.size);
	add_block(post, start, block);
	write_gap(to);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		write_field(post, header, fields[i]);
	write_gap(to);
	if (!level)
		sink_title(post->sink, subject.bytes);
	write_entity(post, message, depth);
	write_gap(to);
	buffer_clear(&subject);
}

/* What the first message says of the whole; of a mailbox there is nothing to say. */
static void
say_facts(struct post *post, struct slice message)
{
	struct slice header = mail_header(&message);
	struct buffer value = { 0 };

	if (mail_field(header, "From", &value) && value.size)
		sink_fact(post->sink, FACT_AUTHOR, value.bytes);
	if (mail_field(header, "Date", &value) && value.size)
		sink_fact(post->sink, FACT_DATE, value.bytes);
	buffer_clear(&value);
}

/* ---- mailboxes ---- */

/* The next message of a mailbox, without its envelope line. */
static bool
next_message(struct slice *rest, struct slice *message)
{
	struct slice line;
	bool blank = true;

	if (!slice_line(rest, &line))
		return false;
	const char *start = rest->bytes;
	while (rest->size) {
		struct slice before = *rest;
		slice_line(rest, &line);
		if (blank && mail_is_envelope(line)) {
			*rest = before;
			break;
		}
		blank = !line.size;
	}
	*message = (struct slice){ start, (size_t)(rest->bytes - start) };
	return true;
}

static void
write_all(struct post *post, struct slice bytes)
{
	struct slice rest = bytes, line, message;

	post->box = slice_line(&rest, &line) && mail_is_envelope(line);
	if (!post->box) {
		say_facts(post, bytes);
		write_message(post, bytes, 0, 0);
		return;
	}
	for (rest = bytes; next_message(&rest, &message);)
		write_message(post, message, 1, 0);
}

void
mail_source(struct source *source, struct sink *sink)
{
	struct post post = { .sink = sink };
	struct buffer bytes = { 0 };
	size_t n = 1;

	while (n && bytes.size < BYTES_MOST) {
		n = source_read(source, buffer_reserve(&bytes, 64 * 1024), 64 * 1024);
		bytes.size += n;
	}
	if (n)
		sink_note(sink, "the mailbox is too long: its end is not shown");
	write_all(&post, (struct slice){ bytes.bytes, bytes.size });
	if (post.deep)
		sink_note(sink, "a message is nested too deeply: its parts are shown as they are");
	known_say(&post.text, sink);
	sink_done(sink);
	known_clear(&post.text);
	buffer_clear(&bytes);
}
