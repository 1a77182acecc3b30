#ifndef TESTS_BENCH_PROCESSES_H
#define TESTS_BENCH_PROCESSES_H

#include <stdint.h>
#include <sys/types.h>

/*
 * All processes of one session (setsid(2)), which a program and whatever it starts are. From /proc.
 */
struct processes {
	int count;
	uint64_t anonymous_kib; /* RssAnon of all together */
	uint64_t ticks;         /* processor time of all together */
};

struct processes processes_look(pid_t session);

/* Kills them all, and waits until they are gone (bounded). */
void processes_kill(pid_t session);

/* What could be taken now without swapping, in KiB; 0 where the system does not tell. */
uint64_t processes_free_kib(void);

#endif
