/* The XDG Base Directory Specification 0.8: what is no absolute path is not there. */
#include "shelf/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/memory.h"

char *
folder_name(void)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	struct buffer b = { 0 };

	if (data && *data == '/')
		buffer_printf(&b, "%s/diple", data);
	else if (home && *home == '/')
		buffer_printf(&b, "%s/.local/share/diple", home);
	else
		return NULL;
	return buffer_take(&b);
}

bool
folder_make(const char *folder, struct error *error)
{
	char *path = memory_string(folder);
	bool made = true;

	for (char *slash = path; made && slash;) {
		slash = strchr(slash + 1, '/');
		if (slash)
			*slash = '\0';
		made = mkdir(path, 0700) == 0 || errno == EEXIST || errno == EISDIR ||
		       (slash && (errno == EROFS || errno == EACCES));
		if (!made)
			error_set_errno(error, "%s cannot be made", path);
		if (slash)
			*slash = '/';
	}
	free(path);
	return made;
}

char *
folder_file(const char *folder, const char *name)
{
	struct buffer b = { 0 };

	buffer_printf(&b, "%s/%s", folder, name);
	return buffer_take(&b);
}
