/* As execvp(3) will look for it. */
#include "app/installed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
is_program(const char *file)
{
	struct stat st;

	return access(file, X_OK) == 0 && stat(file, &st) == 0 && S_ISREG(st.st_mode);
}

bool
installed(const char *program)
{
	const char *path = getenv("PATH");
	char file[4096];

	if (strchr(program, '/'))
		return is_program(program);
	for (const char *end; path && *path; path = *end ? end + 1 : end) {
		end = strchrnul(path, ':');
		int n = snprintf(file, sizeof file, "%.*s/%s", (int)(end - path), path, program);
		if (n > 0 && (size_t)n < sizeof file && is_program(file))
			return true;
	}
	return false;
}
