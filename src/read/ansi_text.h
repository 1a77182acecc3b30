#ifndef READ_ANSI_TEXT_H
#define READ_ANSI_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "read/builder.h"

/*
 * Text as programs make it for a terminal or a typewriter, taken apart into what it says and how it looks: SGR (ECMA-48, and
 * xterm's 256 and 24-bit colours), OSC 8 (links), overstrikes (x, backspace, x is bold; _, backspace, x underlined). What has
 * no look of its own (erasing to the end of a line, choosing a character set) is left out; any other control stays in
 * the text, where a stand-in is shown for it.
 */
enum ansi_mark {
	ANSI_BOLD = 1 << 0,
	ANSI_DIM = 1 << 1,
	ANSI_ITALIC = 1 << 2,
	ANSI_UNDERLINE = 1 << 3,
	ANSI_REVERSE = 1 << 4,
	ANSI_STRIKE = 1 << 5,
};

struct ansi_style {
	uint32_t marks;       /* enum ansi_mark */
	uint32_t ink, ground; /* of doc/span.h */
	uint32_t link;        /* 0: none, else one more than an index of targets */
};

/* From here on the text looks like this. */
struct ansi_run {
	size_t start;
	struct ansi_style style;
};

/*
 * A text, how it looks, and the state that the terminal would be in. Initialise with {0}; what is in it may be read by
 * anybody.
 */
struct ansi_text {
	struct buffer text; /* UTF-8, bytes that are none as they were */
	struct ansi_run *runs;
	size_t run_count, run_capacity;
	char **targets;
	size_t target_count, target_capacity;

	struct ansi_style style; /* of what comes next; its link is known by open */
	char *open;              /* the link's target; NULL for none */
	size_t breaks;           /* line breaks that come before what comes next */
	size_t cell;             /* where the last spacing character starts */
	uint32_t cell_marks;     /* those that overstrikes gave to it */
};

void ansi_text_clear(struct ansi_text *t);

/* Drops the text; the state stays, and breaks too. */
void ansi_text_reset(struct ansi_text *t);

/* Adds a line, or a piece of one that ansi_text_cut allows, as it was made; a line break in it is a control like others. */
void ansi_text_add(struct ansi_text *t, const char *bytes, size_t n);

/* Ends the line; what is added next begins another one. */
void ansi_text_break(struct ansi_text *t);

/*
 * How many of n bytes can be added without cutting anything that belongs together, when more may follow; n itself when nothing
 * seems to be cut or what is cut is too long to be right.
 */
size_t ansi_text_cut(const char *bytes, size_t n);

/* How the byte at pos looks. */
struct ansi_style ansi_text_style(const struct ansi_text *t, size_t pos);

/* Says bytes from start to end to the builder, with marks, colours and links around them. */
void ansi_text_say(const struct ansi_text *t, size_t start, size_t end, struct builder *builder);

#endif
