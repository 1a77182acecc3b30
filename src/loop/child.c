/*
 * Children by posix_spawn: whatever the size of this process, a start costs the same. Descriptors are passed in two
 * steps, first to high numbers of ours and from there to what they are called in the child, so that no order of
 * numbers can overwrite one that is still to be passed. Each child looks after itself when a SIGCHLD comes: only
 * its own pid is waited for, so children of others are never reaped.
 */
#include "loop/child.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"

enum { FD_MAX = 64, FD_HIGH = 64 };

extern char **environ;

struct child {
	struct loop *loop;
	pid_t pid; /* -1: reaped */
	bool group;
	void (*ended)(void *context, int status);
	void *context;
};

static void
kill_now(const struct child *child)
{
	kill(child->group ? -child->pid : child->pid, SIGKILL);
}

/* While the child is not reaped its number is nobody else's, and neither is its group's. */
static void
end_group(const struct child *child)
{
	siginfo_t info = { 0 };

	if (child->pid > 0 && child->group &&
	    waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
	    info.si_pid == child->pid)
		kill_now(child);
}

/* A signal may stand for several children, so every one looks for itself. */
static void
look_after(void *context, int signal)
{
	struct child *child = context;
	int status;

	(void)signal;
	end_group(child);
	if (child->pid < 0 || waitpid(child->pid, &status, WNOHANG) != child->pid)
		return;
	child->pid = -1;
	loop_signal_forget(child->loop, SIGCHLD, look_after, child);
	child->ended(child->context, status);
}

/* What the child's descriptors are made of: copies of ours with numbers that are in nobody's way. */
static int
add_descriptors(posix_spawn_file_actions_t *actions, const struct child_fd *fds, size_t fd_count,
                int *copies)
{
	bool named[3] = { false, false, false };

	for (size_t i = 0; i < fd_count; i++) {
		copies[i] = fcntl(fds[i].ours, F_DUPFD_CLOEXEC, FD_HIGH);
		if (copies[i] < 0)
			return errno;
		int problem = posix_spawn_file_actions_adddup2(actions, copies[i], fds[i].theirs);
		if (problem)
			return problem;
		if (fds[i].theirs < 3)
			named[fds[i].theirs] = true;
	}
	for (int fd = 0; fd < 3; fd++) {
		int flags = fd == 0 ? O_RDONLY : O_WRONLY;
		int problem = named[fd] ? 0
		                        : posix_spawn_file_actions_addopen(actions, fd, "/dev/null",
		                                                           flags, 0);
		if (problem)
			return problem;
	}
	return 0;
}

/*
 * What we were started with, or a library opened, is not for our children: everything but 0, 1 and 2 is closed
 * on exec. Where the system does not list descriptors they stay as they are.
 */
static void
keep_to_ourselves(void)
{
	DIR *folder = opendir("/proc/self/fd");
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		int fd = atoi(entry->d_name);
		int flags = fd > 2 ? fcntl(fd, F_GETFD) : -1;
		if (flags >= 0 && !(flags & FD_CLOEXEC))
			fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
	}
	if (folder)
		closedir(folder);
}

/* No signal blocked, none ignored; apart: a process group of its own. */
static int
set_attributes(posix_spawnattr_t *attributes, bool apart)
{
	sigset_t all, none;

	sigfillset(&all);
	sigdelset(&all, SIGKILL);
	sigdelset(&all, SIGSTOP);
	sigemptyset(&none);
	posix_spawnattr_setsigdefault(attributes, &all);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setpgroup(attributes, 0);
	int flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
	return posix_spawnattr_setflags(attributes,
	                                (short)(flags | (apart ? POSIX_SPAWN_SETPGROUP : 0)));
}

/* Returns 0 or what errno would say. */
static int
spawn(pid_t *pid, const char *path, const char *const *argv, const struct child_fd *fds,
      size_t fd_count, bool apart)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int copies[FD_MAX];

	keep_to_ourselves();
	for (size_t i = 0; i < FD_MAX; i++)
		copies[i] = -1;
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	int problem = add_descriptors(&actions, fds, fd_count, copies);
	if (!problem)
		problem = set_attributes(&attributes, apart);
	if (!problem) {
		char *const *arguments = (char *const *)(uintptr_t)argv;
		problem = posix_spawnp(pid, path, &actions, &attributes, arguments, environ);
	}
	for (size_t i = 0; i < FD_MAX; i++)
		if (copies[i] >= 0)
			close(copies[i]);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return problem;
}

