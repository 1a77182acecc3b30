/*
 * What programs of the system make of a file, read instead of it: a page of the manual, set by its typesetter (app/typeset), and
 * whatever a converter makes (app/converter). They get the file, or the pipe once all of it has come, as their standard input; what they
 * write goes into the spool and is read like any other pipe. When nothing comes of it the file itself is shown, if it can be.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/page_link.h"
#include "app/reading_state.h"
#include "app/typeset.h"
#include "base/memory.h"

enum { SILENCE_MS = 60000, ARGUMENTS_BEFORE = 3 };

static bool
is_forbidden(const struct reading *r)
{
	return r->converters && r->converters->forbidden;
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
	if (!reading_open_producer(r, &task, error))
		return false;
	r->typeset = true;
	r->made = MADE_PAGE;
	r->decided = false;
	return reading_make_empty(r, error);
}

bool
reading_open_page(struct reading *r, struct error *error)
{
	struct typeset typeset;

	if (is_forbidden(r)) {
		error_set(error, "--secure allows no program that finds and sets %s", r->name);
		return false;
	}
	return typeset_page(&typeset, r->name, error) && open_typeset(r, &typeset, -1, error);
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

/* The source as it is, for a typesetter, takes the descriptor; false with a sentence. */
static bool
set_page(struct reading *r, int fd, struct error *error)
{
	struct typeset typeset;

	r->typeset = true;
	if (is_forbidden(r))
		error_set(error,
		          "--secure allows no program that sets pages: this is the page's source");
	else if (prepare_typeset(r, &typeset, error))
		return open_typeset(r, &typeset, fd, error);
	close(fd);
	return false;
}

/* The page that this one only names, open; -1 when it names none. *found is its path then. */
static int
open_link(const struct reading *r, char **found)
{
	if (!r->path || is_forbidden(r) || r->links == PAGE_LINKS_MOST)
		return -1;
	char *head = memory_alloc(SOURCE_HEAD);
	ssize_t n = pread(r->fd, head, SOURCE_HEAD, 0);
	char *target = page_link_target(head, n > 0 ? (size_t)n : 0);
	int fd = target ? page_link_open(r->path, target, found) : -1;

	free(head);
	free(target);
	return fd;
}

/* Goes on with the page that this one only names; takes the descriptor and the path. */
static bool
follow_link(struct reading *r, int fd, char *path, struct error *error)
{
	r->links++;
	if (r->spool)
		spool_free(r->spool);
	else
		close(r->fd);
	r->spool = NULL;
	r->fd = -1;
	free(r->inner);
	free(r->path);
	r->inner = NULL;
	r->path = path;
	r->decided = r->typeset = false;
	return reading_open_descriptor(r, fd, error);
}

/* ---- converters ---- */

/* diple-read, which becomes the converter, or the converter itself. */
static bool
convert(struct reading *r, int fd, struct error *error)
{
	static const char *const before[ARGUMENTS_BEFORE] = { "diple-read", "--confine", "--" };
	bool confined = r->converters->confined;
	char **arguments = converter_arguments(&r->converter, r->spool ? NULL : r->path);
	const char **argv = memory_zero(r->converter.count + ARGUMENTS_BEFORE + 1, sizeof *argv);
	size_t n = confined ? ARGUMENTS_BEFORE : 0;
	struct producer_task task = {
		.program = confined ? reading_program(r) : arguments[0],
		.argv = argv,
		.what = arguments[0],
		.fd = fd,
		.too_much = "the filter says more than 64 times the "
			    "document's size: the rest is left out",
		.limits = { .silence_ms = r->limits.silence_ms ? r->limits.silence_ms : SILENCE_MS }
	};

	memcpy(argv, before, sizeof before);
	memcpy(argv + n, arguments, r->converter.count * sizeof *argv);
	bool good = reading_open_producer(r, &task, error);
	free(argv);
	converter_arguments_free(arguments);
	if (!good)
		return false;
	r->made = MADE_ANY;
	r->decided = false;
	return reading_make_empty(r, error);
}

/* ---- either ---- */

bool
reading_wants_program(const struct reading *r)
{
	return r->converting || (!r->typeset && !strcmp(document_format(r->document), "roff"));
}

/* The file cannot be had from a program: it is shown as it is. */
static bool
show_origin(struct reading *r, const char *why, struct error *error)
{
	r->made = MADE_NOT;
	r->decided = true;
	if (r->foreign)
		error_set(error, "%s", why);
	else if (reading_decide(r, true, error)) {
		reading_tell(r, why);
		return true;
	}
	return false;
}

bool
reading_start_program(struct reading *r, struct error *error)
{
	bool spooled = r->spool, converts = r->converting;
	struct error why;
	char *found;
	int linked = converts ? -1 : open_link(r, &found);

	if (linked >= 0)
		return follow_link(r, linked, found, error);
	r->converting = false;
	r->converted = r->converted || converts;
	r->typeset = r->typeset || !converts;
	/* What the spool holds stays open when the spool is gone. */
	int origin = spooled ? fcntl(r->fd, F_DUPFD_CLOEXEC, 0) : r->fd, theirs = -1;
	if (origin < 0 || (theirs = fcntl(r->fd, F_DUPFD_CLOEXEC, 0)) < 0 ||
	    lseek(theirs, 0, SEEK_SET) != 0)
		error_set_errno(&why, "cannot read %s", r->name);
	else if (converts ? convert(r, theirs, &why) : set_page(r, theirs, &why)) {
		if (r->origin >= 0)
			close(r->origin);
		r->origin = origin;
		return true;
	}
	if (spooled && origin >= 0)
		close(origin);
	return show_origin(r, why.text, error);
}

void
reading_made_nothing(struct reading *r)
{
	const char *problem = spool_problem(r->spool);
	struct error why;

	if (r->made == MADE_PAGE)
		error_set(&why, "%s", source_sentence(-1));
	else if (problem)
		error_set(&why, "%s", problem);
	else
		error_set(&why, "%s made nothing of it", r->converter.words[0]);
	spool_free(r->spool);
	r->spool = NULL;
	r->fd = r->origin;
	r->origin = -1;
	if (show_origin(r, why.text, &r->problem))
		reading_plan_round(r);
	else
		reading_cut_short(r, r->problem.text);
}
