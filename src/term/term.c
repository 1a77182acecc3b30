/*
 * The terminal's life: its modes are saved, set and put back. What puts it back is a few bytes and a termios
 * that are ready from the first moment on, so that a signal handler need only write and set them. Frames go through the
 * painter and keys through the decoder; here are the descriptors.
 */
#include "term/term.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "term/caps.h"
#include "term/clipboard.h"
#include "term/input.h"
#include "term/paint.h"
#include "term/term_out.h"

enum {
	ESCAPE_MS = 25,        /* how long the rest of a key's sequence may take */
	SIZE_MAX_CELLS = 2000, /* rows or columns; a terminal that claims more is not believed */
	ANSWER_MS = 200,       /* how long leaving waits for an answer of the terminal */
	WAY_NS = 50000,        /* how long a frame has the processor for itself */
};

struct term {
	int input_fd, output_fd;
	bool keep_screen, mouse, paste;
	bool asked; /* what it can do */
	struct caps caps;
	struct painter painter;
	struct input input;
	struct term_out out;
	struct termios own; /* as we set it */
	int rows, columns;
};

/* What term_restore_now needs: no pointer that could move, nothing to compute. */
static struct {
	volatile sig_atomic_t active;
	int input_fd, write_fd;
	struct termios termios;
	char leave[256];
	size_t leave_size;
} saved;

/* ---- modes ---- */

static void
add_private_mode(struct buffer *out, const char *modes, bool on)
{
	buffer_printf(out, "\033[?%s%c", modes, on ? 'h' : 'l');
}

static void
add_enter(struct term *t)
{
	caps_add(&t->out.bytes, t->caps.screen_enter);
	caps_add(&t->out.bytes, t->caps.keys_enter);
	if (t->mouse)
		add_private_mode(&t->out.bytes, "1000;1002;1006", true);
	if (t->paste)
		add_private_mode(&t->out.bytes, "2004", true);
}

/* Takes what has arrived; false when nothing has. */
static bool
read_keys(struct term *t)
{
	char bytes[1024];
	ssize_t n;

	do {
		n = read(t->input_fd, bytes, sizeof bytes);
	} while (n < 0 && errno == EINTR);
	if (n <= 0)
		return false;
	input_feed(&t->input, bytes, (size_t)n, clock_ms());
	return true;
}

/*
 * Asks what the background is, whether frames can be shown at once, and at last what every terminal answers, so that one
 * knows when the first answers will not come.
 */
static void
add_questions(struct term *t)
{
	if (t->caps.colours >= 8)
		buffer_add_string(&t->out.bytes, t->caps.ask_background);
	if (!t->caps.update_begin)
		buffer_add_string(&t->out.bytes, "\033[?2026$p");
	buffer_add_string(&t->out.bytes, "\033[c");
}

/* An answer that is still on its way must not end as words typed to the shell. */
static void
await_answer(struct term *t)
{
	struct pollfd ready = { t->input_fd, POLLIN, 0 };
	int64_t until = clock_ms() + ANSWER_MS, left;
	struct key_event event;

	while (t->asked && !t->input.answered) {
		while (input_next(&t->input, false, &event) == INPUT_EVENT)
			;
		left = until - clock_ms();
		if (t->input.answered || left <= 0 || poll(&ready, 1, (int)left) <= 0 ||
		    !read_keys(t))
			break;
	}
}

/* Everything off that was or may be on. */
static void
add_leave(const struct term *t, struct buffer *out)
{
	if (t->caps.update_end)
		caps_add(out, t->caps.update_end);
	else if (t->asked)
		add_private_mode(out, "2026", false);
	if (t->mouse)
		add_private_mode(out, "1006;1002;1000", false);
	if (t->caps.ansi)
		add_private_mode(out, "2004", false);
	caps_add(out, t->caps.plain);
	caps_add(out, t->caps.cursor_show);
	caps_add(out, t->caps.keys_leave);
	if (t->caps.screen_leave) {
		caps_add(out, t->caps.screen_leave);
	} else {
		caps_add_2(out, t->caps.move, t->rows - 1, 0);
		buffer_add_string(out, "\r\n");
	}
}

