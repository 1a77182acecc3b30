/*
 * Two bytes a unit, one or two units a code point (RFC 2781).
 */
#include "read/utf16.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

static uint32_t
unit_at(const char *bytes, size_t i, bool little)
{
	const unsigned char *p = (const unsigned char *)bytes + i;

	return little ? p[0] | (uint32_t)p[1] << 8 : p[1] | (uint32_t)p[0] << 8;
}

static bool
is_half(uint32_t unit, uint32_t first)
{
	return (unit & 0xfc00) == first;
}

bool
utf16_decode(const char *bytes, size_t n, struct buffer *to)
{
	static const char *const starts[] = { "\xff\xfe", "<\0", "\xfe\xff", "\0<" };
	size_t k = 0;

	while (k < 4 && (n < 2 || memcmp(bytes, starts[k], 2) != 0))
		k++;
	if (k == 4)
		return false;
	bool little = k < 2;
	for (size_t i = k % 2 ? 0 : 2; i + 1 < n; i += 2) {
		uint32_t unit = unit_at(bytes, i, little);
		uint32_t next = i + 3 < n ? unit_at(bytes, i + 2, little) : 0;
		if (is_half(unit, 0xd800) && is_half(next, 0xdc00)) {
			unit = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff);
			i += 2;
		} else if ((unit & 0xf800) == 0xd800) {
			unit = UTF8_REPLACEMENT;
		}
		buffer_add_code_point(to, unit);
	}
	return true;
}
