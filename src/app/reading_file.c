/*
 * What becomes of a regular file while it is read: it grows, is written anew, gives its name to another one.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/reading_state.h"
#include "doc/document.h"

enum { FOLLOW_MS = 200 };

/* ---- what becomes of a regular file ---- */

/* Begins anew with what the descriptor holds now. */
static void
begin_anew(struct reading *r, const char *why)
{
	struct error error;

	reading_stop_rounds(r);
	r->rounds = 0;
	r->done = r->hopeless = false;
	r->converted = r->typeset = false;
	if (!reading_settle(r, true, &error)) {
		reading_cut_short(r, error.text);
		return;
	}
	reading_tell(r, why);
	reading_plan_round(r);
}

/* Another file has the name now, as when a log is rotated: that one is read. */
static bool
take_successor(struct reading *r)
{
	struct stat named;

	if (r->spool || !r->path || stat(r->path, &named) < 0 || !S_ISREG(named.st_mode) ||
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

static bool
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Nothing that came of the file counts any more. */
static void
forget(struct reading *r)
{
	reading_stop_rounds(r);
	spool_free(r->spool);
	r->spool = NULL;
	if (r->origin >= 0)
		close(r->origin);
	r->fd = r->origin = -1;
	free(r->inner);
	r->inner = NULL;
	r->made = MADE_NOT;
	r->converting = r->converted = r->typeset = false;
	r->decided = r->done = r->hopeless = r->told = r->cut = false;
	r->rounds = 0;
	*r->problem.text = '\0';
}

/*
 * What is in the file was unpacked or made of it: all of that is done anew once the file is another one, looks the same twice (whoever
 * writes it has ended), and what there was of it has come.
 */
static void
look_behind(struct reading *r)
{
	struct stat now;
	struct error error;

	if (!r->regular || !r->path || reading_is_pouring(r) || stat(r->path, &now) < 0 ||
	    !S_ISREG(now.st_mode) || is_same(&now, &r->stat))
		return;
	bool settled = is_same(&now, &r->coming);
	r->coming = now;
	int fd = settled ? open(r->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) : -1;
	if (fd < 0)
		return;
	forget(r);
	if (!reading_open_descriptor(r, fd, &error)) {
		reading_cut_short(r, error.text);
		return;
	}
	reading_tell(r, "the file was changed");
	reading_plan_round(r);
}

void
reading_look(struct reading *r)
{
	struct text *text = document_text(r->document);
	uint64_t before = reading_size(r);
	struct stat old = r->stat;
	enum text_change change = TEXT_SAME;

	if (r->spool) {
		look_behind(r);
		return;
	}
	if (!r->decided || fstat(r->fd, &r->stat) < 0)
		return;
	if (r->own_text)
		change = text_refresh(text);
	else if (!is_same(&old, &r->stat))
		change = TEXT_CHANGED;
	if (change == TEXT_GREW)
		reading_text_grew(r, before);
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
	if (on && (!r->spool || r->regular))
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
	reading_tell(r, error.text);
}
