#ifndef TERM_TERM_H
#define TERM_TERM_H

#include <stdbool.h>

#include "base/error.h"
#include "view/frame.h"
#include "view/key.h"
#include "view/style.h"

/*
 * The terminal: keys in, frame out. The only folder that knows curses. Whatever happens (quit, a fatal
 * signal, abort, Ctrl-Z) the terminal comes back as it was.
 */
struct term;

struct term_options {
	bool mouse;
	bool keep_screen; /* the last frame stays on the normal screen after leaving */
	bool no_colour;
	bool ask; /* what it can do, and its background: a KEYS_BACKGROUND comes as soon as that is known */
};

/* Opens the terminal on input_fd (a tty: standard input or /dev/tty) and output_fd. False when TERM is not good enough. */
struct term *term_open(int input_fd, int output_fd, const struct term_options *options,
                       struct error *error);

/* Puts everything back. */
void term_close(struct term *term);

/* Only async-signal-safe work: puts modes and screen back from a signal handler or when memory is out. */
void term_restore_now(void);

int term_input_fd(const struct term *term);
void term_size(struct term *term, int *rows, int *columns);
enum theme_colours term_colours(const struct term *term);

/* The size has changed: SIGWINCH came. */
void term_resized(struct term *term);

/* For Ctrl-Z: back to the shell's modes; and ours again, everything drawn anew. */
void term_suspend(struct term *term);
void term_resume(struct term *term);

/* The next key that has arrived; false when there is none. Never waits longer than the escape delay (25 ms). */
bool term_key(struct term *term, struct key_event *event);

/* Bracketed paste is on only while a prompt is. */
void term_set_paste(struct term *term, bool on);

/*
 * Shows the frame: only what differs is sent, in one write. A terminal that is slow may not take all of it at once: then
 * term_is_behind, and no other frame is shown (false) before term_send, called when term_output_fd can be written, has sent
 * the rest. So at most one frame waits, and what is shown after it is the newest.
 */
bool term_show(struct term *term, const struct frame *frame);
bool term_is_behind(const struct term *term);
void term_send(struct term *term);
int term_output_fd(const struct term *term);

/*
 * Asks the terminal to keep the text for pasting (OSC 52). False when it is none that would, or the text is longer than
 * terminals take; whether it did, no terminal tells.
 */
bool term_copy(struct term *term, const char *text);

/* Everything is sent again with the next frame (^L). */
void term_redraw(struct term *term);

#endif
