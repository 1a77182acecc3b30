/*
 * Names come from the document, so they are held to be plain names, and what they name to be a regular file.
 */
#include "app/siblings.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "read/info_file.h"
#include "read/source.h"

static int
open_regular(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat st;

	if (fd < 0 || (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)))
		return fd;
	close(fd);
	return -1;
}

int
siblings_open_path(const char *path, char **found)
{
	static const char *const suffixes[] = { "", ".gz", ".xz", ".zst", ".bz2" };
	struct buffer b = { 0 };
	int fd = -1;

	for (size_t i = 0; fd < 0 && i < sizeof suffixes / sizeof *suffixes; i++) {
		buffer_reset(&b);
		buffer_printf(&b, "%s%s", path, suffixes[i]);
		fd = open_regular(b.bytes);
	}
	if (fd >= 0)
		*found = buffer_take(&b);
	buffer_clear(&b);
	return fd;
}

/* Beside the file of that path; -1 when there is none. */
static int
open_beside(const char *path, struct slice name)
{
	const char *slash = strrchr(path, '/');
	struct buffer b = { 0 };
	char *found = NULL;

	if (!name.size || memchr(name.bytes, '/', name.size) || memchr(name.bytes, '\0', name.size))
		return -1;
	buffer_add(&b, path, slash ? (size_t)(slash + 1 - path) : 0);
	buffer_add(&b, name.bytes, name.size);
	int fd = siblings_open_path(b.bytes, &found);
	free(found);
	buffer_clear(&b);
	return fd;
}

void
siblings_open(struct siblings *s, const char *path, int fd)
{
	char *head = memory_alloc(SOURCE_HEAD);
	ssize_t n = path ? pread(fd, head, SOURCE_HEAD, 0) : 0;
	struct info_file file = { 0 };

	s->count = 0;
	if (n > 0 && info_is_file(head, (size_t)n))
		info_file_add(&file, head, (size_t)n);
	for (size_t i = 0; i < file.piece_count && s->count < SIBLINGS_MOST; i++) {
		int piece = open_beside(path, file.pieces[i]);
		if (piece >= 0)
			s->fds[s->count++] = piece;
	}
	info_file_clear(&file);
	free(head);
}

void
siblings_close(struct siblings *s)
{
	while (s->count)
		close(s->fds[--s->count]);
}
