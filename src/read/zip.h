#ifndef READ_ZIP_H
#define READ_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "read/source.h"

/*
 * The files in a zip, in memory. Nothing is written anywhere, and a name is a name: what it would mean in a file system
 * does not matter. For readers, in a sealed process.
 */
struct zip;

enum zip_state {
	ZIP_UNREAD,    /* nobody asked for it */
	ZIP_WHOLE,     /* all of it is there */
	ZIP_DAMAGED,   /* what could be read is there */
	ZIP_ENCRYPTED, /* nothing is there */
	ZIP_TOO_MUCH, /* the archive holds more than read/packed allows: nothing, or the beginning */
};

struct zip_file {
	const char *name; /* with slashes, and none at its start; "" is possible */
	struct buffer content;
	enum zip_state state;
};

/* Learns what is in it; never NULL: something that is no zip has no files. The source stays the caller's. */
struct zip *zip_open(struct source *source);
void zip_free(struct zip *zip);

/* Reads those files that are wanted and were not read before. Goes through the whole archive. */
void zip_read(struct zip *zip, bool (*wanted)(void *context, const char *name), void *context);

size_t zip_count(const struct zip *zip);
const struct zip_file *zip_file(const struct zip *zip, size_t i);

/* By its name, or by one that differs in the case of ASCII letters only; of several the first. NULL when there is none. */
const struct zip_file *zip_find(const struct zip *zip, const char *name);

/* True when there may be files that are not listed: the archive ends early. */
bool zip_is_damaged(const struct zip *zip);

#endif
