/*
 * By Landlock. Descriptors that are open stay so: what comes in and goes out goes through them.
 */
#include "app/confine.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "read/landlock.h"
#include "read/seal.h"

/* The folders of a list with colons. */
static void
allow_path(int ruleset, const char *path)
{
	char folder[4096];

	for (const char *end; path && *path; path = *end ? end + 1 : end) {
		end = strchrnul(path, ':');
		int n = snprintf(folder, sizeof folder, "%.*s", (int)(end - path), path);
		if (n > 0 && (size_t)n < sizeof folder)
			landlock_allow_reading(ruleset, folder);
	}
}

/* A document can make a program run for ever or take all memory; what it starts is held to the same. */
static void
limit_use(void)
{
	struct rlimit memory = { SEAL_MEMORY, SEAL_MEMORY };
	struct rlimit seconds = { CONFINE_SECONDS, CONFINE_SECONDS };
	struct rlimit none = { 0, 0 };

	/* Of the memory that it writes to: some runtimes reserve addresses by the terabyte. */
	setrlimit(RLIMIT_DATA, &memory);
	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_CORE, &none);
}

void
confine_exec(const char *const *argv)
{
	static const char *const readable[] = {
		"/usr",
		"/bin",
		"/lib",
		"/lib64",
		"/opt",
		"/nix",
		"/gnu",
		"/etc/fonts",
		"/etc/ghostscript",
		"/etc/groff",
		"/etc/ld.so.cache",
		"/etc/ld.so.conf",
		"/etc/ld.so.preload",
		"/etc/locale.alias",
		"/etc/man_db.conf",
		"/etc/manpath.config",
		"/etc/localtime",
		"/etc/man.conf",
		"/dev/urandom",
	};
	int ruleset = landlock_open();

	if (ruleset >= 0) {
		for (size_t i = 0; i < sizeof readable / sizeof *readable; i++)
			landlock_allow_reading(ruleset, readable[i]);
		allow_path(ruleset, getenv("PATH"));
		/* What it is to read may be opened again, by its name or by this one; and what it is itself. */
		landlock_allow_reading(ruleset, "/proc/self/fd/0");
		if (strchr(argv[0], '/'))
			landlock_allow_reading(ruleset, argv[0]);
		landlock_allow_writing(ruleset, "/dev/null");
		landlock_enter(ruleset);
	}
	limit_use();
	/* Not execvp: where coverage is counted that one writes files first, and complains that it may not. */
	execvpe(argv[0], (char *const *)(uintptr_t)argv, environ);
}
