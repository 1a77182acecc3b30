/*
 * Two walls, neither of which relies on the other: a seccomp filter that answers "not permitted" to every system call
 * that is not on a short list, and a Landlock ruleset that grants no file at all. An answer instead of a kill, because a
 * library that asks for something it can do without must not end the reading.
 *
 * Builds with ASan or gcov are not sealed: they open files at their end.
 */
#include "read/seal.h"

#include <sys/resource.h>

static void
set_limit(int resource, uint64_t value)
{
	struct rlimit limit = { (rlim_t)value, (rlim_t)value };

	if (value)
		setrlimit((unsigned)resource, &limit);
}

#if !defined(DIPLE_SANITIZED) && !defined(DIPLE_COVERAGE) && defined(HAVE_LINUX_SECCOMP_H) && \
	(defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "read/landlock.h"

#ifdef __x86_64__
#define SEAL_ARCH AUDIT_ARCH_X86_64
#else
#define SEAL_ARCH AUDIT_ARCH_AARCH64
#endif

/* Calls that are allowed whatever their arguments. */
static const int allowed[] = {
	SYS_read,           SYS_write,      SYS_readv,           SYS_writev,
	SYS_pread64,        SYS_lseek,      SYS_close,           SYS_fstat,
	SYS_munmap,         SYS_mremap,     SYS_madvise,         SYS_brk,
	SYS_exit,           SYS_exit_group, SYS_rt_sigreturn,    SYS_rt_sigaction,
	SYS_rt_sigprocmask, SYS_getpid,     SYS_gettid,          SYS_clock_gettime,
	SYS_getrandom,      SYS_futex,      SYS_restart_syscall,
};

enum { ALLOWED_COUNT = sizeof allowed / sizeof *allowed };

#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, field))
#define LOAD_ARGUMENT(n) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, args[n]))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE ANSWER(SECCOMP_RET_ERRNO | EPERM)
#define ALLOW ANSWER(SECCOMP_RET_ALLOW)
/* Goes on with the next line when equal, else skips `lines`. */
#define UNLESS(value, lines) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), 0, (lines))
#define UNLESS_SET(bits, lines) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (uint32_t)(bits), 0, (lines))

/* Both machines are little endian: the low half of an argument comes first. */
static bool
filter_calls(void)
{
	struct sock_filter filter[96];
	unsigned short n = 0;
	const struct sock_filter head[] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SEAL_ARCH, 1, 0),
		ANSWER(SECCOMP_RET_KILL_PROCESS),
		LOAD(nr),
		/* Memory, as long as nothing in it can be run. */
		UNLESS(SYS_mmap, 4),
		LOAD_ARGUMENT(2),
		UNLESS_SET(PROT_EXEC, 1),
		REFUSE,
		ALLOW,
		UNLESS(SYS_mprotect, 4),
		LOAD_ARGUMENT(2),
		UNLESS_SET(PROT_EXEC, 1),
		REFUSE,
		ALLOW,
		/* abort(3) signals itself. */
		UNLESS(SYS_tgkill, 4),
		LOAD_ARGUMENT(0),
		UNLESS(getpid(), 1),
		ALLOW,
		REFUSE,
	};

	_Static_assert(sizeof head / sizeof *head + 2 * ALLOWED_COUNT < 96, "the filter has room");
	memcpy(filter, head, sizeof head);
	n = sizeof head / sizeof *head;
	for (size_t i = 0; i < ALLOWED_COUNT; i++) {
		filter[n++] = (struct sock_filter)UNLESS(allowed[i], 1);
		filter[n++] = (struct sock_filter)ALLOW;
	}
	filter[n++] = (struct sock_filter)REFUSE;
	struct sock_fprog program = { n, filter };
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* Every file, without an exception. */
static bool
forbid_files(void)
{
	int ruleset = landlock_open();

	return ruleset >= 0 && landlock_enter(ruleset);
}

unsigned
seal_process(void)
{
	unsigned held = 0;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return 0;
	if (forbid_files())
		held |= SEAL_LANDLOCK;
	if (filter_calls())
		held |= SEAL_SECCOMP;
	return held;
}

bool
seal_is_built(void)
{
	return true;
}

