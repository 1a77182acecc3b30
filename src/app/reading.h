#ifndef APP_READING_H
#define APP_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "app/converter.h"
#include "app/worker.h"
#include "base/error.h"
#include "doc/document.h"
#include "loop/loop.h"
#include "read/source.h"

/*
 * A document that is being read: its file or pipe, the spool, the reader process. The document is there from the start and
 * fills while the loop runs; whoever draws looks at document_revision in the loop's turn.
 */
struct reading;

struct reading_options {
	struct source_hints hints; /* what the user says of the file */
	const char *
		reader; /* the reader program; NULL: diple-read, beside this one or where it is installed */
	const struct converters *converters; /* borrowed; NULL: none */
	bool text_only; /* what is known of a text that is its own file is not wanted */
	bool at_once;   /* a text that grows is read once, when it has come to its end */
	struct watch_limits limits; /* of a reader */
};

/*
 * Opens a file, "-" for standard input. A plain text that is its own file can be shown at once: its analyst is set.
 * Everything else begins empty and grows. NULL with a sentence for what cannot be opened: no such file, a directory, a binary.
 */
struct reading *reading_open(struct loop *loop, const char *path,
                             const struct reading_options *options, struct error *error);

/* Stops the reader at once and frees the document. */
void reading_free(struct reading *reading);

/*
 * Lets a plain text seem to end after so many bytes, and the document is as if it were new; UINT64_MAX: not any more. Before
 * reading_start. False, and nothing is changed, when it is no such text or no longer than that.
 */
bool reading_glance(struct reading *reading, uint64_t bytes);

/*
 * Lets the reader process begin as soon as there is enough to read. Not done by reading_open, so that the first frame comes
 * before it. Calling it again is fine.
 */
void reading_start(struct reading *reading);

/* The same for what is nothing to look at without the reader process; called before the first frame, again and again. */
void reading_await(struct reading *reading);

/* Where the file lies; NULL for a pipe, and for what a program makes. */
const char *reading_path(const struct reading *reading);

/* The reading's own; the same one from start to end, also when a pipe turns out to be in another format. */
struct document *reading_document(struct reading *reading);

/* True when nothing more will come: complete or cut short. Every byte of a pipe has come, or never will. */
bool reading_is_done(const struct reading *reading);

/* True when the whole text is there, whatever else is still to be found out about it. */
bool reading_has_text(const struct reading *reading);

/* Bytes of the text that stay as they are and are laid out as they are, whatever else comes. */
uint64_t reading_settled(const struct reading *reading);

/*
 * What was found to be wrong with the input itself after it was opened: a pipe that brings no text. A sentence, also
 * among the document's notes; NULL when all is well.
 */
const char *reading_problem(const struct reading *reading);

/* More may still come by itself: a pipe that has not ended. */
bool reading_grows(const struct reading *reading);

/*
 * Looks what has become of a regular file: what was added is there then, and one that became shorter or holds other bytes is read
 * anew. One call of the system when nothing has become of it.
 */
void reading_look(struct reading *reading);

/* Looks again and again as long as it is on, also whether another file has the name now: then that one is read. */
void reading_follow(struct reading *reading, bool on);

/* After something was read for the screen: says what could not be, and looks why. */
void reading_check(struct reading *reading);

/* How often the document began anew: as another format, or another file. Grows. */
unsigned reading_generation(const struct reading *reading);

/* The last thing that went wrong or became of the file, worth to be said at once; also a note. count: how many so far. */
struct reading_news {
	unsigned count;
	struct error sentence;
};
const struct reading_news *reading_news(const struct reading *reading);

/* What is being done and how much of it is. */
struct worker_progress reading_progress(const struct reading *reading);

#endif