/* Keys come at once and unchanged; signals still come from ^C, ^\ and ^Z. */
static void
set_modes(struct term *t)
{
	struct termios screen;

	t->own = saved.termios;
	t->own.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
	t->own.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
	t->own.c_lflag |= ISIG;
	t->own.c_oflag &= ~(tcflag_t)ONLCR; /* a line feed is sent as it is */
	t->own.c_cc[VMIN] = 0;              /* a read never waits */
	t->own.c_cc[VTIME] = 0;
	tcsetattr(t->input_fd, TCSANOW, &t->own);
	/* The keys may come from another terminal than the screen's. */
	t->caps.feed_keeps_column =
		tcgetattr(t->output_fd, &screen) == 0 && !(screen.c_oflag & ONLCR);
}

static void
save(struct term *t)
{
	struct buffer leave = { 0 };

	add_leave(t, &leave);
	saved.input_fd = t->input_fd;
	saved.write_fd = t->out.fd;
	saved.leave_size = leave.size < sizeof saved.leave ? leave.size : 0;
	if (saved.leave_size)
		memcpy(saved.leave, leave.bytes, leave.size);
	buffer_clear(&leave);
	saved.active = 1;
}

/*
 * Puts modes and screen back. Where the terminal takes nothing for so long, what it has not read yet is dropped, so that there
 * is room for this; a sequence cut in the middle ends with the ESC that begins it.
 */
static void
put_back(int patience_ms)
{
	struct pollfd ready = { saved.write_fd, POLLOUT, 0 };
	bool dropped = false;
	size_t done = 0;
	ssize_t n;

	saved.active = 0;
	while (done < saved.leave_size) {
		n = write(saved.write_fd, saved.leave + done, saved.leave_size - done);
		if (n > 0) {
			done += (size_t)n;
		} else if (n == 0 || (errno != EINTR && (errno != EAGAIN || dropped))) {
			break;
		} else if (errno == EAGAIN && poll(&ready, 1, patience_ms) == 0) {
			tcflush(saved.write_fd, TCOFLUSH);
			dropped = true;
			done = 0;
		}
	}
	tcsetattr(saved.input_fd, TCSANOW, &saved.termios);
}

void
term_restore_now(void)
{
	int error = errno;

	if (saved.active)
		put_back(TERM_OUT_STUCK_MS);
	errno = error;
}

/* ---- opening and closing ---- */

static int
clamp(int value, int otherwise)
{
	if (value < 1)
		value = otherwise;
	return value < 1 ? 1 : value > SIZE_MAX_CELLS ? SIZE_MAX_CELLS : value;
}

void
term_resized(struct term *t)
{
	struct winsize size = { 0 };

	if (ioctl(t->output_fd, TIOCGWINSZ, &size) != 0)
		ioctl(t->input_fd, TIOCGWINSZ, &size);
	t->rows = clamp(size.ws_row, t->caps.rows ? t->caps.rows : 24);
	t->columns = clamp(size.ws_col, t->caps.columns ? t->caps.columns : 80);
	painter_forget(&t->painter);
}

struct term *
term_open(int input_fd, int output_fd, const struct term_options *options, struct error *error)
{
	struct termios termios;
	struct caps caps;
	struct term *t;

	if (tcgetattr(input_fd, &termios) != 0) {
		error_set_errno(error, "the keyboard is no terminal");
		return NULL;
	}
	if (!caps_open(&caps, output_fd, options->no_colour, error))
		return NULL;
	t = memory_zero(1, sizeof *t);
	t->input_fd = input_fd;
	t->output_fd = output_fd;
	term_out_open(&t->out, output_fd);
	t->caps = caps;
	t->keep_screen = options->keep_screen;
	t->mouse = options->mouse && caps.mouse && caps.ansi;
	saved.termios = termios;
	painter_init(&t->painter, &t->caps);
	input_init(&t->input, caps.utf8, termios.c_cc[VERASE]);
	t->input.key_count = caps_keys(t->input.keys);
	term_resized(t);
	t->asked = options->ask && caps.mouse && caps.ansi;
	save(t);
	set_modes(t);
	add_enter(t); /* goes out with the first frame */
	if (t->asked)
		add_questions(t);
	return t;
}

