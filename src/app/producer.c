/*
 * The child says by its exit code how it went (read/packed); what it wrote before is good whatever that is.
 */
#include "app/producer.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

struct producer {
	struct child *child;
	struct watch *watch;
	const char *what;
	const char *(*sentence)(int code);
	struct error problem; /* why it was stopped */
	void (*ended)(void *context, const char *problem);
	void *context;
};

void
producer_free(struct producer *p)
{
	if (!p)
		return;
	watch_free(p->watch);
	child_free(p->child);
	free(p);
}

static void
child_ended(void *context, int status)
{
	struct producer *p = context;
	const char *problem = p->sentence(WIFEXITED(status) ? WEXITSTATUS(status) : -1);

	watch_free(p->watch);
	p->watch = NULL;
	p->ended(p->context, *p->problem.text ? p->problem.text : problem);
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

struct producer *
producer_start(struct loop *loop, const struct producer_task *task, int *out,
               void (*ended)(void *context, const char *problem), void *context,
               struct error *error)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0) {
		error_set_errno(error, "cannot make a pipe");
		return NULL;
	}
	struct producer *p = memory_zero(1, sizeof *p);
	struct child_fd fds[] = { { ends[1], 1 }, { task->fd, 0 } };
	p->what = task->what;
	p->sentence = task->sentence;
	p->ended = ended;
	p->context = context;
	p->child = child_start(loop, task->program, task->argv, fds, task->fd < 0 ? 1 : 2,
	                       child_ended, p, error);
	close(ends[1]);
	if (!p->child) {
		close(ends[0]);
		free(p);
		return NULL;
	}
	p->watch = watch_new(loop, p->child, &task->limits, looked, p);
	*out = ends[0];
	return p;
}

void
producer_heard(struct producer *p)
{
	if (p->watch)
		watch_heard(p->watch);
}
