/*
 * How a document comes to be. What can be shown as it stands is shown at once; a reader process says the rest. A pipe is first
 * copied into a file: while it grows it is looked at as plain text, and if the first 64 KiB turn out to be something else, the
 * document begins anew. A text that grows is read in rounds, each from where nothing depends on the end of the one before: when
 * much has come, when nothing comes for a moment, and when all has come; so whatever its size, each byte is read about once.
 */
#include "app/reading.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/info_path.h"
#include "app/reading_state.h"
#include "app/siblings.h"
#include "app/typeset.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "loop/child.h"
#include "read/source.h"

enum {
	ROUND_LEAST = 256 * 1024,      /* bytes that are worth a round while more are coming */
	ROUND_MS = 1000,               /* between two rounds */
	LULL_MS = 300,                 /* without a byte before a round of fewer */
	FRESH_MOST = 16 * 1024 * 1024, /* a pipe of this size is read as a whole at its end */
};

struct source_hints
reading_hints(const struct reading *r)
{
	/* What was said of a source is not true of what was made of it. */
	if (r->made)
		return (struct source_hints){ NULL, r->made == MADE_PAGE ? "man" : NULL };
	return (struct source_hints){ r->encoding, r->typeset ? "roff" : r->type };
}

/* ---- the end ---- */

void
reading_stop_rounds(struct reading *r)
{
	worker_free(r->worker);
	r->worker = NULL;
	if (r->round_timer)
		loop_cancel(r->loop, r->round_timer);
	r->round_timer = 0;
}

/* Something that the person at the screen should know at once. */
void
reading_tell(struct reading *r, const char *sentence)
{
	document_note(r->document, sentence);
	error_set(&r->news.sentence, "%s", sentence);
	r->news.count++;
}

/* True while more may come by itself. */
bool
reading_is_pouring(const struct reading *r)
{
	return r->spool && !spool_is_done(r->spool);
}

static void
finish(struct reading *r, enum document_state state)
{
	reading_stop_rounds(r);
	r->done = !reading_is_pouring(r);
	if (state == DOCUMENT_COMPLETE && r->cut)
		state = DOCUMENT_CUT_SHORT;
	/* What is known of a text that grows is never all. */
	else if (state == DOCUMENT_COMPLETE && !r->done)
		state = DOCUMENT_LOADING;
	document_set_state(r->document, state);
}

void
reading_cut_short(struct reading *r, const char *why)
{
	reading_tell(r, why);
	r->hopeless = true;
	finish(r, DOCUMENT_CUT_SHORT);
}

void
reading_free(struct reading *r)
{
	if (!r)
		return;
	reading_stop_rounds(r);
	reading_follow(r, false);
	if (r->spool)
		spool_free(r->spool);
	else if (r->fd >= 0)
		close(r->fd);
	if (r->origin >= 0)
		close(r->origin);
	document_free(r->document);
	free(r->name);
	free(r->path);
	free(r->inner);
	free(r->encoding);
	free(r->type);
	free(r->reader);
	free(r);
}

/* ---- rounds ---- */

uint64_t
reading_size(const struct reading *r)
{
	return text_size(document_text(r->document));
}

/* The worker has said all, or what went wrong. */
static void
round_ended(void *context, const char *problem)
{
	struct reading *r = context;

	r->round_ms = clock_ms();
	if (problem) {
		struct error copy;
		error_set(&copy, "%s", problem);
		reading_cut_short(r, copy.text);
		return;
	}
	r->told = !r->own_text;
	finish(r, DOCUMENT_COMPLETE);
	if (r->own_text && reading_size(r) > r->asked) {
		document_grew(r->document, r->asked);
		r->done = false;
		reading_plan_round(r);
	}
}

/* Where the next round begins. */
static uint64_t
round_start(const struct reading *r)
{
	bool fresh =
		r->spool && !reading_is_pouring(r) && (r->at_once || reading_size(r) <= FRESH_MOST);

	return r->own_text && !fresh ? document_known(r->document, PASS_QUOTES) : 0;
}

