/*
 * One road for the fuzz targets of all readers.
 */
#include "tests/fuzz/reader.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"
#include "doc/document.h"
#include "doc/wire.h"
#include "read/reader.h"

static bool
feed(void *context, const char *bytes, size_t n)
{
	struct error error = { "" };
	bool taken = wire_reader_feed(context, bytes, n, &error);

	if (!taken)
		fprintf(stderr, "the wire does not take it: %s\n", error.text);
	assert(taken);
	return true;
}

static int
make_file(const uint8_t *data, size_t size)
{
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	assert(fd >= 0);
	for (size_t done = 0; done < size;) {
		ssize_t n = write(fd, data + done, size - done);
		assert(n > 0);
		done += (size_t)n;
	}
	return fd;
}

void
fuzz_wire(void (*say)(void *context, struct sink *sink), void *context)
{
	struct document *document = document_new(text_new(), "text", "fuzz");
	struct wire_reader *to = wire_reader_new(document_sink(document), 0);
	struct wire_writer *from = wire_writer_new(feed, to);

	say(context, wire_writer_sink(from));
	assert(wire_reader_is_done(to));
	wire_writer_free(from);
	wire_reader_free(to);
	document_free(document);
}

static void
read_source(void *context, struct sink *sink)
{
	reader_read(context, sink);
}

void
fuzz_reader(const char *format, const uint8_t *data, size_t size)
{
	struct source source;
	struct error error = { "" };
	int fd = make_file(data, size);

	bool good = source_open(&source, fd, "", NULL, UINT64_MAX, &error);
	assert(good);
	source.format = format_find(format);
	if (source_prepare(&source, &error))
		fuzz_wire(read_source, &source);
	source_close(&source);
	close(fd);
}
