/*
 * How a document comes to be. What can be shown as it stands is shown at once; a child process reads the rest and
 * its records are taken as they come. A pipe is first copied into a file: while it grows it is looked at as plain text, and
 * if the first 64 KiB turn out to be something else, the document begins anew. The child is never trusted and
 * never waited for: one that sends what it may not, that computes without end or takes too much memory is killed, and what
 * had come stays, with a note.
 */
#include "app/reading.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/analyst.h"
#include "app/spool.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "doc/wire.h"
#include "loop/child.h"
#include "read/source.h"

enum { PIECE = 64 * 1024, WATCH_MS = 1000, STALL_MS = 20000, PROGRESS_MS = 200 };

static const int64_t memory_most = (int64_t)3 << 30; /* bytes that a reader may use */

struct reading {
	struct loop *loop;
	char *name;
	char *encoding; /* NULL: decided by looking */
	bool binary;
	char *reader; /* NULL: found when it is needed */
	int64_t stall_ms;

	struct spool *spool; /* NULL for a regular file */
	int fd;              /* the regular file, or the spool's: borrowed then */
	bool own_text;       /* the document's text is that file */
	bool decided;        /* what it is will not change any more */
	bool wanted;         /* reading_start was called */
	bool done;
	struct error problem; /* what came through the pipe cannot be shown */
	struct document *document;

	struct child *child;
	struct wire_reader *wire;
	int socket; /* -1: no child */
	int timer;
	int64_t cpu_ms;                   /* when the last record came */
	bool heard;                       /* something came since the timer looked */
	struct reading_progress progress; /* when the timer looked */
};

/* ---- the end ---- */

static void
stop_child(struct reading *r)
{
	if (r->timer)
		loop_cancel(r->loop, r->timer);
	r->timer = 0;
	if (r->socket >= 0) {
		loop_forget(r->loop, r->socket);
		close(r->socket);
	}
	r->socket = -1;
	child_free(r->child);
	r->child = NULL;
	wire_reader_free(r->wire);
	r->wire = NULL;
	r->progress = (struct reading_progress){ .percent = -1 };
}

static void
finish(struct reading *r, enum document_state state)
{
	stop_child(r);
	r->done = true;
	document_set_state(r->document, state);
}

static void
cut_short(struct reading *r, const char *why)
{
	document_note(r->document, why);
	finish(r, DOCUMENT_CUT_SHORT);
}

void
reading_free(struct reading *r)
{
	if (!r)
		return;
	stop_child(r);
	if (r->spool)
		spool_free(r->spool);
	else if (r->fd >= 0)
		close(r->fd);
	document_free(r->document);
	free(r->name);
	free(r->encoding);
	free(r->reader);
	free(r);
}

/* ---- the child ---- */

static void
child_ended(void *context, int status)
{
	/* Its socket says what needs to be known, and may still hold records. */
	(void)context;
	(void)status;
}

static void
records_came(void *context, int fd)
{
	struct reading *r = context;
	char bytes[PIECE];
	struct error error;

	ssize_t n = read(fd, bytes, sizeof bytes);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	r->heard = true;
	if (n <= 0) {
		cut_short(r, "the reader ended early: the document is cut short");
		return;
	}
	if (!wire_reader_feed(r->wire, bytes, (size_t)n, &error))
		cut_short(r, error.text);
	else if (wire_reader_is_done(r->wire))
		finish(r, DOCUMENT_COMPLETE);
}

static void look_at_child(void *context);

static void
watch_child(struct reading *r, int64_t after_ms)
{
	r->timer = loop_timer(r->loop, after_ms < r->stall_ms ? after_ms : r->stall_ms,
	                      look_at_child, r);
}

/* What the child is at, to be shown until the timer looks again: a number that runs would draw the eye. */
static void
note_progress(struct reading *r)
{
	uint64_t size = text_size(document_text(r->document));
	enum sink_pass pass = PASS_LINES;

	if (!r->own_text || !size)
		return;
	while (pass < PASS_QUOTES && document_known(r->document, pass) >= size)
		pass++;
	double share = (double)document_known(r->document, pass) / (double)size;
	r->progress = (struct reading_progress){ (int)(share * 100), pass };
}

/* Computing without a word, or taking too much memory, is what a reader is stopped for. */
static void
look_at_child(void *context)
{
	struct reading *r = context;
	int64_t cpu_ms = child_cpu_ms(r->child);

	watch_child(r, WATCH_MS);
	note_progress(r);
	if (r->heard || cpu_ms < 0)
		r->cpu_ms = cpu_ms;
	r->heard = false;
	if (cpu_ms - r->cpu_ms >= r->stall_ms)
		cut_short(r, "the reader took too long: the document is cut short");
	else if (child_memory(r->child) > memory_most)
		cut_short(r, "the reader took too much memory: the document is cut short");
}

