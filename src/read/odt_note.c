/*
 * Footnotes, endnotes and remarks. Where one stands is a link to it; what it says waits on a tape until the text is over, and
 * leads back.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/odt_state.h"

#define NOTE_NAME "fn:%zu"
#define REFERENCE_NAME "fnref:%zu"

static struct odt_note *
add_note(struct odt *o)
{
	o->notes = memory_grow(o->notes, &o->note_capacity, o->note_count + 1,
	                       sizeof(struct odt_note *));
	return o->notes[o->note_count++] = memory_zero(1, sizeof(struct odt_note));
}

/* What the note is known by, where it needs to be told from the text around it. */
static void
add_framed(const struct buffer *label, struct buffer *to)
{
	bool framed = strchr("[(*", label->bytes[0]);

	buffer_printf(to, framed ? "%s" : "[%s]", label->bytes);
}

/* The sign in the text, which leads to the n-th note: a raised number, or what is framed. */
static void
say_reference(struct odt *o, size_t n)
{
	enum { DIGITS_MOST = 4 }; /* that can be raised */
	size_t depth = rewrite_depth(o->rewrite);
	const struct buffer *label = &o->notes[n - 1]->label;
	bool number =
		label->size <= DIGITS_MOST && strspn(label->bytes, "0123456789") == label->size;
	struct buffer name = { 0 }, href = { 0 }, text = { 0 };

	odt_show_marks(o);
	buffer_printf(&name, REFERENCE_NAME, n);
	buffer_printf(&href, "#" NOTE_NAME, n);
	rewrite_anchor(o->rewrite, name.bytes);
	rewrite_start(o->rewrite, "a", (const char *[]){ "href", href.bytes, NULL });
	if (number) {
		rewrite_start(o->rewrite, "sup", NULL);
		buffer_add(&text, label->bytes, label->size);
	} else {
		add_framed(label, &text);
	}
	rewrite_text(o->rewrite, text.bytes, text.size);
	rewrite_close(o->rewrite, depth);
	buffer_clear(&name);
	buffer_clear(&href);
	buffer_clear(&text);
}

/* What the n-th note says follows. */
static void
begin_note(struct odt *o, size_t n)
{
	struct odt_note *note = o->notes[n - 1];
	struct buffer name = { 0 }, back = { 0 }, marker = { 0 };

	buffer_printf(&name, NOTE_NAME, n);
	buffer_printf(&back, "#" REFERENCE_NAME, n);
	add_framed(&note->label, &marker);
	buffer_add_byte(&marker, ' ');
	rewrite_tape(o->rewrite, &note->tape);
	rewrite_start(o->rewrite, "li",
	              (const char *[]){ "::marker", marker.bytes, "::back", back.bytes, NULL });
	rewrite_anchor(o->rewrite, name.bytes);
	odt_flow_begin(o);
	buffer_clear(&name);
	buffer_clear(&back);
	buffer_clear(&marker);
}

static void
end_note(struct odt *o)
{
	odt_flow_end(o);
	rewrite_untape(o->rewrite);
}

/* ---- notes ---- */

void
odt_enter_note(struct odt *o, struct rewrite_open *open, const char *const *attributes)
{
	add_note(o);
	open->value = (long)o->note_count;
	rewrite_anchor(o->rewrite, rewrite_attribute(attributes, "id"));
}

/* The note that an element stands in, from 1 on; 0 for none. */
static size_t
note_around(struct odt *o, const struct rewrite_open *open)
{
	struct rewrite_open *around = rewrite_around(o->rewrite, open);

	return around && around->rule->action == ODT_DO_NOTE ? (size_t)around->value : 0;
}

void
odt_leave_citation(struct odt *o, const struct rewrite_open *open)
{
	size_t n = note_around(o, open);

	buffer_one_line(&o->text, 0);
	if (n && !o->notes[n - 1]->label.size)
		buffer_add(&o->notes[n - 1]->label, o->text.bytes, o->text.size);
}

void
odt_enter_note_body(struct odt *o, struct rewrite_open *open)
{
	size_t n = note_around(o, open);
	struct rewrite_open *around = rewrite_around(o->rewrite, open);

	/* One note has one body. */
	if (!n || around->extra)
		return;
	around->extra = open->value = true;
	if (!o->notes[n - 1]->label.size)
		buffer_printf(&o->notes[n - 1]->label, "%zu", n);
	say_reference(o, n);
	begin_note(o, n);
}

void
odt_leave_note_body(struct odt *o, const struct rewrite_open *open)
{
	if (open->value)
		end_note(o);
}

/* ---- remarks ---- */

void
odt_enter_remark(struct odt *o)
{
	struct odt_note *note = add_note(o);

	note->is_remark = true;
	buffer_printf(&note->label, "[c%u]", ++o->remark_count);
	if (o->flow->paragraphs)
		say_reference(o, o->note_count);
	begin_note(o, o->note_count);
}

void
odt_leave_remark(struct odt *o)
{
	buffer_reset(&o->remarker);
	end_note(o);
}

/* Who makes the remark, and on which day. */
void
odt_add_remarker(struct odt *o, const char *text, bool is_date)
{
	if (!*text)
		return;
	if (o->remarker.size)
		buffer_add_string(&o->remarker, ", ");
	buffer_add(&o->remarker, text, is_date ? strcspn(text, "T") : strlen(text));
}

/* ---- behind the text ---- */

void
odt_say_notes(struct odt *o)
{
	if (o->note_count)
		rewrite_void(o->rewrite, "hr", NULL);
	for (int remarks = 0; remarks < 2; remarks++)
		for (size_t i = 0; i < o->note_count; i++)
			if (o->notes[i]->is_remark == remarks)
				rewrite_replay(o->rewrite, &o->notes[i]->tape);
}

void
odt_clear_notes(struct odt *o)
{
	for (size_t i = 0; i < o->note_count; i++) {
		html_tape_clear(&o->notes[i]->tape);
		buffer_clear(&o->notes[i]->label);
		free(o->notes[i]);
	}
	free(o->notes);
}
