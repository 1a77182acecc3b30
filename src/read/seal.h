#ifndef READ_SEAL_H
#define READ_SEAL_H

#include <stdbool.h>
#include <stdint.h>

/*
 * What a reader process gives up before it parses what somebody else wrote: to open files, to reach the network, to run
 * programs, to signal others. What it keeps is to read and write the descriptors that it has and to take memory.
 * Whatever loads lazily (locale, converters) must have been provoked before.
 */
#define SEAL_MEMORY ((uint64_t)2 << 30) /* bytes of memory that are enough for reading a document */

enum {
	SEAL_SECCOMP = 1 << 0,  /* system calls are filtered */
	SEAL_LANDLOCK = 1 << 1, /* no file, by its own right */
};

/* Seals this process for ever; returns which of the two hold. None in builds that measure themselves. */
unsigned seal_process(void);

/* True in a build that can be sealed at all. */
bool seal_is_built(void);

/* Limits on memory (bytes), processor time (seconds) and what one file may grow to (bytes); 0: none. */
void seal_limits(uint64_t memory, uint64_t cpu_s, uint64_t file_size);

/*
 * Tries what is forbidden and what is not, and prints a line for each: "open: stopped", "read: allowed". Returns 0 when all
 * is as it should be. For tests; the process is sealed already.
 */
int seal_selftest(void);

#endif
