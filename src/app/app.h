#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>
#include <stddef.h>

#include "app/config.h"
#include "app/setting.h"
#include "base/error.h"
#include "doc/document.h"
#include "loop/loop.h"
#include "read/source.h"
#include "view/frame.h"
#include "view/key.h"
#include "view/style.h"

/*
 * The reader's program without a terminal: documents, what the keys do, what the frame shows. It is driven by
 * app_key and app_work and shows itself by app_draw, so tests run it as the terminal does.
 */
struct app;

struct app_options {
	enum theme_colours colours;
	bool ascii;                      /* no UTF-8 on this terminal */
	const struct settings *settings; /* borrowed; NULL: the usual ones */
	const struct config *config;     /* likewise; NULL: none was read */
	bool secure; /* no other program is run, no file opened that was not named at the start */
	struct source_hints hints; /* likewise */
	const char *
		shelf; /* the folder in which is kept what a reader wants again; NULL: nothing is */
};

struct app *app_new(struct loop *loop, const struct app_options *options);
void app_free(struct app *app);

/* Keeps what is to be there the next time, before the end. */
void app_leave(struct app *app);

/* The theme that the terminal's colours allow, once they are known. */
void app_set_colours(struct app *app, enum theme_colours colours);

/* Opens a file ("-": standard input, "file:LINE" if there is no such file) as the last of the open documents, not shown yet. */
bool app_open(struct app *app, const char *path, struct error *error);

/* Shows what was read last; false with a sentence when nothing is kept. */
bool app_open_library(struct app *app, struct error *error);

/* Adds a document that is there already; taken. */
void app_add(struct app *app, struct document *document);

size_t app_count(const struct app *app);

/* Everything of the present document has come, and its size in bytes so far. */
bool app_is_read(const struct app *app);
uint64_t app_text_size(const struct app *app);

/* More of the present document may still come by itself. */
bool app_is_growing(const struct app *app);

/* What there is of the present document takes no more than so many rows; and prints it. */
bool app_fits(const struct app *app, unsigned columns, unsigned rows);
void app_print(const struct app *app, unsigned columns);

/* Runs a command of the configuration. The reader may still be taken to where the document was left. */
void app_set_up(struct app *app, const char *text);

/* Runs a `+command` of the command line: "123", "G", "/pattern", "#section", or a command of the prompt. */
void app_command(struct app *app, const char *text);

/* Says what is wrong in the configuration, if anything is. */
void app_say_mistakes(struct app *app);

/* Goes to the section with the title, as soon as it is known. */
void app_goto_section(struct app *app, const char *title);

/* Opens the list of quotations with those of the speaker whom the name means. */
void app_show_speaker(struct app *app, const char *name);

void app_resize(struct app *app, int rows, int columns);

/* A key. */
void app_key(struct app *app, const struct key_event *event);

/* A message in the status line, until the next key. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_unsay(struct app *app);

/* Starts what has to be read before there is anything to show; before the first frame, again and again. */
void app_before_frame(struct app *app);

/*
 * Starts what was put off until the first frame was shown: the reader processes. To be called after every
 * frame.
 */
void app_after_frame(struct app *app);

/* Idle work of at most 8 ms; false when there is none left. */
bool app_work(struct app *app);
bool app_has_work(const struct app *app);

/* A key or idle work changed something since the last app_draw: draw now. */
bool app_is_dirty(const struct app *app);

/* The document has changed since: draw, but not more often than eyes can follow. */
bool app_is_stale(const struct app *app);

/* How long a frame of a stale document may be put off: longer when only what is known about the text has grown. */
int64_t app_patience_ms(const struct app *app);
void app_draw(struct app *app, struct frame *frame);

/*
 * The first frame of a long plain text, made of no more than its beginning, so that it costs what the screen costs. False when
 * the present document is none that this can be done with, or its beginning fills no screen; then the frame is not to
 * be shown. The app stays dirty: app_draw must follow, and changes a cell only where the beginning did not tell enough.
 */
bool app_draw_glance(struct app *app, struct frame *frame);

/* A prompt is open: bracketed paste is wanted. */
bool app_wants_paste(const struct app *app);

/* What only the program can do, asked for by a key; each is answered once. */
bool app_take_suspend(struct app *app);
bool app_take_redraw(struct app *app);
char *app_take_copy(
	struct app *app); /* what the terminal shall keep; the caller's, NULL for nothing */

/* The program that shall have the terminal for itself, ended by NULL; the caller's. NULL: none. */
char **app_take_errand(struct app *app);

/* It has ended; with a sentence when it could not do its work, else NULL. */
void app_errand_ended(struct app *app, const char *problem);

/* Whether the terminal took it is said, and the text is shown where it can at least be read. */
void app_copied(struct app *app, const char *text, bool kept);

bool app_has_quit(const struct app *app);

#endif
