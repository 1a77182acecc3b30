/*
 * A manual page from any bytes. The first one says how often the rest is repeated, so that short inputs reach over groups of
 * lines that are too long.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "tests/fuzz/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE_MOST = 200000 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer page = { 0 };

	if (!size)
		return 0;
	for (unsigned i = 0; i <= data[0] && page.size < SIZE_MOST; i++)
		buffer_add(&page, data + 1, size - 1);
	fuzz_reader("man", (const uint8_t *)(page.bytes ? page.bytes : ""), page.size);
	buffer_clear(&page);
	return 0;
}
