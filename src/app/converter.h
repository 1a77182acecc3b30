#ifndef APP_CONVERTER_H
#define APP_CONVERTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "read/source.h"

/*
 * Filters: programs that make text, or a page, or anything else that can be read here, of documents that cannot. A person names them
 * with `filter PATTERN PROGRAM ARGUMENT...`; for formats that are known and not read there are usual ones. Each is run with its
 * fixed arguments and never by a shell, gets the document as its standard input, and is confined (app/confine).
 */
struct converter {
	char *pattern;
	char **words; /* ended by NULL; none: nothing is run for these */
	size_t count;
};

struct converters {
	struct converter *items;
	size_t count, capacity;
	bool usual;     /* those that are known here are used too */
	bool confined;  /* they can read no file of anybody's */
	bool forbidden; /* no program is run at all */
};

/* The words after `filter`. False with a sentence. The last one that fits is used. */
bool converters_add(struct converters *converters, char *const *words, size_t count,
                    struct error *error);
void converters_copy(struct converters *to, const struct converters *from);
void converters_clear(struct converters *converters);

enum conversion {
	CONVERSION_NONE, /* it is read as it is; a sentence if somebody might expect otherwise, else "" */
	CONVERSION_FOUND, /* by this converter */
	CONVERSION_LACKS, /* it cannot be read, as a sentence says */
};

/*
 * What is to be done with a document whose first bytes are known. path: NULL when it has none. *foreign: it could not be read as it
 * is. The converter's words stay as long as the converters are.
 */
enum conversion converters_find(const struct converters *converters, const struct source *source,
                                const char *path, struct converter *converter, bool *foreign,
                                struct error *error);

/* The converter's words with the document's path in the place of "%f", ended by NULL; each is the caller's. path: NULL when it has none. */
char **converter_arguments(const struct converter *converter, const char *path);

/* Frees such a list. */
void converter_arguments_free(char **arguments);

/*
 * They as words for a command line of diple-read, and one such word taken: "filter=...", "usual", "confined", "forbidden". The caller's list, ended by
 * NULL, to be freed with converter_arguments_free.
 */
char **converters_words(const struct converters *converters);
bool converters_take_word(struct converters *converters, const char *word);

/* The usual line for files that end so, and its package; NULL past the last of them. */
const char *converters_usual(size_t i, const char **package);

#endif
