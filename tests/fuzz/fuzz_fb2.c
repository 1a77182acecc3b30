/*
 * A book in FictionBook 2 from any bytes.
 */
#include <stdint.h>
#include <stdlib.h>

#include "tests/fuzz/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_reader("fb2", data, size);
	return 0;
}
