/*
 * The interactive program: app, terminal and loop joined. A turn of the loop takes what has happened (keys, signals, parts of
 * a document) and draws at most one frame at its end; nothing draws anywhere else. The reader processes are started after the
 * first frame.
 */
#include "program.h"

#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/app.h"
#include "app/editor.h"
#include "base/clock.h"
#include "base/memory.h"
#include "loop/child.h"
#include "loop/loop.h"
#include "shelf/folder.h"
#include "term/term.h"

enum {
	ONE_SCREEN_MAX = 256 * 1024, /* bytes that no screen holds */
	FIRST_BYTES_MS = 100, /* a pipe or a reader has so long to bring some for the first frame */
	KEYS_MS = 30,         /* keys are taken for so long before a frame shows what they did */
};

struct program {
	struct loop *loop;
	struct app *app;
	struct term *term;
	struct frame frame;
	uint64_t screen_bytes; /* a text of so many fills it */
	int64_t drawn_ms;
	int timer;      /* for a frame put off; 0: none */
	int more;       /* for keys that are waiting while a frame is drawn; 0: none */
	bool waiting;   /* for the terminal to take the rest of a frame */
	bool interrupt; /* ^C leaves */
};

static bool
work(void *context)
{
	struct program *p = context;

	return app_work(p->app);
}

/* A terminal that has not taken the last frame gets no other; the app stays dirty until then. */
static void
draw(struct program *p)
{
	if (term_is_behind(p->term))
		return;
	app_draw(p->app, &p->frame);
	term_show(p->term, &p->frame);
	p->drawn_ms = clock_ms();
	app_after_frame(p->app);
}

/* Nothing was asked for but to see the text: its beginning is shown first. */
static void
draw_first(struct program *p, bool glance)
{
	if (glance && app_draw_glance(p->app, &p->frame))
		term_show(p->term, &p->frame);
	draw(p);
}

static void
draw_late(void *context)
{
	struct program *p = context;

	p->timer = 0;
	if (app_is_stale(p->app))
		draw(p);
}

static void
suspend(struct program *p)
{
	term_suspend(p->term);
	kill(0, SIGSTOP);
	term_resume(p->term);
}

/* The screen is the errand's until it has ended. */
static void
run_errand(struct program *p, char **words)
{
	struct child_fd fds[] = { { term_input_fd(p->term), 0 }, { 1, 1 }, { 1, 2 } };
	int status;
	struct error error;

	term_suspend(p->term);
	bool ran = child_run((const char *const *)(uintptr_t)words, fds, 3, &status, &error);
	if (ran && (!WIFEXITED(status) || WEXITSTATUS(status) != 0)) {
		error_set(&error, "%s failed", words[0]);
		ran = false;
	}
	term_resume(p->term); /* a SIGWINCH of the meantime waits in the loop */
	app_errand_ended(p->app, ran ? NULL : error.text);
}

static void
send_rest(void *context, int fd)
{
	struct program *p = context;

	term_send(p->term);
	p->waiting = term_is_behind(p->term);
	if (!p->waiting)
		loop_forget(p->loop, fd);
}

static void
copy(struct program *p)
{
	char *text = app_take_copy(p->app);

	if (text)
		app_copied(p->app, text, term_copy(p->term, text));
	free(text);
}

static void
errand(struct program *p)
{
	char **words = app_take_errand(p->app);

	if (words)
		run_errand(p, words);
	editor_words_free(words);
}

/* The end of a turn: what only the program can do, then the frame. */
static void
turn(void *context)
{
	struct program *p = context;

	if (app_has_quit(p->app)) {
		loop_quit(p->loop, 0);
		return;
	}
	if (app_take_suspend(p->app))
		suspend(p);
	errand(p);
	copy(p);
	if (app_take_redraw(p->app))
		term_redraw(p->term);
	term_set_paste(p->term, app_wants_paste(p->app));
	if (app_is_dirty(p->app)) {
		draw(p);
	} else if (app_is_stale(p->app) && !p->timer && !term_is_behind(p->term)) {
		int64_t since = clock_ms() - p->drawn_ms, patience = app_patience_ms(p->app);
		if (since >= patience)
			draw(p);
		else
			p->timer = loop_timer(p->loop, patience - since, draw_late, p);
	}
	if (term_is_behind(p->term) && !p->waiting) {
		loop_watch_output(p->loop, term_output_fd(p->term), send_rest, p);
		p->waiting = true;
	}
	if (app_has_work(p->app))
		loop_idle(p->loop, work, p);
}

