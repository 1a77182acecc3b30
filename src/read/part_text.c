/*
 * What is in an archive is read in a sealed process, where no converter can be opened: XML in another encoding than its two own
 * ones is taken as it is.
 */
#include "read/part_text.h"

#include "read/encoding.h"
#include "read/source.h"
#include "read/utf16.h"

bool
part_text(const struct buffer *content, struct buffer *to)
{
	size_t head = content->size < SOURCE_HEAD ? content->size : (size_t)SOURCE_HEAD;
	struct encoding encoding = encoding_detect(content->bytes, head);

	if (encoding.binary)
		return false;
	if (!utf16_decode(content->bytes, content->size, to))
		buffer_add(to, content->bytes + encoding.bom, content->size - encoding.bom);
	return true;
}
