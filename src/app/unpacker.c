/*
 * The child says by its exit code how it went (read/packed); what it wrote before is good whatever that is.
 */
#include "app/unpacker.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "read/packed.h"

struct unpacker {
	struct child *child;
	struct watch *watch;
	struct error problem; /* why it was stopped */
	void (*ended)(void *context, const char *problem);
	void *context;
};

void
unpacker_free(struct unpacker *u)
{
	if (!u)
		return;
	watch_free(u->watch);
	child_free(u->child);
	free(u);
}

static void
child_ended(void *context, int status)
{
	struct unpacker *u = context;
	const char *problem = packed_sentence(WIFEXITED(status) ? WEXITSTATUS(status) : -1);

	watch_free(u->watch);
	u->watch = NULL;
	u->ended(u->context, *u->problem.text ? u->problem.text : problem);
}

static void
looked(void *context, const char *problem)
{
	struct unpacker *u = context;

	if (!problem)
		return;
	error_set(&u->problem, "the unpacking %s: only what was read is here", problem);
	child_kill(u->child);
}

struct unpacker *
unpacker_start(struct loop *loop, const char *program, int fd, const struct watch_limits *limits,
               int *out, void (*ended)(void *context, const char *problem), void *context,
               struct error *error)
{
	static const char *const argv[] = { "diple-read", "--unpack", NULL };
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0) {
		error_set_errno(error, "cannot make a pipe");
		return NULL;
	}
	struct unpacker *u = memory_zero(1, sizeof *u);
	struct child_fd fds[] = { { fd, 0 }, { ends[1], 1 } };
	u->ended = ended;
	u->context = context;
	u->child = child_start(loop, program, argv, fds, 2, child_ended, u, error);
	close(ends[1]);
	if (!u->child) {
		close(ends[0]);
		free(u);
		return NULL;
	}
	u->watch = watch_new(loop, u->child, limits, looked, u);
	*out = ends[0];
	return u;
}

void
unpacker_heard(struct unpacker *u)
{
	if (u->watch)
		watch_heard(u->watch);
}
