#ifndef TERM_CAPS_H
#define TERM_CAPS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * What the terminal can do, from terminfo. The strings belong to ncurses and live until caps_close; one
 * that the terminal lacks is NULL.
 */
struct caps {
	int colours;      /* 0, 8, 16, 256 */
	bool true_colour; /* 24 bits */
	bool ansi;        /* SGR as in ECMA-48 */
	bool utf8;        /* of the locale, not of terminfo */
	bool erases_in_background;
	bool last_cell_scrolls; /* writing the last cell of the last row would scroll the screen */
	int rows, columns;      /* what terminfo says, 0 when it does not */

	bool ansi_cursor;       /* the cursor moves as in ECMA-48 */
	bool feeds;             /* a line feed moves it down */
	bool feed_keeps_column; /* and not to the first column; whoever sets the tty's modes knows */

	const char *clear, *move, *column, *forward, *erase_line, *erase_cells;
	const char *ask_background;      /* which colour the terminal has behind its text */
	const char *region, *region_all; /* rows that scroll; all of them again */
	const char *scroll_up,
		*scroll_down; /* by one row, in the last or the first of the region */
	const char *update_begin, *update_end; /* what is between is shown at once (mode 2026) */
	const char *plain, *bold, *dim, *italic, *underline, *reverse, *strike;
	const char *foreground, *background;
	const char *cursor_hide, *cursor_show, *screen_enter, *screen_leave, *keys_enter,
		*keys_leave;
	bool mouse;
};

enum { CAPS_KEYS_MAX = 48, CAPS_UPDATE_MAX = 40 };

/* What a key sends, as terminfo knows it. */
struct caps_key {
	const char *bytes;
	unsigned code; /* enum key_code */
};

/* Looks the terminal (the variable TERM) up. False when it is unknown or cannot move its cursor. */
bool caps_open(struct caps *caps, int output_fd, bool no_colour, struct error *error);
void caps_close(void);

/* The keys that terminfo knows; returns how many were written, at most CAPS_KEYS_MAX. */
int caps_keys(struct caps_key keys[CAPS_KEYS_MAX]);

/* Append a string to what will be sent, with its parameters filled in; NULL appends nothing. */
void caps_add(struct buffer *out, const char *string);
void caps_add_1(struct buffer *out, const char *string, int a);
void caps_add_2(struct buffer *out, const char *string, int a, int b);

#endif
