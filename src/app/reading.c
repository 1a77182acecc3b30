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

#include "app/analyst.h"
#include "app/info_path.h"
#include "app/siblings.h"
#include "app/spool.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "loop/child.h"
#include "read/packed.h"
#include "read/source.h"

enum {
	ROUND_LEAST = 256 * 1024,      /* bytes that are worth a round while more are coming */
	ROUND_MS = 1000,               /* between two rounds */
	LULL_MS = 300,                 /* without a byte before a round of fewer */
	FRESH_MOST = 16 * 1024 * 1024, /* a pipe of this size is read as a whole at its end */
	FOLLOW_MS = 200,
};

struct reading {
	struct loop *loop;
	char *name;
	char *path;              /* NULL for standard input */
	char *inner;             /* the name of what is in a compressed file; NULL: it is none */
	char *encoding, *type;   /* the user's hints */
	bool text_only, at_once; /* of the options */
	char *reader;            /* NULL: found when it is needed */
	struct watch_limits limits;
	size_t head; /* bytes that told what it is */

	struct spool *spool; /* NULL for a regular file */
	int fd;              /* the regular file, or the spool's: borrowed then */
	struct stat stat;    /* the regular file, when it was last looked at */
	bool own_text;       /* the document's text is that file */
	bool decided;        /* what it is will not change any more */
	bool wanted;         /* reading_start was called */
	bool done;
	struct error problem; /* what came through the pipe cannot be shown */
	struct document *document;

	struct worker *worker; /* of the present round; NULL: none */
	uint64_t asked;        /* how much of an own text it looks at */
	unsigned rounds;
	int round_timer;
	int64_t round_ms, growth_ms; /* when the last round ended, when something came last */
	bool hopeless;               /* a round failed: no other one */
	bool cut;                    /* not all of the input could be had */

	int follow_timer;    /* 0: not followed */
	unsigned generation; /* how often the document began anew */
	struct reading_news news;
};

static void plan_round(struct reading *r);

static struct source_hints
hints_of(const struct reading *r)
{
	return (struct source_hints){ r->encoding, r->type };
}

/* ---- the end ---- */

static void
stop_rounds(struct reading *r)
{
	worker_free(r->worker);
	r->worker = NULL;
	if (r->round_timer)
		loop_cancel(r->loop, r->round_timer);
	r->round_timer = 0;
}

/* Something that the person at the screen should know at once. */
static void
tell(struct reading *r, const char *sentence)
{
	document_note(r->document, sentence);
	error_set(&r->news.sentence, "%s", sentence);
	r->news.count++;
}

/* True while more may come by itself. */
static bool
is_pouring(const struct reading *r)
{
	return r->spool && !spool_is_done(r->spool);
}

static void
finish(struct reading *r, enum document_state state)
{
	stop_rounds(r);
	r->done = !is_pouring(r);
	if (state == DOCUMENT_COMPLETE && r->cut)
		state = DOCUMENT_CUT_SHORT;
	/* What is known of a text that grows is never all. */
	else if (state == DOCUMENT_COMPLETE && !r->done)
		state = DOCUMENT_LOADING;
	document_set_state(r->document, state);
}

static void
cut_short(struct reading *r, const char *why)
{
	tell(r, why);
	r->hopeless = true;
	finish(r, DOCUMENT_CUT_SHORT);
}

void
reading_free(struct reading *r)
{
	if (!r)
		return;
	stop_rounds(r);
	reading_follow(r, false);
	if (r->spool)
		spool_free(r->spool);
	else if (r->fd >= 0)
		close(r->fd);
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

static uint64_t
size_of(const struct reading *r)
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
		cut_short(r, copy.text);
		return;
	}
	finish(r, DOCUMENT_COMPLETE);
	if (r->own_text && size_of(r) > r->asked) {
		document_grew(r->document, r->asked);
		r->done = false;
		plan_round(r);
	}
}

