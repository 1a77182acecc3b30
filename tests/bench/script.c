/*
 * A program that needs no terminal, timed from the fork to its end. It leads a session of its own, so that all of a pipeline
 * can be killed.
 */
#include "tests/bench/script.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/bench/processes.h"

static void
become_script(const char *script, const char *file, const char *pattern, int alive)
{
	int nothing = open("/dev/null", O_RDWR);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setsid();
	signal(SIGPIPE, SIG_DFL);
	setenv("LC_ALL", "C.UTF-8", 1);
	for (int fd = 0; fd < 3; fd++)
		dup2(nothing, fd);
	/* Until the last process of the script has ended, somebody holds this. */
	fcntl(alive, F_SETFD, 0);
	execl("/bin/sh", "sh", "-c", script, "sh", file, pattern, (char *)NULL);
	_exit(127);
}

double
script_run(const char *script, const char *file, const char *pattern, int patience_ms)
{
	int64_t start_us = clock_us();
	int alive[2], status = 0;

	if (pipe2(alive, O_CLOEXEC) < 0)
		return -1;
	pid_t pid = fork();
	if (pid == 0)
		become_script(script, file, pattern, alive[1]);
	close(alive[1]);
	struct pollfd fd = { .fd = alive[0], .events = POLLIN };
	bool over = pid > 0 && poll(&fd, 1, patience_ms) == 1;
	int64_t end_us = clock_us();
	close(alive[0]);
	if (pid > 0 && !over)
		kill(pid, SIGKILL);
	if (pid > 0 && waitpid(pid, &status, 0) == pid && !over)
		processes_kill(pid);
	/* 1 is what a search says that found nothing. */
	bool good = over && WIFEXITED(status) && WEXITSTATUS(status) <= 1;
	return good ? (double)(end_us - start_us) / 1000 : -1;
}