/* The terminal has been closed under us. */
static bool
hung_up(int fd)
{
	struct pollfd state = { fd, POLLIN, 0 };

	return poll(&state, 1, 0) > 0 && (state.revents & (POLLHUP | POLLERR | POLLNVAL));
}

static void take_keys(void *context, int fd);

static void
take_more_keys(void *context)
{
	struct program *p = context;

	take_keys(p, term_input_fd(p->term));
}

/*
 * All keys that are waiting are taken before a frame is drawn, since nobody would see the frames between; but when they do not
 * end for so long, one is drawn in the midst of them, so that a key held down shows where it leads.
 */
static void
take_keys(void *context, int fd)
{
	struct program *p = context;
	int64_t until = clock_ms() + KEYS_MS;
	struct key_event event;

	loop_cancel(p->loop, p->more);
	p->more = 0;
	while (!app_has_quit(p->app) && !p->more && term_key(p->term, &event)) {
		app_key(p->app, &event);
		if (clock_ms() >= until) /* what has been read already wakes nobody */
			p->more = loop_timer(p->loop, 1, take_more_keys, p);
	}
	if (hung_up(fd))
		loop_quit(p->loop, 1);
}

static void
resize(struct program *p)
{
	int rows, columns;

	term_size(p->term, &rows, &columns);
	app_resize(p->app, rows, columns);
	p->screen_bytes = (uint64_t)rows * (uint64_t)columns;
}

static void
take_signal(void *context, int number)
{
	struct program *p = context;

	switch (number) {
	case SIGWINCH:
		term_resized(p->term);
		resize(p);
		break;
	case SIGTSTP:
		suspend(p);
		break;
	case SIGCONT:
		term_redraw(p->term);
		resize(p);
		break;
	case SIGINT: {
		struct key_event event = { .key = { 'c', KEYS_CTRL } };
		if (p->interrupt)
			loop_quit(p->loop, 2);
		else
			app_key(p->app, &event);
		break;
	}
	default: /* SIGTERM, SIGHUP */
		loop_quit(p->loop, 128 + number);
		break;
	}
}

/* A fault of ours: the terminal first, then what would have happened without us. */
static void
die(int number)
{
	term_restore_now();
	signal(number, SIG_DFL);
	raise(number);
}

static void
catch_signals(struct program *p)
{
	static const int taken[] = { SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP };
	static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGSYS };

	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
		loop_signal(p->loop, taken[i], take_signal, p);
	for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++) {
		struct sigaction action = { .sa_handler = die, .sa_flags = (int)SA_RESETHAND };
		sigaction(fatal[i], &action, NULL);
	}
	signal(SIGPIPE, SIG_IGN);
	memory_on_exhausted(term_restore_now);
}

/* ---- the start ---- */

static void
complain(const char *sentence)
{
	fprintf(stderr, "diple: %s\n", sentence);
}

static void
set_app_options(const struct options *options, const struct config *config, struct app_options *to)
{
	*to = (struct app_options){
		.colours = THEME_MONO,
		.ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0,
		.settings = &options->settings,
		.config = config,
		.secure = options->secure,
		.hints = { options->encoding, options->type },
	};
}

/* Opens what was named; the sentences about the others are shown by the app, or here when nothing is left to show. */
static bool
open_files(struct program *p, const struct options *options)
{
	struct error error;

	app_say_mistakes(p->app);
	if (!options->name_count) {
		if (app_open_library(p->app, &error))
			return true;
		complain("no file was named; diple --help tells more");
		complain(error.text);
	}
	for (size_t i = 0; i < options->name_count; i++)
		if (!app_open(p->app, options->names[i], &error)) {
			complain(error.text);
			app_say(p->app, "%s", error.text);
		}
	return app_count(p->app) > 0;
}

