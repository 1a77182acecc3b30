#ifndef TERM_PEN_H
#define TERM_PEN_H

#include <stddef.h>

#include "base/buffer.h"
#include "term/caps.h"
#include "view/style.h"

/*
 * What a style and a text become on this terminal.
 */

/* The style with colours and attributes that the terminal has, nearest to those asked for. */
struct style pen_style(const struct caps *caps, struct style style);

/* Appends what turns the pen from one style into another; from NULL: whatever it is. Both as pen_style gives them. */
void pen_change(const struct caps *caps, const struct style *from, const struct style *to,
                struct buffer *out);

/*
 * Appends a cell's text of n bytes (UTF-8) for a locale that is not UTF-8: its own characters, else ASCII that looks
 * alike, else '?', and blanks up to the width.
 */
void pen_text(const char *utf8, size_t n, int width, struct buffer *out);

#endif
