/*
 * A description of our own, so that writes need not block and nobody else's do otherwise: a terminal that takes nothing must
 * not keep the program from hearing a signal. Where it cannot be had (after su, or without /proc) the one that was given has
 * to do.
 */
#include "term/term_out.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

void
term_out_open(struct term_out *out, int given_fd)
{
	char path[32];
	int own = -1;

	snprintf(path, sizeof path, "/proc/self/fd/%d", given_fd);
	if (isatty(given_fd))
		own = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	*out = (struct term_out){ .fd = own < 0 ? given_fd : own, .given_fd = given_fd };
}

void
term_out_close(struct term_out *out)
{
	buffer_clear(&out->bytes);
	if (out->fd != out->given_fd)
		close(out->fd);
}

/* Waits until the terminal takes more, but not for ever. */
static bool
wait_for_room(int fd)
{
	struct pollfd ready = { fd, POLLOUT, 0 };
	int answer = poll(&ready, 1, TERM_OUT_STUCK_MS);

	return answer > 0 || (answer < 0 && errno == EINTR);
}

bool
term_out_send(struct term_out *out)
{
	size_t done = 0;
	bool there = true;

	while (done < out->bytes.size) {
		ssize_t n = write(out->fd, out->bytes.bytes + done, out->bytes.size - done);
		if (n > 0) {
			done += (size_t)n;
		} else if (n < 0 && errno == EAGAIN) {
			break;
		} else if (n == 0 || errno != EINTR) {
			done = out->bytes.size;
			there = false;
		}
	}
	buffer_consume(&out->bytes, done);
	out->behind = out->bytes.size > 0;
	return there;
}

bool
term_out_flush(struct term_out *out)
{
	do
		term_out_send(out);
	while (out->behind && wait_for_room(out->fd));
	bool sent = !out->behind;
	buffer_reset(&out->bytes);
	out->behind = false;
	return sent;
}
