/*
 * Sources over real files: what the first bytes say, and bytes in order.
 */

#include "read/source.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A file without a name that holds these bytes. */
static int
file_of(const void *bytes, size_t n)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	fflush(file);
	int fd = dup(fileno(file));
	fclose(file);
	return fd;
}

static void
plain_text(void **state)
{
	struct source source;
	struct error error = { "" };
	char bytes[100];
	int fd = file_of("one two three", 13);

	(void)state;
	assert_true(source_open(&source, fd, "x.txt", NULL, UINT64_MAX, &error));
	assert_string_equal(source.format->name, "text");
	assert_string_equal(source.name, "x.txt");
	assert_int_equal(source.size, 13);
	assert_int_equal(source.head_size, 13);
	assert_true(source_is_own_text(&source));
	assert_true(source_prepare(&source, &error));
	assert_null(source.converter);
	assert_int_equal(source_read(&source, bytes, 8), 8);
	assert_int_equal(source_read(&source, bytes + 8, 92), 5);
	assert_memory_equal(bytes, "one two three", 13);
	assert_int_equal(source_read(&source, bytes, 1), 0);
	source_close(&source);
	close(fd);
}

/* No byte past the size that belongs to the document is read, in the head neither. */
static void
limited(void **state)
{
	struct source source;
	struct error error = { "" };
	char bytes[100];
	int fd = file_of("one two three", 13);

	(void)state;
	assert_true(source_open(&source, fd, "", NULL, 7, &error));
	assert_int_equal(source.size, 7);
	assert_int_equal(source.head_size, 7);
	assert_int_equal(source_read(&source, bytes, sizeof bytes), 7);
	source_close(&source);
	close(fd);
}

static void
assert_next(struct source *source, const char *expected)
{
	char bytes[100];
	size_t n = source_read(source, bytes, sizeof bytes);

	assert_int_equal(n, strlen(expected));
	assert_memory_equal(bytes, expected, n);
}

/* What was known at the start is read, then what is added, and the end is where no more will come. */
static void
grows(void **state)
{
	struct source source;
	struct error error = { "" };
	int fd = file_of("one two", 7), ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_true(source_open(&source, fd, "", NULL, 3, &error));
	assert_false(source_waits(&source));
	source_grow(&source, ends[0]);
	assert_int_equal(source.head_size, 3);
	assert_false(source_waits(&source));
	assert_next(&source, "one two");
	assert_true(source_waits(&source));
	/* A word may come too early, or stand for several. */
	assert_int_equal(write(ends[1], "..", 2), 2);
	assert_int_equal(pwrite(fd, " three", 6, 7), 6);
	assert_false(source_waits(&source));
	assert_next(&source, " three");
	assert_true(source_waits(&source));
	assert_int_equal(pwrite(fd, " four", 5, 13), 5);
	close(ends[1]);
	assert_next(&source, " four");
	assert_int_equal(source.size, 18);
	assert_next(&source, "");
	assert_false(source_waits(&source));
	source_close(&source);
	close(fd);
}

static void
converted_text(void **state)
{
	struct source source;
	struct error error = { "" };
	int fd = file_of("\xff\xfe"
	                 "a\0b\0",
	                 6);

	(void)state;
	assert_true(source_open(&source, fd, "", NULL, UINT64_MAX, &error));
	assert_false(source_is_own_text(&source));
	assert_true(source_prepare(&source, &error));
	assert_non_null(source.converter);
	source_close(&source);
	/* The user's word counts more. */
	assert_true(source_open(&source, fd, "", &(struct source_hints){ .encoding = "UTF-8" },
	                        UINT64_MAX, &error));
	assert_true(source_is_own_text(&source));
	source_close(&source);
	close(fd);
}

static void
cannot_be_read(void **state)
{
	struct source source;
	struct error error = { "" };
	int fd = file_of("a", 1);

	(void)state;
	assert_false(source_open(&source, fd, "",
	                         &(struct source_hints){ .encoding = "no-such-encoding" },
	                         UINT64_MAX, &error));
	assert_true(*error.text);
	*error.text = '\0';
	close(fd);
	assert_false(source_open(&source, 9999, "gone.txt", NULL, UINT64_MAX, &error));
	assert_string_equal(error.text, "cannot read gone.txt: Bad file descriptor");
	fd = open("/", O_RDONLY | O_DIRECTORY);
	assert_false(source_open(&source, fd, "/", NULL, UINT64_MAX, &error));
	assert_string_equal(error.text, "cannot read /: Is a directory");
	close(fd);
}

/* Pieces of text, converted or not, without a byte order mark. */
static void
text_in_pieces(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *text;
	} cases[] = {
		{ "plain", 5, "plain" },
		{ "\xef\xbb\xbfmarked", 9, "marked" },
		{ "\xff\xfe"
		  "a\0\xe9\0",
		  6, "a\xc3\xa9" },
		{ "", 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer text = { 0 };
		struct source source;
		struct error error = { "" };
		int fd = file_of(cases[i].bytes, cases[i].n);

		assert_true(source_open(&source, fd, "", NULL, UINT64_MAX, &error));
		assert_true(source_prepare(&source, &error));
		while (source_read_text(&source, &text))
			;
		assert_false(source_read_text(&source, &text));
		assert_string_equal(text.bytes, cases[i].text);
		buffer_clear(&text);
		source_close(&source);
		close(fd);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text),     cmocka_unit_test(limited),
		cmocka_unit_test(grows),          cmocka_unit_test(converted_text),
		cmocka_unit_test(cannot_be_read), cmocka_unit_test(text_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
