/* What the tests of the whole program share: starting it, waiting for it, and seeing the terminal restored. */
#include "tests/term/diple.h"

#include "tests/paths.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { ARGUMENTS_MAX = 16, PATIENCE_MS = 10000 };

const char *
diple_sample(void)
{
	return paths_source("data/sample.txt");
}

struct pty *
diple_open_env(int cols, int rows, const char *const *env, const char *const *arguments)
{
	char *argv[ARGUMENTS_MAX + 2] = { (char *)(uintptr_t)paths_built("src/diple") };

	for (size_t i = 0; arguments[i]; i++) {
		assert_in_range(i, 0, ARGUMENTS_MAX - 1);
		argv[i + 1] = (char *)(uintptr_t)arguments[i];
	}
	return pty_open(argv, env, cols, rows);
}

struct pty *
diple_open(int cols, int rows, const char *const *arguments)
{
	return diple_open_env(cols, rows, NULL, arguments);
}

struct pty *
diple_open_sample(void)
{
	struct pty *pty = diple_open(80, 24, (const char *[]){ diple_sample(), NULL });

	pty_assert_text(pty, "The Mark in the Margin");
	assert_true(pty_settle(pty, 200));
	return pty;
}

/* "NAME=value" of the program and the sample, for a script. */
static void
set_names(char *program, char *sample, size_t size)
{
	snprintf(program, size, "D=%s", paths_built("src/diple"));
	snprintf(sample, size, "SAMPLE=%s", diple_sample());
}

struct pty *
diple_shell(int cols, int rows, const char *script)
{
	char program[4200], sample[4200];
	const char *const env[] = { program, sample, NULL };
	char *argv[] = { (char *)(uintptr_t) "sh", (char *)(uintptr_t) "-c",
		         (char *)(uintptr_t)script, NULL };

	set_names(program, sample, sizeof program);
	return pty_open(argv, env, cols, rows);
}

char *
diple_script(const char *script, int *status)
{
	char program[4200], sample[4200], command[8192];
	size_t size = 0, room = 1 << 16, n;
	char *out = malloc(room);

	assert_non_null(out);
	set_names(program, sample, sizeof program);
	setenv("D", program + strlen("D="), 1);
	setenv("SAMPLE", sample + strlen("SAMPLE="), 1);
	snprintf(command, sizeof command, "{ %s\n} 2>&1 </dev/null", script);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	while ((n = fread(out + size, 1, room - size - 1, pipe)) > 0) {
		size += n;
		if (size + 1 == room) {
			char *more = realloc(out, room *= 2);
			assert_non_null(more);
			out = more;
		}
	}
	out[size] = '\0';
	int code = pclose(pipe);
	*status = WIFEXITED(code) ? WEXITSTATUS(code) : 128 + WTERMSIG(code);
	return out;
}

/* The row without blanks at its start; those at its end are not there. */
static const char *
stripped_row(struct pty *pty, int y)
{
	const char *row = pty_row(pty, y);

	return row + strspn(row, " ");
}

void
diple_assert_top(struct pty *pty, const char *text)
{
	pty_assert_row(pty, 0, text);
	assert_true(pty_settle(pty, 100));
	assert_string_equal(stripped_row(pty, 0), text);
}

void
diple_find(struct pty *pty, const char *text, int *y, int *x)
{
	pty_assert_text(pty, text);
	assert_true(pty_settle(pty, 100));
	if (!pty_find(pty, text, y, x)) {
		pty_dump(pty);
		fail_msg("\"%s\" did not stay", text);
	}
}

void
diple_quit(struct pty *pty)
{
	assert_true(pty_send(pty, "q"));
	pty_assert_exit(pty, 0);
	pty_assert_restored(pty);
	pty_close(pty);
}
