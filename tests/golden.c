/*
 * Goldens: what the program printed when a person last looked at it and found it right, kept in files
 * beside the tests.
 */

#include "tests/golden.h"
#include "tests/paths.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* NULL when the file cannot be read. */
static char *
read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL, *more;
	size_t have = 0, room = 4096, got;

	if (!file)
		return NULL;
	do {
		room *= 2;
		more = realloc(bytes, room);
		if (!more)
			abort();
		bytes = more;
		got = fread(bytes + have, 1, room - have - 1, file);
		have += got;
	} while (got > 0 && !feof(file));
	fclose(file);
	bytes[have] = '\0';
	*size = have;
	return bytes;
}

char *
golden_read(const char *name, size_t *size)
{
	size_t have = 0;
	char *bytes = read_file(paths_source(name), &have);

	if (!bytes)
		fail_msg("%s cannot be read", name);
	if (size)
		*size = have;
	return bytes;
}

static void
write_file(const char *name, const char *bytes, size_t size)
{
	FILE *file = fopen(paths_source(name), "wb");

	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
		fail_msg("%s cannot be written", name);
}

/* The line around a position, without its newline. */
static int
line_around(const char *bytes, size_t size, size_t pos, const char **start)
{
	size_t from = pos, to = pos;

	while (from > 0 && bytes[from - 1] != '\n')
		from--;
	while (to < size && bytes[to] != '\n')
		to++;
	*start = bytes + from;
	return (int)(to - from);
}

void
golden_check(const char *name, const char *got, size_t size)
{
	const char *update = getenv("DIPLE_UPDATE_GOLDENS");
	const char *want_line, *got_line;
	size_t have = 0, pos = 0, line = 1;
	int want_size, got_size;
	char *want;

	if (update && *update) {
		write_file(name, got, size);
		return;
	}
	want = golden_read(name, &have);
	while (pos < have && pos < size && want[pos] == got[pos])
		if (want[pos++] == '\n')
			line++;
	if (pos < have || pos < size) {
		want_size = line_around(want, have, pos, &want_line);
		got_size = line_around(got, size, pos, &got_line);
		print_message("# %s:%zu differs\n# -%.*s\n# +%.*s\n", name, line, want_size,
		              want_line, got_size, got_line);
		free(want);
		fail_msg("%s differs at byte %zu", name, pos);
	}
	free(want);
}

static void
check_model(const char *in, void (*print)(FILE *to, const char *bytes, size_t n))
{
	char model[512];
	char *printed = NULL;
	size_t size, printed_size = 0;
	char *bytes = golden_read(in, &size);
	FILE *to = open_memstream(&printed, &printed_size);

	assert_non_null(to);
	print(to, bytes, size);
	fclose(to);
	snprintf(model, sizeof model, "%.*s.model", (int)(strlen(in) - strlen(".in")), in);
	golden_check(model, printed, printed_size);
	free(printed);
	free(bytes);
}

void
golden_folder(const char *folder, void (*print)(FILE *to, const char *bytes, size_t n))
{
	struct dirent **entries;
	int count = scandir(paths_source(folder), &entries, NULL, alphasort), found = 0;

	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name, *dot = strrchr(name, '.');
		if (dot && !strcmp(dot, ".in")) {
			char in[512];
			snprintf(in, sizeof in, "%s/%s", folder, name);
			check_model(in, print);
			found++;
		}
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	assert_true(found > 0);
}
