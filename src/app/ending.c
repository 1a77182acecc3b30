/* What a program says itself is better than its exit status. */
#include "app/ending.h"

#include <string.h>
#include <sys/wait.h>

#include "base/buffer.h"

enum { LINE_MOST = 200, NOT_FOUND = 127 };

/* The first line that is not empty, as one that can be shown. */
static void
take_line(struct buffer *line, const char *bytes, size_t n)
{
	size_t at = 0, end;

	while (at < n && strchr(" \t\r\n", bytes[at]))
		at++;
	for (end = at; end < n && bytes[end] != '\n' && end - at < LINE_MOST; end++)
		;
	buffer_add_string(line, "");
	buffer_add(line, bytes + at, end - at);
	buffer_one_line(line, 0);
}

bool
ending_is_good(int status)
{
	return WIFEXITED(status) && !WEXITSTATUS(status);
}

bool
ending_say(struct error *error, const char *program, int status, const char *bytes, size_t n)
{
	struct buffer line = { 0 };
	bool good = ending_is_good(status);

	take_line(&line, n ? bytes : "", n);
	bool said = line.size > 0;
	if (said)
		error_set(error, good ? "%s: %s" : "%s failed: %s", program, line.bytes);
	else if (WIFSIGNALED(status))
		error_set(error, "%s was ended by a signal: %s", program,
		          strsignal(WTERMSIG(status)));
	else if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		error_set(error, "%s could not be run", program);
	else if (!good)
		error_set(error, "%s failed with status %d", program, WEXITSTATUS(status));
	buffer_clear(&line);
	return said || !good;
}
