/*
 * Pipes into files: what was written is in the file, however it came.
 */

#include "app/spool.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/temporary.h"
#include "base/memory.h"

struct probe {
	struct loop *loop;
	struct spool *spool;
	int told;
	bool stop_at_first;
	uint64_t at_first;
};

static void
grew(void *context)
{
	struct probe *p = context;

	if (!p->told++)
		p->at_first = spool_size(p->spool);
	if (p->stop_at_first || spool_is_done(p->spool))
		loop_quit(p->loop, 0);
}

static void
gave_up(void *context)
{
	(void)context;
	fail_msg("the spool never ended");
}

static void
open_probe(struct probe *p, int fd)
{
	struct error error = { "" };

	*p = (struct probe){ .loop = loop_new() };
	loop_timer(p->loop, 60000, gave_up, NULL);
	p->spool = spool_open(p->loop, fd, grew, p, &error);
	assert_non_null(p->spool);
}

static void
close_probe(struct probe *p)
{
	spool_free(p->spool);
	loop_free(p->loop);
}

static void
assert_holds(const struct spool *spool, const char *bytes, size_t n)
{
	char *got = memory_alloc(n + 1);

	assert_int_equal(spool_size(spool), n);
	assert_int_equal(pread(spool_file(spool), got, n + 1, 0), (ssize_t)n);
	assert_memory_equal(got, bytes, n);
	free(got);
}

static void
small_and_whole(void **state)
{
	struct probe p;
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "one\ntwo\n", 8), 8);
	close(fds[1]);
	open_probe(&p, fds[0]);
	loop_run(p.loop);
	assert_true(spool_is_done(p.spool));
	assert_null(spool_problem(p.spool));
	assert_holds(p.spool, "one\ntwo\n", 8);
	close_probe(&p);
}

static void
empty(void **state)
{
	struct probe p;
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	close(fds[1]);
	open_probe(&p, fds[0]);
	loop_run(p.loop);
	assert_int_equal(p.told, 1);
	assert_int_equal(spool_size(p.spool), 0);
	close_probe(&p);
}

/* A producer that has not ended: what it wrote first is there to be shown. */
static void
first_bytes_before_the_end(void **state)
{
	struct probe p;
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "now", 3), 3);
	open_probe(&p, fds[0]);
	p.stop_at_first = true;
	loop_run(p.loop);
	assert_false(spool_is_done(p.spool));
	assert_holds(p.spool, "now", 3);
	p.stop_at_first = false;
	assert_int_equal(write(fds[1], " then", 5), 5);
	close(fds[1]);
	loop_run(p.loop);
	assert_holds(p.spool, "now then", 8);
	close_probe(&p);
}

static void
large_from_another_process(void **state)
{
	enum { LARGE = 5 * 1000 * 1000 };
	struct probe p;
	int fds[2];
	char *bytes = memory_alloc(LARGE);

	(void)state;
	for (size_t i = 0; i < LARGE; i++)
		bytes[i] = (char)(i * 31 >> 3);
	assert_int_equal(pipe(fds), 0);
	pid_t pid = fork();
	if (pid == 0) {
		for (size_t at = 0; at < LARGE;) {
			ssize_t n = write(fds[1], bytes + at, LARGE - at);
			if (n <= 0)
				_exit(1);
			at += (size_t)n;
		}
		_exit(0);
	}
	close(fds[1]);
	open_probe(&p, fds[0]);
	loop_run(p.loop);
	assert_holds(p.spool, bytes, LARGE);
	/* Told of the first bytes, of the end, and not of every piece between. */
	assert_true(p.told >= 2);
	assert_true(p.at_first <= 256 * 1024);
	close_probe(&p);
	free(bytes);
	waitpid(pid, NULL, 0);
}

/* No room: the file may not grow past a limit, as on a full disk. */
static void
no_room(void **state)
{
	struct rlimit before, small;
	struct probe p;
	int fds[2];

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 4;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "abcdefgh", 8), 8);
	open_probe(&p, fds[0]);
	loop_run(p.loop);
	setrlimit(RLIMIT_FSIZE, &before);
	close(fds[1]);
	assert_true(spool_is_done(p.spool));
	assert_non_null(spool_problem(p.spool));
	assert_non_null(
		strstr(spool_problem(p.spool), "the input was cut short: no room to keep it"));
	assert_holds(p.spool, "abcd", 4);
	close_probe(&p);
}

static void
freed_while_it_grows(void **state)
{
	struct probe p;
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "x", 1), 1);
	open_probe(&p, fds[0]);
	p.stop_at_first = true;
	loop_run(p.loop);
	close_probe(&p);
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(write(fds[1], "x", 1), -1);
	close(fds[1]);
}

static void
files_without_a_name(void **state)
{
	static const char *const folders[] = { NULL, "", "/nonexistent", "/tmp" };
	struct error error = { "" };

	(void)state;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		if (folders[i])
			setenv("TMPDIR", folders[i], 1);
		else
			unsetenv("TMPDIR");
		int fd = temporary_file(&error);
		assert_true(fd >= 0);
		assert_int_equal(write(fd, "ab", 2), 2);
		assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
		close(fd);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_and_whole),
		cmocka_unit_test(empty),
		cmocka_unit_test(first_bytes_before_the_end),
		cmocka_unit_test(large_from_another_process),
		cmocka_unit_test(no_room),
		cmocka_unit_test(freed_while_it_grows),
		cmocka_unit_test(files_without_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
