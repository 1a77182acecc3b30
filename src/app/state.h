#ifndef APP_STATE_H
#define APP_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/app.h"
#include "app/bind.h"
#include "app/command.h"
#include "app/config.h"
#include "app/keymap.h"
#include "app/library.h"
#include "app/links.h"
#include "app/prompt.h"
#include "app/reading.h"
#include "app/shelf.h"
#include "app/trail.h"
#include "app/visit.h"

/*
 * What the files of this folder share. The commands in motion.c, seek.c, panels.c ... work on it; everyone
 * else knows app.h.
 */

enum prompt_kind {
	PROMPT_NONE,
	PROMPT_SEARCH,
	PROMPT_FILTER,
	PROMPT_COMMAND,
	PROMPT_NOTE,
	PROMPT_PANEL, /* filters the open panel as it is typed */
	PROMPT_SPEAKER,
	PROMPT_KINDS,
};

struct browser;
struct export;

struct app {
	struct loop *loop;
	struct theme theme;
	struct settings settings;
	struct view_options view_options; /* made of them */
	enum theme_colours colours;
	bool light;
	struct reading_options reading_options;
	struct converters converters; /* of the configuration and the prompt */
	bool secure;                  /* no other program, no other file */
	int rows, columns;

	struct visit **visits;
	size_t visit_count, visit_capacity;
	unsigned last_id;        /* that was given to a visit */
	size_t current;          /* index of the one that is shown */
	struct visit *help;      /* shown in place of it; NULL: not */
	struct library *library; /* likewise, where there is no help */

	const struct config *config; /* NULL: none was read */
	struct binds binds;          /* its, and those of the prompt */
	struct keymap *keymap;       /* NULL until the first key */
	struct key pending[2];       /* keys of a sequence so far */
	size_t pending_count;
	bool pending_acted;              /* they are a command by themselves, which was run */
	const struct command *wants_key; /* a command that waits for its key argument */
	long wants_count;
	long count; /* typed before a command; 0: none */
	struct view_stand
		undo_stand; /* where the text stood before the first key of a sequence acted */
	int undo_jump_count, undo_jump_at;

	enum prompt_kind prompt_kind;
	struct prompt prompt;
	struct history *histories[PROMPT_KINDS];
	char *prompt_remark;

	/* Search as it is typed. */
	bool forward;             /* the direction of the last search */
	struct view_stand origin; /* when the prompt was opened */
	uint64_t from;            /* where the first match is looked for */
	char *last_pattern;       /* the last one that was accepted */
	bool last_whole_word;
	bool typed;         /* the prompt's text was not looked for yet */
	bool first_pending; /* the first match is still looked for, and is to be shown */
	int step_pending;   /* `n` still to be done; < 0: backwards */
	/* Matches that the filter leaves out, the first and the last one that this step went over; UINT64_MAX: none. */
	uint64_t skipped, skipped_last;
	int ready; /* how many matches beside the current one were made ready */

	struct shelf *shelf;           /* NULL: nothing is kept */
	struct highlight deleted;      /* the last one that was */
	unsigned deleted_of;           /* the id of its visit */
	int cursor_row, cursor_column; /* where the last frame had it */
	struct trail trail;
	struct link_labels labels;
	char *question; /* the address of which it is asked whether it shall be opened; NULL: none */
	struct browser *browser;
	char *copy;    /* what the terminal shall keep; NULL: nothing */
	char **errand; /* the program that shall have the terminal, as for exec; NULL: none */

	struct export *export; /* quotations that are being written; NULL: none */

	uint64_t amended; /* where the quotation starts whose speaker is asked for ... */
	char *renamed;    /* ... or the speaker whose name is; NULL: none */

	char *message;      /* until the next key */
	int64_t counted_ms; /* when a growing count was last drawn */

	bool dirty;
	bool suspend, redraw, quit;
};

/* What is shown: the help, the library, or the current document; NULL when none is open. */
struct visit *app_visit(const struct app *app);

/* Leaves the present place (for '' and ^O) and shows another. */
void app_jump(struct app *app, uint64_t pos, enum view_align align);

/* Opens a prompt. */
void app_prompt(struct app *app, enum prompt_kind kind, const char *text);
void app_prompt_close(struct app *app);

/* Does what the open prompt is for with its text, and closes it. */
void app_prompt_accept(struct app *app);

/* The value of a setting. */
unsigned app_setting(const struct app *app, enum setting_id id);

/* Applies app->settings to all views. */
void app_apply_options(struct app *app);

/* Shows the document with this index. */
void app_show(struct app *app, size_t index);

/* Sets the current quotation from the one that starts at pos (UINT64_MAX: none) and says who speaks. */
void quotes_set_current(struct app *app, uint64_t pos);

/* seek.c, seek_prompt.c, seek_filter.c: what the prompt, the idle work and the drawing ask of a search. */
void seek_prompt_open(struct app *app, bool forward);
void seek_prompt_changed(struct app *app);
void seek_prompt_look(struct app *app); /* starts to look for what was typed, before it is drawn */
void seek_prompt_accept(struct app *app);
void seek_prompt_cancel(struct app *app);
bool seek_prompt_toggle(struct app *app, const struct key_event *event);
void seek_filter(struct app *app, const char *pattern);
bool seek_work(struct app *app);
bool seek_has_work(const struct app *app);
void seek_status(struct app *app, struct buffer *to);
void seek_clear(struct app *app);
void seek_stop(struct app *app);  /* ends waiting for a match */
void seek_renew(struct app *app); /* the same search in the text as it is now */

/* annotate.c: the note that was typed; what a place is about; what the status line says; copies what is selected, false for nothing. */
void annotate_accept(struct app *app, const char *text);
void annotate_go(struct app *app, uint64_t pos);
void annotate_status(struct app *app, struct buffer *to);
bool annotate_copy(struct app *app);

/* sections.c, motion.c: go where the reader wanted to as soon as that is known. */
void section_arrive(struct app *app);
void line_arrive(struct app *app);
void beginning_arrive(struct app *app);

/* panels.c: idle work for the list that is open; false when there is none. */
bool panels_work(struct app *app);
bool panels_have_work(const struct app *app);

/* quotes.c: the current quotation is none any more when it is not one of those that are chosen. */
void quotes_check(struct visit *visit);

/* quotes.c: the one that starts at pos; the one that is meant, in the list or as the current one that is seen. NULL for none. */
const struct quote *quotes_at(struct document *document, uint64_t pos);
const struct quote *quotes_focus(struct visit *visit);

/* quotes.c: what the status line says of the current quotation. */
void quotes_status(struct app *app, struct buffer *to);

/* line.c: the `:` prompt. */
void line_run(struct app *app, const char *text);
void line_complete(struct app *app);

/* paths.c: calls offer with every path that begins so; folders end in a slash. */
void paths_complete(const char *start, void (*offer)(void *context, const char *path),
                    void *context);

#endif
