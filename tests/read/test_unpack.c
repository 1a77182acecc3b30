/*
 * What is in compressed files, whole ones and others.
 */

#include "read/unpack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/packer.h"

static const char *const packings[] = { "gzip", "xz", "zstd", "bzip2" };

enum { PACKINGS = sizeof packings / sizeof *packings, LINES = 60000 };

/* Text of which each line is another. */
static void
make_text(struct buffer *to, unsigned lines)
{
	unsigned seed = 1;

	for (unsigned i = 0; i < lines; i++) {
		seed = seed * 1103515245 + 12345;
		buffer_printf(to, "line %u says %x\n", i, seed);
	}
}

static bool
keep(void *context, const char *bytes, size_t n)
{
	buffer_add(context, bytes, n);
	return true;
}

static bool
refuse(void *context, const char *bytes, size_t n)
{
	(void)context;
	(void)bytes;
	(void)n;
	return false;
}

/* Unpacks what is in memory, by way of a file. */
static enum packed_end
unpack_bytes(const struct buffer *packed, uint64_t limit,
             bool (*put)(void *context, const char *bytes, size_t n), struct buffer *to)
{
	FILE *file = tmpfile();
	struct source source;
	struct error error = { "" };

	assert_non_null(file);
	assert_int_equal(fwrite(packed->bytes, 1, packed->size, file), packed->size);
	fflush(file);
	assert_true(source_open(&source, fileno(file), "x", NULL, UINT64_MAX, &error));
	struct unpacking unpacking = {
		.source = &source, .left = limit, .put = put, .context = to
	};
	enum packed_end end = unpack(&unpacking);
	source_close(&source);
	fclose(file);
	return end;
}

static void
whole_files(void **state)
{
	static const unsigned lines[] = { 0, 1, LINES };

	(void)state;
	for (size_t i = 0; i < PACKINGS; i++)
		for (size_t k = 0; k < sizeof lines / sizeof *lines; k++) {
			struct buffer text = { 0 }, packed = { 0 }, got = { 0 };
			make_text(&text, lines[k]);
			packer_compress(packings[i], text.bytes, text.size, &packed);
			assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got),
			                 PACKED_WHOLE);
			assert_int_equal(got.size, text.size);
			if (text.size)
				assert_memory_equal(got.bytes, text.bytes, text.size);
			buffer_clear(&text);
			buffer_clear(&packed);
			buffer_clear(&got);
		}
}

/* One after the other in one file. */
static void
several_members(void **state)
{
	(void)state;
	for (size_t i = 0; i < PACKINGS; i++) {
		struct buffer packed = { 0 }, got = { 0 };
		packer_compress(packings[i], "one\n", 4, &packed);
		packer_compress(packings[i], "two\n", 4, &packed);
		assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_WHOLE);
		assert_int_equal(got.size, 8);
		assert_memory_equal(got.bytes, "one\ntwo\n", 8);
		buffer_clear(&packed);
		buffer_clear(&got);
	}
}

/* All but what is in the last block comes out; of gzip, which most files are, all of it. */
static void
truncated_files(void **state)
{
	static const size_t lost_most[] = { 0, 64 * 1024, 256 * 1024, 900 * 1024 };
	struct buffer text = { 0 };

	(void)state;
	make_text(&text, LINES);
	for (size_t i = 0; i < PACKINGS; i++) {
		struct buffer packed = { 0 }, got = { 0 };
		packer_compress(packings[i], text.bytes, text.size, &packed);
		packed.size -= packed.size / 10;
		assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_DAMAGED);
		assert_true(got.size < text.size);
		assert_true(got.size + lost_most[i] > text.size * 8 / 10);
		if (got.size)
			assert_memory_equal(got.bytes, text.bytes, got.size);
		buffer_clear(&packed);
		buffer_clear(&got);
	}
	buffer_clear(&text);
}

/* A part of the bytes is wrong, or nothing follows the first ones. */
static void
damaged_files(void **state)
{
	static const size_t kept[] = { 16, 3 };

	(void)state;
	for (size_t i = 0; i < PACKINGS; i++) {
		struct buffer text = { 0 }, packed = { 0 }, got = { 0 };
		make_text(&text, LINES);
		packer_compress(packings[i], text.bytes, text.size, &packed);
		memset(packed.bytes + packed.size / 2, 'x', 64);
		assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_DAMAGED);
		assert_true(got.size < text.size);
		buffer_reset(&got);
		packed.size = kept[i == 0];
		assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_DAMAGED);
		assert_int_equal(got.size, 0);
		buffer_clear(&text);
		buffer_clear(&packed);
		buffer_clear(&got);
	}
}

/* The checksum of a gzip file, and what stands behind it. */
static void
ends_of_gzip_files(void **state)
{
	struct buffer packed = { 0 }, got = { 0 };

	(void)state;
	packer_compress("gzip", "one\n", 4, &packed);
	buffer_add_string(&packed, "behind the end");
	assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_WHOLE);
	assert_string_equal(got.bytes, "one\n");
	buffer_reset(&got);
	packed.size -= strlen("behind the end");
	packed.bytes[packed.size - 8] ^= 1;
	assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_DAMAGED);
	assert_string_equal(got.bytes, "one\n");
	buffer_clear(&packed);
	buffer_clear(&got);
}

/* The first book in a zip, whatever stands behind it. */
static void
book_in_a_zip(void **state)
{
	static const struct packer_entry entries[] = { { "A.FB2", "one\n", 4 },
		                                       { "b.fb2", "two\n", 4 } };
	struct buffer packed = { 0 }, got = { 0 };

	(void)state;
	packer_zip(entries, 2, false, &packed);
	assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_WHOLE);
	assert_int_equal(got.size, 4);
	assert_memory_equal(got.bytes, "one\n", 4);
	assert_int_equal(unpack_bytes(&packed, 3, keep, &got), PACKED_TOO_MUCH);
	packed.size = 36;
	assert_int_equal(unpack_bytes(&packed, UINT64_MAX, keep, &got), PACKED_DAMAGED);
	buffer_clear(&packed);
	buffer_clear(&got);
}

static void
limited(void **state)
{
	struct buffer text = { 0 };

	(void)state;
	make_text(&text, 1000);
	for (size_t i = 0; i < PACKINGS; i++) {
		struct buffer packed = { 0 }, got = { 0 };
		packer_compress(packings[i], text.bytes, text.size, &packed);
		assert_int_equal(unpack_bytes(&packed, 100, keep, &got), PACKED_TOO_MUCH);
		assert_int_equal(got.size, 100);
		assert_memory_equal(got.bytes, text.bytes, 100);
		assert_int_equal(unpack_bytes(&packed, text.size, keep, &got), PACKED_WHOLE);
		assert_int_equal(unpack_bytes(&packed, UINT64_MAX, refuse, &got), PACKED_NO_ROOM);
		buffer_clear(&packed);
		buffer_clear(&got);
	}
	buffer_clear(&text);
}

static void
not_compressed(void **state)
{
	struct buffer text = { 0 }, got = { 0 };

	(void)state;
	make_text(&text, 10);
	assert_int_equal(unpack_bytes(&text, UINT64_MAX, keep, &got), PACKED_UNKNOWN);
	assert_int_equal(got.size, 0);
	buffer_clear(&text);
	buffer_clear(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_files),        cmocka_unit_test(several_members),
		cmocka_unit_test(truncated_files),    cmocka_unit_test(damaged_files),
		cmocka_unit_test(ends_of_gzip_files), cmocka_unit_test(limited),
		cmocka_unit_test(book_in_a_zip),      cmocka_unit_test(not_compressed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
