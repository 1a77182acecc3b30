/*
 * The unpacking is the same whoever asks for it: by the program it is started as a mode of diple-read, here as a child that was
 * forked before this process has seen a byte of the file.
 */
#include "app/regular.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/confine.h"
#include "app/output.h"
#include "app/temporary.h"
#include "app/typeset.h"
#include "base/memory.h"
#include "read/seal.h"
#include "read/unpack.h"

enum { SECONDS_LEAST = 120, BYTES_A_SECOND = 2 * 1024 * 1024 };

static bool
put(void *context, const char *bytes, size_t n)
{
	const int *to = context;

	return output_write(*to, bytes, n);
}

int
regular_unpack(int from, int to)
{
	struct source source;
	struct error ignored;

	if (!source_open(&source, from, "", NULL, UINT64_MAX, &ignored))
		return PACKED_DAMAGED;
	uint64_t limit = packed_limit(source.size);
	struct unpacking unpacking = {
		.source = &source, .left = limit, .put = put, .context = &to
	};
	seal_limits(SEAL_MEMORY, SECONDS_LEAST + limit / BYTES_A_SECOND, limit);
	seal_process();
	enum packed_end end = unpack(&unpacking);
	source_close(&source);
	return (int)end;
}

/* Unpacks into a file; takes the descriptor. */
static int
unpack_aside(int packed, const char **note, struct error *error)
{
	int file = temporary_file(error), status = -1;
	pid_t pid = file >= 0 ? fork() : -1;

	if (pid == 0)
		_exit(regular_unpack(packed, file));
	if (file >= 0 && pid < 0)
		error_set_errno(error, "cannot unpack");
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	close(packed);
	if (pid < 0) {
		if (file >= 0)
			close(file);
		return -1;
	}
	*note = packed_sentence(WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	struct stat st;
	if (*note && fstat(file, &st) == 0 && !st.st_size) {
		error_set(error, "%s", *note);
		close(file);
		return -1;
	}
	return file;
}

/* A file that can be read by position: what comes through a pipe is copied into one. Takes the descriptor. */
static int
copy_pipe(int fd, struct error *error)
{
	struct stat st;
	char bytes[65536];
	ssize_t n;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		return fd;
	int file = temporary_file(error);
	while (file >= 0 && (n = read(fd, bytes, sizeof bytes))) {
		if (n > 0 && output_write(file, bytes, (size_t)n))
			continue;
		if (n < 0 && errno == EINTR)
			continue;
		error_set_errno(error, "the input could not be read to its end");
		close(file);
		file = -1;
	}
	close(fd);
	return file;
}

static int
open_file(const char *path, struct error *error)
{
	bool standard = !strcmp(path, "-");
	int fd = standard ? fcntl(0, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd < 0) {
		error_set_errno(error, "%s", standard ? "standard input" : path);
		return -1;
	}
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		error_set(error, "%s is a directory", path);
		close(fd);
		return -1;
	}
	return copy_pipe(fd, error);
}

/* ---- pages of the manual ---- */

/* Becomes the program, which reads from one descriptor, -1: nothing, and writes to another. */
static void
become(const struct typeset *typeset, int from, int to)
{
	int none = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (dup2(from < 0 ? none : from, 0) == 0 && dup2(to, 1) == 1 && dup2(none, 2) == 2)
		from < 0 ? (void)execvp(typeset->argv[0], (char *const *)(uintptr_t)typeset->argv)
			 : confine_exec(typeset->argv);
	_exit(127);
}

/* What the program makes of the descriptor's bytes, in a file; -1 when that is nothing. */
static int
typeset_aside(const struct typeset *typeset, int from)
{
	struct error ignored;
	struct stat st;
	int file = temporary_file(&ignored);
	pid_t pid = file >= 0 && (from < 0 || lseek(from, 0, SEEK_SET) == 0) ? fork() : -1;

	if (pid == 0)
		become(typeset, from, file);
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	if (pid > 0 && fstat(file, &st) == 0 && st.st_size)
		return file;
	if (file >= 0)
		close(file);
	return -1;
}

static bool
open_page(struct regular *regular, const char *name, struct source_hints *hints,
          struct error *error)
{
	struct typeset typeset;

	*regular = (struct regular){ .fd = -1, .name = name };
	if (!typeset_page(&typeset, name, error))
		return false;
	regular->fd = typeset_aside(&typeset, -1);
	if (regular->fd < 0) {
		error_set(error, "%s", TYPESET_NO_PAGE);
		return false;
	}
	regular->inner = memory_string(name);
	*hints = (struct source_hints){ .type = "man" };
	return true;
}

/* Takes what a program makes of a page's source, if it is one, instead of it. */
static void
typeset_regular(struct regular *regular, struct source_hints *hints)
{
	struct source source;
	struct typeset typeset;
	struct error error;

	if (!source_open(&source, regular->fd, regular->inner, hints, UINT64_MAX, &error))
		return;
	bool roff = !strcmp(source.format->name, "roff");
	int made = roff && typeset_source(&typeset, source.head, source.head_size, &error)
	                   ? typeset_aside(&typeset, regular->fd)
	                   : -1;
	source_close(&source);
	if (!roff)
		return;
	if (made < 0) {
		regular->note = TYPESET_NOT_SET;
		return;
	}
	close(regular->fd);
	regular->fd = made;
	*hints = (struct source_hints){ .type = "man" };
}

bool
regular_open(struct regular *regular, const char *path, struct source_hints *hints,
             struct error *error)
{
	if (typeset_is_page(path))
		return open_page(regular, path, hints, error);
	char head[PACKED_HEAD];

	*regular = (struct regular){ .fd = open_file(path, error),
		                     .name = strcmp(path, "-") ? path : "standard input" };
	if (regular->fd < 0)
		return false;
	ssize_t n = pread(regular->fd, head, sizeof head, 0);
	const struct packing *packing = n > 0 ? packing_find(head, (size_t)n) : NULL;
	if (packing)
		regular->fd = unpack_aside(regular->fd, &regular->note, error);
	if (regular->fd < 0)
		return false;
	regular->inner =
		packing ? packing_inner_name(packing, regular->name) : memory_string(regular->name);
	typeset_regular(regular, hints);
	return true;
}
