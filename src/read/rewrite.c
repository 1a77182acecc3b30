/*
 * Two stacks: the elements that are open, and the elements of HTML that were started for them; each of the first knows how many
 * of the second there were before it, so that its end ends what came of it.
 */
#include "read/rewrite.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/markup.h"

enum { DEPTH = 256 };

/* An element of HTML that was started. */
struct output {
	const char *name;
	bool said;
};

struct rewrite {
	const struct rewrite_format *format;
	void *context;
	struct html *html;
	struct markup_language language;
	struct markup *markup; /* NULL between two texts */

	struct rewrite_open open[DEPTH];
	size_t open_count;
	size_t *dropped; /* by rule: starts at too great a depth, whose ends are to come */

	struct output *outputs;
	size_t output_count, output_capacity;

	struct buffer *catch;
	struct html_tape **tapes; /* the last one is written to */
	size_t tape_count, tape_capacity;
};

/* ---- what is said ---- */

static struct html_tape *
tape_of(const struct rewrite *r)
{
	return r->tape_count ? r->tapes[r->tape_count - 1] : NULL;
}

static void
say_start(struct rewrite *r, const char *name, const char *const *attributes)
{
	if (tape_of(r))
		html_tape_start(tape_of(r), name, attributes);
	else
		html_start(r->html, name, attributes);
}

static void
say_end(struct rewrite *r, const char *name)
{
	if (tape_of(r))
		html_tape_end(tape_of(r), name);
	else
		html_end(r->html, name);
}

void
rewrite_start(struct rewrite *r, const char *name, const char *const *attributes)
{
	r->outputs = memory_grow(r->outputs, &r->output_capacity, r->output_count + 1,
	                         sizeof *r->outputs);
	r->outputs[r->output_count++] = (struct output){ name, !r->catch };
	if (!r->catch)
		say_start(r, name, attributes);
}

void
rewrite_start_around(struct rewrite *r, struct rewrite_open *open, const char *name,
                     const char *const *attributes)
{
	rewrite_start(r, name, attributes);
	open->outputs = r->output_count;
}

size_t
rewrite_depth(const struct rewrite *r)
{
	return r->output_count;
}

void
rewrite_close(struct rewrite *r, size_t depth)
{
	while (r->output_count > depth) {
		struct output *output = &r->outputs[--r->output_count];
		if (output->said)
			say_end(r, output->name);
	}
}

void
rewrite_close_around(struct rewrite *r, struct rewrite_open *open, size_t depth)
{
	rewrite_close(r, depth);
	open->outputs = r->output_count;
}

void
rewrite_hide(struct rewrite_open *open)
{
	open->mute = true;
}

void
rewrite_mark(struct rewrite *r, const char *name, bool start)
{
	if (r->catch)
		return;
	if (start)
		say_start(r, name, NULL);
	else
		say_end(r, name);
}

void
rewrite_void(struct rewrite *r, const char *name, const char *const *attributes)
{
	if (!r->catch)
		say_start(r, name, attributes);
}

void
rewrite_text(struct rewrite *r, const char *bytes, size_t n)
{
	if (r->catch)
		buffer_add(r->catch, bytes, n);
	else if (tape_of(r))
		html_tape_text(tape_of(r), bytes, n);
	else
		html_text(r->html, bytes, n);
}

void
rewrite_string(struct rewrite *r, const char *s)
{
	rewrite_text(r, s, strlen(s));
}

void
rewrite_anchor(struct rewrite *r, const char *name)
{
	size_t depth = r->output_count;

	if (!name || !*name)
		return;
	rewrite_start(r, "a", (const char *[]){ "name", name, NULL });
	rewrite_close(r, depth);
}

void
rewrite_catch(struct rewrite *r, struct buffer *to)
{
	r->catch = to;
}

void
rewrite_tape(struct rewrite *r, struct html_tape *tape)
{
	r->tapes = memory_grow(r->tapes, &r->tape_capacity, r->tape_count + 1,
	                       sizeof(struct html_tape *));
	r->tapes[r->tape_count++] = tape;
}

void
rewrite_untape(struct rewrite *r)
{
	r->tape_count--;
}

void
rewrite_replay(struct rewrite *r, const struct html_tape *tape)
{
	struct html_tape_event event;

	for (size_t i = 0; i < r->tape_count; i++)
		if (r->tapes[i] == tape)
			return;
	for (size_t at = 0; html_tape_next(tape, &at, &event);) {
		if (event.kind == HTML_TAPE_TEXT)
			rewrite_text(r, event.bytes, event.size);
		else if (r->catch)
			continue;
		else if (event.kind == HTML_TAPE_END)
			say_end(r, event.name);
		else
			say_start(r, event.name, event.attributes);
	}
}

