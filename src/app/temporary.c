/*
 * Files that nobody else can find and that are gone when the last descriptor is, however the program ends.
 */
#include "app/temporary.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"

/* A file in a folder that had a name for a moment, for systems without O_TMPFILE. */
static int
nameless(const char *folder)
{
	struct buffer path = { 0 };

	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
	if (fd >= 0)
		return fd;
	buffer_printf(&path, "%s/diple-XXXXXX", folder);
	fd = mkostemp(path.bytes, O_CLOEXEC);
	if (fd >= 0)
		unlink(path.bytes);
	buffer_clear(&path);
	return fd;
}

int
temporary_file(struct error *error)
{
	const char *folder = getenv("TMPDIR");

	int fd = folder && *folder ? nameless(folder) : -1;
	if (fd < 0)
		fd = nameless("/tmp");
	if (fd < 0)
		error_set_errno(error, "cannot make a temporary file");
	return fd;
}
