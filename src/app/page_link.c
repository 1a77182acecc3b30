/* A name in a file is not to be trusted: it holds what names of pages are made of, and stays in the manual. */
#include "app/page_link.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/siblings.h"
#include "base/buffer.h"
#include "base/memory.h"

static bool
is_comment(const char *line, size_t n)
{
	return !n || (n == 1 && (*line == '.' || *line == '\'')) ||
	       (n >= 3 && (*line == '.' || *line == '\'') && line[1] == '\\' && line[2] == '"');
}

/* "man1/zcat.1": no way out, and nothing that a shell or a person could misread. */
static bool
is_name(const char *name)
{
	if (*name == '/' || *name == '-' || strstr(name, ".."))
		return false;
	for (const char *c = name; *c; c++)
		if (!isalnum((unsigned char)*c) && !strchr("/._+:@-[]", *c))
			return false;
	return *name != '\0';
}

static char *
take_target(const char *line, size_t n)
{
	size_t from = 3;

	if (n < 5 || (memcmp(line, ".so", 3) != 0 && memcmp(line, "'so", 3) != 0) ||
	    (line[3] != ' ' && line[3] != '\t'))
		return NULL;
	while (from < n && (line[from] == ' ' || line[from] == '\t'))
		from++;
	while (n > from && isspace((unsigned char)line[n - 1]))
		n--;
	char *target = memory_string_n(line + from, n - from);
	if (is_name(target))
		return target;
	free(target);
	return NULL;
}

char *
page_link_target(const char *source, size_t n)
{
	char *target = NULL;

	for (size_t at = 0; at < n;) {
		const char *line = source + at, *end = memchr(line, '\n', n - at);
		size_t size = end ? (size_t)(end - line) : n - at;
		at += size + 1;
		if (size && line[size - 1] == '\r')
			size--;
		if (is_comment(line, size))
			continue;
		if (target || !(target = take_target(line, size))) {
			free(target);
			return NULL;
		}
	}
	return target;
}

/* Without so many of its last names. */
static size_t
folder_length(const char *path, int levels)
{
	size_t n = strlen(path);

	while (levels-- > 0) {
		while (n && path[n - 1] != '/')
			n--;
		if (levels && n)
			n--;
	}
	return n;
}

int
page_link_open(const char *path, const char *target, char **found)
{
	int fd = -1;

	for (int levels = 2; levels >= 1 && fd < 0; levels--) {
		struct buffer b = { 0 };
		buffer_add(&b, path, folder_length(path, levels));
		/* The page lies in the working folder: the manual is the one above. */
		if (levels == 2 && !strchr(path, '/'))
			buffer_add_string(&b, "../");
		buffer_add_string(&b, target);
		fd = siblings_open_path(b.bytes, found);
		buffer_clear(&b);
	}
	return fd;
}
