/*
 * The profile: counts over the lines of the first window. Thresholds are shares of lines, so that a page of front
 * matter or a listing inside an article does not decide what the whole text is.
 */
#include "read/profile.h"

#include <string.h>

#include "read/page.h"
#include "read/reply.h"
#include "read/shape.h"
#include "read/wrap.h"

struct counts {
	unsigned lines;    /* that hold text */
	unsigned logs;     /* with a time stamp */
	unsigned code;     /* that surely are code */
	unsigned ends;     /* that end like a statement or a block of a program */
	unsigned fields;   /* "Name: value" of a mail's header, in the first lines */
	unsigned depth[3]; /* reply marks: 1, 2, more */
	unsigned pages;
	unsigned diffs;
	unsigned literals;          /* lines that end with "::" */
	unsigned prose;             /* six words or more, mostly letters */
	uint64_t bytes, wide_bytes; /* in all lines, in those too wide for any wrapping */
	unsigned wide, wide_apart;  /* lines too wide, those with a blank line before */
	bool rfc;
};

/* Wider lines are no hard-wrapped ones. */
enum { WIDE = 120, HEADER_LINES = 40 };

static bool
is_mail_field(const char *s, size_t n)
{
	static const char *const names[] = {
		"From: ",       "To: ",       "Cc: ",       "Subject: ",    "Date: ",
		"Message-ID: ", "Received: ", "Reply-To: ", "Newsgroups: ", "Return-Path: ",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t size = strlen(names[i]);
		if (n > size && strncasecmp(s, names[i], size) == 0)
			return true;
	}
	return n > 5 && memcmp(s, "From ", 5) == 0 && memchr(s, '@', n);
}

static bool
says_rfc(const char *s, size_t n)
{
	return (n > 19 && memcmp(s, "Request for Comment", 19) == 0) ||
	       (n > 14 && memcmp(s, "Internet-Draft", 14) == 0);
}

static void
count_line(struct counts *c, const struct lines *lines, size_t i)
{
	const struct line *line = &lines->line[i];
	const char *bytes = lines_bytes(lines, line->range.start);
	size_t n = (size_t)range_size(line->range);

	c->lines++;
	c->bytes += n;
	if (line->width > WIDE) {
		c->wide_bytes += n;
		c->wide++;
		c->wide_apart += i == 0 || (lines->line[i - 1].flags & LINE_BLANK);
	}
	if (line->depth) {
		c->depth[line->depth > 2 ? 2 : line->depth - 1]++;
		return;
	}
	c->literals += (line->flags & LINE_COLON) && line->text.end - line->text.start > 1 &&
	               bytes[line->text.end - line->range.start - 2] == ':';
	c->logs += shape_is_log(line, bytes);
	unsigned code = shape_code(line, bytes);
	c->code += code == 2 && !shape_is_drawing(line, bytes);
	c->ends += line->last == ';' || line->last == '{' || line->last == '}';
	c->diffs += shape_is_diff(line, bytes);
	c->prose += line->words >= 6 && code == 0 && !(line->flags & LINE_WIDE_GAP);
	if (i < HEADER_LINES && n < 400) {
		c->fields += is_mail_field(bytes, n);
		c->rfc = c->rfc || says_rfc(bytes, n);
	}
}

static enum profile_kind
kind_of(const struct counts *c)
{
	if (c->rfc)
		return PROFILE_RFC;
	if (c->lines >= 4 && c->logs * 10 >= c->lines * 6)
		return PROFILE_LOG;
	if (c->diffs >= 2 && c->prose * 8 < c->lines)
		return PROFILE_CODE;
	if (c->lines >= 8 && c->prose * 4 < c->lines &&
	    (c->ends * 4 >= c->lines || c->code * 2 >= c->lines))
		return PROFILE_CODE;
	if (c->fields >= 3 || (c->depth[0] * 4 > c->lines && c->lines > 8))
		return PROFILE_MAIL;
	return PROFILE_PROSE;
}

/* Pairs of lines that may be one paragraph's vote on the wrap column. */
static void
read_wrap(struct plain_profile *profile, const struct lines *lines)
{
	struct wrap_votes votes = { { 0 }, 0, 0, 0 };
	unsigned share;

	for (size_t i = 0; i + 1 < lines->count; i++) {
		const struct line *line = &lines->line[i], *next = line + 1;
		if ((line->flags | next->flags) &
		    (LINE_BLANK | LINE_NO_WORD | LINE_WIDE_GAP | LINE_LEADERS))
			continue;
		if (line->depth != next->depth || next->marker ||
		    (line->words < 4 && !(line->flags & LINE_NON_ASCII)))
			continue;
		wrap_vote(&votes, line, next);
	}
	unsigned column = wrap_column(&votes, &share);
	/* Of few pairs, only what is a usual column is believed. */
	bool usual = column >= 50 && column <= 100;
	bool narrow = column >= 36 && share >= 60 && votes.pairs >= 6;
	if ((column >= 50 && share >= 35 && votes.pairs > 3) || narrow || (usual && share >= 35))
		profile->wrap = column;
}

void
profile_settle(const struct plain_profile *profile, struct lines *lines, size_t i)
{
	if (lines->line[i].flags & LINE_MARKED)
		reply_settle(lines, i, profile->replies);
	page_mark(lines, i);
}

void
profile_read(struct plain_profile *profile, struct lines *lines)
{
	struct counts c = { 0 };

	*profile = (struct plain_profile){ 0 };
	for (size_t i = 0; i < lines->count; i++) {
		if (!(lines->line[i].flags & LINE_BLANK))
			count_line(&c, lines, i);
	}
	profile->kind = kind_of(&c);
	profile->replies = c.depth[0] >= 2 && c.depth[0] + c.depth[1] > c.depth[2];
	for (size_t i = 0; i < lines->count; i++) {
		profile_settle(profile, lines, i);
		c.pages += (lines->line[i].flags & LINE_FURNITURE) != 0;
	}
	profile->literals = c.literals > 0;
	profile->pages = c.pages > 1;
	profile->one_line = c.wide_bytes * 2 > c.bytes;
	profile->blank_between = c.wide_apart * 2 > c.wide;
	if (!profile->one_line)
		read_wrap(profile, lines);
	survey_read(&profile->survey, lines);
}

void
profile_clear(struct plain_profile *profile)
{
	survey_clear(&profile->survey);
}
