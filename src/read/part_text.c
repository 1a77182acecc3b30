/*
 * What is in an archive is read in a sealed process, where a converter can only be opened if another like it is open already
 * (charsets in read/format): XML in any other encoding than its two own ones is taken as it is.
 */
#include "read/part_text.h"

#include "read/encoding.h"
#include "read/html_charset.h"
#include "read/source.h"
#include "read/utf16.h"

bool
part_text(const struct buffer *content, struct buffer *to)
{
	if (!content->size)
		return true;
	size_t head = content->size < SOURCE_HEAD ? content->size : (size_t)SOURCE_HEAD;
	struct encoding encoding = encoding_detect(content->bytes, head), said;

	if (encoding.binary)
		return false;
	if (utf16_decode(content->bytes, content->size, to))
		return true;
	if (html_charset(content->bytes, head, &encoding, &said))
		encoding = said;
	if (!encoding_convert(&encoding, content->bytes, content->size, to))
		buffer_add(to, content->bytes + encoding.bom, content->size - encoding.bom);
	return true;
}
