#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "app/bind.h"
#include "app/converter.h"
#include "app/setting.h"
#include "base/error.h"

/*
 * The configuration: a file of the commands that the prompt takes, one a line, split into words and quoted as in a shell, with
 * '#' comments (diple-config(5)). A line that is wrong is told of and left out; all others count.
 */
struct config_line {
	unsigned number; /* from 1; 0: the file as a whole */
	char *text;
};

struct config_lines {
	struct config_line *items;
	size_t count, capacity;
};

struct config {
	char *path; /* of the file that was read; NULL: none */
	struct settings settings;
	struct binds binds;
	struct converters converters;
	struct config_lines commands; /* for the prompt, when the first document is there */
	struct config_lines mistakes; /* a sentence each */
};

/* As without any file. */
void config_init(struct config *config);
void config_clear(struct config *config);

/* Where the file lies by the XDG Base Directory Specification; NULL where there is no home. Memory of the caller. */
char *config_path(void);

/*
 * Reads a file: one open, one read. Only for a file that was asked for by its name (wanted) is it wrong that there is none or that it cannot be read: false with
 * a sentence then.
 */
bool config_read(struct config *config, const char *path, bool wanted, struct error *error);

/* One line of it. */
void config_take(struct config *config, unsigned number, const char *line);

/* "config:3: ..." */
void config_print_mistake(const struct config *config, size_t i, char *text, size_t size);

/* A configuration that says nothing but what is so anyway, with a remark on everything: `diple --print-config`. */
void config_print(FILE *to);

#endif
