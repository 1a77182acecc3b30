/*
 * The calls and structures are written out, for headers older than the kernel.
 */
#include "read/landlock.h"

#include <sys/syscall.h>
#include <unistd.h>

#if defined(__linux__)

#include <fcntl.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/stat.h>

enum { LANDLOCK_CREATE = 444, LANDLOCK_ADD = 445, LANDLOCK_RESTRICT = 446, LANDLOCK_VERSION = 1 };

/* Rights to what lies below a path, and those that a file can have. */
enum { LANDLOCK_BENEATH = 1, MAY_RUN = 1, MAY_WRITE = 2, MAY_READ = 4, MAY_LIST = 8 };

struct rules {
	uint64_t files;
	uint64_t network;
	uint64_t scopes;
};

struct __attribute__((packed)) beneath {
	uint64_t allowed;
	int32_t parent;
};

int
landlock_open(void)
{
	static const uint64_t files[] = { 0, 0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff };
	long version = syscall(LANDLOCK_CREATE, NULL, 0, LANDLOCK_VERSION);
	size_t known = sizeof files / sizeof *files - 1;

	if (version < 1)
		return -1;
	struct rules rules = {
		.files = files[(size_t)version < known ? (size_t)version : known],
		.network = version >= 4 ? 3 : 0,
		.scopes = version >= 6 ? 3 : 0,
	};
	size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
	return (int)syscall(LANDLOCK_CREATE, &rules, size, 0);
}

static void
allow(int ruleset, const char *path, uint64_t file_rights, uint64_t folder_rights)
{
	struct beneath rule = { .parent = open(path, O_PATH | O_CLOEXEC) };
	struct stat st;

	if (rule.parent < 0)
		return;
	rule.allowed = file_rights;
	if (fstat(rule.parent, &st) == 0 && S_ISDIR(st.st_mode))
		rule.allowed |= folder_rights;
	syscall(LANDLOCK_ADD, ruleset, LANDLOCK_BENEATH, &rule, 0);
	close(rule.parent);
}

void
landlock_allow_reading(int ruleset, const char *path)
{
	allow(ruleset, path, MAY_READ | MAY_RUN, MAY_LIST);
}

void
landlock_allow_writing(int ruleset, const char *path)
{
	allow(ruleset, path, MAY_READ | MAY_WRITE, 0);
}

bool
landlock_enter(int ruleset)
{
	bool good = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	            syscall(LANDLOCK_RESTRICT, ruleset, 0) == 0;

	close(ruleset);
	return good;
}

#else

int
landlock_open(void)
{
	return -1;
}

void
landlock_allow_reading(int ruleset, const char *path)
{
	(void)ruleset;
	(void)path;
}

void
landlock_allow_writing(int ruleset, const char *path)
{
	(void)ruleset;
	(void)path;
}

bool
landlock_enter(int ruleset)
{
	(void)ruleset;
	return false;
}

#endif
