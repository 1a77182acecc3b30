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

/* True when a converter is needed: one that is there, or none is, as a sentence says. */
static bool
seek_converter(struct reading *r, struct source *source, struct error *error)
{
	if (r->made || r->converted)
		return false;
	/* Sentences name it as people do. */
	free(source->name);
	source->name = memory_string(r->name);
	enum conversion found =
		converters_find(r->converters, source, r->inner ? r->inner : r->path, &r->converter,
	                        &r->foreign, error);
	r->converting = found == CONVERSION_FOUND;
	if (found == CONVERSION_NONE && *error->text && r->document)
		reading_tell(r, error->text);
	return found != CONVERSION_NONE;
}

/* Looks at the file's first bytes. */
bool
reading_decide(struct reading *r, bool anew, struct error *error)
{
	struct source_hints hints = reading_hints(r);
	struct source source;

	if (!source_open(&source, r->fd, reading_inner_name(r), &hints, UINT64_MAX, error))
		return false;
	if (seek_converter(r, &source, error)) {
		source_close(&source);
		return r->converting;
	}
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
	ssize_t n = r->inner || r->made ? 0 : pread(fd, head, sizeof head, 0);

	return n > 0 ? packing_find(head, (size_t)n) : NULL;
}

bool
reading_make_empty(struct reading *r, struct error *error)
{
	struct source nothing;

	r->fd = spool_file(r->spool);
	if (!source_open(&nothing, r->fd, r->name, NULL, 0, error))
		return false;
	bool good = make_document(r, &nothing, r->document, error);
	source_close(&nothing);
	return good;
}

bool
reading_open_producer(struct reading *r, struct producer_task *task, struct error *error)
{
	struct stat st;
	bool known = task->fd >= 0 && fstat(task->fd, &st) == 0 && st.st_size > 0;

	task->limit = packed_limit(known ? (uint64_t)st.st_size : 0);
	if (!task->limits.silence_ms)
		task->limits.silence_ms = r->limits.silence_ms;
	task->limits.stall_ms = r->limits.stall_ms;
	task->limits.memory = r->limits.memory;
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

	if (!reading_open_producer(r, &task, error))
		return false;
	r->inner = packing_inner_name(packing, r->name);
	return reading_make_empty(r, error);
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

/* ---- pipes ---- */

/* The input ended early. */
static void
say_problem(struct reading *r, const char *problem)
{
	/* Programs that set a page complain of much that is no harm. */
	if (r->made == MADE_PAGE && spool_size(r->spool))
		return;
	r->cut = true;
	if (spool_size(r->spool)) {
		reading_tell(r, problem);
		return;
	}
	if (!strcmp(problem, TYPESET_NO_PAGE) && typeset_is_page(r->name))
		typeset_no_page(r->name, &r->problem);
	else
		error_set(&r->problem, "%s", problem);
	reading_cut_short(r, r->problem.text);
}

/* False while a program works, or all of what it is to work on has not come. */
static bool
start_program(struct reading *r)
{
	if (!spool_is_done(r->spool))
		return false;
	const struct spool *before = r->spool;
	if (reading_start_program(r, &r->problem)) {
		if (!r->spool)
			reading_plan_round(r);
		return r->spool == before;
	}
	reading_cut_short(r, r->problem.text);
	return false;
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
			reading_made_nothing(r);
			return;
		}
		r->decided = spool_is_done(r->spool) || spool_size(r->spool) >= SOURCE_HEAD;
		if (!reading_decide(r, false, &r->problem)) {
			r->decided = true;
			reading_cut_short(r, r->problem.text);
		}
	}
	if (reading_wants_program(r) && !start_program(r))
		return;
	if (spool_is_done(r->spool) && spool_problem(r->spool))
		say_problem(r, spool_problem(r->spool));
	else if (spool_is_done(r->spool) && spool_remark(r->spool))
		document_note(r->document, spool_remark(r->spool));
	/* What cannot be shown is not shown. */
	if (r->own_text && !*r->problem.text &&
	    text_refresh(document_text(r->document)) != TEXT_SAME)
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
	return r->spool && reading_make_empty(r, error);
}

/* A file that says it is empty and is not, as in /proc. */
static bool
is_made_up(int fd, const struct stat *st)
{
	char byte;

	return st->st_size == 0 && pread(fd, &byte, 1, 0) == 1;
}

bool
reading_settle(struct reading *r, bool anew, struct error *error)
{
	return reading_decide(r, anew, error) &&
	       (!reading_wants_program(r) || reading_start_program(r, error));
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
	else {
		r->regular = true;
		r->stat = st;
		if ((packing = find_packing(r, fd)))
			return open_packed(r, packing, fd, error);
		r->fd = fd;
		r->decided = true;
		return reading_settle(r, r->document, error);
	}
	close(fd);
	return false;
}
