/*
 * A message or a mailbox from any bytes.
 */
#include <stdint.h>

#include "tests/fuzz/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_reader("mail", data, size);
	return 0;
}
