/*
 * Compressed files and pipes, read as what is in them; by the built diple-read and by ones that misbehave.
 */
#include "app/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/app/desk.h"
#include "tests/packer.h"
#include "tests/scratch.h"

/* ---- compressed files ---- */

static const char *const packings[][2] = {
	{ "gzip", "gz" },
	{ "xz", "xz" },
	{ "zstd", "zst" },
	{ "bzip2", "bz2" },
};

enum { PACKINGS = sizeof packings / sizeof *packings };

static void
compressed_file_is_read_as_what_is_in_it(void **state)
{
	char name[64];

	(void)state;
	if (!packer_works())
		skip();
	for (size_t i = 0; i < PACKINGS; i++) {
		struct buffer packed = { 0 };
		packer_compress(packings[i][0], desk_article, strlen(desk_article), &packed);
		snprintf(name, sizeof name, "article.txt.%s", packings[i][1]);
		const char *path = scratch_write(name, packed.bytes, packed.size);
		desk_open(path, NULL, NULL, NULL);
		assert_string_equal(document_name(reading_document(desk.reading)), path);
		desk_run();
		desk_assert_article();
		desk_assert_text(desk_article);
		assert_null(reading_problem(desk.reading));
		desk_close();
		buffer_clear(&packed);
	}
}

/* It comes in pieces, and is nothing that could be shown before its end. */
static void
stop_now(void *context)
{
	(void)context;
	loop_quit(desk.loop, 0);
}

static void
compressed_pipe(void **state)
{
	struct buffer packed = { 0 };
	int fds[2];

	(void)state;
	if (!packer_works())
		skip();
	int to = desk_pipe(fds, NULL);
	packer_compress("xz", desk_article, strlen(desk_article), &packed);
	reading_start(desk.reading);
	assert_int_equal(write(to, packed.bytes, 20), 20);
	loop_timer(desk.loop, 1, stop_now, NULL);
	loop_run(desk.loop);
	assert_int_equal(text_size(document_text(reading_document(desk.reading))), 0);
	assert_int_equal(write(to, packed.bytes + 20, packed.size - 20), packed.size - 20);
	close(to);
	desk_run();
	desk_assert_article();
	desk_assert_text(desk_article);
	desk_close();
	buffer_clear(&packed);
}

static void
converted_text_in_a_compressed_file(void **state)
{
	struct buffer bytes = { 0 }, packed = { 0 };

	(void)state;
	if (!packer_works())
		skip();
	buffer_add(&bytes, "\xff\xfe", 2);
	desk_utf16(&bytes, desk_article);
	packer_compress("gzip", bytes.bytes, bytes.size, &packed);
	desk_open(scratch_write("wide.gz", packed.bytes, packed.size), NULL, NULL, NULL);
	desk_run();
	desk_assert_article();
	desk_assert_text(desk_article);
	desk_close();
	buffer_clear(&bytes);
	buffer_clear(&packed);
}

/* What could be read is read like any text, and the reader knows that it is not all. */
static void
damaged_compressed_file(void **state)
{
	struct buffer packed = { 0 };
	size_t count;

	(void)state;
	if (!packer_works())
		skip();
	packer_compress("gzip", desk_article, strlen(desk_article), &packed);
	packed.bytes[packed.size - 8] ^= 1; /* its checksum */
	desk_open(scratch_write("damaged.gz", packed.bytes, packed.size), NULL, NULL, NULL);
	desk_run();
	desk_assert_text(desk_article);
	document_sections(reading_document(desk.reading), &count);
	assert_int_equal(count, 2);
	assert_int_equal(document_state(reading_document(desk.reading)), DOCUMENT_CUT_SHORT);
	desk_assert_note("is damaged");
	assert_null(reading_problem(desk.reading));
	desk_close();
	/* Nothing but the beginning of a beginning. */
	desk_open(scratch_write("damaged.gz", packed.bytes, 5), NULL, NULL, NULL);
	desk_run();
	desk_assert_text("");
	desk_assert_note("is damaged");
	assert_non_null(strstr(reading_problem(desk.reading), "is damaged"));
	desk_close();
	buffer_clear(&packed);
}