/* An empty text is known without a reader; and there is nothing that it could read. */
static void
say_empty(struct reading *r)
{
	struct buffer note = { 0 };

	buffer_printf(&note, "%s is empty", r->name);
	document_note(r->document, note.bytes);
	buffer_clear(&note);
	finish(r, DOCUMENT_COMPLETE);
}

/* The reader process's program. */
const char *
reading_program(struct reading *r)
{
	if (!r->reader)
		r->reader = child_program("diple-read", DIPLE_LIBEXECDIR);
	return r->reader;
}

/* What the document is called, for those who tell its format by its name. */
const char *
reading_inner_name(const struct reading *r)
{
	/* What a name says of a document is not true of what was made of it. */
	if (r->made == MADE_ANY)
		return "what was made of it";
	return r->inner ? r->inner : r->name;
}

/* True for what the reader process reads while it comes. */
static bool
is_read_along(const struct reading *r)
{
	return reading_is_pouring(r) && !r->own_text && !r->at_once;
}

static void
begin_round(void *context)
{
	struct reading *r = context;
	struct siblings siblings = { 0 };
	struct error error;

	r->round_timer = 0;
	if (r->own_text && !reading_size(r)) {
		say_empty(r);
		return;
	}
	if (!r->own_text)
		siblings_open(&siblings, r->path, r->fd);
	struct worker_task task = {
		.program = reading_program(r),
		.name = reading_inner_name(r),
		.hints = reading_hints(r),
		.fd = r->fd,
		.siblings = siblings.fds,
		.sibling_count = siblings.count,
		.own_text = r->own_text,
		.size = r->own_text ? reading_size(r) : r->head,
		.grows = is_read_along(r),
		.from = round_start(r),
		.limits = r->limits,
		.document = r->document,
	};
	task.line = task.from ? document_line(r->document, task.from) : 1;
	if (!task.line)
		task.from = 0;
	task.anew = r->own_text && !task.from && r->rounds;
	r->asked = task.size;
	r->rounds++;
	r->worker = worker_start(r->loop, &task, round_ended, r, &error);
	siblings_close(&siblings);
	if (!r->worker)
		reading_cut_short(r, error.text);
}

/* When a round is due of a text that may still grow. */
static int64_t
round_due_ms(const struct reading *r)
{
	uint64_t rest = reading_size(r) - document_known(r->document, PASS_QUOTES);
	int64_t lull = r->growth_ms + LULL_MS, next = r->round_ms + ROUND_MS;

	return rest >= ROUND_LEAST || lull < next ? next : lull;
}

/* Sees to it that what is not known yet will be read. */
void
reading_plan_round(struct reading *r)
{
	if (!r->wanted || r->worker || r->hopeless || r->done || (r->text_only && r->own_text))
		return;
	if (r->told) {
		finish(r, DOCUMENT_COMPLETE);
		return;
	}
	if (r->round_timer)
		loop_cancel(r->loop, r->round_timer);
	r->round_timer = 0;
	bool grows = reading_is_pouring(r) || (!r->spool && r->rounds && r->own_text);
	if (!grows || is_read_along(r)) {
		begin_round(r);
	} else if (r->decided && r->own_text && reading_size(r) && !r->at_once) {
		int64_t left = round_due_ms(r) - clock_ms();
		r->round_timer = loop_timer(r->loop, left > 0 ? left : 0, begin_round, r);
	}
}

void
reading_start(struct reading *r)
{
	if (r->wanted)
		return;
	r->wanted = true;
	reading_plan_round(r);
}

void
reading_await(struct reading *r)
{
	/* What pours in may be a text of its own, and is one as long as nothing has come. */
	if (!r->own_text || !reading_is_pouring(r))
		reading_start(r);
}

