#ifndef DOC_WIRE_H
#define DOC_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"
#include "doc/sink.h"

/*
 * Parts of a document over a pipe. The sender is a sink that writes records; the receiver checks every
 * record (the sender is not trusted) and hands it to another sink. A header with a version, then records of
 * {uint32 type, uint32 length, payload}, little endian; positions are document-wide and are checked
 * against what has arrived, orders against the record before.
 */

/* A sink whose records are collected in a buffer and given to flush when there are 64 KiB, and at progress and done. */
struct wire_writer;
struct wire_writer *wire_writer_new(bool (*flush)(void *context, const char *bytes, size_t n),
                                    void *context);
void wire_writer_free(struct wire_writer *writer); /* flushes nothing */
struct sink *wire_writer_sink(struct wire_writer *writer);

/*
 * The receiving end. text_size is the size of the text that positions may refer to when the document is its own file
 * (UINT64_MAX while it still grows), 0 when the text comes over the wire. Every record goes to the sink, which is not owned.
 */
struct wire_reader;
struct wire_reader *wire_reader_new(struct sink *to, uint64_t text_size);
void wire_reader_free(struct wire_reader *reader);

/*
 * Takes the next bytes as they come, cut anywhere. False, with a sentence, at the first record that is not
 * right: nothing of it or after it was handed on, and later calls are false too.
 */
bool wire_reader_feed(struct wire_reader *reader, const char *bytes, size_t n, struct error *error);

/* True when the done record has come. */
bool wire_reader_is_done(const struct wire_reader *reader);

#endif
