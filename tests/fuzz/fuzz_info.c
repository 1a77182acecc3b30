/*
 * An Info manual from any bytes. Unit separators are what makes one, so a seldom letter stands for one too.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/fuzz/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *bytes = memory_alloc(size + 1);

	memcpy(bytes, data, size);
	for (size_t i = 0; i < size; i++)
		if (bytes[i] == '~')
			bytes[i] = 0x1f;
	fuzz_reader("info", bytes, size);
	free(bytes);
	return 0;
}
