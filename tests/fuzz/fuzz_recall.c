/* The file of last places, and a place that it names looked for in a text. The first line of the input is the text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "doc/document.h"
#include "shelf/anchoring.h"
#include "shelf/recall.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = memchr(data, '\n', size);
	size_t n = end ? (size_t)(end - data) + 1 : size;
	struct document *document = document_new(text_new(), "text", "fuzz");
	struct recall *recall = recall_parse((const char *)data + n, size - n);
	struct selector selector;
	struct range range;
	int64_t left_ms;

	if (n)
		sink_text(document_sink(document), (const char *)data, n);
	sink_done(document_sink(document));
	if (recall_find_name(recall, "/a", &selector, &left_ms)) {
		enum anchoring_result result = anchoring_find(document, &selector, &range);
		if (result != ANCHORING_ORPHAN &&
		    (range.start >= range.end || range.end > text_size(document_text(document))))
			abort();
		selector_clear(&selector);
	}
	if (recall_find_content(recall, 255, 2000, &selector, &left_ms))
		selector_clear(&selector);
	recall_free(recall);
	document_free(document);
	return 0;
}
