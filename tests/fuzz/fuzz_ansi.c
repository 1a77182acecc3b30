/*
 * Terminal output from any bytes. Escapes and backspaces are what makes it, so seldom letters stand for them too.
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
		bytes[i] = bytes[i] == '~' ? '\033' : bytes[i] == '^' ? '\b' : bytes[i];
	fuzz_reader("ansi", bytes, size);
	free(bytes);
	return 0;
}