/* More of the text has come. */
void
reading_text_grew(struct reading *r, uint64_t before)
{
	document_grew(r->document, before);
	r->growth_ms = clock_ms();
	r->done = false;
	if (!r->hopeless)
		document_set_state(r->document, DOCUMENT_LOADING);
	reading_plan_round(r);
}

/* The file that a name on the command line stands for: itself, or a manual's. NULL with a sentence when there is none. */
static char *
find_path(const char *name, struct error *error)
{
	static const char scheme[] = "info:";

	if (strncmp(name, scheme, sizeof scheme - 1) != 0)
		return memory_string(name);
	char *path = info_path_find(name + sizeof scheme - 1);
	if (!path)
		error_set(error, "there is no Info manual called %s", name + sizeof scheme - 1);
	return path;
}

static char *
copy_of(const char *s)
{
	return s ? memory_string(s) : NULL;
}

static int
open_path(const char *path, struct error *error)
{
	/* A FIFO that nobody writes to yet must not stop the program. */
	int fd = !strcmp(path, "-") ? fcntl(0, F_DUPFD_CLOEXEC, 3)
	                            : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0) {
		const char *why = errno == ENOENT   ? "no such file"
		                  : errno == EACCES ? "permission denied"
		                                    : strerror(errno);
		error_set(error, "%s: %s", !strcmp(path, "-") ? "standard input" : path, why);
	}
	return fd;
}

struct reading *
reading_open(struct loop *loop, const char *path, const struct reading_options *options,
             struct error *error)
{
	bool page = typeset_is_page(path);
	char *found = page ? memory_string(path) : find_path(path, error);
	int fd = found && !page ? open_path(found, error) : -1;

	if (fd < 0 && !page) {
		free(found);
		return NULL;
	}
	struct reading *r = memory_zero(1, sizeof *r);
	r->loop = loop;
	r->name = memory_string(!strcmp(path, "-") ? "standard input" : path);
	r->path = page || !strcmp(path, "-") ? NULL : found;
	if (!r->path)
		free(found);
	r->encoding = copy_of(options->hints.encoding);
	r->type = copy_of(options->hints.type);
	r->converters = options->converters;
	r->text_only = options->text_only;
	r->at_once = options->at_once;
	r->reader = options->reader ? memory_string(options->reader) : NULL;
	r->limits = options->limits;
	r->fd = r->origin = -1;
	if (page ? reading_open_page(r, error) : reading_open_descriptor(r, fd, error))
		return r;
	reading_free(r);
	return NULL;
}

bool
reading_glance(struct reading *r, uint64_t bytes)
{
	struct text *text = document_text(r->document);

	if (!r->own_text || r->wanted || r->done ||
	    (bytes < UINT64_MAX && text_size(text) <= bytes))
		return false;
	text_set_limit(text, bytes);
	document_changed(r->document);
	return true;
}

/* ---- questions ---- */

const char *
reading_path(const struct reading *r)
{
	return r->path;
}

struct document *
reading_document(struct reading *r)
{
	return r->document;
}

bool
reading_is_done(const struct reading *r)
{
	return r->done;
}

bool
reading_has_text(const struct reading *r)
{
	return r->done || (r->own_text && (!r->spool || spool_is_done(r->spool)));
}

uint64_t
reading_settled(const struct reading *r)
{
	if (reading_has_text(r))
		return reading_size(r);
	return r->own_text && r->decided ? document_settled(reading_size(r)) : 0;
}

const char *
reading_problem(const struct reading *r)
{
	return *r->problem.text ? r->problem.text : NULL;
}

bool
reading_grows(const struct reading *r)
{
	return reading_is_pouring(r);
}

unsigned
reading_generation(const struct reading *r)
{
	return r->generation;
}

const struct reading_news *
reading_news(const struct reading *r)
{
	return &r->news;
}

struct worker_progress
reading_progress(const struct reading *r)
{
	return r->worker ? worker_progress(r->worker) : (struct worker_progress){ .percent = -1 };
}
