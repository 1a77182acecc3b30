/* What a reader does with quotations, by keyboard alone, in a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/term/diple.h"

static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
}

/* Waits until the program has sent the request to keep the text. */
static void
assert_copied(struct pty *pty, const char *text)
{
	struct buffer request = { 0 };
	size_t size;

	buffer_add_string(&request, "\033]52;c;");
	buffer_add_base64(&request, text, strlen(text));
	buffer_add_byte(&request, '\a');
	pty_assert_text(pty, "Copied:");
	const char *output = pty_output(pty, &size);
	if (!memmem(output, size, request.bytes, request.size))
		fail_msg("not copied: %s", text);
	buffer_clear(&request);
}

static void
copying(void **state)
{
	const char *path = diple_file("ferry.txt", "\"It is late,\" Ana Petrov said, \"and\n"
	                                           "the boat has gone.\"\n");
	struct pty *pty = diple_open(80, 24, (const char *[]){ path, NULL });

	(void)state;
	pty_assert_text(pty, "It is late");
	type(pty, "y");
	pty_assert_text(pty, "Nothing to copy");
	type(pty, ")y");
	assert_copied(pty, "\"It is late,\" \342\200\246 \"and the boat has gone.\"\n"
	                   "\342\200\224 Ana Petrov");
	type(pty, ")");
	pty_assert_gone(pty, "Copied");
	type(pty, "2y");
	assert_copied(pty, "> \"It is late,\" \342\200\246 \"and the boat has gone.\"\n>\n"
	                   "> \342\200\224 Ana Petrov");
	diple_quit(pty);
}

/* Through tmux it is said twice: for the one that hears it itself, and for the one that hands it on. */
static void
copying_in_tmux(void **state)
{
	const char *path = diple_file("short.txt", "Ana Petrov said: \"Go.\"\n");
	static const char wrapped[] = "\033Ptmux;\033\033]52;c;IkdvLiI=\a";
	const char *env[] = { "TMUX=/tmp/tmux-0/default,1,0", NULL };
	struct pty *pty = diple_open_env(80, 24, env, (const char *[]){ path, NULL });
	size_t size;

	(void)state;
	pty_assert_text(pty, "Ana Petrov");
	type(pty, ")3y");
	assert_copied(pty, "\"Go.\"");
	const char *output = pty_output(pty, &size);
	assert_non_null(memmem(output, size, wrapped, sizeof wrapped - 1));
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copying),
		cmocka_unit_test(copying_in_tmux),
	};

	return cmocka_run_group_tests(tests, NULL, diple_clean);
}
