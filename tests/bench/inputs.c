/*
 * The inputs. A file's name tells all that its bytes depend on, so one that is there is right; it gets its name only when
 * it is complete.
 */
#include "tests/bench/inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/memory.h"

/* Another generator makes other files. What stays free on the disk besides. */
enum { GENERATOR = 1, SPARE_MIB = 512 };

static const uint64_t mib = 1024 * 1024;

struct row {
	const char *name;
	enum corpus corpus;
	uint64_t kib;
	bool scaled;
};

static const struct row rows[INPUT_COUNT] = {
	[INPUT_SMALL] = { "prose", CORPUS_PROSE, 10, false },
	[INPUT_MIDDLE] = { "prose", CORPUS_PROSE, 1024, false },
	[INPUT_LARGE] = { "prose", CORPUS_PROSE, 1024 * 1024, true },
	[INPUT_LOG] = { "log", CORPUS_LOG, 1024 * 1024, true },
	[INPUT_LINE] = { "one line", CORPUS_LINE, 256 * 1024, true },
	[INPUT_MIXED] = { "mixed", CORPUS_MIXED, 256 * 1024, true },
};

static struct made {
	char path[4096];
	char name[64];
	uint64_t size;
} made[INPUT_COUNT];

static void
set_names(enum input input, const char *folder, uint64_t scale)
{
	const struct row *row = &rows[input];
	struct made *file = &made[input];
	uint64_t kib = row->scaled ? row->kib / scale : row->kib;
	const char *units[] = { "KiB", "MiB", "GiB" };
	int unit = 0;

	file->size = kib * 1024;
	snprintf(file->path, sizeof file->path, "%s/%d-%d-%" PRIu64 ".txt", folder, GENERATOR,
	         (int)row->corpus, file->size);
	for (; kib % 1024 == 0 && unit < 2; unit++)
		kib /= 1024;
	snprintf(file->name, sizeof file->name, "%s %" PRIu64 " %s", row->name, kib, units[unit]);
}

static bool
is_made(enum input input)
{
	struct stat st;

	return stat(made[input].path, &st) == 0 && S_ISREG(st.st_mode) &&
	       (uint64_t)st.st_size >= made[input].size;
}

/* Every folder of the path that is not there. */
static bool
make_folder(const char *path, struct error *error)
{
	char *part = memory_string(path);
	bool good = true;

	for (char *p = part + 1; good; p++) {
		char c = *p;
		if (c && c != '/')
			continue;
		*p = '\0';
		good = mkdir(part, 0777) == 0 || errno == EEXIST;
		if (!good)
			error_set_errno(error, "%s", part);
		*p = c;
		if (!c)
			break;
	}
	free(part);
	return good;
}

static bool
has_room(const char *folder, struct error *error)
{
	uint64_t need = 0;
	struct statvfs disk;

	for (enum input i = 0; i < INPUT_COUNT; i++)
		need += is_made(i) ? 0 : made[i].size + made[i].size / 64;
	if (need == 0)
		return true;
	if (statvfs(folder, &disk) < 0) {
		error_set_errno(error, "%s", folder);
		return false;
	}
	uint64_t free_mib = (uint64_t)disk.f_bavail * disk.f_frsize / mib;
	if (free_mib >= need / mib + SPARE_MIB)
		return true;
	error_set(error,
	          "the inputs need %" PRIu64 " MiB in %s, where %" PRIu64
	          " MiB are free; DIPLE_BENCH_DIR names another folder",
	          need / mib + SPARE_MIB, folder, free_mib);
	return false;
}

static bool
make_input(enum input input, struct error *error)
{
	struct made *file = &made[input];
	char part[sizeof file->path + 8];

	fprintf(stderr, "bench: making %s\n", file->name);
	snprintf(part, sizeof part, "%s.part", file->path);
	int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool good = fd >= 0 && corpus_write(rows[input].corpus, file->size, fd);
	if (fd >= 0 && close(fd) < 0)
		good = false;
	if (good && rename(part, file->path) == 0)
		return true;
	error_set_errno(error, "%s", part);
	unlink(part);
	return false;
}

bool
inputs_prepare(const char *folder, uint64_t scale, struct error *error)
{
	if (!make_folder(folder, error))
		return false;
	for (enum input i = 0; i < INPUT_COUNT; i++)
		set_names(i, folder, scale);
	if (!has_room(folder, error))
		return false;
	for (enum input i = 0; i < INPUT_COUNT; i++)
		if (!is_made(i) && !make_input(i, error))
			return false;
	return true;
}

const char *
input_path(enum input input)
{
	return made[input].path;
}

const char *
input_name(enum input input)
{
	return made[input].name;
}

uint64_t
input_size(enum input input)
{
	return made[input].size;
}

void
input_warm(enum input input)
{
	enum { ROOM = 1 << 20 };
	int fd = open(made[input].path, O_RDONLY | O_CLOEXEC);
	char *bytes = memory_alloc(ROOM);

	while (fd >= 0 && read(fd, bytes, ROOM) > 0)
		;
	if (fd >= 0)
		close(fd);
	free(bytes);
}
