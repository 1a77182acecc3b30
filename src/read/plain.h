#ifndef READ_PLAIN_H
#define READ_PLAIN_H

#include "doc/part.h"
#include "doc/sink.h"
#include "doc/text.h"

/*
 * Plain text: blocks, roles and headings out of nothing but lines. Window by window (DOCUMENT_WINDOW bytes, aligned), so
 * that a text of any size can be entered anywhere: what a window holds depends on the text's head (its
 * profile), the window itself and the aligned ones beside it.
 */

/* Bytes at the start of a text that its profile is made of. */
enum { PLAIN_HEAD = 64 * 1024 };

/* What the head tells about the whole text: how it is wrapped, what kind of text it is, its title. */
struct plain_profile;
struct plain_profile *plain_profile_new(struct text *text);
void plain_profile_free(struct plain_profile *profile);

/* The kinds of references that such a text makes (read/reference). */
unsigned plain_profile_references(const struct plain_profile *profile);

struct lines;

/*
 * Fills part with the blocks that start in the window, their hidden ranges, and the sections that this window alone
 * shows (levels as far as it can tell). part is fresh from part_init.
 */
void plain_window(const struct plain_profile *profile, struct text *text, uint64_t window,
                  struct part *part);

/*
 * The same without the sections for many windows of one text: what is known of its lines is kept from one window to the next, so that whoever goes
 * through a text in order reads each line once. The text must not change in between. The profile must outlive the reader.
 */
struct plain_reader;
struct plain_reader *plain_reader_new(const struct plain_profile *profile, struct text *text);
void plain_reader_free(struct plain_reader *reader);
void plain_reader_window(struct plain_reader *reader, uint64_t window, struct part *part);

/* Adds the sections that the window read last shows by itself to its part, and gives its headings their levels. */
void plain_reader_sections(struct plain_reader *reader, struct part *part);

/* The lines around the window that was read last, to be looked at until the next one is. */
const struct lines *plain_reader_lines(const struct plain_reader *reader);

/*
 * The outline of a whole plain text from its windows in order: levels that nest as a person would nest them, a printed
 * table of contents understood as such, wrong headings left out. Feed every window's part with the lines that its reader
 * made it of, then end; sections go to the sink when they are known, and the title does.
 */
struct outliner;
struct outliner *outliner_new(const struct plain_profile *profile, struct sink *sink);
void outliner_free(struct outliner *outliner);
void outliner_part(struct outliner *outliner, const struct lines *lines, const struct part *part);
void outliner_end(struct outliner *outliner);

#endif