/* An unpacker that does what it may not; what it said before is there. */
static void
unpackers_that_misbehave(void **state)
{
	enum { LIMIT = (64 << 20) + 64 * 16 }; /* for 16 bytes */
	static const struct {
		const char *name;
		const char *script;
		struct watch_limits limits;
		uint64_t size; /* of the text */
		const char *note;
	} cases[] = {
		{ "failing", "printf 'Half\n'; exit 1", { 0 }, 5, "the unpacking ended early" },
		{ "crashing",
		  "printf 'Half\n'; kill -SEGV $$",
		  { 0 },
		  5,
		  "the unpacking ended early" },
		{ "endless",
		  "printf 'Half\n'; while :; do :; done",
		  { .stall_ms = 300 },
		  5,
		  "the unpacking took too long" },
		{ "silent", "kill -KILL $$", { 0 }, 0, "the unpacking ended early" },
		{ "unable", "exit 5", { 0 }, 0, "this build cannot unpack" },
		{ "talking",
		  "yes 'Whatever it may be that is said here' | head -c 80000000",
		  { 0 },
		  LIMIT,
		  "more than 64 times its size" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *reader = scratch_program(cases[i].name, cases[i].script);
		desk_open(scratch_write("some.gz", "\037\x8b\x08 and no more", 16), NULL, reader,
		          &cases[i].limits);
		desk_run();
		struct document *d = reading_document(desk.reading);
		uint64_t size = text_size(document_text(d));
		desk_assert_note(cases[i].note);
		assert_int_equal(document_state(d), DOCUMENT_CUT_SHORT);
		assert_true(size <= cases[i].size);
		assert_true(size + 1024 * 1024 > cases[i].size);
		desk_close();
	}
}

static void
write_packed(const char *name, const char *text, char *path, size_t size)
{
	struct buffer packed = { 0 };

	packer_compress("gzip", text, strlen(text), &packed);
	snprintf(path, size, "%s", scratch_write(name, packed.bytes, packed.size));
	buffer_clear(&packed);
}

/* Ends the loop when the text is this, or the test when that does not happen. */
static const char *awaited;

static void
stop_when_awaited(void *context)
{
	struct text *text = document_text(reading_document(desk.reading));
	struct buffer b = { 0 };

	(void)context;
	text_copy(text, (struct range){ 0, text_size(text) }, &b);
	if (b.size == strlen(awaited) && !memcmp(b.bytes, awaited, b.size) &&
	    reading_is_done(desk.reading))
		loop_quit(desk.loop, 0);
	buffer_clear(&b);
}

static void
await(const char *text)
{
	awaited = text;
	loop_on_turn(desk.loop, stop_when_awaited, NULL);
	loop_run(desk.loop);
}

/* Written anew, replaced, and replaced by one that is not compressed. */
static void
compressed_file_that_changes(void **state)
{
	char path[256], other[256];

	(void)state;
	if (!packer_works())
		skip();
	write_packed("changing.gz", desk_article, path, sizeof path);
	desk_open(path, NULL, NULL, NULL);
	desk_run();
	unsigned before = reading_generation(desk.reading);
	reading_follow(desk.reading, true);
	desk_assert_text(desk_article);
	write_packed("changing.gz", "Written anew.\n", path, sizeof path);
	await("Written anew.\n");
	desk_assert_note("the file was changed");
	assert_true(reading_generation(desk.reading) > before);
	write_packed("other.gz", "Replaced.\n", other, sizeof other);
	assert_int_equal(rename(other, path), 0);
	await("Replaced.\n");
	snprintf(other, sizeof other, "%s", scratch_write("plain", "Not compressed.\n", 16));
	assert_int_equal(rename(other, path), 0);
	await("Not compressed.\n");
	/* One that is gone leaves what there was. */
	assert_int_equal(unlink(path), 0);
	reading_look(desk.reading);
	desk_assert_text("Not compressed.\n");
	desk_close();
}

/* What is damaged while it is written is whole in the end. */
static void
compressed_file_that_is_being_written(void **state)
{
	struct buffer packed = { 0 };
	char path[256];

	(void)state;
	if (!packer_works())
		skip();
	packer_compress("gzip", desk_article, strlen(desk_article), &packed);
	snprintf(path, sizeof path, "%s", scratch_write("half.gz", packed.bytes, packed.size - 12));
	desk_open(path, NULL, NULL, NULL);
	desk_run();
	desk_assert_note("is damaged");
	reading_follow(desk.reading, true);
	scratch_write("half.gz", packed.bytes, packed.size);
	await(desk_article);
	assert_int_equal(document_state(reading_document(desk.reading)), DOCUMENT_COMPLETE);
	desk_close();
	buffer_clear(&packed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compressed_file_is_read_as_what_is_in_it),
		cmocka_unit_test(compressed_pipe),
		cmocka_unit_test(converted_text_in_a_compressed_file),
		cmocka_unit_test(damaged_compressed_file),
		cmocka_unit_test(unpackers_that_misbehave),
		cmocka_unit_test(compressed_file_that_changes),
		cmocka_unit_test(compressed_file_that_is_being_written),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
