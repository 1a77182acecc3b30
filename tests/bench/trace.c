/*
 * Counting system calls without a tool that may not be installed. The tracer stops each of the program's processes at
 * the entry and at the exit of each call and lets it go on; calls are half of the stops.
 */
#include "tests/bench/trace.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

enum { CALL_STOP = SIGTRAP | 0x80, CANNOT_RUN = 127 };

struct trace *
trace_new(void)
{
	void *page = mmap(NULL, sizeof(struct trace), PROT_READ | PROT_WRITE,
	                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return page == MAP_FAILED ? NULL : page;
}

void
trace_free(struct trace *trace)
{
	if (trace)
		munmap(trace, sizeof *trace);
}

void
trace_run(struct trace *trace, char *const argv[])
{
	trace->started_us = clock_us();
	execvp(argv[0], argv);
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	_exit(CANNOT_RUN);
}

/* The signal that a stopped process is to see when it goes on. */
static int
signal_of_stop(int status)
{
	int signal = WSTOPSIG(status);

	/* A process that is new to the tracer stops once of itself. */
	return signal == CALL_STOP || signal == SIGSTOP || status >> 16 ? 0 : signal;
}

/* Until the last of them has ended; the program's own status. */
static int
follow(struct trace *trace, pid_t program)
{
	bool first = true;
	long call_stops = 0;
	int status, end = 0;
	pid_t pid;

	while ((pid = waitpid(-1, &status, __WALL)) > 0) {
		if (!WIFSTOPPED(status)) {
			if (pid == program)
				end = status;
			continue;
		}
		if (WSTOPSIG(status) == CALL_STOP)
			trace->calls = ++call_stops / 2;
		if (first)
			ptrace(PTRACE_SETOPTIONS, pid, NULL,
			       PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
			               PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC |
			               PTRACE_O_EXITKILL);
		first = false;
		ptrace(PTRACE_SYSCALL, pid, NULL, signal_of_stop(status));
	}
	return end;
}

void
trace_run_counted(struct trace *trace, char *const argv[])
{
	pid_t program = fork();

	if (program == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
			raise(SIGSTOP);
		trace_run(trace, argv);
	}
	/* The keys that end a program are not meant for the one that watches it. */
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	int status = program > 0 ? follow(trace, program) : CANNOT_RUN << 8;
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128);
}
