#ifndef READ_REWRITE_H
#define READ_REWRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "read/html.h"
#include "read/html_tape.h"

/*
 * From the elements of another format in XML to HTML's, so that whatever read/html knows of lists, tables and quotations holds for
 * that format too. A table says what each element becomes; the format's own functions do what no table can say. An element
 * that is not in the table does nothing, and what it holds is read. Elements need not nest: an end closes what is open inside
 * of its element, ends that fit nothing are dropped, and what is nested deeper than 256 levels is flattened.
 */
struct rewrite;

enum rewrite_action {
	REWRITE_SKIP, /* nothing in it is said */
	REWRITE_AS,   /* it becomes another element, and no more */
	REWRITE_OWN,  /* from here on: the format's own actions */
};

struct rewrite_rule {
	const char *name;
	uint8_t action;
	uint8_t value;  /* the format's own */
	const char *as; /* the element of HTML that it becomes; NULL */
};

/* An element that is open. */
struct rewrite_open {
	const struct rewrite_rule *rule;
	long value, extra, times; /* the format's own; 0 at first */

	/* Only for read/rewrite.c. */
	size_t outputs;
	bool mute;
};

struct rewrite_format {
	const struct rewrite_rule *rules; /* sorted by name */
	size_t count;
	bool prefixed; /* the rules' names are with prefixes (read/markup) */
	/* Of elements with an own action. enter comes before what the element becomes, leave after its end. */
	void (*enter)(void *context, struct rewrite_open *open, const char *const *attributes);
	void (*leave)(void *context, const struct rewrite_open *open);
	/* What stands between the tags; NULL: it is said as it is. */
	void (*text)(void *context, const char *bytes, size_t n);
};

/* All are borrowed. */
struct rewrite *rewrite_new(const struct rewrite_format *format, void *context, struct html *html);
void rewrite_free(struct rewrite *rewrite);

/* The next bytes, UTF-8; and the end of them, after which another text may begin. */
void rewrite_feed(struct rewrite *rewrite, const char *bytes, size_t n);
void rewrite_end(struct rewrite *rewrite);

/* ---- for enter, leave and text ---- */

/* The value of an attribute; NULL when it has none. */
const char *rewrite_attribute(const char *const *attributes, const char *name);

/* What the element stands in; NULL at the root. */
struct rewrite_open *rewrite_around(struct rewrite *rewrite, const struct rewrite_open *open);

/* Starts an element of HTML, which ends with the one that is entered; of leave, with the one around it. */
void rewrite_start(struct rewrite *rewrite, const char *name, const char *const *attributes);

/* The same, but it ends with what is around the element that is entered; to be called before all else in enter. */
void rewrite_start_around(struct rewrite *rewrite, struct rewrite_open *open, const char *name,
                          const char *const *attributes);

/* In enter: nothing in the element is said, and leave is not called for it. */
void rewrite_hide(struct rewrite_open *open);

/* How many are started; ends all but so many. */
size_t rewrite_depth(const struct rewrite *rewrite);
void rewrite_close(struct rewrite *rewrite, size_t depth);

/* The same in enter, for what was started around the element. */
void rewrite_close_around(struct rewrite *rewrite, struct rewrite_open *open, size_t depth);

/* Starts or ends a mark over text, whatever is started around it. */
void rewrite_mark(struct rewrite *rewrite, const char *name, bool start);

/* An element without content. */
void rewrite_void(struct rewrite *rewrite, const char *name, const char *const *attributes);
void rewrite_text(struct rewrite *rewrite, const char *bytes, size_t n);
void rewrite_string(struct rewrite *rewrite, const char *s);

/* A name for the place where the next text comes. NULL or "": none. */
void rewrite_anchor(struct rewrite *rewrite, const char *name);

/* From here on text goes to the buffer, and nothing else is said; NULL: no longer. */
void rewrite_catch(struct rewrite *rewrite, struct buffer *to);

/* From here on everything goes to the tape; until rewrite_untape, which goes back to what was before. */
void rewrite_tape(struct rewrite *rewrite, struct html_tape *tape);
void rewrite_untape(struct rewrite *rewrite);

/* Says what is on a tape; nothing while something still goes to it. */
void rewrite_replay(struct rewrite *rewrite, const struct html_tape *tape);

#endif
