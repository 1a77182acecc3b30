/*
 * A text in OpenDocument from any bytes: an archive or a flat file as it is, or the files of an archive, each behind a line
 * "=== NAME" (tests/packer), packed here.
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

	if (size > 4 && !memcmp(data, "=== ", 4))
		packer_zip_text((const char *)data, size, true, &zip);
	else
		buffer_add(&zip, data, size);
	fuzz_reader("odt", (const uint8_t *)zip.bytes, zip.size);
	buffer_clear(&zip);
	return 0;
}
