#ifndef TESTS_BENCH_TRACE_H
#define TESTS_BENCH_TRACE_H

/*
 * What a session knows of its program from inside: a page that both processes share.
 */
struct trace {
	volatile long long
		started_us;  /* the clock just before the program took over; 0 until then */
	volatile long calls; /* system calls so far, in all its processes, if they are counted */
};

/* A page for it, all zeros, that a forked process shares; NULL when there is no memory. */
struct trace *trace_new(void);
void trace_free(struct trace *trace);

/*
 * In the forked process that is to become the program. Both return only to end with _exit: the first becomes the program,
 * the second stays beside it and counts its system calls (ptrace(2)); none are counted where that is not allowed.
 */
void trace_run(struct trace *trace, char *const argv[]) __attribute__((noreturn));
void trace_run_counted(struct trace *trace, char *const argv[]) __attribute__((noreturn));

#endif
