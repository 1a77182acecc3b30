/*
 * Whatever they are asked for, these programs write a page for a width, with overstrikes or colours: read/man undoes that. So
 * the width is the usual one, for which tables were made; and where it can be said, words are not broken and lines not
 * filled up with blanks.
 */
#include "app/typeset.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/installed.h"

/* man-db reads all of these, others some; "env" is POSIX's. %u is the page's width. */
#define ENVIRONMENT \
	"env", "MAN_KEEP_FORMATTING=1", "MANWIDTH=%u", "MANOPT=--nh --nj -E UTF-8", \
		"MANPAGER=cat", "PAGER=cat"

enum { COLS_USUAL = 80, COLS_MOST = 400, COLS_AROUND = 48 };

/* In the order in which they are tried. */
static const struct {
	const char *needs[3]; /* programs */
	const char *argv[TYPESET_ARGUMENTS];
} setters[] = {
	{ { "man", "groff" }, { ENVIRONMENT, "man", "-l", "-" } },
	{ { "mandoc" }, { "mandoc", "-T", "utf8", "-O", "width=%u" } },
	{ { "groff" },
	  { "groff", "-S", "-t", "-k", "-mandoc", "-T", "utf8", "-rLL=%un", "-rLT=%un",
	    "-rHY=0" } },
};

static const char scheme[] = "man:";

/* Copies a command; the page is wide enough for its first line, which has the title at both ends. */
static size_t
set_command(struct typeset *t, const char *const *argv, size_t title)
{
	size_t cols = 2 * title + COLS_AROUND, widths = 0, n = 0;

	cols = cols < COLS_USUAL ? COLS_USUAL : cols > COLS_MOST ? COLS_MOST : cols;
	for (; argv[n]; n++) {
		const char *mark = strstr(argv[n], "%u");
		t->argv[n] = argv[n];
		if (!mark)
			continue;
		char *width = t->widths[widths++];
		snprintf(width, sizeof t->widths[0], "%.*s%zu%s", (int)(mark - argv[n]), argv[n],
		         cols, mark + 2);
		t->argv[n] = width;
	}
	t->argv[n] = NULL;
	return n;
}

/* How long the page's name is: what follows the request that gives it. */
static size_t
title_length(const char *source, size_t n)
{
	for (size_t at = 0; at < n;) {
		const char *line = source + at, *end = memchr(line, '\n', n - at);
		size_t size = end ? (size_t)(end - line) : n - at, from = 4;
		at += size + 1;
		if (size < 5 || (memcmp(line, ".TH ", 4) != 0 && memcmp(line, ".Dt ", 4) != 0))
			continue;
		while (from < size && (line[from] == ' ' || line[from] == '"'))
			from++;
		size_t stop = from;
		while (stop < size && line[stop] != ' ' && line[stop] != '"')
			stop++;
		return stop - from;
	}
	return 0;
}

bool
typeset_source(struct typeset *t, const char *source, size_t n, struct error *error)
{
	for (size_t i = 0; i < sizeof setters / sizeof *setters; i++) {
		bool there = true;
		for (size_t k = 0; k < 3 && setters[i].needs[k]; k++)
			there = there && installed(setters[i].needs[k]);
		if (!there)
			continue;
		set_command(t, setters[i].argv, title_length(source, n));
		return true;
	}
	error_set(error, "man, mandoc or groff sets manual pages, and none is installed: this is "
	                 "the page's source");
	return false;
}

/* ---- pages ---- */

bool
typeset_is_page(const char *name)
{
	return !strncmp(name, scheme, sizeof scheme - 1);
}

void
typeset_no_page(const char *name, struct error *error)
{
	error_set(error, "there is no page %s in the manual", name + sizeof scheme - 1);
}

/* A name is no option, no path and no pattern. */
static bool
is_name(const char *s)
{
	if (!*s || *s == '-')
		return false;
	for (; *s; s++)
		if ((unsigned char)*s <= ' ' || strchr("/\\*?'\"`$;|&<>(){}~", *s) || *s == 0x7f)
			return false;
	return true;
}

static bool
is_section(const char *s)
{
	if (!*s)
		return false;
	while (isalnum((unsigned char)*s))
		s++;
	return !*s;
}

/* Takes "ls(1)" apart. */
static bool
split(struct typeset *t, const char *name)
{
	size_t n = strcspn(name, "("), length = strlen(name);

	t->section[0] = '\0';
	if (n >= sizeof t->name)
		return false;
	memcpy(t->name, name, n);
	t->name[n] = '\0';
	if (n == length)
		return is_name(t->name);
	if (name[length - 1] != ')' || length - n - 2 >= sizeof t->section)
		return false;
	memcpy(t->section, name + n + 1, length - n - 2);
	t->section[length - n - 2] = '\0';
	return is_name(t->name) && is_section(t->section);
}

bool
typeset_page(struct typeset *t, const char *name, struct error *error)
{
	static const char *const start[] = { ENVIRONMENT, "man", "--", NULL };

	*t = (struct typeset){ 0 };
	if (!split(t, name + sizeof scheme - 1)) {
		error_set(error, "%s is not a manual page's name, such as man:ls(1)", name);
		return false;
	}
	if (!installed("man")) {
		error_set(error, "man finds manual pages, and it is not installed");
		return false;
	}
	size_t n = set_command(t, start, strlen(t->name));
	if (*t->section)
		t->argv[n++] = t->section;
	t->argv[n] = t->name;
	return true;
}
