/*
 * The command: what the options ask for is printed, or shown by the interactive program.
 */
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/complete.h"
#include "app/config.h"
#include "app/help.h"
#include "app/notes.h"
#include "app/option.h"
#include "app/print.h"
#include "app/usage.h"
#include "base/memory.h"
#include "loop/child.h"
#include "program.h"
#include "shelf/folder.h"
#include "term/term.h"

static void
complain(const char *sentence)
{
	fprintf(stderr, "diple: %s\n", sentence);
}

/* True when there is a terminal that can show a screen. */
static bool
has_screen(void)
{
	const char *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

/* Colours for what is printed: the terminal's own eight, since nobody can be asked what stands behind them. */
static const struct theme *
print_theme(const struct options *options, struct theme *theme)
{
	const char *no_colour = getenv("NO_COLOR");
	unsigned when = options->settings.values[SETTING_COLOUR];
	bool wanted = when == COLOUR_ALWAYS ||
	              (when == COLOUR_AUTO && has_screen() && !(no_colour && *no_colour));

	theme_init(theme, THEME_8, false);
	return wanted ? theme : NULL;
}

static int
print(const struct options *options, const struct config *config, enum print_mode mode)
{
	struct theme theme;
	struct print_options print_options = {
		.mode = mode,
		.reading = { .hints = { options->encoding, options->type },
		             .converters = &config->converters },
		.dump = { .width_cols = options->settings.values[SETTING_WIDTH],
		          .tab_cols = options->settings.values[SETTING_TABS],
		          .squeeze = options->settings.values[SETTING_SQUEEZE],
		          .logical = !has_screen(),
		          .theme = print_theme(options, &theme) },
		.section = options->section,
		.listing = options->listing,
		.speaker = options->speaker,
	};

	return print_files(&print_options, options->names, options->name_count);
}

/* What was found when the program was configured, so that a report of a fault tells it. */
static const char *const features[] = {
#ifdef HAVE_FRIBIDI
	"FriBidi",
#endif
#ifdef HAVE_PCRE2
	"PCRE2",
#endif
#ifdef HAVE_SQLITE3
	"SQLite",
#endif
#ifdef HAVE_MD4C
	"md4c",
#endif
#ifdef HAVE_LIBXML2
	"libxml2",
#endif
#ifdef HAVE_LIBARCHIVE
	"libarchive",
#endif
#ifdef HAVE_ZLIB
	"zlib",
#endif
#ifdef HAVE_JANSSON
	"jansson",
#endif
	NULL,
};

/* The reader process says what holds it. Returns only when it cannot be run. */
static void
run_reader_version(void)
{
	static const char *const argv[] = { "diple-read", "--version", NULL };
	char *program = child_program("diple-read", DIPLE_LIBEXECDIR);

	fflush(stdout);
	execv(program, (char *const *)(uintptr_t)argv);
	free(program);
}

static void
print_version(void)
{
	puts(PACKAGE_STRING);
	for (size_t i = 0; features[i]; i++)
		printf("%s%s", i ? ", " : "with ", features[i]);
	if (features[0])
		putchar('\n');
	run_reader_version();
}

/* What is only told, from our own tables; false when that is not what is asked for. */
static bool
tell(const struct options *options)
{
	switch (options->mode) {
	case MODE_HELP:
		usage_print(stdout);
		return true;
	case MODE_VERSION:
		print_version();
		return true;
	case MODE_PRINT_KEYS:
		help_print_keys(stdout);
		return true;
	case MODE_PRINT_CONFIG:
		config_print(stdout);
		return true;
	case MODE_PRINT_COMPLETION:
		complete_print(options->shell, stdout);
		return true;
	default:
		return false;
	}
}

/* Reads the configuration; false when the one that was asked for cannot be had. */
static bool
configure(struct options *options, struct config *config)
{
	char *usual = options->config || options->no_config ? NULL : config_path();
	const char *path = options->no_config ? NULL : options->config ? options->config : usual;
	struct error error;
	bool good = !path || config_read(config, path, path != usual, &error);

	free(usual);
	if (!good)
		complain(error.text);
	options_rest(options, &config->settings);
	config->converters.usual = options->settings.values[SETTING_FILTERS];
	config->converters.confined = options->settings.values[SETTING_CONFINE];
	config->converters.forbidden = options->secure;
	return good;
}

static int
print_all(const struct options *options, const struct config *config, enum print_mode mode)
{
	char text[640];

	for (size_t i = 0; i < config->mistakes.count; i++) {
		config_print_mistake(config, i, text, sizeof text);
		complain(text);
	}
	return print(options, config, mode);
}

static int
print_notes(const struct options *options)
{
	char *folder = options->no_shelf || options->secure ? NULL : folder_name();
	int code = options->mode == MODE_IMPORT
	                   ? notes_import(folder, options->names, options->name_count, stdout)
	                   : notes_print(folder, options->notes, options->names,
	                                 options->name_count, stdout);

	free(folder);
	return code;
}

static int
show_or_print(struct options *options, const struct config *config)
{
	static const char *const standard_input[] = { "-" };

	if (options->mode == MODE_NOTES)
		return print_notes(options);
	if (!options->name_count) {
		if (isatty(STDIN_FILENO) && options->mode == MODE_READ && has_screen() &&
		    !options->no_shelf && !options->secure)
			return program_run(options, config);
		if (isatty(STDIN_FILENO)) {
			complain("no file was named; diple --help tells more");
			return 2;
		}
		options->names = memory_grow(options->names, &options->name_capacity, 1,
		                             sizeof *options->names);
		options->names[options->name_count++] = standard_input[0];
	}
	switch (options->mode) {
	case MODE_DUMP:
		return print_all(options, config, PRINT_DUMP);
	case MODE_OUTLINE:
		return print_all(options, config, PRINT_OUTLINE);
	case MODE_QUOTES:
		return print_all(options, config, PRINT_QUOTES);
	case MODE_TEXT:
		return print_all(options, config, PRINT_TEXT);
	case MODE_IMPORT:
		return print_notes(options);
	case MODE_JSON:
		return print_all(options, config, PRINT_JSON);
	default:
		return has_screen() ? program_run(options, config)
		                    : print_all(options, config, PRINT_DUMP);
	}
}

static int
run(struct options *options)
{
	struct config config;

	if (tell(options))
		return 0;
	config_init(&config);
	int code = configure(options, &config) ? show_or_print(options, &config) : 2;
	config_clear(&config);
	return code;
}

/* As those who start a pager for somebody else say it to all of them. */
static bool
is_secured(void)
{
	const char *secure = getenv("LESSSECURE");

	return secure && !strcmp(secure, "1");
}

int
main(int argc, char **argv)
{
	struct options options;
	struct error error;
	int code = 2;

	setlocale(LC_CTYPE, "");
	/* A file that may not grow is one that cannot be written, and is said so. */
	signal(SIGXFSZ, SIG_IGN);
	if (options_parse(&options, argc, argv, getenv("DIPLE"), &error)) {
		options.secure = options.secure || is_secured();
		code = run(&options);
	} else
		complain(error.text);
	options_clear(&options);
	if (fflush(stdout) != 0 || ferror(stdout))
		code = code ? code : 1;
	return code;
}
