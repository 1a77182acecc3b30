/* Writing the file of last places, beside the old one and then in its place. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "shelf/folder.h"
#include "shelf/recall.h"
#include "shelf/recall_line.h"

static void
add_line(struct buffer *b, const struct store_document *d, const struct annotation *place)
{
	const struct selector *s = &place->selector;
	const char *const strings[] = { s->exact, s->prefix, s->suffix, s->heading };

	recall_add_string(b, d->name);
	buffer_add_byte(b, '\t');
	recall_add_content(b, d->fingerprint, d->size);
	buffer_printf(b, "%lld\t%llu\t%llu\t%llu", (long long)place->modified_ms,
	              (unsigned long long)s->range.start, (unsigned long long)s->range.end,
	              (unsigned long long)s->text_size);
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		buffer_add_byte(b, '\t');
		recall_add_string(b, strings[i]);
	}
	buffer_add_byte(b, '\n');
}

static bool
replace_file(const char *folder, const struct buffer *b, struct error *error)
{
	struct buffer temporary = { 0 };
	char *path = folder_file(folder, RECALL_FILE);
	bool done = false;

	buffer_printf(&temporary, "%s.%ld", path, (long)getpid());
	int fd = open(temporary.bytes, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd >= 0) {
		done = write(fd, b->bytes, b->size) == (ssize_t)b->size;
		done = close(fd) == 0 && done && rename(temporary.bytes, path) == 0;
		if (!done) {
			error_set_errno(error, "%s cannot be written", path);
			unlink(temporary.bytes);
		}
	} else {
		error_set_errno(error, "%s cannot be written", path);
	}
	buffer_clear(&temporary);
	free(path);
	return done;
}

bool
recall_write(struct store *store, const char *folder, struct error *error)
{
	struct store_documents documents;
	struct annotations places;
	struct buffer b = { 0 };
	bool done =
		store_recent_places(store, RECALL_MOST, &documents, &places, error) == STORE_DONE;

	buffer_add_string(&b, RECALL_HEAD);
	for (size_t i = 0; done && i < documents.count; i++)
		if (places.items[i].id)
			add_line(&b, &documents.items[i], &places.items[i]);
	done = done && replace_file(folder, &b, error);
	store_documents_clear(&documents);
	annotations_clear(&places);
	buffer_clear(&b);
	return done;
}
