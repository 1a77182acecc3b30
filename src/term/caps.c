/*
 * The door to ncurses. Only its terminfo layer is used: a terminal is opened with one look-up, keys are decoded and cells are
 * painted here, so that a frame is one write, 24-bit colours and strikethrough reach terminals that have them, and
 * a cluster about whose width terminals disagree cannot shift what stands beside it. curses.h is included by this file alone.
 */
#include "term/caps.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "view/key.h"

/* curses has names of its own for what is ours. */
#define key_name curses_key_name
#include <curses.h>
#include <term.h>
#undef key_name
#undef columns

/* The terminal's string for a capability; those that are absent or cancelled are NULL. */
static const char *
string(const char *name)
{
	const char *s = tigetstr(name);

	return s == (char *)-1 || !s || !*s ? NULL : s;
}

/* A number or a flag; 0 when it is absent. */
static int
number(const char *name)
{
	int n = tigetnum(name);

	return n > 0 ? n : 0;
}

static bool
flag(const char *name)
{
	return tigetflag(name) > 0;
}

static bool
says_true_colour(void)
{
	const char *s = getenv("COLORTERM");

	if (s && (strcmp(s, "truecolor") == 0 || strcmp(s, "24bit") == 0))
		return true;
	return flag("RGB") || flag("Tc") || number("RGB") > 0;
}

static void
open_colours(struct caps *caps, bool no_colour)
{
	int colours = number("colors");

	caps->foreground = string("setaf");
	caps->background = string("setab");
	if (no_colour || !caps->foreground || !caps->background)
		colours = 0;
	caps->true_colour = colours >= 256 && says_true_colour();
	caps->colours = colours >= 256 ? 256 : colours >= 16 ? 16 : colours >= 8 ? 8 : 0;
}

static void
open_strings(struct caps *caps)
{
	const struct {
		const char **to;
		const char *name;
	} table[] = {
		{ &caps->clear, "clear" },        { &caps->move, "cup" },
		{ &caps->column, "hpa" },         { &caps->forward, "cuf" },
		{ &caps->erase_line, "el" },      { &caps->erase_cells, "ech" },
		{ &caps->region, "csr" },         { &caps->scroll_up, "ind" },
		{ &caps->scroll_down, "ri" },     { &caps->plain, "sgr0" },
		{ &caps->bold, "bold" },          { &caps->dim, "dim" },
		{ &caps->italic, "sitm" },        { &caps->underline, "smul" },
		{ &caps->reverse, "rev" },        { &caps->strike, "smxx" },
		{ &caps->cursor_hide, "civis" },  { &caps->cursor_show, "cnorm" },
		{ &caps->screen_enter, "smcup" }, { &caps->screen_leave, "rmcup" },
		{ &caps->keys_enter, "smkx" },    { &caps->keys_leave, "rmkx" },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		*table[i].to = string(table[i].name);
}

static bool
is(const char *s, const char *standard)
{
	return s && strcmp(s, standard) == 0;
}

/* What is known of the cursor, so that its ways can be weighed. */
static void
open_cursor(struct caps *caps)
{
	caps->ansi_cursor = is(caps->move, "\033[%i%p1%d;%p2%dH") &&
	                    (!caps->column || is(caps->column, "\033[%i%p1%dG")) &&
	                    (!caps->forward || is(caps->forward, "\033[%p1%dC"));
	caps->feeds = is(string("cud1"), "\n");
	if (is(caps->region, "\033[%i%p1%d;%p2%dr"))
		caps->region_all = "\033[r";
}

/* From the first cell on, not the whole screen at once: that pushes it into the scrollback of some terminals. */
static void
open_clear(struct caps *caps)
{
	if (is(caps->clear, "\033[H\033[2J") && is(string("ed"), "\033[J"))
		caps->clear = "\033[H\033[J";
}

/*
 * The question for the background, OSC 11. Nearly all terminals read the number as a number; written with a zero before it, it is
 * never what a document may have wanted to be sent, so that whoever looks for that finds only that. A few know the digits alone.
 */
static void
open_question(struct caps *caps)
{
	static const char *const literal[] = { "alacritty", "wezterm", "xterm-ghostty" };
	const char *term = getenv("TERM"), *program = getenv("TERM_PROGRAM");
	bool digits = program && (!strcmp(program, "WezTerm") || !strcmp(program, "ghostty"));

	for (size_t i = 0; i < sizeof literal / sizeof *literal; i++)
		digits = digits || !strncmp(term, literal[i], strlen(literal[i]));
	caps->ask_background = digits ? "\033]11;?\033\\" : "\033]011;?\033\\";
}

/* Sync is how terminfo's users say it: with 1 an update begins, with 2 it ends. */
static void
open_updates(struct caps *caps)
{
	static char begin[CAPS_UPDATE_MAX], end[CAPS_UPDATE_MAX];
	const char *sync = string("Sync");
	struct buffer expanded = { 0 };

	for (int i = 1; sync && i <= 2; i++) {
		buffer_reset(&expanded);
		caps_add_1(&expanded, sync, i);
		if (!expanded.size || expanded.size >= CAPS_UPDATE_MAX)
			break;
		memcpy(i == 1 ? begin : end, expanded.bytes, expanded.size + 1);
		if (i == 2) {
			caps->update_begin = begin;
			caps->update_end = end;
		}
	}
	buffer_clear(&expanded);
}

bool
caps_open(struct caps *caps, int output_fd, bool no_colour, struct error *error)
{
	const char *name = getenv("TERM");
	int answer = 0;

	*caps = (struct caps){ 0 };
	if (!name || !*name) {
		error_set(error, "the variable TERM is not set, so the terminal is unknown");
		return false;
	}
	if (setupterm(name, output_fd, &answer) != OK) {
		error_set(error, "the terminal \"%s\" is not known here", name);
		return false;
	}
	open_strings(caps);
	open_cursor(caps);
	open_updates(caps);
	open_clear(caps);
	open_question(caps);
	if (!caps->move || !caps->clear || flag("hc")) {
		error_set(error, "the terminal \"%s\" cannot show a whole screen", name);
		caps_close();
		return false;
	}
	open_colours(caps, no_colour);
	caps->rows = number("lines");
	caps->columns = number("cols");
	caps->erases_in_background = flag("bce");
	caps->last_cell_scrolls = flag("am") && !flag("xenl");
	caps->mouse = string("kmous") != NULL;
	caps->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	caps->ansi = caps->plain && strstr(caps->plain, "\033[") && caps->bold &&
	             strcmp(caps->bold, "\033[1m") == 0;
	return true;
}

void
caps_close(void)
{
	if (cur_term)
		del_curterm(cur_term);
}

int
caps_keys(struct caps_key keys[CAPS_KEYS_MAX])
{
	static const struct {
		const char *name;
		unsigned code;
	} table[] = {
		{ "kcuu1", KEYS_UP },      { "kcud1", KEYS_DOWN },    { "kcub1", KEYS_LEFT },
		{ "kcuf1", KEYS_RIGHT },   { "khome", KEYS_HOME },    { "kend", KEYS_END },
		{ "kpp", KEYS_PAGE_UP },   { "knp", KEYS_PAGE_DOWN }, { "kich1", KEYS_INSERT },
		{ "kdch1", KEYS_DELETE },  { "kcbt", KEYS_BACKTAB },  { "kent", KEYS_ENTER },
		{ "kbs", KEYS_BACKSPACE }, { "kf1", KEYS_F1 },        { "kf2", KEYS_F1 + 1 },
		{ "kf3", KEYS_F1 + 2 },    { "kf4", KEYS_F1 + 3 },    { "kf5", KEYS_F1 + 4 },
		{ "kf6", KEYS_F1 + 5 },    { "kf7", KEYS_F1 + 6 },    { "kf8", KEYS_F1 + 7 },
		{ "kf9", KEYS_F1 + 8 },    { "kf10", KEYS_F1 + 9 },   { "kf11", KEYS_F1 + 10 },
		{ "kf12", KEYS_F1 + 11 },
	};
	int count = 0;

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *bytes = string(table[i].name);

		if (bytes)
			keys[count++] = (struct caps_key){ bytes, table[i].code };
	}
	return count;
}

