/*
 * A program for the tests of term: it opens the terminal and shows numbered lines, and in the last row the last
 * key. Some keys make it do what a test wants to see:
 *     j k Space   scroll the lines        e  a page of styles and wide characters
 *     a s         abort, segfault         p  paste on and off
 *     r           redraw                  q  quit
 */
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "term/term.h"

static volatile sig_atomic_t resized, stopping, interrupted;
static sigset_t waiting; /* signals come only while the program waits */

static struct {
	int rows, columns;
	int top;
	bool styles, paste;
	char last[160];
} state;

static void
fatal(int signal)
{
	term_restore_now();
	raise(signal); /* its default action by now */
}

static void
notice(int signal)
{
	if (signal == SIGWINCH)
		resized = 1;
	if (signal == SIGTSTP)
		stopping = 1;
	if (signal == SIGINT)
		interrupted = 1;
}

static void
catch_signals(void)
{
	sigset_t blocked;
	const int fatals[] = { SIGABRT, SIGSEGV, SIGTERM, SIGHUP };
	const int others[] = { SIGWINCH, SIGTSTP, SIGINT };
	struct sigaction action = { .sa_handler = fatal, .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < sizeof fatals / sizeof *fatals; i++)
		sigaction(fatals[i], &action, NULL);
	action = (struct sigaction){ .sa_handler = notice };
	sigemptyset(&blocked);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		sigaction(others[i], &action, NULL);
		sigaddset(&blocked, others[i]);
	}
	sigprocmask(SIG_BLOCK, &blocked, &waiting);
}

static void
draw_styles(struct frame *frame)
{
	const struct style styles[] = {
		{ 0, 0, STYLE_BOLD },         { 0, 0, STYLE_UNDERLINE },
		{ 0, 0, STYLE_ITALIC },       { 0, 0, STYLE_REVERSE },
		{ 0, 0, STYLE_STRIKE },       { COLOUR_INDEX | 2, 0, 0 },
		{ 0, COLOUR_INDEX | 200, 0 }, { COLOUR_RGB | 0xd0875a, 0, 0 },
	};

	for (int i = 0; i < 8; i++)
		frame_write(frame, 1, i, frame->columns, (char[]){ (char)('A' + i), 0 }, styles[i]);
	frame_write(frame, 2, 0, frame->columns, "\346\274\242e\314\201x", styles[5]);
	frame_write(frame, 3, 0, frame->columns,
	            "\360\237\221\251\342\200\215\360\237\221\247\360\237\221\215\360\237\217\275!",
	            (struct style){ 0 });
}

static void
show(struct term *term, struct frame *frame)
{
	const struct style plain = { 0 }, status = { 0, 0, STYLE_REVERSE };
	char line[80];

	frame_reset(frame, state.rows, state.columns, plain);
	for (int i = 0; i < state.rows - 1 && !state.styles; i++) {
		snprintf(line, sizeof line, "line %d of the text that is shown", state.top + i);
		frame_write(frame, i, 2, state.columns, line, plain);
	}
	if (state.styles)
		draw_styles(frame);
	frame_fill(frame, state.rows - 1, 0, state.columns, status);
	snprintf(line, sizeof line, "%dx%d ", state.columns, state.rows);
	frame_write(frame, state.rows - 1,
	            frame_write(frame, state.rows - 1, 0, state.columns, line, status),
	            state.columns, state.last, status);
	frame->cursor_row = state.styles ? 1 : -1;
	frame->cursor_column = state.styles ? 3 : -1;
	term_show(term, frame);
}

static bool
act(struct term *term, const struct key_event *event)
{
	char name[32];

	key_name(event->key, name, sizeof name);
	snprintf(state.last, sizeof state.last, "[%s]", name);
	if (event->key.code == KEYS_PASTE)
		snprintf(state.last, sizeof state.last, "[%s:%.*s]", name, (int)event->text_size,
		         event->text);
	if (event->key.code >= KEYS_MOUSE_PRESS)
		snprintf(state.last, sizeof state.last, "[%s %d,%d button %d clicks %d]", name,
		         event->row, event->column, event->button, event->clicks);
	switch (event->key.modifiers ? 0 : event->key.code) {
	case 'j':
		state.top++;
		break;
	case 'k':
		state.top--;
		break;
	case ' ':
		state.top += state.rows - 1;
		break;
	case 'e':
		state.styles = !state.styles;
		break;
	case 'p':
		term_set_paste(term, state.paste = !state.paste);
		break;
	case 'r':
		term_redraw(term);
		break;
	case 'a':
		abort();
	case 's':
		raise(SIGSEGV);
		break;
	case 'q':
		return false;
	default:
		break;
	}
	return true;
}

static void
stop(struct term *term)
{
	term_suspend(term);
	raise(SIGSTOP);
	term_resume(term);
	snprintf(state.last, sizeof state.last, "[resumed]");
}

int
main(int argc, char **argv)
{
	struct term_options options = { .mouse = true };
	struct key_event event;
	struct frame frame;
	struct error error;
	struct term *term;
	bool going = true;

	setlocale(LC_CTYPE, "");
	for (int i = 1; i < argc; i++) {
		options.keep_screen |= strcmp(argv[i], "--keep") == 0;
		options.no_colour |= strcmp(argv[i], "--plain") == 0;
		options.ask |= strcmp(argv[i], "--ask") == 0;
	}
	term = term_open(STDIN_FILENO, STDOUT_FILENO, &options, &error);
	if (!term) {
		printf("refused: %s\n", error.text);
		return 1;
	}
	catch_signals();
	term_size(term, &state.rows, &state.columns);
	frame_init(&frame, state.rows, state.columns);
	while (going) {
		struct pollfd both[] = { { term_input_fd(term), POLLIN, 0 },
			                 { term_output_fd(term), POLLOUT, 0 } };

		show(term, &frame);
		if (ppoll(both, term_is_behind(term) ? 2 : 1, NULL, &waiting) >= 0 &&
		    (both[0].revents & POLLHUP))
			break;
		if (term_is_behind(term))
			term_send(term);
		if (resized)
			term_resized(term);
		if (stopping)
			stop(term);
		if (interrupted)
			snprintf(state.last, sizeof state.last, "[interrupted]");
		resized = stopping = interrupted = 0;
		term_size(term, &state.rows, &state.columns);
		while (going && term_key(term, &event))
			going = act(term, &event);
	}
	term_close(term);
	frame_clear(&frame);
	printf("bye\n");
	return 0;
}
