/*
 * It does what a shell does: puts the program in the foreground, sees it stop and sends it on.
 */
#include "tests/term/keeper.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void
change_environment(const char *const env[])
{
	for (; env && *env; env++) {
		const char *equals = strchr(*env, '=');
		if (equals) {
			char *name = strndup(*env, (size_t)(equals - *env));
			setenv(name, equals + 1, 1);
			free(name);
		} else {
			unsetenv(*env);
		}
	}
}

static void
default_signals(void)
{
	sigset_t none;

	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Nothing of this outlives the test, however that ends. */
static void
die_with_parent(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(126);
}

static void
run_program(char *const argv[], const char *const env[], int slave)
{
	setpgid(0, 0);
	tcsetpgrp(slave, getpid());
	default_signals();
	/* What one test reads is not remembered in the next, unless it asks for it. */
	setenv("DIPLE", "--no-shelf", 0);
	change_environment(env);
	dup2(slave, 0);
	dup2(slave, 1);
	dup2(slave, 2);
	if (slave > 2)
		close(slave);
	execvp(argv[0], argv);
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static pid_t kept;

/* The kernel tells the session's leader alone that the terminal is gone; a shell passes that on. */
static void
pass_hangup(int signal)
{
	kill(-kept, signal);
	kill(-kept, SIGCONT);
}

void
keeper_run(pid_t test, char *const argv[], const char *const env[], int slave, int report,
           int order)
{
	struct keeper_report said = { 0, 0 };
	pid_t keeper = getpid();
	char word;

	die_with_parent(test);
	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	/* Taking the terminal is allowed from the background too. */
	signal(SIGTTOU, SIG_IGN);
	said.pid = fork();
	if (said.pid == 0) {
		die_with_parent(keeper);
		run_program(argv, env, slave);
	}
	kept = said.pid;
	if (kept > 0)
		signal(SIGHUP, pass_hangup);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	if (write(report, &said, sizeof said) < 0 || said.pid < 0)
		_exit(1);
	while (waitpid(said.pid, &said.status, WUNTRACED) == said.pid) {
		tcsetpgrp(slave, keeper);
		if (write(report, &said, sizeof said) < 0)
			break;
		if (read(order, &word, 1) != 1 || !WIFSTOPPED(said.status))
			break;
		tcsetpgrp(slave, said.pid);
		kill(-said.pid, SIGCONT);
	}
	_exit(0);
}