static struct buffer *padded; /* where put_byte adds, while tputs runs */

static int
put_byte(int c)
{
	buffer_add_byte(padded, (char)c);
	return c;
}

void
caps_add(struct buffer *out, const char *s)
{
	if (!s)
		return;
	if (!strstr(s, "$<")) {
		buffer_add_string(out, s);
		return;
	}
	padded = out;
	tputs(s, 1, put_byte);
	padded = NULL;
}

/* A number below 10000, as screens have them. */
static void
add_number(struct buffer *out, int n)
{
	for (int unit = n < 10 ? 1 : n < 100 ? 10 : n < 1000 ? 100 : 1000; unit; unit /= 10)
		buffer_add_byte(out, (char)('0' + n / unit % 10));
}

/* The size of "%i", "%p1%d" or "%p2%d" at the start of a string; 0 for anything else. */
static size_t
parameter_size(const char *s)
{
	if (s[1] == 'i')
		return 2;
	return s[1] == 'p' && (s[2] == '1' || s[2] == '2') && s[3] == '%' && s[4] == 'd' ? 5 : 0;
}

/* True for a string with nothing in it but its parameters as numbers, as nearly all are that a frame is made of. */
static bool
is_simple(const char *s)
{
	while (*s) {
		size_t size = *s == '%' ? parameter_size(s) : *s != '$';
		if (!size)
			return false;
		s += size;
	}
	return true;
}

static void
add_simple(struct buffer *out, const char *s, int a, int b)
{
	int more = 0;

	while (*s) {
		size_t size = *s == '%' ? parameter_size(s) : 1;
		if (size == 1)
			buffer_add_byte(out, *s);
		else if (size == 2)
			more = 1;
		else
			add_number(out, (s[2] == '1' ? a : b) + more);
		s += size;
	}
}

void
caps_add_1(struct buffer *out, const char *s, int a)
{
	caps_add_2(out, s, a, 0);
}

/* terminfo's interpreter takes its time. */
void
caps_add_2(struct buffer *out, const char *s, int a, int b)
{
	if (!s)
		return;
	if (a >= 0 && b >= 0 && a < 9999 && b < 9999 && is_simple(s))
		add_simple(out, s, a, b);
	else
		caps_add(out, tiparm(s, a, b));
}
