#ifndef TESTS_VIEW_SAMPLE_H
#define TESTS_VIEW_SAMPLE_H

#include "base/buffer.h"
#include "doc/document.h"
#include "view/frame.h"

/*
 * Documents out of a few lines, and frames as text.
 *
 * A line is a block: "= title", "# heading" ("##", "###"), "- item", "| code", "! boilerplate", "^ caption",
 * "~ byline", "> quoted", "---" a rule, "& point" a paragraph whose first clause is a section's title, else a paragraph. Inside, {d1 words} is a run of direct quotation 1, {i1 }
 * of an indirect one, {n1 } of an inferred, {m1 } of a mixed, {b1 } of a block quotation; {c1 } its cue and {s1 } its
 * source; {* } strong, {_ } emphasis, {` } code, {@ } a link. "%1 Name" names the speaker of quotation 1.
 */
struct document *sample_document(const char *lines);

/*
 * The frame's rows, a row of letters under each that is not plain all over, then what the letters stand for, and
 * the cursor.
 */
void sample_print(const struct frame *frame, struct buffer *out);

/* An article of our own that has something of everything. */
extern const char sample_article[];

#endif
