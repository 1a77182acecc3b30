/*
 * gzip by zlib: members one after the other (RFC 1952, 2.2), each with its checksum. What follows the last one and does not
 * begin like another is no part of the file, as gzip(1) sees it.
 */
#include <stdlib.h>
#include <zlib.h>

#include "base/memory.h"
#include "read/unpack_way.h"

enum { PIECE = 64 * 1024, GZIP_ONLY = 16 };

struct inflation {
	z_stream stream;
	struct unpacking *to;
	bool ended; /* a member did, and nothing of another came */
	unsigned char in[PIECE], out[PIECE];
};

/* More of the file into the empty input; false at its end. */
static bool
take_more(struct inflation *f)
{
	size_t n = source_read(f->to->source, (char *)f->in, sizeof f->in);

	f->stream.next_in = f->in;
	f->stream.avail_in = (unsigned)n;
	return n > 0;
}

/* One call of zlib, and what it gave is handed on. *result is zlib's. */
static enum packed_end
step(struct inflation *f, int *result)
{
	f->stream.next_out = f->out;
	f->stream.avail_out = sizeof f->out;
	*result = inflate(&f->stream, Z_NO_FLUSH);
	return unpacking_put(f->to, (const char *)f->out, sizeof f->out - f->stream.avail_out);
}

static enum packed_end
run(struct inflation *f)
{
	for (;;) {
		int result;
		if (!f->stream.avail_in && !take_more(f))
			return f->ended ? PACKED_WHOLE : PACKED_DAMAGED;
		if (f->ended && f->stream.next_in[0] != 0x1f)
			return PACKED_WHOLE;
		f->ended = false;
		enum packed_end end = step(f, &result);
		if (end != PACKED_WHOLE)
			return end;
		if (result == Z_STREAM_END) {
			f->ended = true;
			inflateReset(&f->stream);
		} else if (result != Z_OK && result != Z_BUF_ERROR) {
			return PACKED_DAMAGED;
		}
	}
}

enum packed_end
unpack_gzip(struct unpacking *u)
{
	struct inflation *f = memory_zero(1, sizeof *f);

	f->to = u;
	enum packed_end end = PACKED_DAMAGED;
	if (inflateInit2(&f->stream, MAX_WBITS + GZIP_ONLY) == Z_OK)
		end = run(f);
	inflateEnd(&f->stream);
	free(f);
	return end;
}
