#ifndef TERM_TERM_OUT_H
#define TERM_TERM_OUT_H

#include <stdbool.h>

#include "base/buffer.h"

/* How long one waits for a terminal that takes nothing. */
enum { TERM_OUT_STUCK_MS = 500 };

/* What goes to the terminal: bytes wait here until it takes them, and no write of them blocks. */
struct term_out {
	int fd; /* the terminal, opened for us alone where that can be */
	int given_fd;
	struct buffer bytes; /* wait to be sent */
	bool behind;         /* some were left by the last term_out_send */
};

/* given_fd stays the caller's. */
void term_out_open(struct term_out *out, int given_fd);
void term_out_close(struct term_out *out);

/* Sends what the terminal takes just now. False when it is gone, and with it all that waited. */
bool term_out_send(struct term_out *out);

/* Sends all that waits. False when the terminal took nothing for so long that the rest was given up. */
bool term_out_flush(struct term_out *out);

#endif
