/*
 * Titles of FictionBook's bodies and sections. What one becomes is known by where it stands: the book's title, a heading, the sign
 * of a note, or a line in strong type. The book's waits on a tape until it is seen whether it says what the description
 * says; a note's sign waits for the note's first block, which it stands before.
 */
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/fb2_state.h"

enum { SIGN_MOST = 16 }; /* code points of a note's sign; a longer one is a title */

/* ---- what stands before what comes ---- */

void
fb2_begin_body(struct fb2 *f)
{
	if (!f->page_due)
		return;
	f->page_due = false;
	if (f->body == FB2_MAIN_BODY)
		fb2_book_say_page(f->book, f->rewrite, f->sink, NULL, NULL);
	else
		rewrite_void(f->rewrite, "hr", NULL);
}

static void
start_heading(struct fb2 *f, unsigned level)
{
	char number[16];

	snprintf(number, sizeof number, "%u", level);
	rewrite_start(f->rewrite, "div",
	              (const char *[]){ "role", "heading", "aria-level", number, NULL });
}

void
fb2_say_sign(struct fb2 *f)
{
	size_t depth = rewrite_depth(f->rewrite);

	if (!f->sign.size)
		return;
	f->signed_section->value = 1;
	start_heading(f, ++f->level);
	rewrite_text(f->rewrite, f->sign.bytes, f->sign.size);
	rewrite_close(f->rewrite, depth);
	buffer_reset(&f->sign);
}

static bool
is_short(const struct buffer *text)
{
	size_t count = 0;

	for (size_t i = 0; i < text->size; i++)
		count += !utf8_is_continuation(text->bytes[i]);
	return count <= SIGN_MOST;
}

/* The first block of a note: its sign stands before it. */
static void
begin_note(struct fb2 *f, struct rewrite_open *open)
{
	struct buffer marker = { 0 }, back = { 0 };
	uint32_t number;

	if (!f->sign.size)
		return;
	if (!is_short(&f->sign)) {
		fb2_say_sign(f);
		return;
	}
	bool framed =
		strchr("[({*", f->sign.bytes[0]) || strchr(".)*", f->sign.bytes[f->sign.size - 1]);
	buffer_printf(&marker, framed ? "%s " : "[%s] ", f->sign.bytes);
	buffer_printf(&back, "#" FB2_REFERENCE "%s", buffer_string(&f->note));
	bool referred = f->note.size && atoms_find(&f->referred, f->note.bytes, &number);
	rewrite_start_around(f->rewrite, open, "li",
	                     (const char *[]){ "::marker", marker.bytes, referred ? "::back" : NULL,
	                                       back.bytes, NULL });
	buffer_reset(&f->sign);
	buffer_clear(&marker);
	buffer_clear(&back);
}

void
fb2_begin_block(struct fb2 *f, struct rewrite_open *open)
{
	fb2_begin_body(f);
	begin_note(f, open);
}

/* ---- titles ---- */

static enum fb2_title
title_of(const struct fb2 *f, const struct rewrite_open *around)
{
	if (!around)
		return FB2_SMALL_TITLE;
	if (around->rule->action == FB2_DO_BODY)
		return f->body == FB2_MAIN_BODY && f->page_due && !f->taping ? FB2_BOOK_TITLE
		                                                             : FB2_HEADING_TITLE;
	if (around->rule->action != FB2_DO_SECTION)
		return FB2_SMALL_TITLE;
	return f->body == FB2_NOTES_BODY ? FB2_SIGN_TITLE : FB2_HEADING_TITLE;
}

void
fb2_enter_title(struct fb2 *f, struct rewrite_open *open)
{
	struct rewrite_open *around = rewrite_around(f->rewrite, open);

	if (f->title)
		return;
	open->value = f->title = title_of(f, around);
	f->lines = 0;
	switch (f->title) {
	case FB2_BOOK_TITLE:
		f->taping = true;
		rewrite_tape(f->rewrite, &f->tape);
		break;
	case FB2_SIGN_TITLE:
		fb2_begin_body(f);
		f->signed_section = around;
		buffer_reset(&f->text);
		rewrite_catch(f->rewrite, &f->text);
		break;
	case FB2_HEADING_TITLE:
		if (f->body != FB2_MAIN_BODY)
			f->page_due = false;
		fb2_begin_body(f);
		around->value = 1;
		start_heading(f, ++f->level);
		break;
	default:
		fb2_begin_block(f, open);
		rewrite_start(f->rewrite, "p", NULL);
		rewrite_start(f->rewrite, "strong", NULL);
	}
}

static void
end_tape(struct fb2 *f)
{
	rewrite_untape(f->rewrite);
	buffer_reset(&f->text);
	html_tape_line(&f->tape, &f->text);
	f->taping = false;
}

static void
leave_book_title(struct fb2 *f)
{
	size_t depth = rewrite_depth(f->rewrite);

	end_tape(f);
	f->page_due = false;
	const char *line = f->text.size ? f->text.bytes : NULL;
	if (!fb2_book_say_page(f->book, f->rewrite, f->sink, line ? &f->tape : NULL, line)) {
		start_heading(f, ++f->level);
		rewrite_replay(f->rewrite, &f->tape);
		rewrite_close(f->rewrite, depth);
	}
	html_tape_clear(&f->tape);
}

void
fb2_leave_title(struct fb2 *f, const struct rewrite_open *open)
{
	if (!open->value)
		return;
	if (open->value == FB2_BOOK_TITLE)
		leave_book_title(f);
	if (open->value == FB2_SIGN_TITLE) {
		rewrite_catch(f->rewrite, NULL);
		buffer_one_line(&f->text, 0);
		buffer_reset(&f->sign);
		buffer_add(&f->sign, f->text.bytes, f->text.size);
	}
	f->title = FB2_NO_TITLE;
	f->lines = 0;
}

/* ---- subtitles ---- */

void
fb2_enter_subtitle(struct fb2 *f, struct rewrite_open *open)
{
	fb2_begin_block(f, open);
	if (f->taping)
		return;
	open->value = f->taping = true;
	rewrite_tape(f->rewrite, &f->tape);
}

/* One that is made of stars and the like is a line between two scenes. */
static bool
is_rule(const struct buffer *text)
{
	for (size_t i = 0; i < text->size;) {
		uint32_t cp;
		i += utf8_decode(text->bytes + i, text->size - i, &cp);
		if (unicode_is_word(cp) || cp == '?' || cp == '!')
			return false;
	}
	return text->size > 0;
}

void
fb2_leave_subtitle(struct fb2 *f, const struct rewrite_open *open)
{
	size_t depth = rewrite_depth(f->rewrite);

	if (!open->value)
		return;
	end_tape(f);
	if (is_rule(&f->text)) {
		rewrite_void(f->rewrite, "hr", NULL);
	} else {
		rewrite_start(f->rewrite, "p", NULL);
		rewrite_start(f->rewrite, "strong", NULL);
		rewrite_replay(f->rewrite, &f->tape);
		rewrite_close(f->rewrite, depth);
	}
	html_tape_clear(&f->tape);
}
