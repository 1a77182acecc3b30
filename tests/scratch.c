/*
 * The folder lies in TMPDIR, which tests/driver makes for each test and removes with all that is in it: so nothing stays behind
 * even where a test is killed. It is removed here too, for a test that is run by hand, and by no other program, since tests
 * change PATH.
 */
#include "tests/scratch.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATH_MOST = 4096, OPEN_MOST = 16 };

static char folder[PATH_MOST / 2];

int
scratch_make(void **state)
{
	const char *above = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/diple-XXXXXX", above && *above ? above : "/tmp");
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_entry(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status;
	(void)type;
	(void)where;
	return remove(path);
}

int
scratch_remove(void **state)
{
	(void)state;
	return nftw(folder, remove_entry, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
}

const char *
scratch_folder(void)
{
	return folder;
}

const char *
scratch_path(const char *name)
{
	static char paths[4][PATH_MOST];
	static unsigned turn;
	char *path = paths[turn++ % 4];

	assert_true(*folder);
	assert_in_range(snprintf(path, PATH_MOST, "%s/%s", folder, name), 1, PATH_MOST - 1);
	return path;
}

const char *
scratch_write(const char *name, const void *bytes, size_t n)
{
	const char *path = scratch_path(name);
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
	return path;
}

const char *
scratch_text(const char *name, const char *text)
{
	return scratch_write(name, text, strlen(text));
}

const char *
scratch_program(const char *name, const char *script)
{
	const char *path = scratch_path(name);
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fprintf(file, "#! /bin/sh\n%s\n", script);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0700), 0);
	return path;
}

int
scratch_nameless(const void *bytes, size_t n)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fflush(file), 0);
	int fd = dup(fileno(file));
	assert_true(fd >= 0);
	fclose(file);
	return fd;
}
