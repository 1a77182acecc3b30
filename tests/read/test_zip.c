/*
 * What is in zips: whole ones, truncated ones, and ones that hold more than anybody wants.
 */

#include "read/zip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/packer.h"

static FILE *file;
static struct source source;

static struct zip *
open_bytes(const struct buffer *bytes)
{
	struct error error = { "" };

	file = tmpfile();
	assert_non_null(file);
	assert_int_equal(fwrite(bytes->bytes, 1, bytes->size, file), bytes->size);
	fflush(file);
	assert_true(source_open(&source, fileno(file), "x", NULL, UINT64_MAX, &error));
	return zip_open(&source);
}

static void
close_zip(struct zip *zip)
{
	zip_free(zip);
	source_close(&source);
	fclose(file);
}

/* context: a part of the names that are wanted. */
static bool
wanted(void *context, const char *name)
{
	return strstr(name, context);
}

static void
assert_content(const struct zip *zip, const char *name, enum zip_state state, const char *content)
{
	const struct zip_file *f = zip_find(zip, name);

	assert_non_null(f);
	assert_int_equal(f->state, state);
	assert_string_equal(f->content.size ? f->content.bytes : "", content);
}

static void
files_that_are_asked_for(void **state)
{
	static const struct packer_entry entries[] = {
		{ "mimetype", "a", 1 },      { "a/one.txt", "One.", 4 },
		{ "a/Two.txt", "Two.", 4 },  { "a/two.txt", "two.", 4 },
		{ "./b/three.txt", "3", 1 }, { "/four.txt", "4", 1 },
		{ "c\\five.txt", "5", 1 },   { "../../six.txt", "6", 1 },
		{ "a/one.txt", "Again", 5 }, { "empty", "", 0 },
	};
	struct buffer bytes = { 0 };

	(void)state;
	for (int stored = 0; stored < 2; stored++) {
		buffer_reset(&bytes);
		packer_zip(entries, sizeof entries / sizeof *entries, stored, &bytes);
		struct zip *zip = open_bytes(&bytes);
		assert_false(zip_is_damaged(zip));
		assert_int_equal(zip_count(zip), 10);
		assert_string_equal(zip_file(zip, 0)->name, "mimetype");
		assert_content(zip, "a/one.txt", ZIP_UNREAD, "");
		zip_read(zip, wanted, "e.txt");
		assert_content(zip, "a/one.txt", ZIP_WHOLE, "One.");
		assert_content(zip, "a/two.txt", ZIP_UNREAD, "");
		zip_read(zip, wanted, "");
		assert_content(zip, "a/one.txt", ZIP_WHOLE, "One.");
		assert_content(zip, "a/two.txt", ZIP_WHOLE, "two.");
		assert_content(zip, "a/Two.txt", ZIP_WHOLE, "Two.");
		assert_content(zip, "A/TWO.txt", ZIP_WHOLE, "Two.");
		assert_content(zip, "b/three.txt", ZIP_WHOLE, "3");
		assert_content(zip, "four.txt", ZIP_WHOLE, "4");
		assert_content(zip, "c/five.txt", ZIP_WHOLE, "5");
		assert_content(zip, "../../six.txt", ZIP_WHOLE, "6");
		assert_content(zip, "empty", ZIP_WHOLE, "");
		assert_null(zip_find(zip, "six.txt"));
		assert_null(zip_find(zip, "a"));
		assert_null(zip_find(zip, "zzz"));
		close_zip(zip);
	}
	buffer_clear(&bytes);
}

/* Without its end, which says what is in it, an archive is read from its start. */
static void
truncated(void **state)
{
	struct buffer bytes = { 0 }, text = { 0 };
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		seed = seed * 1103515245 + 12345;
		buffer_printf(&text, "%x ", seed >> 8);
	}
	struct packer_entry entries[] = { { "one", "One.", 4 }, { "two", text.bytes, text.size } };
	packer_zip(entries, 2, false, &bytes);
	bytes.size /= 2;
	struct zip *zip = open_bytes(&bytes);
	zip_read(zip, wanted, "");
	assert_true(zip_is_damaged(zip));
	assert_content(zip, "one", ZIP_WHOLE, "One.");
	const struct zip_file *two = zip_find(zip, "two");
	assert_non_null(two);
	assert_int_equal(two->state, ZIP_DAMAGED);
	assert_true(two->content.size < text.size);
	close_zip(zip);
	bytes.size = 4;
	zip = open_bytes(&bytes);
	zip_read(zip, wanted, "");
	assert_true(zip_is_damaged(zip));
	close_zip(zip);
	buffer_reset(&bytes);
	buffer_add_string(&bytes, "This is no zip at all.");
	zip = open_bytes(&bytes);
	assert_int_equal(zip_count(zip), 0);
	assert_null(zip_find(zip, "one"));
	close_zip(zip);
	buffer_clear(&bytes);
	buffer_clear(&text);
}

/* A content of which a byte is another. */
static void
damaged(void **state)
{
	static const struct packer_entry entries[] = { { "one", "The first one.", 14 },
		                                       { "two", "The second one.", 15 } };
	struct buffer bytes = { 0 };

	(void)state;
	packer_zip(entries, 2, true, &bytes);
	*(char *)memmem(bytes.bytes, bytes.size, "first", 5) = 'F';
	struct zip *zip = open_bytes(&bytes);
	zip_read(zip, wanted, "");
	assert_content(zip, "one", ZIP_DAMAGED, "The First one.");
	assert_content(zip, "two", ZIP_WHOLE, "The second one.");
	close_zip(zip);
	buffer_clear(&bytes);
}

static void
more_than_the_limit(void **state)
{
	enum { MUCH = 70 << 20 };
	char *zeros = calloc(1, MUCH);
	struct buffer bytes = { 0 };

	(void)state;
	assert_non_null(zeros);
	const struct packer_entry entries[] = { { "one", zeros, MUCH }, { "two", "Two.", 4 } };
	packer_zip(entries, 2, false, &bytes);
	free(zeros);
	struct zip *zip = open_bytes(&bytes);
	zip_read(zip, wanted, "");
	const struct zip_file *one = zip_find(zip, "one");
	assert_int_equal(one->state, ZIP_TOO_MUCH);
	assert_true(one->content.size >= 64 << 20 && one->content.size < MUCH);
	assert_content(zip, "two", ZIP_TOO_MUCH, "");
	close_zip(zip);
	buffer_clear(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_that_are_asked_for),
		cmocka_unit_test(truncated),
		cmocka_unit_test(damaged),
		cmocka_unit_test(more_than_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
