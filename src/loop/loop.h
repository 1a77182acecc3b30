#ifndef LOOP_LOOP_H
#define LOOP_LOOP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * The event loop: descriptors, signals, timers, idle work; children are in loop/child.h. A turn takes what has
 * happened, calls the handlers, then calls `turn` once (the program draws there), and then works: idle handlers run
 * while nothing happens, each returns before 8 ms are over. With no idle work and no timer it sleeps in poll without
 * end. One loop at a time in a process, because signals belong to the process.
 */
struct loop;

struct loop *loop_new(void);
void loop_free(struct loop *loop);

/*
 * Called once at the end of every turn in which something happened: a handler was called, or idle work
 * was done since the last one. It decides itself whether anything is to be drawn.
 */
void loop_on_turn(struct loop *loop, void (*turn)(void *context), void *context);

/* Runs until loop_quit; returns its code. */
int loop_run(struct loop *loop);
void loop_quit(struct loop *loop, int code);

/*
 * Calls when the descriptor can be read, or when it can be written (or has hung up). One handler a descriptor; forget before
 * closing.
 */
void loop_watch(struct loop *loop, int fd, void (*ready)(void *context, int fd), void *context);
void loop_watch_output(struct loop *loop, int fd, void (*ready)(void *context, int fd),
                       void *context);
void loop_forget(struct loop *loop, int fd);

/*
 * Calls for a signal at the next turn, outside of the signal handler; a storm of one signal is one call. Several may
 * wait for the same signal. Before the first, the signal did what it did before; after loop_free it does so again.
 */
void loop_signal(struct loop *loop, int signal, void (*arrived)(void *context, int signal),
                 void *context);
void loop_signal_forget(struct loop *loop, int signal, void (*arrived)(void *context, int signal),
                        void *context);

/* Calls once after delay_ms; returns an id > 0 for loop_cancel. */
int loop_timer(struct loop *loop, int64_t delay_ms, void (*due)(void *context), void *context);
void loop_cancel(struct loop *loop, int id);

/* Calls while nothing else happens until it answers false (nothing left to do). Adding what is there already is fine. */
void loop_idle(struct loop *loop, bool (*work)(void *context), void *context);
void loop_idle_stop(struct loop *loop, bool (*work)(void *context), void *context);

#endif
