/*
 * The receiving end of the wire, into a document that is then asked about. The first byte chooses how the text comes and
 * how the rest is cut; a header is put before it, so that the fuzzer need not find it.
 */

#include <stdint.h>
#include <stdlib.h>

#include "doc/document.h"
#include "doc/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask(struct document *document)
{
	uint64_t end = text_size(document_text(document));
	const struct quote *quotes[16];
	struct block block;
	struct span spans[16];
	uint64_t start;
	size_t count;

	document_sections(document, &count);
	for (uint64_t pos = 0; pos <= end; pos += 1 + end / 16) {
		document_block_at(document, pos, &block);
		document_spans(document, (struct range){ pos, pos + 100 }, spans, 16);
		document_quotes(document, (struct range){ pos, pos + 100 }, quotes, 16);
		document_line(document, pos);
		document_line_start(document, pos, &start);
		document_quotes_before(document, pos);
		document_quote_number(document, pos);
		document_quote_after(document, pos);
		document_quote_before(document, pos);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char header[] = "DIPL\3\0\0\0";
	struct error error;

	if (!size)
		return 0;
	uint8_t choice = *data++;
	size--;
	struct document *document = document_new(text_new(), "text", "fuzz");
	struct wire_reader *reader =
		wire_reader_new(document_sink(document), choice & 1 ? 1000 : 0);
	size_t step = choice & 2 ? (size_t)1 + (choice >> 2) : size + 1;
	bool good = wire_reader_feed(reader, header, 8, &error);
	for (size_t at = 0; good && at < size; at += step) {
		size_t n = size - at < step ? size - at : step;
		good = wire_reader_feed(reader, (const char *)data + at, n, &error);
	}
	ask(document);
	wire_reader_free(reader);
	document_free(document);
	return 0;
}
