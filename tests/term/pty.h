#ifndef TESTS_TERM_PTY_H
#define TESTS_TERM_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

#include "tests/term/emulator.h"

/*
 * A program in a terminal, for tests: a pseudo-terminal whose other end is an emulator. The program runs
 * as the foreground job of a session of its own, under a small stand-in for the shell, so that Ctrl-Z
 * stops it as it would in real life.
 *
 * Every wait is bounded, in milliseconds, and reads the terminal meanwhile; nothing else does, so the
 * screen changes only inside a wait, pty_send or pty_settle. Rows and columns count from 0.
 */
struct pty;

/*
 * Starts argv[0] (looked up in PATH). The environment is the test's own, changed by env (NULL, or
 * ended by NULL): "NAME=value" sets, "NAME" removes. Fails the test if it cannot. pty_close kills
 * what is left of the program.
 */
struct pty *pty_open(char *const argv[], const char *const env[], int cols, int rows);
void pty_close(struct pty *pty);

/* Types, as a person does. False if the program did not read it within ten seconds. */
bool pty_send(struct pty *pty, const char *keys);
bool pty_send_bytes(struct pty *pty, const void *bytes, size_t size);

/* True as soon as some row, or that row, holds the text; or no row does. */
bool pty_wait_text(struct pty *pty, const char *text, int timeout_ms);
bool pty_wait_row(struct pty *pty, int y, const char *text, int timeout_ms);
bool pty_wait_gone(struct pty *pty, const char *text, int timeout_ms);

/* Reads until nothing has come for so long; false if it was not within five seconds. */
bool pty_settle(struct pty *pty, int quiet_ms);

/*
 * Wait for the end, or for a stop, of the program. *status is as from waitpid. A stopped program goes
 * on as the foreground job with pty_continue, as after `fg`.
 */
bool pty_wait_exit(struct pty *pty, int timeout_ms, int *status);
bool pty_wait_stopped(struct pty *pty, int timeout_ms);
void pty_continue(struct pty *pty);

pid_t pty_pid(const struct pty *pty);
void pty_signal(struct pty *pty, int signal);
void pty_resize(struct pty *pty, int cols, int rows);

/* While it is held nothing reads the terminal, not even a wait: what the program sends piles up, as on a slow line. */
void pty_hold(struct pty *pty, bool held);

/* Closes the terminal under the program. It can still be waited for; its screen stays as it was. */
void pty_hangup(struct pty *pty);

/* The screen, as in tests/term/emulator.h. */
const char *pty_row(struct pty *pty, int y);
struct emulator_cell pty_cell(struct pty *pty, int y, int x);
void pty_cursor(struct pty *pty, int *y, int *x);
bool pty_find(struct pty *pty, const char *text, int *y, int *x);

/* Whether a private mode was last set: 25 cursor, 1049 alternate screen, 1000 mouse, 2004 paste... */
bool pty_mode(const struct pty *pty, int mode);

/* The terminal's settings now, and whether they are those from before the program. */
void pty_termios(struct pty *pty, struct termios *termios);
bool pty_termios_restored(struct pty *pty);

/* Everything that the program has sent, with a NUL after its end. */
const char *pty_output(const struct pty *pty, size_t *size);

/* How many write system calls the program has made so far; -1 where the system does not tell. */
long pty_writes(const struct pty *pty);

/* Shows the screen and the program's state in the log. */
void pty_dump(struct pty *pty);

/* Wait up to ten seconds for it; otherwise show the screen and fail the test. */
#define pty_assert_text(pty, text) pty_assert_text_at(pty, text, __FILE__, __LINE__)
#define pty_assert_row(pty, y, text) pty_assert_row_at(pty, y, text, __FILE__, __LINE__)
#define pty_assert_gone(pty, text) pty_assert_gone_at(pty, text, __FILE__, __LINE__)
#define pty_assert_exit(pty, code) pty_assert_exit_at(pty, code, __FILE__, __LINE__)
void pty_assert_text_at(struct pty *pty, const char *text, const char *file, int line);
void pty_assert_row_at(struct pty *pty, int y, const char *text, const char *file, int line);
void pty_assert_gone_at(struct pty *pty, const char *text, const char *file, int line);
void pty_assert_exit_at(struct pty *pty, int code, const char *file, int line);

/* The program has left the terminal as it found it: its settings, and every mode that we set. */
void pty_assert_restored(struct pty *pty);

#endif
