/*
 * The receiving end: bytes in whatever pieces they come are cut into records, and each that may come now is taken (wire_taker).
 */
#include "doc/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "doc/wire_record.h"
#include "doc/wire_taker.h"

struct wire_reader {
	struct wire_taker taker;
	bool begun; /* the header was right */
	bool broken;
	struct buffer in; /* a record whose end has not come */
};

struct wire_reader *
wire_reader_new(struct sink *to, uint64_t text_size)
{
	struct wire_reader *r = memory_zero(1, sizeof *r);

	wire_taker_init(&r->taker, to, text_size);
	return r;
}

void
wire_reader_free(struct wire_reader *r)
{
	if (!r)
		return;
	buffer_clear(&r->in);
	free(r);
}

bool
wire_reader_is_done(const struct wire_reader *r)
{
	return r->taker.done;
}

static uint32_t
number_at(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static bool
refuse(struct wire_reader *r, struct error *error, const char *kind, const char *problem)
{
	r->broken = true;
	buffer_clear(&r->in);
	error_set(error, "the reader sent a bad record: %s%s%s", kind, *kind ? ": " : "", problem);
	return false;
}

/* How long the header or record at the start of the bytes is; 0 while that cannot be said, -1 when it cannot be. */
static ptrdiff_t
record_size(struct wire_reader *r, const char *bytes, size_t n, struct error *error)
{
	size_t known = n < 4 ? n : 4;

	if (!r->begun) {
		if (memcmp(bytes, WIRE_MAGIC, known) != 0 ||
		    (n >= WIRE_HEADER_SIZE && number_at(bytes + 4) != WIRE_VERSION)) {
			refuse(r, error, "", "not of this version");
			return -1;
		}
		return n < WIRE_HEADER_SIZE ? 0 : WIRE_HEADER_SIZE;
	}
	if (n < WIRE_FRAME_SIZE)
		return 0;
	uint32_t number = number_at(bytes), size = number_at(bytes + 4);
	const char *name = wire_taker_name(number);
	const char *problem =
		name ? wire_taker_admit(&r->taker, number, size) : "of an unknown kind";
	if (problem) {
		refuse(r, error, name ? name : "", problem);
		return -1;
	}
	return (ptrdiff_t)WIRE_FRAME_SIZE + size;
}

/* Takes the header or the record that these bytes are. */
static bool
take_record(struct wire_reader *r, const char *bytes, size_t n, struct error *error)
{
	if (!r->begun) {
		r->begun = true;
		return true;
	}
	uint32_t number = number_at(bytes);
	const char *problem =
		wire_taker_take(&r->taker, number, bytes + WIRE_FRAME_SIZE, n - WIRE_FRAME_SIZE);
	return !problem || refuse(r, error, wire_taker_name(number), problem);
}

/* Takes whole records from the bytes; *used says how far. */
static bool
take_records(struct wire_reader *r, const char *bytes, size_t n, size_t *used, struct error *error)
{
	for (*used = 0; *used < n;) {
		ptrdiff_t size = record_size(r, bytes + *used, n - *used, error);
		if (size < 0)
			return false;
		if (!size || (size_t)size > n - *used)
			return true;
		if (!take_record(r, bytes + *used, (size_t)size, error))
			return false;
		*used += (size_t)size;
	}
	return true;
}

/*
 * Fills up a record that was cut, with no more than it lacks, so that a byte is copied once or twice whatever the pieces
 * are.
 */
static bool
fill_record(struct wire_reader *r, const char **bytes, size_t *n, struct error *error)
{
	while (*n && r->in.size) {
		ptrdiff_t size = record_size(r, r->in.bytes, r->in.size, error);
		if (size < 0)
			return false;
		size_t frame = r->begun ? (size_t)WIRE_FRAME_SIZE : (size_t)WIRE_HEADER_SIZE;
		size_t lacks = (size ? (size_t)size : frame) - r->in.size;
		size_t piece = lacks < *n ? lacks : *n;
		buffer_add(&r->in, *bytes, piece);
		*bytes += piece;
		*n -= piece;
		size_t used;
		if (!take_records(r, r->in.bytes, r->in.size, &used, error))
			return false;
		if (used)
			buffer_reset(&r->in);
	}
	return true;
}

bool
wire_reader_feed(struct wire_reader *r, const char *bytes, size_t n, struct error *error)
{
	size_t used;

	if (r->broken)
		return refuse(r, error, "", "after another one");
	if (!fill_record(r, &bytes, &n, error) || !take_records(r, bytes, n, &used, error))
		return false;
	buffer_add(&r->in, bytes + used, n - used);
	return true;
}
