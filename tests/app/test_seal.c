/*
 * The built diple-read, sealed, tries what a hostile document might want of it.
 */

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/packer.h"
#include "tests/paths.h"
#include "tests/scratch.h"

/* All that a command prints, at most size - 1 bytes. Returns its exit status. */
static int
run(const char *arguments, char *output, size_t size)
{
	char command[4096];

	snprintf(command, sizeof command, "'%s' %s </dev/null 2>&1", paths_built("src/diple-read"),
	         arguments);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	output[fread(output, 1, size - 1, pipe)] = '\0';
	return pclose(pipe);
}

static void
nothing_gets_out(void **state)
{
	char output[4096];
	int status = run("--selftest-seal", output, sizeof output);

	(void)state;
	if (!strcmp(output, "this build is not sealed\n"))
		skip();
	assert_string_equal(output, "seccomp: on\n"
	                            "landlock: on\n"
	                            "open: stopped\n"
	                            "create: stopped\n"
	                            "remove: stopped\n"
	                            "list: stopped\n"
	                            "socket: stopped\n"
	                            "network: stopped\n"
	                            "pair: stopped\n"
	                            "run: stopped\n"
	                            "trace: stopped\n"
	                            "ring: stopped\n"
	                            "memory file: stopped\n"
	                            "fork: stopped\n"
	                            "signal: stopped\n"
	                            "code: stopped\n"
	                            "make code: stopped\n"
	                            "stat: stopped\n"
	                            "memory: allowed\n"
	                            "read: allowed\n");
	assert_int_equal(status, 0);
}

/* ---- every mode ---- */

enum { LINES = 20000, WAIT_MS = 60000 };

/* What a document of this kind begins with, each of its lines, and its end. */
struct sample {
	const char *name;
	const char *mode[3]; /* arguments */
	const char *start, *line;
	const char *packing; /* it is compressed, or packed as "zip"; NULL */
	size_t unit;         /* 2: in UTF-16 */
};

static const struct sample samples[] = {
	{ "wide.txt", { "--wire" }, "", "Some words, and more.\n", NULL, 2 },
	{ "page.md", { "--wire" }, "# Title\n\n", "Some *words*.\n\n", NULL, 1 },
	{ "page.html", { "--wire" }, "<!doctype html>\n", "<p>Some words.\n", NULL, 1 },
	{ "book.epub", { "--wire" }, "=== a.html\n", "<p>Some words.\n", "zip", 1 },
	{ "text.odt",
	  { "--wire" },
	  "=== content.xml\n<office:text>",
	  "<text:p>Some words.</text:p>\n",
	  "zip",
	  1 },
	{ "lamp.fb2",
	  { "--wire" },
	  "<FictionBook><body><section>",
	  "<p>Some words.</p>\n",
	  NULL,
	  1 },
	{ "notes.gz", { "--unpack" }, "", "Some words.\n", "gzip", 1 },
#ifdef HAVE_JANSSON
	{ "notes.txt", { "--json", "FILE" }, "", "Some words.\n\n", NULL, 1 },
#endif
	{ "notes.txt", { "FILE" }, "", "Some words.\n\n", NULL, 1 },
	{ "page.md", { "FILE" }, "# Title\n\n", "Some words.\n\n", NULL, 1 },
};

static void
make_sample(const struct sample *sample, struct buffer *to)
{
	struct buffer plain = { 0 };

	buffer_add_string(&plain, sample->start);
	for (int i = 0; i < LINES; i++)
		buffer_add_string(&plain, sample->line);
	if (sample->unit == 2) {
		buffer_add(to, "\xff\xfe", 2);
		for (size_t i = 0; i < plain.size; i++)
			buffer_add(to, (char[]){ plain.bytes[i], '\0' }, 2);
	} else if (!sample->packing) {
		buffer_add(to, plain.bytes, plain.size);
	} else if (!strcmp(sample->packing, "zip")) {
		packer_zip_text(plain.bytes, plain.size, false, to);
	} else {
		packer_compress(sample->packing, plain.bytes, plain.size, to);
	}
	buffer_clear(&plain);
}

/* Starts diple-read on the file; nobody reads what it says from *out. */
static pid_t
start(const struct sample *sample, const char *path, int *out)
{
	const char *argv[8] = { "diple-read" };
	int fds[2], n = 1;

	for (int i = 0; i < 3 && sample->mode[i]; i++)
		argv[n++] = strcmp(sample->mode[i], "FILE") ? sample->mode[i] : path;
	if (!strcmp(argv[1], "--wire")) {
		argv[n++] = "--name";
		argv[n++] = sample->name;
	}
	assert_int_equal(pipe(fds), 0);
	pid_t pid = fork();
	if (pid == 0) {
		int in = open(path, O_RDONLY);
		dup2(in, 0);
		dup2(fds[1], 1);
		close(fds[0]);
		execv(paths_built("src/diple-read"), (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(fds[1]);
	*out = fds[0];
	return pid;
}

/* The number behind a name in /proc/PID/status. */
static int
status_of(pid_t pid, const char *name)
{
	char path[64], line[256];
	int value = -1;

	snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file))
		if (!strncmp(line, name, strlen(name)))
			value = atoi(line + strlen(name));
	fclose(file);
	return value;
}

/* By the time that it says its first word about a document, a process is sealed, whatever it was started for. */
static void
every_mode_is_sealed(void **state)
{
	char output[4096];

	(void)state;
	run("--selftest-seal", output, sizeof output);
	if (!strcmp(output, "this build is not sealed\n"))
		skip();
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct buffer bytes = { 0 };
		int out;
		if (samples[i].packing && !packer_works())
			continue;
		make_sample(&samples[i], &bytes);
		const char *path = scratch_write("sample", bytes.bytes, bytes.size);
		pid_t pid = start(&samples[i], path, &out);
		struct pollfd poll_fd = { .fd = out, .events = POLLIN };
		assert_int_equal(poll(&poll_fd, 1, WAIT_MS), 1);
		/* The header that the wire begins with comes before. */
		char header[8];
		assert_int_equal(read(out, header, sizeof header), sizeof header);
		assert_int_equal(poll(&poll_fd, 1, WAIT_MS), 1);
		if (status_of(pid, "Seccomp:") != 2 || status_of(pid, "NoNewPrivs:") != 1)
			fail_msg("%s %s: not sealed", samples[i].mode[0], samples[i].name);
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
		close(out);
		buffer_clear(&bytes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_gets_out),
		cmocka_unit_test(every_mode_is_sealed),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