/* ---- what comes ---- */

static int
compare_names(const void *name, const void *rule)
{
	return strcmp(name, ((const struct rewrite_rule *)rule)->name);
}

static const struct rewrite_rule *
find_rule(const struct rewrite *r, const char *name)
{
	return bsearch(name, r->format->rules, r->format->count, sizeof *r->format->rules,
	               compare_names);
}

static void
take_text(void *context, const char *bytes, size_t n)
{
	struct rewrite *r = context;

	if (r->open_count && r->open[r->open_count - 1].mute)
		return;
	if (r->format->text && !r->catch)
		r->format->text(r->context, bytes, n);
	else
		rewrite_text(r, bytes, n);
}

static void
enter(void *context, const char *name, const char *const *attributes)
{
	struct rewrite *r = context;
	const struct rewrite_rule *rule = find_rule(r, name);

	if (!rule)
		return;
	if (r->open_count == DEPTH) {
		r->dropped[rule - r->format->rules]++;
		/* Two words stay two. */
		take_text(r, " ", 1);
		return;
	}
	struct rewrite_open *open = &r->open[r->open_count++];
	bool muted = r->open_count > 1 && open[-1].mute;
	*open = (struct rewrite_open){ .rule = rule,
		                       .outputs = r->output_count,
		                       .mute = muted || rule->action == REWRITE_SKIP };
	if (open->mute)
		return;
	if (rule->action >= REWRITE_OWN)
		r->format->enter(r->context, open, attributes);
	if (rule->as && !open->mute)
		rewrite_start(r, rule->as, NULL);
}

static void
leave_last(struct rewrite *r)
{
	struct rewrite_open open = r->open[--r->open_count];

	if (open.mute)
		return;
	rewrite_close(r, open.outputs);
	if (open.rule->action >= REWRITE_OWN)
		r->format->leave(r->context, &open);
}

static void
leave(void *context, const char *name)
{
	struct rewrite *r = context;
	const struct rewrite_rule *rule = find_rule(r, name);

	if (rule && r->dropped[rule - r->format->rules]) {
		r->dropped[rule - r->format->rules]--;
		return;
	}
	size_t i = rule ? r->open_count : 0;
	while (i && r->open[i - 1].rule != rule)
		i--;
	while (i && r->open_count >= i)
		leave_last(r);
}

/* ---- the door ---- */

struct rewrite *
rewrite_new(const struct rewrite_format *format, void *context, struct html *html)
{
	struct rewrite *r = memory_zero(1, sizeof *r);

	r->format = format;
	r->context = context;
	r->html = html;
	r->language = (struct markup_language){ .xml = true,
		                                .prefixed = format->prefixed,
		                                .bare = true,
		                                .start = enter,
		                                .end = leave,
		                                .text = take_text };
	r->dropped = memory_zero(format->count + 1, sizeof *r->dropped);
	return r;
}

void
rewrite_free(struct rewrite *r)
{
	if (!r)
		return;
	markup_free(r->markup);
	free(r->dropped);
	free(r->outputs);
	free(r->tapes);
	free(r);
}

void
rewrite_feed(struct rewrite *r, const char *bytes, size_t n)
{
	enum { PIECE = 64 * 1024 }; /* what waits is moved, so that it should not be much */

	if (!r->markup)
		r->markup = markup_new(&r->language, r);
	for (size_t i = 0; i < n; i += PIECE)
		markup_feed(r->markup, bytes + i, n - i < PIECE ? n - i : PIECE);
}

void
rewrite_end(struct rewrite *r)
{
	if (r->markup)
		markup_end(r->markup);
	markup_free(r->markup);
	r->markup = NULL;
	while (r->open_count)
		leave_last(r);
	memset(r->dropped, 0, r->format->count * sizeof *r->dropped);
}

/* ---- looks ---- */

const char *
rewrite_attribute(const char *const *attributes, const char *name)
{
	for (; attributes && attributes[0]; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return NULL;
}

struct rewrite_open *
rewrite_around(struct rewrite *r, const struct rewrite_open *open)
{
	size_t i = r->open_count;

	/* One that is entered is on the stack, one that is left is not any more. */
	if (i && open == &r->open[i - 1])
		i--;
	return i ? &r->open[i - 1] : NULL;
}