/* Back to the normal screen and the shell's modes. */
static void
leave(struct term *t, bool keep)
{
	if (!saved.active)
		return;
	await_answer(t);
	add_leave(t, &t->out.bytes);
	if (keep)
		painter_print(&t->painter, &t->out.bytes);
	if (!term_out_flush(&t->out))
		put_back(0);
	saved.active = 0;
	tcsetattr(t->input_fd, TCSANOW, &saved.termios);
}

void
term_close(struct term *t)
{
	if (!t)
		return;
	leave(t, t->keep_screen);
	painter_clear(&t->painter);
	input_clear(&t->input);
	term_out_close(&t->out);
	caps_close();
	free(t);
}

void
term_suspend(struct term *t)
{
	leave(t, false);
}

void
term_resume(struct term *t)
{
	struct termios now;

	if (tcgetattr(t->input_fd, &now) == 0)
		saved.termios = now;
	save(t);
	set_modes(t);
	add_enter(t);
	term_resized(t);
}

/* ---- what it is ---- */

int
term_output_fd(const struct term *t)
{
	return t->out.fd;
}

int
term_input_fd(const struct term *t)
{
	return t->input_fd;
}

void
term_size(struct term *t, int *rows, int *columns)
{
	*rows = t->rows;
	*columns = t->columns;
}

enum theme_colours
term_colours(const struct term *t)
{
	if (t->caps.true_colour)
		return THEME_TRUE;
	return t->caps.colours >= 256 ? THEME_256 : t->caps.colours >= 8 ? THEME_8 : THEME_MONO;
}

/* ---- keys ---- */

/* What the terminal has said about itself. */
static void
take_answers(struct term *t)
{
	if (t->input.updates && !t->caps.update_begin) {
		t->caps.update_begin = "\033[?2026h";
		t->caps.update_end = "\033[?2026l";
	}
}

bool
term_key(struct term *t, struct key_event *event)
{
	struct pollfd waiting = { t->input_fd, POLLIN, 0 };
	enum input_answer answer;

	while ((answer = input_next(&t->input, false, event)) != INPUT_EVENT) {
		if (read_keys(t))
			continue;
		take_answers(t);
		if (answer == INPUT_NONE)
			return false;
		if (poll(&waiting, 1, ESCAPE_MS) <= 0 || !read_keys(t))
			return input_next(&t->input, true, event) == INPUT_EVENT;
	}
	return true;
}

void
term_set_paste(struct term *t, bool on)
{
	if (on == t->paste || !t->caps.ansi)
		return;
	t->paste = on;
	add_private_mode(&t->out.bytes, "2004", on);
}

bool
term_copy(struct term *t, const char *text)
{
	/* A terminal that knows a mouse is one in a window, and those overlook what they do not know. */
	if (!t->caps.ansi || !t->caps.mouse)
		return false;
	return clipboard_add(&t->out.bytes, text, strlen(text),
	                     multiplexer_of(getenv("TMUX"), getenv("STY")));
}

/* ---- frames ---- */

void
term_send(struct term *t)
{
	if (!term_out_send(&t->out))
		painter_forget(&t->painter);
}

/*
 * What was written reaches the terminal by a thread of the kernel, which wants a processor, most likely the one that it was
 * woken on: whoever works on there holds the end of the frame up, by milliseconds. A key ends the wait.
 */
static void
make_way(const struct term *t)
{
	struct pollfd key = { t->input_fd, POLLIN, 0 };
	const struct timespec moment = { 0, WAY_NS };

	ppoll(&key, 1, &moment, NULL);
}

bool
term_is_behind(const struct term *t)
{
	return t->out.behind;
}

bool
term_show(struct term *t, const struct frame *frame)
{
	if (t->out.behind)
		return false;
	painter_paint(&t->painter, frame, &t->out.bytes);
	bool any = t->out.bytes.size > 0;
	term_send(t);
	if (any)
		make_way(t);
	painter_keep(&t->painter, frame);
	return true;
}

void
term_redraw(struct term *t)
{
	painter_forget(&t->painter);
}
