/*
 * The child says by its exit code how it went (read/packed); what it wrote before is good whatever that is.
 */
#include "app/producer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/ending.h"
#include "base/buffer.h"
#include "base/memory.h"

enum { COMPLAINTS_MOST = 4096 };

struct producer {
	struct loop *loop;
	struct child *child;
	struct watch *watch;
	char *what;
	int complaints; /* the end of its standard error; -1: not heard */
	struct buffer said;
	struct error remark;
	const char *(*sentence)(int code);
	struct error problem; /* why it was stopped */
	void (*ended)(void *context, const char *problem);
	void *context;
};

static void
stop_listening(struct producer *p)
{
	if (p->complaints < 0)
		return;
	loop_forget(p->loop, p->complaints);
	close(p->complaints);
	p->complaints = -1;
}

void
producer_free(struct producer *p)
{
	if (!p)
		return;
	watch_free(p->watch);
	child_free(p->child);
	stop_listening(p);
	buffer_clear(&p->said);
	free(p->what);
	free(p);
}

/* ---- what it complains of ---- */

/* No more is kept than a line of it; the rest is taken all the same, so that it can go on. */
static void
hear(void *context, int fd)
{
	struct producer *p = context;
	char bytes[4096];
	ssize_t n = read(fd, bytes, sizeof bytes);

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0)
		stop_listening(p);
	else if (p->said.size < COMPLAINTS_MOST)
		buffer_add(&p->said, bytes, (size_t)n);
}

/* What lies in the pipe when the program has ended. */
static void
hear_rest(struct producer *p)
{
	for (int i = 0; i < 64 && p->complaints >= 0; i++) {
		size_t before = p->said.size;
		hear(p, p->complaints);
		if (p->said.size == before)
			break;
	}
}

/* How a program of nobody's here ended; NULL when all is well. */
static const char *
tell_end(struct producer *p, int status)
{
	bool good = ending_is_good(status);

	hear_rest(p);
	ending_say(good ? &p->remark : &p->problem, p->what, status, p->said.bytes, p->said.size);
	return good ? NULL : p->problem.text;
}

static void
child_ended(void *context, int status)
{
	struct producer *p = context;
	const char *problem = *p->problem.text ? p->problem.text
	                      : p->sentence
	                              ? p->sentence(WIFEXITED(status) ? WEXITSTATUS(status) : -1)
	                              : tell_end(p, status);

	watch_free(p->watch);
	p->watch = NULL;
	p->ended(p->context, problem);
}

static void
looked(void *context, const char *problem)
{
	struct producer *p = context;

	if (!problem)
		return;
	error_set(&p->problem, "%s %s: only what was read is here", p->what, problem);
	child_kill(p->child);
}

/* A pipe of which the program gets one end; false with a sentence. */
static bool
make_pipe(int ends[2], struct error *error)
{
	if (pipe2(ends, O_CLOEXEC) == 0)
		return true;
	error_set_errno(error, "cannot make a pipe");
	ends[0] = ends[1] = -1;
	return false;
}

static void
close_all(const int *fds, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

/* out, complaints: pipes; of the second, -1 when it is not listened to. */
static bool
start(struct producer *p, const struct producer_task *task, const int out[2],
      const int complaints[2], struct error *error)
{
	struct child_fd fds[3] = { { out[1], 1 } };
	size_t count = 1;

	if (task->fd >= 0)
		fds[count++] = (struct child_fd){ task->fd, 0 };
	if (complaints[1] >= 0)
		fds[count++] = (struct child_fd){ complaints[1], 2 };
	p->child =
		child_start(p->loop, task->program, task->argv, fds, count, child_ended, p, error);
	if (!p->child)
		return false;
	if (complaints[0] >= 0) {
		child_keep_group(p->child);
		p->complaints = complaints[0];
		fcntl(p->complaints, F_SETFL, O_NONBLOCK);
		loop_watch(p->loop, p->complaints, hear, p);
	}
	p->watch = watch_new(p->loop, p->child, &task->limits, looked, p);
	return true;
}

struct producer *
producer_start(struct loop *loop, const struct producer_task *task, int *out,
               void (*ended)(void *context, const char *problem), void *context,
               struct error *error)
{
	int ends[2], complaints[2] = { -1, -1 };

	if (!make_pipe(ends, error))
		return NULL;
	if (!task->sentence && !make_pipe(complaints, error)) {
		close_all(ends, 2);
		return NULL;
	}
	struct producer *p = memory_zero(1, sizeof *p);
	*p = (struct producer){ .loop = loop,
		                .what = memory_string(task->what),
		                .complaints = -1,
		                .sentence = task->sentence,
		                .ended = ended,
		                .context = context };
	bool good = start(p, task, ends, complaints, error);
	close_all(&ends[1], 1);
	close_all(&complaints[1], 1);
	if (good) {
		*out = ends[0];
		return p;
	}
	close_all(&ends[0], 1);
	close_all(&complaints[0], 1);
	producer_free(p);
	return NULL;
}

const char *
producer_remark(const struct producer *p)
{
	return *p->remark.text ? p->remark.text : NULL;
}

void
producer_heard(struct producer *p)
{
	if (p->watch)
		watch_heard(p->watch);
}