static bool
spawn_reader(struct reading *r, int theirs, struct error *error)
{
	char size[32];
	const char *argv[16] = { "diple-read", "--wire", "--name", r->name, "--size", size };
	size_t n = 6;

	snprintf(size, sizeof size, "%" PRIu64,
	         r->own_text ? text_size(document_text(r->document)) : UINT64_MAX);
	if (r->encoding) {
		argv[n++] = "--encoding";
		argv[n++] = r->encoding;
	}
	if (!r->reader)
		r->reader = child_program("diple-read", DIPLE_LIBEXECDIR);
	struct child_fd fds[] = { { r->fd, 0 }, { theirs, 1 } };
	r->child = child_start(r->loop, r->reader, argv, fds, 2, child_ended, r, error);
	return r->child != NULL;
}

static void
start_child(struct reading *r)
{
	struct error error;
	int theirs;

	if (!child_pair(&r->socket, &theirs, &error)) {
		cut_short(r, error.text);
		return;
	}
	loop_watch(r->loop, r->socket, records_came, r);
	uint64_t size = r->own_text ? text_size(document_text(r->document)) : 0;
	r->wire = wire_reader_new(document_sink(r->document), size);
	bool good = spawn_reader(r, theirs, &error);
	close(theirs);
	if (!good) {
		cut_short(r, error.text);
		return;
	}
	watch_child(r, PROGRESS_MS);
}

/* An empty text is known without a reader; and there is nothing that it could read. */
static void
start_reading(struct reading *r)
{
	if (r->own_text && !text_size(document_text(r->document))) {
		struct buffer note = { 0 };
		buffer_printf(&note, "%s is empty", r->name);
		document_note(r->document, note.bytes);
		buffer_clear(&note);
		finish(r, DOCUMENT_COMPLETE);
		return;
	}
	start_child(r);
}

void
reading_start(struct reading *r)
{
	if (r->wanted || r->done)
		return;
	r->wanted = true;
	if (!r->spool || spool_is_done(r->spool))
		start_reading(r);
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

/* Makes the document, or makes it anew when it is not what it seemed to be. */
static bool
make_document(struct reading *r, const struct source *source, struct error *error)
{
	bool own_text = source_is_own_text(source);
	const char *format = source->format->name;

	if (r->document && r->own_text == own_text && !strcmp(document_format(r->document), format))
		return true;
	struct text *text = make_text(r, own_text, error);
	if (!text)
		return false;
	r->own_text = own_text;
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
decide(struct reading *r, struct error *error)
{
	struct source source;

	if (!source_open(&source, r->fd, r->name, r->encoding, UINT64_MAX, error))
		return false;
	bool good = r->binary || !source.encoding.binary;
	if (!good)
		error_set(error, "%s is a binary file", r->name);
	good = good && make_document(r, &source, error);
	source_close(&source);
	return good;
}

/* The pipe has brought more. */
static void
spool_grew(void *context)
{
	struct reading *r = context;

	if (r->done)
		return;
	if (!r->decided) {
		r->decided = spool_is_done(r->spool) || spool_size(r->spool) >= SOURCE_HEAD;
		if (!decide(r, &r->problem)) {
			cut_short(r, r->problem.text);
			return;
		}
	}
	uint64_t before = text_size(document_text(r->document));
	if (r->own_text && text_refresh(document_text(r->document)) != TEXT_SAME)
		document_grew(r->document, before);
	if (!spool_is_done(r->spool))
		return;
	if (spool_problem(r->spool))
		document_note(r->document, spool_problem(r->spool));
	if (r->wanted)
		start_reading(r);
}

/* ---- opening ---- */

/* Reads whatever cannot be read by position through a spool; takes the descriptor. */
static bool
open_spool(struct reading *r, int fd, struct error *error)
{
	struct source nothing;

	r->spool = spool_open(r->loop, fd, spool_grew, r, error);
	if (!r->spool)
		return false;
	r->fd = spool_file(r->spool);
	/* For now, an empty text. */
	if (!source_open(&nothing, r->fd, r->name, NULL, 0, error))
		return false;
	bool good = make_document(r, &nothing, error);
	source_close(&nothing);
	return good;
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
	else {
		r->fd = fd;
		r->decided = true;
		return decide(r, error);
	}
	close(fd);
	return false;
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
	int fd = open_path(path, error);

	if (fd < 0)
		return NULL;
	struct reading *r = memory_zero(1, sizeof *r);
	r->loop = loop;
	r->name = memory_string(!strcmp(path, "-") ? "standard input" : path);
	r->encoding = options->encoding ? memory_string(options->encoding) : NULL;
	r->binary = options->binary;
	r->reader = options->reader ? memory_string(options->reader) : NULL;
	r->stall_ms = options->stall_ms ? options->stall_ms : STALL_MS;
	r->fd = r->socket = -1;
	r->progress.percent = -1;
	if (open_descriptor(r, fd, error))
		return r;
	reading_free(r);
	return NULL;
}

bool
reading_glance(struct reading *r, uint64_t bytes)
{
	struct text *text = document_text(r->document);

	if (!r->own_text || r->spool || r->wanted || r->done ||
	    (bytes < UINT64_MAX && text_size(text) <= bytes))
		return false;
	text_set_limit(text, bytes);
	document_changed(r->document);
	return true;
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

const char *
reading_problem(const struct reading *r)
{
	return *r->problem.text ? r->problem.text : NULL;
}

struct reading_progress
reading_progress(const struct reading *r)
{
	return r->progress;
}
