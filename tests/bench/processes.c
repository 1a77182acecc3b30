/*
 * /proc as it is: every process is looked at, and those of the session are added up. That takes a millisecond or two,
 * so it is done before and after what is timed, never within.
 */
#include "tests/bench/processes.h"

#include <ctype.h>
#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { KILL_TURNS = 200, KILL_TURN_MS = 10 };

/* The process's session and processor time: fields 6, 14 and 15 of proc(5)'s stat, which begin after the name in parentheses. */
static bool
read_stat(const char *pid, pid_t *session, uint64_t *ticks)
{
	char path[64], text[1024];
	unsigned long user, system;

	snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
	FILE *file = fopen(path, "re");
	if (!file)
		return false;
	size_t n = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	text[n] = '\0';
	const char *rest = strrchr(text, ')');
	if (!rest || sscanf(rest + 1, " %*c %*d %*d %d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
	                    session, &user, &system) != 3)
		return false;
	*ticks = user + system;
	return true;
}

/* The number after a name that begins a line; 0 if there is none. */
static uint64_t
read_field(const char *path, const char *name)
{
	char line[256];
	uint64_t value = 0;
	FILE *file = fopen(path, "re");

	while (file && fgets(line, sizeof line, file)) {
		if (strncmp(line, name, strlen(name)) == 0) {
			value = strtoull(line + strlen(name), NULL, 10);
			break;
		}
	}
	if (file)
		fclose(file);
	return value;
}

static void
each_of_session(pid_t session, void (*take)(const char *pid, uint64_t ticks, void *context),
                void *context)
{
	DIR *folder = opendir("/proc");
	struct dirent *entry;
	uint64_t ticks;
	pid_t its;

	while (folder && (entry = readdir(folder)))
		if (isdigit((unsigned char)entry->d_name[0]) &&
		    read_stat(entry->d_name, &its, &ticks) && its == session)
			take(entry->d_name, ticks, context);
	if (folder)
		closedir(folder);
}

static void
add_process(const char *pid, uint64_t ticks, void *context)
{
	struct processes *sum = context;
	char path[64];

	snprintf(path, sizeof path, "/proc/%.20s/status", pid);
	sum->count++;
	sum->ticks += ticks;
	sum->anonymous_kib += read_field(path, "RssAnon:");
}

struct processes
processes_look(pid_t session)
{
	struct processes sum = { 0 };

	each_of_session(session, add_process, &sum);
	return sum;
}

static void
kill_process(const char *pid, uint64_t ticks, void *context)
{
	(void)ticks;
	(*(int *)context)++;
	kill((pid_t)atoi(pid), SIGKILL);
}

void
processes_kill(pid_t session)
{
	for (int i = 0; i < KILL_TURNS; i++) {
		int left = 0;
		each_of_session(session, kill_process, &left);
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		if (!left)
			return;
		poll(NULL, 0, KILL_TURN_MS);
	}
}

uint64_t
processes_free_kib(void)
{
	return read_field("/proc/meminfo", "MemAvailable:");
}
