/*
 * Runs a fuzz target over its corpus without a fuzzer, as an ordinary test of one case: every input
 * of tests/fuzz/corpus/NAME for the program fuzz_NAME, or the files that are named as arguments. The
 * name of an input is printed before it runs, so that the log of a crash ends with the culprit.
 */

#include "tests/paths.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* False when the file cannot be read. */
static bool
replay_file(const char *path)
{
	FILE *file;
	uint8_t *data = NULL;
	long size = -1;
	bool good;

	printf("# %s\n", path);
	fflush(stdout);
	file = fopen(path, "rb");
	if (!file)
		return false;
	if (fseek(file, 0, SEEK_END) == 0)
		size = ftell(file);
	rewind(file);
	/* Exactly as many bytes as the input has, so that ASan sees a read past its end. */
	if (size >= 0)
		data = malloc(size ? (size_t)size : 1);
	good = data && fread(data, 1, (size_t)size, file) == (size_t)size;
	fclose(file);
	if (good)
		LLVMFuzzerTestOneInput(data, (size_t)size);
	free(data);
	return good;
}

static const char *
target_name(const char *program)
{
	const char *slash = strrchr(program, '/');
	const char *name = strstr(slash ? slash : program, "fuzz_");

	return name ? name + strlen("fuzz_") : "";
}

int
main(int argc, char **argv)
{
	const char *name = target_name(argv[0]);
	char folder[256], path[8192];
	unsigned inputs = 0, bad = 0;
	struct dirent *entry;
	DIR *dir;

	if (argc > 1) {
		while (*++argv)
			bad += !replay_file(*argv);
		return bad != 0;
	}
	snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", name);
	dir = opendir(paths_source(folder));
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", paths_source(folder), entry->d_name);
		inputs++;
		bad += !replay_file(path);
	}
	if (dir)
		closedir(dir);
	printf("1..1\n%sok 1 - %s: %u inputs\n", inputs && !bad ? "" : "not ", name, inputs);
	return !inputs || bad;
}
