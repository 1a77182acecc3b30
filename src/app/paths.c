/* Completion of paths at the `:` prompt. */
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "app/state.h"
#include "base/buffer.h"
#include "base/memory.h"

#include <stdlib.h>

void
paths_complete(const char *start, void (*offer)(void *context, const char *path), void *context)
{
	enum { ENTRIES_MAX = 10000 };
	const char *slash = strrchr(start, '/');
	size_t folder_size = slash ? (size_t)(slash - start) + 1 : 0;
	char *folder = folder_size ? memory_string_n(start, folder_size) : memory_string(".");
	DIR *dir = opendir(folder);
	struct dirent *entry;

	for (int i = 0; dir && i < ENTRIES_MAX && (entry = readdir(dir)); i++) {
		struct buffer path = { 0 };
		struct stat st;
		bool hidden = entry->d_name[0] == '.' && start[folder_size] != '.';
		if (hidden || !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		buffer_add(&path, start, folder_size);
		buffer_add_string(&path, entry->d_name);
		if (!stat(path.bytes, &st) && S_ISDIR(st.st_mode))
			buffer_add_byte(&path, '/');
		offer(context, path.bytes);
		buffer_clear(&path);
	}
	if (dir)
		closedir(dir);
	free(folder);
}
