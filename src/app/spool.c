/*
 * A pipe into a file, piece by piece as the loop finds something to read: a read of what has come never waits,
 * so the keys do not either. The pipe is made as large as the system lets it be, because what a gigabyte takes is
 * mostly the waking up of two processes in turn; the bytes go through memory of ours, because on the usual file
 * systems that is faster than splice(2). Whoever watches the file grow is told at once of the first bytes and then
 * at intervals, because every telling costs a frame.
 */
#include "app/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/temporary.h"
#include "base/memory.h"

enum {
	PIECE = 256 * 1024,
	FIRST_PIECE = 64 * 1024, /* enough to tell what it is, and to show it */
	PIPE_SIZE = 1024 * 1024,
	TELL_MS = 100,
};

struct spool {
	struct loop *loop;
	int fd; /* -1: at its end */
	int file;
	uint64_t size, limit;
	const char *too_much; /* to be said when there is more than the limit */
	struct producer
		*producer; /* what the bytes come from; NULL: somebody else, or it has ended */
	int timer;         /* 0: none; what came meanwhile is told when it is due */
	bool untold;
	bool done;
	struct error problem, remark;
	void (*grew)(void *context);
	void *context;
	char bytes[PIECE];
};

static void
tell(struct spool *spool)
{
	spool->untold = false;
	spool->grew(spool->context);
}

static void
tell_late(void *context)
{
	struct spool *spool = context;

	spool->timer = 0;
	if (spool->untold)
		tell(spool);
}

/* Something has come: told now when nothing was told of late. */
static void
tell_soon(struct spool *spool)
{
	spool->untold = true;
	if (spool->timer)
		return;
	spool->timer = loop_timer(spool->loop, TELL_MS, tell_late, spool);
	tell(spool);
}

static void
stop_reading(struct spool *spool)
{
	if (spool->fd < 0)
		return;
	loop_forget(spool->loop, spool->fd);
	close(spool->fd);
	spool->fd = -1;
	if (spool->timer)
		loop_cancel(spool->loop, spool->timer);
	spool->timer = 0;
}

/* No byte will come any more; what went wrong is known only when the producer has ended. */
static void
finish(struct spool *spool)
{
	stop_reading(spool);
	if (spool->producer)
		return;
	spool->done = true;
	tell(spool);
}

/* Everything has come that will be kept. */
static void
give_up(struct spool *spool)
{
	producer_free(spool->producer);
	spool->producer = NULL;
	finish(spool);
}

/* Adds bytes to the file; false where there is no room for all of them. What there was room for counts. */
static bool
keep(struct spool *spool, const char *bytes, size_t n)
{
	while (n) {
		ssize_t put = write(spool->file, bytes, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		spool->size += (uint64_t)put;
		bytes += put;
		n -= (size_t)put;
	}
	return true;
}

static void
bytes_came(void *context, int fd)
{
	struct spool *spool = context;

	ssize_t n = read(fd, spool->bytes, spool->size ? PIECE : FIRST_PIECE);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n < 0 && errno != EIO)
		error_set_errno(&spool->problem, "the input could not be read to its end");
	if (n <= 0) {
		finish(spool);
		return;
	}
	if (spool->producer)
		producer_heard(spool->producer);
	if ((uint64_t)n > spool->limit - spool->size) {
		error_set(&spool->problem, "%s", spool->too_much);
		give_up(spool);
		return;
	}
	if (!keep(spool, spool->bytes, (size_t)n)) {
		error_set_errno(&spool->problem, "the input was cut short: no room to keep it");
		give_up(spool);
		return;
	}
	tell_soon(spool);
}

/* Without anything to read yet; NULL with a sentence when no file can be made. */
static struct spool *
new_spool(struct loop *loop, void (*grew)(void *context), void *context, struct error *error)
{
	int file = temporary_file(error);

	if (file < 0)
		return NULL;
	struct spool *spool = memory_zero(1, sizeof *spool);
	spool->loop = loop;
	spool->fd = -1;
	spool->file = file;
	spool->limit = UINT64_MAX;
	spool->grew = grew;
	spool->context = context;
	return spool;
}

static void
start_reading(struct spool *spool, int fd)
{
	spool->fd = fd;
	/* No matter when it is no pipe, or may not be so large. */
	fcntl(fd, F_SETPIPE_SZ, PIPE_SIZE);
	loop_watch(spool->loop, fd, bytes_came, spool);
}

struct spool *
spool_open(struct loop *loop, int fd, void (*grew)(void *context), void *context,
           struct error *error)
{
	struct spool *spool = new_spool(loop, grew, context, error);

	if (spool)
		start_reading(spool, fd);
	else
		close(fd);
	return spool;
}

/* ---- processes ---- */

static void
producer_ended(void *context, const char *problem)
{
	struct spool *spool = context;

	if (problem && !*spool->problem.text)
		error_set(&spool->problem, "%s", problem);
	if (producer_remark(spool->producer))
		error_set(&spool->remark, "%s", producer_remark(spool->producer));
	producer_free(spool->producer);
	spool->producer = NULL;
	if (spool->fd < 0)
		finish(spool);
}

struct spool *
spool_produce(struct loop *loop, const struct producer_task *task, void (*grew)(void *context),
              void *context, struct error *error)
{
	struct spool *spool = new_spool(loop, grew, context, error);
	int out;

	if (spool) {
		spool->limit = task->limit;
		spool->too_much = task->too_much;
		spool->producer = producer_start(loop, task, &out, producer_ended, spool, error);
	}
	if (task->fd >= 0)
		close(task->fd);
	if (spool && spool->producer) {
		start_reading(spool, out);
		return spool;
	}
	spool_free(spool);
	return NULL;
}

void
spool_free(struct spool *spool)
{
	if (!spool)
		return;
	producer_free(spool->producer);
	stop_reading(spool);
	close(spool->file);
	free(spool);
}

int
spool_file(const struct spool *spool)
{
	return spool->file;
}

uint64_t
spool_size(const struct spool *spool)
{
	return spool->size;
}

bool
spool_is_done(const struct spool *spool)
{
	return spool->done;
}

const char *
spool_problem(const struct spool *spool)
{
	return *spool->problem.text ? spool->problem.text : NULL;
}

const char *
spool_remark(const struct spool *spool)
{
	return *spool->remark.text ? spool->remark.text : NULL;
}