void
seal_limits(uint64_t memory, uint64_t cpu_s, uint64_t file_size)
{
	set_limit(RLIMIT_AS, memory);
	set_limit(RLIMIT_CPU, cpu_s);
	set_limit(RLIMIT_FSIZE, file_size);
	struct rlimit none = { 0, 0 };
	setrlimit(RLIMIT_CORE, &none);
}

/* ---- the proof ---- */

static int
try_open(void)
{
	return open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0;
}

static int
try_create(void)
{
	return open("/tmp/diple-selftest", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) < 0;
}

static int
try_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) < 0;
}

static int
try_network(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) < 0 && socket(AF_INET6, SOCK_DGRAM, 0) < 0;
}

/* A pair of sockets leads nowhere, but one could be handed on. */
static int
try_pair(void)
{
	int fds[2];

	return socketpair(AF_UNIX, SOCK_STREAM, 0, fds) < 0;
}

static int
try_remove(void)
{
	return unlink("/tmp/diple-selftest") < 0 && errno != ENOENT &&
	       rename("/tmp/diple-selftest", "/tmp/diple-selftest-2") < 0 && errno != ENOENT;
}

static int
try_list(void)
{
	return open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) < 0;
}

static int
try_trace(void)
{
	return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) < 0 && errno == EPERM;
}

/* Calls that would bring in others by another way. */
static int
try_ring(void)
{
	enum { IO_URING_SETUP = 425 };

	return syscall(IO_URING_SETUP, 1, NULL) < 0 && errno == EPERM;
}

static int
try_memory_file(void)
{
	return syscall(SYS_memfd_create, "selftest", 0) < 0;
}

static int
try_run(void)
{
	static char *const none[] = { NULL };

	execve("/bin/true", none, none);
	return 1;
}

static int
try_fork(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid < 0;
}

static int
try_signal(void)
{
	return kill(getppid(), 0) < 0;
}

static int
try_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
	       MAP_FAILED;
}

static int
try_make_code(void)
{
	static char page[8192] __attribute__((aligned(4096)));

	return mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) < 0;
}

static int
try_stat(void)
{
	struct stat st;

	return stat("/etc/passwd", &st) < 0;
}

static int
try_memory(void)
{
	size_t size = (size_t)8 << 20;
	char *bytes = malloc(size);

	if (!bytes)
		return 1;
	memset(bytes, 1, size);
	char *more = realloc(bytes, 2 * size);
	free(more ? more : bytes);
	return more == NULL;
}

static int
try_read(void)
{
	char byte;

	/* At its end or not: what counts is that it is no refusal. */
	return read(0, &byte, 1) < 0 && errno == EPERM;
}

int
seal_selftest(void)
{
	static const struct {
		const char *name;
		int (*stopped)(void);
		int should;
	} trials[] = {
		{ "open", try_open, 1 },
		{ "create", try_create, 1 },
		{ "remove", try_remove, 1 },
		{ "list", try_list, 1 },
		{ "socket", try_socket, 1 },
		{ "network", try_network, 1 },
		{ "pair", try_pair, 1 },
		{ "run", try_run, 1 },
		{ "trace", try_trace, 1 },
		{ "ring", try_ring, 1 },
		{ "memory file", try_memory_file, 1 },
		{ "fork", try_fork, 1 },
		{ "signal", try_signal, 1 },
		{ "code", try_code, 1 },
		{ "make code", try_make_code, 1 },
		{ "stat", try_stat, 1 },
		{ "memory", try_memory, 0 },
		{ "read", try_read, 0 },
	};
	int bad = 0;

	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
		int stopped = trials[i].stopped();
		printf("%s: %s\n", trials[i].name, stopped ? "stopped" : "allowed");
		bad += stopped != trials[i].should;
	}
	return bad != 0;
}

#else

unsigned
seal_process(void)
{
	return 0;
}

bool
seal_is_built(void)
{
	return false;
}

/* An address-space limit would end a process under ASan at its start; the loop looks at its memory. */
void
seal_limits(uint64_t memory, uint64_t cpu_s, uint64_t file_size)
{
	(void)memory;
	(void)file_size;
	set_limit(RLIMIT_CPU, cpu_s);
}

int
seal_selftest(void)
{
	return 1;
}

#endif
