#ifndef LOOP_CHILD_H
#define LOOP_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "loop/loop.h"

/*
 * A child process of the loop: a pid, the descriptors that it was given, and a call when it has ended. It is started
 * from an argument vector, never by a shell, in a process group of its own (keys such as ^C are ours), with no
 * signal blocked and none ignored.
 */
struct child;

/* What one of our descriptors is called in the child. */
struct child_fd {
	int ours;
	int theirs;
};

/*
 * Starts path (a file name, or a plain name that is looked up in PATH). Of our descriptors it gets those that fds names;
 * 0, 1 and 2 are /dev/null where they are not named. fds stay ours to close. ended is called once, from the loop, when
 * the child is gone and reaped; status is that of waitpid(2). NULL with a sentence when it cannot be started.
 */
struct child *child_start(struct loop *loop, const char *path, const char *const *argv,
                          const struct child_fd *fds, size_t fd_count,
                          void (*ended)(void *context, int status), void *context,
                          struct error *error);

/*
 * Runs a program that has the terminal for itself, an editor, and waits for its end: it is in our process group, and what ^C
 * does in it is no matter of ours. The fds are as for child_start. False with a sentence when it cannot be started; else
 * status is that of waitpid(2).
 */
bool child_run(const char *const *argv, const struct child_fd *fds, size_t fd_count, int *status,
               struct error *error);

/* What it starts ends with it: its whole process group is killed with it, and when it has ended by itself. */
void child_keep_group(struct child *child);

/* Kills the child if it still runs and waits for its end, which SIGKILL makes short. ended is not called. */
void child_free(struct child *child);

/* Lets the child live on without us; ended is not called any more. Takes what child_free takes. */
void child_release(struct child *child);

/* Kills it at once; ended is called as usual. Nothing when it is gone already. */
void child_kill(struct child *child);

/* Lets the rest of the machine go first: nice(2) for the child. */
void child_nice(struct child *child, int increment);

pid_t child_pid(const struct child *child); /* -1 once it is gone */

/* Milliseconds of processor time that it has used; -1 when it is gone or the system does not tell. */
int64_t child_cpu_ms(const struct child *child);

/* Bytes of memory that it holds; -1 when it is gone or the system does not tell. */
int64_t child_memory(const struct child *child);

/* Two ends of a stream, closed on exec. ours does not block, theirs does. */
bool child_pair(int *ours, int *theirs, struct error *error);

/*
 * Where a program of ours lies: beside the running one, else in the folder that the build names. Memory
 * of the caller.
 */
char *child_program(const char *name, const char *folder);

#endif
