#ifndef TERM_MOUSE_H
#define TERM_MOUSE_H

#include <stdbool.h>
#include <stdint.h>

#include "view/key.h"

/* The last press, for double clicks and for releases that do not name their button. */
struct mouse {
	int64_t ms;
	int row, column;
	uint8_t button, clicks;
};

/* A report as xterm gives it: the button's bits, column and row from 1. */
struct mouse_report {
	int bits, column, row;
	bool released;
};

/* What was done. False: nothing to tell. */
bool mouse_event(struct mouse *mouse, const struct mouse_report *report, int64_t now_ms,
                 struct key_event *event);

/* The same for the old report's three bytes, each 32 more than its value; a release does not name its button. */
bool mouse_event_old(struct mouse *mouse, const char bytes[3], int64_t now_ms,
                     struct key_event *event);

#endif
