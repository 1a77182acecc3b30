/*
 * What comes in, and what it is. A pipe is copied into a file that has no name, what is in a compressed file too; as long as it
 * is short it is told by what has come so far, and the document begins anew when it turns out to be something else.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/analyst.h"
#include "app/reading_state.h"
#include "app/typeset.h"
#include "app/worker.h"
#include "base/memory.h"
#include "read/packed.h"
#include "read/source.h"

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
	reading_stop_rounds(r);
	r->own_text = own_text;
	r->told = false;
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
bool
reading_decide(struct reading *r, bool anew, struct error *error)
{
	struct source_hints hints = reading_hints(r);
	struct source source;

	if (!source_open(&source, r->fd, reading_inner_name(r), &hints, UINT64_MAX, error))
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

/* From here on, what a process makes of a file is read, instead of what was read before. Takes the descriptor. */
static bool
open_producer(struct reading *r, struct producer_task *task, struct error *error)
{
	struct stat st;
	bool known = task->fd >= 0 && fstat(task->fd, &st) == 0 && st.st_size > 0;

	task->limit = packed_limit(known ? (uint64_t)st.st_size : 0);
	task->limits = r->limits;
	struct spool *made = spool_produce(r->loop, task, spool_grew, r, error);
	if (!made)
		return false;
	spool_free(r->spool);
	r->spool = made;
	return true;
}

/* From here on, what is in the compressed file is read, instead of the pipe it came through. Takes the descriptor. */
static bool
open_packed(struct reading *r, const struct packing *packing, int fd, struct error *error)
{
	static const char *const argv[] = { "diple-read", "--unpack", NULL };
	struct producer_task task = { .program = reading_program(r),
		                      .argv = argv,
		                      .what = "the unpacking",
		                      .fd = fd,
		                      .too_much = packed_sentence(PACKED_TOO_MUCH),
		                      .sentence = packed_sentence };

	if (!open_producer(r, &task, error))
		return false;
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
	reading_cut_short(r, r->problem.text);
}

/* ---- pages of the manual ---- */

static const char *
page_sentence(int code)
{
	return code ? TYPESET_NO_PAGE : NULL;
}

static const char *
source_sentence(int code)
{
	return code ? TYPESET_NOT_SET : NULL;
}

/*
 * Reads what a program of the system makes of a page; takes the descriptor. What may be anybody's source is none to be trusted: the
 * program is confined (app/confine), by diple-read, which becomes it.
 */
static bool
open_typeset(struct reading *r, const struct typeset *typeset, int fd, struct error *error)
{
	const char *argv[TYPESET_ARGUMENTS + 3] = { "diple-read", "--confine", "--" };
	struct producer_task task = { .program = fd < 0 ? typeset->argv[0] : reading_program(r),
		                      .argv = fd < 0 ? typeset->argv : argv,
		                      .what = "setting the page",
		                      .fd = fd,
		                      .too_much = "the page is too long: the rest is left out",
		                      .sentence = fd < 0 ? page_sentence : source_sentence };

	memcpy(argv + 3, typeset->argv, sizeof typeset->argv);
	if (!open_producer(r, &task, error))
		return false;
	r->typeset = r->made = true;
	r->decided = false;
	return make_empty(r, error);
}

bool
reading_open_page(struct reading *r, struct error *error)
{
	struct typeset typeset;

	return typeset_page(&typeset, r->name, error) && open_typeset(r, &typeset, -1, error);
}

/* True for a page's source that no program has seen yet. */
static bool
is_untypeset(const struct reading *r)
{
	return !r->typeset && !strcmp(document_format(r->document), "roff");
}

static bool
prepare_typeset(struct reading *r, struct typeset *typeset, struct error *error)
{
	char *head = memory_alloc(SOURCE_HEAD);
	ssize_t n = pread(r->fd, head, SOURCE_HEAD, 0);
	bool good = typeset_source(typeset, head, n > 0 ? (size_t)n : 0, error);

	free(head);
	return good;
}

/*
 * The page's source has come, or lies in a file: a program is started on it. Where there is none, the source is shown as it
 * is.
 */
static void
typeset_source_of(struct reading *r)
{
	struct typeset typeset;
	struct error error;
	/* What the spool holds stays open when the spool is gone. */
	int origin = r->spool ? fcntl(r->fd, F_DUPFD_CLOEXEC, 0) : r->fd, theirs = -1;

	r->typeset = true;
	if (origin < 0 || (theirs = fcntl(r->fd, F_DUPFD_CLOEXEC, 0)) < 0)
		error_set_errno(&error, "cannot read %s", r->name);
	else if (prepare_typeset(r, &typeset, &error) && lseek(theirs, 0, SEEK_SET) == 0 &&
	         open_typeset(r, &typeset, theirs, &error)) {
		r->origin = origin;
		return;
	}
	reading_tell(r, error.text);
	if (r->spool && origin >= 0)
		close(origin);
}

/* Nothing came of it: back to the source. */
static void
back_to_origin(struct reading *r)
{
	struct error error;

	spool_free(r->spool);
	r->spool = NULL;
	r->fd = r->origin;
	r->origin = -1;
	r->made = false;
	r->decided = true;
	if (!reading_decide(r, true, &error)) {
		reading_cut_short(r, error.text);
		return;
	}
	reading_tell(r, source_sentence(-1));
	reading_plan_round(r);
}

/* ---- pipes ---- */

/* The input ended early. */
static void
say_problem(struct reading *r, const char *problem)
{
	/* Programs that set a page complain of much that is no harm. */
	if (r->made && spool_size(r->spool))
		return;
	r->cut = true;
	if (spool_size(r->spool)) {
		reading_tell(r, problem);
		return;
	}
	error_set(&r->problem, "%s", problem);
	reading_cut_short(r, problem);
}

/* The pipe has brought more, or ended. */
static void
spool_grew(void *context)
{
	struct reading *r = context;
	uint64_t before = reading_size(r);

	if (!r->decided) {
		const struct packing *packing = find_packing(r, r->fd);
		if (packing) {
			unpack_spool(r, packing);
			return;
		}
		if (r->origin >= 0 && spool_is_done(r->spool) && !spool_size(r->spool)) {
			back_to_origin(r);
			return;
		}
		r->decided = spool_is_done(r->spool) || spool_size(r->spool) >= SOURCE_HEAD;
		if (!reading_decide(r, false, &r->problem)) {
			r->decided = true;
			reading_cut_short(r, r->problem.text);
		}
	}
	if (is_untypeset(r)) {
		if (spool_is_done(r->spool))
			typeset_source_of(r);
		if (!r->typeset || r->origin >= 0)
			return;
	}
	if (spool_is_done(r->spool) && spool_problem(r->spool))
		say_problem(r, spool_problem(r->spool));
	if (r->own_text && text_refresh(document_text(r->document)) != TEXT_SAME)
		reading_text_grew(r, before);
	if (r->worker && reading_is_pouring(r))
		worker_grew(r->worker);
	else if (r->worker)
		worker_grown(r->worker);
	if (r->hopeless)
		r->done = !reading_is_pouring(r);
	else
		reading_plan_round(r);
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
bool
reading_open_descriptor(struct reading *r, int fd, struct error *error)
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
		if (!reading_decide(r, r->document, error))
			return false;
		if (is_untypeset(r))
			typeset_source_of(r);
		return true;
	}
	close(fd);
	return false;
}