struct child *
child_start(struct loop *loop, const char *path, const char *const *argv,
            const struct child_fd *fds, size_t fd_count, void (*ended)(void *context, int status),
            void *context, struct error *error)
{
	struct child *child = memory_zero(1, sizeof *child);
	int problem = fd_count <= FD_MAX ? 0 : EMFILE;

	*child = (struct child){ .loop = loop, .pid = -1, .ended = ended, .context = context };
	/* Waited for first: the child may be gone before the next line. */
	loop_signal(loop, SIGCHLD, look_after, child);
	if (!problem)
		problem = spawn(&child->pid, path, argv, fds, fd_count, true);
	if (!problem)
		return child;
	error_set(error, "cannot run %s: %s", path, strerror(problem));
	child->pid = -1;
	child_free(child);
	return NULL;
}

/* What the terminal sends goes to us as well: ^C and ^\ are the program's, ^Z stops both. */
static void
let_it_have_keys(struct sigaction *before, bool give)
{
	static const int signals[] = { SIGINT, SIGQUIT, SIGTSTP };
	struct sigaction action = { .sa_handler = SIG_IGN };

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		action.sa_handler = signals[i] == SIGTSTP ? SIG_DFL : SIG_IGN;
		sigaction(signals[i], give ? &action : &before[i], give ? &before[i] : NULL);
	}
}

bool
child_run(const char *const *argv, const struct child_fd *fds, size_t fd_count, int *status,
          struct error *error)
{
	struct sigaction before[3];
	pid_t pid;

	let_it_have_keys(before, true);
	int problem =
		fd_count <= FD_MAX ? spawn(&pid, argv[0], argv, fds, fd_count, false) : EMFILE;
	while (!problem && waitpid(pid, status, 0) < 0)
		if (errno != EINTR)
			problem = errno;
	let_it_have_keys(before, false);
	if (problem)
		error_set(error, "cannot run %s: %s", argv[0], strerror(problem));
	return !problem;
}

void
child_free(struct child *child)
{
	if (!child)
		return;
	loop_signal_forget(child->loop, SIGCHLD, look_after, child);
	if (child->pid > 0) {
		kill_now(child);
		while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	free(child);
}

void
child_release(struct child *child)
{
	if (child)
		child->pid = -1;
	child_free(child);
}

void
child_kill(struct child *child)
{
	if (child->pid > 0)
		kill_now(child);
}

void
child_keep_group(struct child *child)
{
	child->group = true;
}

void
child_nice(struct child *child, int increment)
{
	if (child->pid > 0)
		setpriority(PRIO_PROCESS, (id_t)child->pid, increment);
}

pid_t
child_pid(const struct child *child)
{
	return child->pid;
}

int64_t
child_cpu_ms(const struct child *child)
{
	struct timespec used;
	clockid_t clock;

	if (child->pid < 0 || clock_getcpuclockid(child->pid, &clock) ||
	    clock_gettime(clock, &used) < 0)
		return -1;
	return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

int64_t
child_memory(const struct child *child)
{
	char path[64];
	long long whole, resident = -1;

	snprintf(path, sizeof path, "/proc/%ld/statm", (long)child->pid);
	FILE *file = child->pid > 0 ? fopen(path, "re") : NULL;
	if (!file)
		return -1;
	if (fscanf(file, "%lld %lld", &whole, &resident) != 2)
		resident = -1;
	fclose(file);
	return resident < 0 ? -1 : resident * sysconf(_SC_PAGESIZE);
}

bool
child_pair(int *ours, int *theirs, struct error *error)
{
	int fds[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0) {
		error_set_errno(error, "cannot make a pair of sockets");
		return false;
	}
	fcntl(fds[0], F_SETFL, fcntl(fds[0], F_GETFL) | O_NONBLOCK);
	*ours = fds[0];
	*theirs = fds[1];
	return true;
}

char *
child_program(const char *name, const char *folder)
{
	struct buffer b = { 0 };
	char self[4096];

	ssize_t n = readlink("/proc/self/exe", self, sizeof self);
	const char *slash =
		n > 0 && n < (ssize_t)sizeof self ? memrchr(self, '/', (size_t)n) : NULL;
	if (slash) {
		buffer_add(&b, self, (size_t)(slash - self) + 1);
		buffer_add_string(&b, name);
		if (access(b.bytes, X_OK) == 0)
			return buffer_take(&b);
		buffer_reset(&b);
	}
	buffer_printf(&b, "%s/%s", folder, name);
	return buffer_take(&b);
}
