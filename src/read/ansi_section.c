/*
 * The lines with which git begins a commit and a file's changes are its own format (git-log(1), git-diff(1)) and stand at the start of
 * a line, where what is told of a commit is indented and what changed has a sign before it: so a text about them begins nothing.
 */
#include "read/ansi_section.h"

#include <string.h>

enum { HASH_LEAST = 7, MESSAGE_INDENT = 4 };

static const char commit[] = "commit ", file[] = "diff --git ", merged[] = "diff --cc ";

static bool
begins(const char *line, size_t n, const char *with)
{
	size_t size = strlen(with);

	return n >= size && !memcmp(line, with, size);
}

/* The bytes of the colours (SGR) that a line begins with. */
static size_t
colours_size(const char *line, size_t n)
{
	size_t at = 0;

	while (n - at > 2 && line[at] == '\033' && line[at + 1] == '[') {
		size_t end = at + 2;
		while (end < n && (line[end] == ';' || (line[end] >= '0' && line[end] <= '9')))
			end++;
		if (end == n || line[end] != 'm')
			break;
		at = end + 1;
	}
	return at;
}

static bool
begins_commit(const char *line, size_t n)
{
	size_t digits = 0, at = sizeof commit - 1;

	if (!begins(line, n, commit))
		return false;
	while (at + digits < n && line[at + digits] &&
	       strchr("0123456789abcdef", line[at + digits]))
		digits++;
	return digits >= HASH_LEAST;
}

enum ansi_section
ansi_section_of(const char *line, size_t n)
{
	size_t at = colours_size(line, n);

	line += at;
	n -= at;
	if (begins_commit(line, n))
		return ANSI_SECTION_COMMIT;
	return begins(line, n, file) || begins(line, n, merged) ? ANSI_SECTION_FILE
	                                                        : ANSI_SECTION_NONE;
}

/* The first line of the message: no other line of a commit's head is indented. */
static void
commit_title(const char *text, size_t n, struct buffer *title)
{
	const char *end = text + n;

	for (const char *line = text; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		size_t size = (size_t)((stop ? stop : end) - line);
		bool subject = size > MESSAGE_INDENT && begins(line, size, "    ");
		if (line == text || subject) {
			buffer_reset(title);
			buffer_add(title, line, size);
		}
		if (subject)
			return;
		line += size + 1;
	}
}

/* "diff --git a/one b/one": without the folder that git makes up. */
static void
file_title(const char *text, size_t n, struct buffer *title)
{
	const char *stop = memchr(text, '\n', n);
	size_t size = stop ? (size_t)(stop - text) : n;
	size_t at = begins(text, size, file) ? sizeof file - 1 : sizeof merged - 1;

	for (size_t i = at; i + 3 < size; i++)
		if (!memcmp(text + i, " b/", 3))
			at = i + 3;
	buffer_reset(title);
	buffer_add(title, text + at, size - at);
}

void
ansi_section_title(enum ansi_section section, const char *text, size_t n, struct buffer *title)
{
	if (section == ANSI_SECTION_COMMIT)
		commit_title(text, n, title);
	else
		file_title(text, n, title);
	buffer_one_line(title, 0);
}