/* The terminal's keys: standard input, or /dev/tty where that is a pipe. */
static int
open_keys(struct error *error)
{
	if (isatty(STDIN_FILENO))
		return STDIN_FILENO;
	int fd = open("/dev/tty", O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		error_set_errno(error, "no terminal to read keys from");
	return fd;
}

static void
stop_waiting(void *context)
{
	struct program *p = context;

	loop_quit(p->loop, 0);
}

/* Of what pours in, anything; what is made by a reader comes in pieces that fill a screen. */
static void
first_bytes(void *context)
{
	struct program *p = context;
	bool grows = app_is_growing(p->app);

	if (app_is_read(p->app) || app_text_size(p->app) >= (grows ? 1 : p->screen_bytes))
		loop_quit(p->loop, 0);
	else
		app_before_frame(p->app);
}

/* An empty frame and right after it one with the first bytes would be one too many. */
static void
await_first_bytes(struct program *p)
{
	if (app_text_size(p->app) || app_is_read(p->app))
		return;
	int timer = loop_timer(p->loop, FIRST_BYTES_MS, stop_waiting, p);
	loop_on_turn(p->loop, first_bytes, p);
	first_bytes(p);
	if (!app_is_read(p->app))
		loop_run(p->loop);
	loop_cancel(p->loop, timer);
}

/* Shows the documents until the reader leaves; returns the exit code. */
static int
show(struct program *p, const struct options *options, const struct config *config, int keys)
{
	const unsigned *values = options->settings.values;
	const char *no_colour = getenv("NO_COLOR");
	struct term_options term_options = {
		.mouse = values[SETTING_MOUSE],
		.ask = true,
		.keep_screen = values[SETTING_KEEP_SCREEN],
		.no_colour = values[SETTING_COLOUR] == COLOUR_NEVER ||
		             (values[SETTING_COLOUR] == COLOUR_AUTO && no_colour && *no_colour),
	};
	struct error error;

	p->term = term_open(keys, STDOUT_FILENO, &term_options, &error);
	if (!p->term) {
		complain(error.text);
		return 1;
	}
	catch_signals(p);
	app_set_colours(p->app, term_colours(p->term));
	resize(p);
	for (size_t i = 0; i < config->commands.count; i++)
		app_set_up(p->app, config->commands.items[i].text);
	for (size_t i = 0; i < options->command_count; i++)
		app_command(p->app, options->commands[i]);
	if (options->section)
		app_goto_section(p->app, options->section);
	if (options->speaker)
		app_show_speaker(p->app, options->speaker);
	await_first_bytes(p);
	draw_first(p, !config->commands.count && !options->command_count && !options->section);
	loop_watch(p->loop, term_input_fd(p->term), take_keys, p);
	loop_on_turn(p->loop, turn, p);
	turn(p);
	int code = loop_run(p->loop);
	term_close(p->term);
	app_leave(p->app);
	return code;
}

/*
 * -F: prints the only document and answers true when all of it fits on one screen. What comes from a pipe is waited for,
 * until it is too much for the screen.
 */
struct one_screen {
	struct program *program;
	unsigned columns, rows;
};

static bool
is_too_much(const struct one_screen *screen)
{
	const struct app *app = screen->program->app;

	return app_text_size(app) > ONE_SCREEN_MAX || !app_fits(app, screen->columns, screen->rows);
}

static void
enough(void *context)
{
	const struct one_screen *screen = context;
	struct program *p = screen->program;

	if (app_is_read(p->app) || is_too_much(screen))
		loop_quit(p->loop, 0);
}

static bool
print_one_screen(struct program *p)
{
	struct winsize size = { 0 };

	if (app_count(p->app) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 ||
	    size.ws_row < 2 || !size.ws_col)
		return false;
	struct one_screen screen = { p, size.ws_col, size.ws_row - 1u };
	if (is_too_much(&screen))
		return false;
	app_after_frame(p->app);
	loop_on_turn(p->loop, enough, &screen);
	if (!app_is_read(p->app))
		loop_run(p->loop);
	if (is_too_much(&screen))
		return false;
	app_print(p->app, screen.columns);
	return true;
}

/* Where the shelf is; NULL for none. */
static char *
shelf_folder(const struct options *options)
{
	return options->no_shelf || options->secure ? NULL : folder_name();
}

int
program_run(const struct options *options, const struct config *config)
{
	struct program p = { .loop = loop_new(),
		             .interrupt = options->settings.values[SETTING_INTERRUPT] };
	struct app_options app_options;
	struct error error;
	int code = 1;

	set_app_options(options, config, &app_options);
	char *shelf = shelf_folder(options);
	app_options.shelf = shelf;
	p.app = app_new(p.loop, &app_options);
	int keys = open_keys(&error);
	if (keys < 0)
		complain(error.text);
	else if (open_files(&p, options))
		code = options->settings.values[SETTING_ONE_SCREEN] && print_one_screen(&p)
		               ? 0
		               : show(&p, options, config, keys);
	app_free(p.app);
	free(shelf);
	frame_clear(&p.frame);
	loop_free(p.loop);
	return code;
}
