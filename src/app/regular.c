/*
 * The unpacking is the same whoever asks for it: by the program it is started as a mode of diple-read, here as a child that was
 * forked before this process has seen a byte of the file.
 */
#include "app/regular.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/confine.h"
#include "app/ending.h"
#include "app/output.h"
#include "app/page_link.h"
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
unpack_aside(int packed, struct error *note, struct error *error)
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
	const char *problem = packed_sentence(WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	struct stat st;
	if (problem)
		error_set(note, "%s", problem);
	if (problem && fstat(file, &st) == 0 && !st.st_size) {
		error_set(error, "%s", problem);
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

/* ---- programs ---- */

/* How one is run, with what. */
struct run {
	const char *const *argv;
	bool confined, bounded;
	int from; /* -1: nothing */
	int to, complaints;
};

/* Becomes the program. What nobody here knows may not write, compute or wait for ever. */
static void
become(const struct run *run)
{
	int none = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (dup2(run->from < 0 ? none : run->from, 0) != 0 || dup2(run->to, 1) != 1 ||
	    dup2(run->complaints < 0 ? none : run->complaints, 2) != 2)
		_exit(127);
	if (run->bounded) {
		struct stat st;
		uint64_t size = fstat(0, &st) == 0 && st.st_size > 0 ? (uint64_t)st.st_size : 0;
		struct rlimit most = { packed_limit(size), packed_limit(size) };
		struct rlimit seconds = { SECONDS_LEAST, SECONDS_LEAST };
		setrlimit(RLIMIT_FSIZE, &most);
		setrlimit(RLIMIT_CPU, &seconds);
		alarm(SECONDS_LEAST);
	}
	if (run->confined)
		confine_exec(run->argv);
	else
		execvp(run->argv[0], (char *const *)(uintptr_t)run->argv);
	_exit(127);
}

/* What the program makes of the descriptor's bytes, in a file; -1 when that is nothing. */
static int
made_aside(struct run *run, int *status)
{
	struct error ignored;
	struct stat st;

	*status = -1;
	run->to = temporary_file(&ignored);
	bool good = run->to >= 0 && (run->from < 0 || lseek(run->from, 0, SEEK_SET) == 0);
	pid_t pid = good ? fork() : -1;
	if (pid == 0)
		become(run);
	while (pid > 0 && waitpid(pid, status, 0) < 0 && errno == EINTR)
		;
	if (pid > 0 && fstat(run->to, &st) == 0 && st.st_size)
		return run->to;
	if (run->to >= 0)
		close(run->to);
	return -1;
}

static int
typeset_aside(const struct typeset *typeset, int from)
{
	struct run run = { typeset->argv, from >= 0, false, from, -1, -1 };
	int status;

	return made_aside(&run, &status);
}

/* ---- pages of the manual ---- */

static bool
open_page(struct regular *regular, const char *name, struct source_hints *hints,
          const struct converters *converters, struct error *error)
{
	struct typeset typeset;

	*regular = (struct regular){ .fd = -1, .name = name };
	if (converters->forbidden) {
		error_set(error, "--secure allows no program that finds and sets %s", name);
		return false;
	}
	if (!typeset_page(&typeset, name, error))
		return false;
	regular->fd = typeset_aside(&typeset, -1);
	if (regular->fd < 0) {
		typeset_no_page(name, error);
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
		error_set(&regular->note, "%s", TYPESET_NOT_SET);
		return;
	}
	close(regular->fd);
	regular->fd = made;
	*hints = (struct source_hints){ .type = "man" };
}

/* ---- converters ---- */

/* How it ended, by what it complained of. */
static void
say_failure(const char *program, int status, int complaints, struct error *error)
{
	char bytes[512];
	ssize_t n = complaints < 0 ? 0 : pread(complaints, bytes, sizeof bytes, 0);

	if (!ending_say(error, program, status, bytes, n > 0 ? (size_t)n : 0))
		error_set(error, "%s made nothing of it", program);
}

/* Takes what the converter makes of the document instead of it; false with a sentence. */
static bool
convert(struct regular *regular, const struct converter *converter, bool confined, const char *path,
        struct error *error)
{
	struct error ignored;
	char **arguments = converter_arguments(converter, path);
	struct run run = { (const char *const *)(uintptr_t)arguments,
		           confined,
		           true,
		           regular->fd,
		           -1,
		           temporary_file(&ignored) };
	int status, made = made_aside(&run, &status);
	bool failed = made < 0 || !ending_is_good(status);

	if (failed)
		say_failure(arguments[0], status, run.complaints,
		            made < 0 ? error : &regular->note);
	if (run.complaints >= 0)
		close(run.complaints);
	converter_arguments_free(arguments);
	if (made < 0)
		return false;
	close(regular->fd);
	regular->fd = made;
	free(regular->inner);
	regular->inner = memory_string("what was made of it");
	return true;
}

/* path: NULL when the document is not that file itself. False when it can only be read by a program, and there is none. */
static bool
convert_regular(struct regular *regular, const char *path, struct source_hints *hints,
                const struct converters *converters, struct error *error)
{
	struct converter converter;
	struct source source;
	bool foreign = false;

	if (!source_open(&source, regular->fd, regular->inner, hints, UINT64_MAX, error))
		return true; /* whoever reads it says so */
	free(source.name);
	source.name = memory_string(regular->name);
	enum conversion found =
		converters_find(converters, &source,
	                        strcmp(regular->name, "standard input") ? regular->inner : NULL,
	                        &converter, &foreign, error);
	source_close(&source);
	if (found != CONVERSION_FOUND)
		return found == CONVERSION_NONE;
	if (convert(regular, &converter, converters->confined, path, error)) {
		*hints = (struct source_hints){ NULL, NULL };
		return true;
	}
	regular->note = *error;
	return !foreign;
}

/* The page that this one only names, in its place; its path, the caller's, NULL when it names none. */
static char *
follow_link(struct regular *regular, const char *path, const struct source_hints *hints)
{
	struct source source;
	struct error error;
	char *found = NULL;

	if (!source_open(&source, regular->fd, regular->inner, hints, UINT64_MAX, &error))
		return NULL;
	bool roff = !strcmp(source.format->name, "roff");
	char *target = roff ? page_link_target(source.head, source.head_size) : NULL;
	int fd = target ? page_link_open(path, target, &found) : -1;
	free(target);
	source_close(&source);
	if (fd < 0)
		return NULL;
	close(regular->fd);
	regular->fd = fd;
	return found;
}

/* Takes what is in a compressed file instead of it; false with a sentence when that is nothing. */
static bool
unpack_regular(struct regular *regular, const char *name, bool *packed, struct error *error)
{
	char head[PACKED_HEAD];
	ssize_t n = pread(regular->fd, head, sizeof head, 0);
	const struct packing *packing = n > 0 ? packing_find(head, (size_t)n) : NULL;

	*packed = packing;
	if (packing)
		regular->fd = unpack_aside(regular->fd, &regular->note, error);
	if (regular->fd < 0)
		return false;
	free(regular->inner);
	regular->inner = packing ? packing_inner_name(packing, name) : memory_string(name);
	return true;
}

bool
regular_open(struct regular *regular, const char *path, struct source_hints *hints,
             const struct converters *converters, struct error *error)
{
	if (typeset_is_page(path))
		return open_page(regular, path, hints, converters, error);
	bool packed, standard = !strcmp(path, "-");

	*regular = (struct regular){ .fd = open_file(path, error),
		                     .name = standard ? "standard input" : path };
	if (regular->fd < 0 || !unpack_regular(regular, regular->name, &packed, error))
		return false;
	char *page = standard || converters->forbidden ? NULL : memory_string(path);
	for (int i = 0; page && i < PAGE_LINKS_MOST; i++) {
		char *next = follow_link(regular, page, hints);
		free(page);
		page = next;
		if (page && !unpack_regular(regular, page, &packed, error)) {
			free(page);
			return false;
		}
	}
	free(page);
	if (!convert_regular(regular, packed || standard ? NULL : path, hints, converters, error)) {
		close(regular->fd);
		free(regular->inner);
		return false;
	}
	if (!converters->forbidden)
		typeset_regular(regular, hints);
	return true;
}