/* Where the next round begins. */
static uint64_t
round_start(const struct reading *r)
{
	bool fresh = r->spool && !is_pouring(r) && (r->at_once || size_of(r) <= FRESH_MOST);

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
static const char *
find_reader(struct reading *r)
{
	if (!r->reader)
		r->reader = child_program("diple-read", DIPLE_LIBEXECDIR);
	return r->reader;
}

/* What the document is called, for those who tell its format by its name. */
static const char *
inner_name(const struct reading *r)
{
	return r->inner ? r->inner : r->name;
}

/* True for what the reader process reads while it comes. */
static bool
is_read_along(const struct reading *r)
{
	return is_pouring(r) && !r->own_text && !r->at_once;
}

static void
begin_round(void *context)
{
	struct reading *r = context;
	struct siblings siblings = { 0 };
	struct error error;

	r->round_timer = 0;
	if (r->own_text && !size_of(r)) {
		say_empty(r);
		return;
	}
	if (!r->own_text)
		siblings_open(&siblings, r->path, r->fd);
	struct worker_task task = {
		.program = find_reader(r),
		.name = inner_name(r),
		.hints = hints_of(r),
		.fd = r->fd,
		.siblings = siblings.fds,
		.sibling_count = siblings.count,
		.own_text = r->own_text,
		.size = r->own_text ? size_of(r) : r->head,
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
		cut_short(r, error.text);
}

/* When a round is due of a text that may still grow. */
static int64_t
round_due_ms(const struct reading *r)
{
	uint64_t rest = size_of(r) - document_known(r->document, PASS_QUOTES);
	int64_t lull = r->growth_ms + LULL_MS, next = r->round_ms + ROUND_MS;

	return rest >= ROUND_LEAST || lull < next ? next : lull;
}

/* Sees to it that what is not known yet will be read. */
static void
plan_round(struct reading *r)
{
	if (!r->wanted || r->worker || r->hopeless || r->done || (r->text_only && r->own_text))
		return;
	if (r->round_timer)
		loop_cancel(r->loop, r->round_timer);
	r->round_timer = 0;
	bool grows = is_pouring(r) || (!r->spool && r->rounds && r->own_text);
	if (!grows || is_read_along(r)) {
		begin_round(r);
	} else if (r->decided && r->own_text && size_of(r) && !r->at_once) {
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
	plan_round(r);
}

/* More of the text has come. */
static void
text_grew(struct reading *r, uint64_t before)
{
	document_grew(r->document, before);
	r->growth_ms = clock_ms();
	r->done = false;
	if (!r->hopeless)
		document_set_state(r->document, DOCUMENT_LOADING);
	plan_round(r);
}

/* ---- what it is ---- */

/* The document's text over the open file, or one that will be delivered. */
static struct text *
make_text(struct reading *r, bool own_text, struct error *error)
{
	if (!own_text)
		return text_new();
	int fd = fcntl(r->fd, F_DUPFD_CLOEXEC, 0);
	if (fd < 0) {
		error_set_errno(error, "cannot read %s", r->name);
		return NULL;
	}
	return text_open_file(fd, error);
}

/* Makes the document, or makes it anew: when it is not what it seemed to be, or the file is another one. */
static bool
make_document(struct reading *r, const struct source *source, bool anew, struct error *error)
{
	bool own_text = source_is_own_text(source);
	const char *format = source->format->name;

	if (r->document && !anew && r->own_text == own_text &&
	    !strcmp(document_format(r->document), format))
		return true;
	struct text *text = make_text(r, own_text, error);
	if (!text)
		return false;
	stop_rounds(r);
	r->own_text = own_text;
	r->generation++;
	if (r->document)
		document_restart(r->document, text, format);
	else
		r->document = document_new(text, format, r->name);
	if (own_text)
		document_set_analyst(r->document, analyst_plain());
	return true;
}

/* Looks at the file's first bytes. */
static bool
decide(struct reading *r, bool anew, struct error *error)
{
	struct source_hints hints = hints_of(r);
	struct source source;

	if (!source_open(&source, r->fd, inner_name(r), &hints, UINT64_MAX, error))
		return false;
	bool good = !source_is_binary(&source);
	if (!good)
		error_set(error, "%s is a binary file", r->name);
	good = good && make_document(r, &source, anew, error);
	r->head = source.head_size;
	source_close(&source);
	return good;
}

static void spool_grew(void *context);

/* How an open file is compressed; NULL when it is not. What is in a compressed file is taken as it is. */
static const struct packing *
find_packing(const struct reading *r, int fd)
{
	char head[PACKED_HEAD];
	ssize_t n = r->inner ? 0 : pread(fd, head, sizeof head, 0);

	return n > 0 ? packing_find(head, (size_t)n) : NULL;
}

/* For now, an empty text: that of the spool's file. */
static bool
make_empty(struct reading *r, struct error *error)
{
	struct source nothing;

	r->fd = spool_file(r->spool);
	if (!source_open(&nothing, r->fd, r->name, NULL, 0, error))
		return false;
	bool good = make_document(r, &nothing, r->document, error);
	source_close(&nothing);
	return good;
}

/* From here on, what is in the compressed file is read, instead of the pipe it came through. Takes the descriptor. */
static bool
open_packed(struct reading *r, const struct packing *packing, int fd, struct error *error)
{
	struct spool *inner =
		spool_unpack(r->loop, fd, find_reader(r), &r->limits, spool_grew, r, error);

	if (!inner)
		return false;
	spool_free(r->spool);
	r->spool = inner;
	r->inner = packing_inner_name(packing, r->name);
	return make_empty(r, error);
}

/* A compressed file has come through a pipe; all of it, or it is not time yet. */
static void
unpack_spool(struct reading *r, const struct packing *packing)
{
	if (!spool_is_done(r->spool))
		return;
	int fd = fcntl(r->fd, F_DUPFD_CLOEXEC, 0);
	if (fd < 0)
		error_set_errno(&r->problem, "cannot read %s", r->name);
	else if (open_packed(r, packing, fd, &r->problem))
		return;
	r->decided = true;
	cut_short(r, r->problem.text);
}

/* The input ended early. */
static void
say_problem(struct reading *r, const char *problem)
{
	r->cut = true;
	if (spool_size(r->spool)) {
		tell(r, problem);
		return;
	}
	error_set(&r->problem, "%s", problem);
	cut_short(r, problem);
}

/* The pipe has brought more, or ended. */
static void
spool_grew(void *context)
{
	struct reading *r = context;
	uint64_t before = size_of(r);

	if (!r->decided) {
		const struct packing *packing = find_packing(r, r->fd);
		if (packing) {
			unpack_spool(r, packing);
			return;
		}
		r->decided = spool_is_done(r->spool) || spool_size(r->spool) >= SOURCE_HEAD;
		if (!decide(r, false, &r->problem)) {
			r->decided = true;
			cut_short(r, r->problem.text);
		}
	}
	if (spool_is_done(r->spool) && spool_problem(r->spool))
		say_problem(r, spool_problem(r->spool));
	if (r->own_text && text_refresh(document_text(r->document)) != TEXT_SAME)
		text_grew(r, before);
	if (r->worker && is_pouring(r))
		worker_grew(r->worker);
	else if (r->worker)
		worker_grown(r->worker);
	if (r->hopeless)
		r->done = !is_pouring(r);
	else
		plan_round(r);
}

/* ---- opening ---- */

/* Reads whatever cannot be read by position through a spool; takes the descriptor. */
static bool
open_spool(struct reading *r, int fd, struct error *error)
{
	r->spool = spool_open(r->loop, fd, spool_grew, r, error);
	return r->spool && make_empty(r, error);
}

/* A file that says it is empty and is not, as in /proc. */
static bool
is_made_up(int fd, const struct stat *st)
{
	char byte;

	return st->st_size == 0 && pread(fd, &byte, 1, 0) == 1;
}

/* Takes the descriptor. */
static bool
open_descriptor(struct reading *r, int fd, struct error *error)
{
	const struct packing *packing;
	struct stat st;

	if (fstat(fd, &st) < 0)
		error_set_errno(error, "cannot read %s", r->name);
	else if (S_ISDIR(st.st_mode))
		error_set(error, "%s is a directory", r->name);
	else if (S_ISBLK(st.st_mode))
		error_set(error, "%s is a disk", r->name);
	else if (isatty(fd))
		error_set(error, "%s is a terminal", r->name);
	else if (!S_ISREG(st.st_mode) || is_made_up(fd, &st))
		return open_spool(r, fd, error);
	else if ((packing = find_packing(r, fd)))
		return open_packed(r, packing, fd, error);
	else {
		r->fd = fd;
		r->stat = st;
		r->decided = true;
		return decide(r, r->document, error);
	}
	close(fd);
	return false;
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
	char *found = find_path(path, error);
	int fd = found ? open_path(found, error) : -1;

	if (fd < 0) {
		free(found);
		return NULL;
	}
	struct reading *r = memory_zero(1, sizeof *r);
	r->loop = loop;
	r->name = memory_string(!strcmp(path, "-") ? "standard input" : path);
	r->path = !strcmp(path, "-") ? NULL : found;
	if (!r->path)
		free(found);
	r->encoding = copy_of(options->hints.encoding);
	r->type = copy_of(options->hints.type);
	r->text_only = options->text_only;
	r->at_once = options->at_once;
	r->reader = options->reader ? memory_string(options->reader) : NULL;
	r->limits = options->limits;
	r->fd = -1;
	if (open_descriptor(r, fd, error))
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

/* ---- what becomes of a regular file ---- */

/* Begins anew with what the descriptor holds now. */
static void
begin_anew(struct reading *r, const char *why)
{
	struct error error;

	stop_rounds(r);
	r->rounds = 0;
	r->done = r->hopeless = false;
	if (!decide(r, true, &error)) {
		cut_short(r, error.text);
		return;
	}
	tell(r, why);
	plan_round(r);
}

/* Another file has the name now, as when a log is rotated: that one is read. */
static bool
take_successor(struct reading *r)
{
	struct stat named;

	if (!r->path || stat(r->path, &named) < 0 || !S_ISREG(named.st_mode) ||
	    (named.st_ino == r->stat.st_ino && named.st_dev == r->stat.st_dev))
		return false;
	int fd = open(r->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return false;
	close(r->fd);
	r->fd = fd;
	r->stat = named;
	begin_anew(r, "the file was replaced: this is the new one");
	return true;
}

void
reading_look(struct reading *r)
{
	struct text *text = document_text(r->document);
	uint64_t before = size_of(r);
	struct stat old = r->stat;
	enum text_change change = TEXT_SAME;

	if (r->spool || !r->decided || fstat(r->fd, &r->stat) < 0)
		return;
	if (r->own_text)
		change = text_refresh(text);
	else if (old.st_size != r->stat.st_size || old.st_mtim.tv_sec != r->stat.st_mtim.tv_sec ||
	         old.st_mtim.tv_nsec != r->stat.st_mtim.tv_nsec)
		change = TEXT_CHANGED;
	if (change == TEXT_GREW)
		text_grew(r, before);
	else if (change == TEXT_CHANGED)
		begin_anew(r, r->stat.st_size < old.st_size ? "the file has become shorter"
		                                            : "the file was changed");
}

static void
follow(void *context)
{
	struct reading *r = context;
	uint64_t revision = document_revision(r->document);

	r->follow_timer = loop_timer(r->loop, FOLLOW_MS, follow, r);
	reading_look(r);
	/* What the old file got last is read before the new one is. */
	if (document_revision(r->document) == revision)
		take_successor(r);
}

void
reading_follow(struct reading *r, bool on)
{
	if (on == (r->follow_timer != 0))
		return;
	if (!on)
		loop_cancel(r->loop, r->follow_timer);
	r->follow_timer = 0;
	if (on && !r->spool)
		follow(r);
}

void
reading_check(struct reading *r)
{
	struct error error;
	int problem;

	if (!text_failed(document_text(r->document), &problem))
		return;
	if (!problem) {
		reading_look(r);
		return;
	}
	errno = problem;
	error_set_errno(&error, "%s could not be read everywhere", r->name);
	tell(r, error.text);
}

/* ---- questions ---- */

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
		return size_of(r);
	return r->own_text && r->decided ? document_settled(size_of(r)) : 0;
}

const char *
reading_problem(const struct reading *r)
{
	return *r->problem.text ? r->problem.text : NULL;
}

bool
reading_grows(const struct reading *r)
{
	return is_pouring(r);
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
