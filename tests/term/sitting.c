/* Each test has a shelf of its own, in a folder that goes with the group. */
#include "tests/term/sitting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/paths.h"
#include "tests/scratch.h"
#include "tests/term/diple.h"

static unsigned shelf_count;
static char shelf[4200], program[4200];

int
sitting_begin(void **state)
{
	snprintf(program, sizeof program, "%s", paths_built("src/diple"));
	return scratch_make(state);
}

void
sitting_new_shelf(void)
{
	snprintf(shelf, sizeof shelf, "XDG_DATA_HOME=%s/%u", scratch_folder(), ++shelf_count);
}

void
sitting_use_shelf(const char *path)
{
	snprintf(shelf, sizeof shelf, "XDG_DATA_HOME=%s", path);
}

const char *
sitting_shelf(void)
{
	return shelf;
}

const char *
sitting_file(const char *name)
{
	static char path[4300];

	snprintf(path, sizeof path, "%s/diple/%s", strchr(shelf, '=') + 1, name);
	return path;
}

const char *
sitting_program(void)
{
	return program;
}

struct pty *
sitting_open_with(const char *more, const char *first, const char *second)
{
	const char *const env[] = { shelf, "DIPLE=", more, NULL };

	return diple_open_env(80, 24, env, (const char *[]){ first, second, NULL });
}

struct pty *
sitting_open(const char *path)
{
	return sitting_open_with(NULL, path, NULL);
}

void
sitting_type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

const char *
sitting_print(const char *arguments, int *status)
{
	static char out[65536];
	char command[20000];

	snprintf(command, sizeof command, "%s DIPLE= '%s' %s 2>&1", shelf, program, arguments);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	out[fread(out, 1, sizeof out - 1, pipe)] = '\0';
	*status = pclose(pipe);
	return out;
}
