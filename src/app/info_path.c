/*
 * Folders are asked in order for every spelling that Info files have, as the readers of Info do.
 */
#include "app/info_path.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"

static const char usual[] = "/usr/local/share/info:/usr/share/info:/usr/local/info:/usr/info";

static bool
is_regular(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* The path in b when it is there under some spelling. */
static bool
find_in(struct buffer *b, const char *folder, size_t n, const char *name)
{
	static const char *const endings[] = { ".info", "-info", "" };
	static const char *const packings[] = { "", ".gz", ".xz", ".zst", ".bz2" };

	for (size_t e = 0; e < sizeof endings / sizeof *endings; e++) {
		for (size_t p = 0; p < sizeof packings / sizeof *packings; p++) {
			buffer_reset(b);
			buffer_add(b, folder, n);
			buffer_printf(b, "/%s%s%s", name, endings[e], packings[p]);
			if (is_regular(b->bytes))
				return true;
		}
	}
	return false;
}

/* The folders that the system's own readers would ask, one string for all. */
static void
add_defaults(struct buffer *b)
{
	const char *path = getenv("PATH");

	for (const char *p = path ? path : ""; *p;) {
		size_t n = strcspn(p, ":");
		size_t up = n;
		while (up && p[up - 1] != '/')
			up--;
		if (up) {
			buffer_add(b, p, up);
			buffer_add_string(b, "share/info:");
		}
		p += n + (p[n] == ':');
	}
	buffer_add_string(b, usual);
}

static void
list_folders(struct buffer *b)
{
	const char *infopath = getenv("INFOPATH");

	if (!infopath || !*infopath) {
		add_defaults(b);
		return;
	}
	for (const char *p = infopath;; p++) {
		size_t n = strcspn(p, ":");
		if (n)
			buffer_add(b, p, n);
		else
			add_defaults(b);
		p += n;
		if (!*p)
			break;
		buffer_add_byte(b, ':');
	}
}

char *
info_path_find(const char *name)
{
	struct buffer folders = { 0 }, path = { 0 };
	bool found = false;

	if (!*name || strchr(name, '/'))
		return NULL;
	list_folders(&folders);
	for (const char *p = folders.bytes; *p && !found;) {
		size_t n = strcspn(p, ":");
		found = n && find_in(&path, p, n, name);
		p += n + (p[n] == ':');
	}
	buffer_clear(&folders);
	if (found)
		return buffer_take(&path);
	buffer_clear(&path);
	return NULL;
}
