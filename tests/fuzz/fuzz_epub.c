/*
 * A book from any bytes: an archive as it is, or the files of one, each behind a line "=== NAME" (tests/packer), packed here, so
 * that what is tried is not only the archive's own form.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "tests/fuzz/reader.h"
#include "tests/packer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer zip = { 0 };

	if (size < 2 || memcmp(data, "PK", 2) != 0)
		packer_zip_text((const char *)data, size, true, &zip);
	else
		buffer_add(&zip, data, size);
	fuzz_reader("epub", (const uint8_t *)zip.bytes, zip.size);
	buffer_clear(&zip);
	return 0;
}
