/* The file of last places: what is written is read again, and anything else is nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "shelf/fingerprint.h"
#include "shelf/folder.h"
#include "shelf/recall.h"
#include "tests/scratch.h"

#define HEAD "diple places 1\n"
#define PLACE "\t00000000000000ff\t2000\t1700\t100\t104\t1000\tword\tbefore\tafter\tOne\\nTwo\n"

static const struct {
	const char *file;
	bool found;
} files[] = {
	{ HEAD "/a" PLACE, true },
	{ HEAD "/b" PLACE "/a" PLACE, true },
	{ HEAD "nonsense\n\n\t\t\n/a" PLACE, true },
	{ "", false },
	{ HEAD, false },
	{ "diple places 2\n/a" PLACE, false },
	{ "/a" PLACE, false },
	{ HEAD "/ab" PLACE, false },
	{ HEAD "/a\t00000000000000ff\t2000\t1700\t100\t104\t1000\tword\tbefore\tafter\n", false },
	{ HEAD "/a\t00000000000000ff\t2000\t1700\t100\t104\t1000\tword\tbefore\tafter\tOne\tTwo\n",
	  false },
	{ HEAD "/a\tff\t2000\t-1\t100\t104\t1000\tword\tbefore\tafter\t\n", false },
	{ HEAD "/a\tff\t2000\t1\t104\t100\t1000\tword\tbefore\tafter\t\n", false },
	{ HEAD "/a\tff\t2000\t1\t100\t104\t50\tword\tbefore\tafter\t\n", false },
	{ HEAD "/a\tff\t2000\t1\t100\t99999999999999999999999999\t1000\tword\tb\ta\t\n", false },
	{ HEAD "/a\tff\t2000\t1\t\t104\t1000\tword\tbefore\tafter\t\n", false },
	{ HEAD "/a\tff\t2000\t1\t0\t0\t1000\t\tbefore\tafter\t\n", false },
	{ HEAD "/a", false },
};

static void
files_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct selector selector;
		int64_t left_ms;
		struct recall *recall = recall_parse(files[i].file, strlen(files[i].file));
		if (recall_find_name(recall, "/a", &selector, &left_ms) != files[i].found)
			fail_msg("file %zu", i);
		if (files[i].found) {
			assert_string_equal(selector.exact, "word");
			assert_string_equal(selector.prefix, "before");
			assert_string_equal(selector.suffix, "after");
			assert_string_equal(selector.heading, "One\nTwo");
			assert_int_equal(selector.range.start, 100);
			assert_int_equal(selector.range.end, 104);
			assert_int_equal(selector.text_size, 1000);
			assert_int_equal(left_ms, 1700);
			selector_clear(&selector);
			assert_true(recall_find_content(recall, 255, 2000, &selector, &left_ms));
			selector_clear(&selector);
			assert_false(recall_find_content(recall, 255, 2001, &selector, &left_ms));
			assert_false(recall_find_content(recall, 0, 2000, &selector, &left_ms));
		}
		recall_free(recall);
	}
}

static void
shelf_is_recalled(void **state)
{
	static const char name[] = "/a\tb\\c\nd";
	struct error error = { "" };
	struct store *store = store_open(scratch_folder(), &error);
	struct store_document document = { .name = (char *)(uintptr_t)name,
		                           .fingerprint = 99,
		                           .size = 70,
		                           .title = (char[]){ "" },
		                           .author = (char[]){ "" },
		                           .format = (char[]){ "text" } };
	struct selector selector = { .exact = memory_string("ex\tact\n\\"),
		                     .prefix = memory_string(""),
		                     .suffix = memory_string("\\n"),
		                     .heading = memory_string("A\nB"),
		                     .range = { 5, 13 },
		                     .text_size = 60 };
	struct annotation place;
	int64_t left_ms;

	(void)state;
	struct recall *recall = recall_read(scratch_folder());
	assert_false(recall_find_name(recall, name, &selector, &left_ms));
	recall_free(recall);
	assert_non_null(store);
	assert_int_equal(store_opened(store, &document, &error), STORE_DONE);
	annotation_init(&place, ANNOTATION_PLACE, &selector);
	place.document = document.id;
	assert_int_equal(store_put_place(store, &place, 0.5, &error), STORE_DONE);
	assert_true(recall_write(store, scratch_folder(), &error));
	store_close(store);
	recall = recall_read(scratch_folder());
	assert_true(recall_find_name(recall, name, &selector, &left_ms));
	assert_string_equal(selector.exact, "ex\tact\n\\");
	assert_string_equal(selector.suffix, "\\n");
	assert_string_equal(selector.heading, "A\nB");
	assert_int_equal(selector.range.end, 13);
	assert_int_equal(left_ms, place.modified_ms);
	selector_clear(&selector);
	assert_true(recall_find_content(recall, 99, 70, &selector, &left_ms));
	selector_clear(&selector);
	recall_free(recall);
	annotation_clear(&place);
}

/* Puts bytes into a file and says what they are known by. */
static int64_t
fingerprint(size_t n, size_t other)
{
	const char *path = scratch_path("file");
	FILE *file = fopen(path, "wb");
	uint64_t size;

	assert_non_null(file);
	for (size_t i = 0; i < n; i++)
		putc(i == other ? 'x' : 'a' + (int)(i % 7), file);
	fclose(file);
	int64_t result = fingerprint_of_file(path, &size);
	assert_int_equal(size, n);
	return result;
}

static void
content_is_known(void **state)
{
	uint64_t size;
	int64_t large = fingerprint(100000, SIZE_MAX);

	(void)state;
	assert_true(large > 0);
	assert_true(fingerprint(0, 0) > 0);
	assert_true(large == fingerprint(100000, SIZE_MAX));
	assert_true(large != fingerprint(100001, SIZE_MAX));
	assert_true(large != fingerprint(100000, 100));
	assert_true(large != fingerprint(100000, 50001));
	assert_true(large != fingerprint(100000, 99999));
	assert_int_equal(fingerprint_of_file("/nowhere/at/all", &size), 0);
	assert_int_equal(fingerprint_of_file("/", &size), 0);
	assert_int_equal(fingerprint_of_file("/dev/null", &size), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_read),
		cmocka_unit_test(shelf_is_recalled),
		cmocka_unit_test(content_is_known),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
