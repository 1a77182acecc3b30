/*
 * The text over both of its backings. A text of a million bytes whose byte at every position is known is read, viewed
 * and searched across the pages of a file and the chunks of a delivered text.
 */
#include "doc/text.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/scratch.h"

enum { SIZE = 1000003, LINE = 99991 };

/* The byte at a position: a line feed every LINE bytes, else a letter that depends on the place. */
static char
byte_at(uint64_t pos)
{
	return pos % LINE == LINE - 1 ? '\n' : (char)('a' + pos * 31 / 7 % 26);
}

static void
fill(char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bytes[i] = byte_at(i);
}

static struct text *
open_text(bool file)
{
	char *bytes = malloc(SIZE);
	struct error error = { "" };
	struct text *text;

	assert_non_null(bytes);
	fill(bytes, SIZE);
	if (file) {
		text = text_open_file(scratch_nameless(bytes, SIZE), &error);
		assert_non_null(text);
	} else {
		text = text_new();
		for (size_t at = 0; at < SIZE; at += 7777)
			text_append(text, bytes + at, SIZE - at < 7777 ? SIZE - at : 7777);
	}
	free(bytes);
	assert_int_equal(text_size(text), SIZE);
	assert_int_equal(text_fd(text) >= 0, file);
	return text;
}

static const struct {
	uint64_t pos;
	size_t n, got;
} reads[] = {
	{ 0, 10, 10 },
	{ 0, 0, 0 },
	{ 65530, 20, 20 },
	{ 262140, 10, 10 },
	{ 60000, 300000, 300000 },
	{ SIZE - 5, 100, 5 },
	{ SIZE, 100, 0 },
	{ SIZE + 70000, 100, 0 },
	{ UINT64_MAX, 1, 0 },
};

static void
check_reads(struct text *text)
{
	char *buf = malloc(300000);

	assert_non_null(buf);
	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
		size_t got = text_read(text, reads[i].pos, buf, reads[i].n);
		assert_int_equal(got, reads[i].got);
		for (size_t k = 0; k < got; k++)
			assert_int_equal(buf[k], byte_at(reads[i].pos + k));
	}
	free(buf);
	assert_int_equal(text_byte(text, 131072), byte_at(131072));
	assert_int_equal(text_byte(text, SIZE - 1), byte_at(SIZE - 1));
	assert_int_equal(text_byte(text, SIZE), -1);
}

/* Views follow each other without a hole, to the end. */
static void
check_views(struct text *text)
{
	uint64_t pos = 0;
	size_t n;

	for (;;) {
		const char *bytes = text_view(text, pos, &n);
		if (!n)
			break;
		assert_int_equal(bytes[0], byte_at(pos));
		assert_int_equal(bytes[n - 1], byte_at(pos + n - 1));
		pos += n > 4000 ? n - 4000 : n;
	}
	assert_int_equal(pos, SIZE);
}

static void
check_copy(struct text *text)
{
	struct buffer b = { 0 };

	assert_int_equal(text_copy(text, (struct range){ 262100, 262200 }, &b), 100);
	assert_int_equal(text_copy(text, (struct range){ SIZE - 3, SIZE + 10 }, &b), 3);
	assert_int_equal(text_copy(text, (struct range){ SIZE, SIZE + 10 }, &b), 0);
	assert_int_equal(text_copy(text, (struct range){ 9, 9 }, &b), 0);
	assert_int_equal(b.size, 103);
	assert_int_equal(b.bytes[0], byte_at(262100));
	assert_int_equal(b.bytes[102], byte_at(SIZE - 1));
	assert_int_equal(b.bytes[103], '\0');
	buffer_clear(&b);
}

static const struct {
	uint64_t from, limit;
	bool found, found_back;
	uint64_t pos, back;
} finds[] = {
	{ 0, SIZE, true, false, LINE - 1, 0 },
	{ LINE - 1, 1, true, false, LINE - 1, 0 },
	{ LINE, 1, false, true, 0, LINE - 1 },
	{ LINE, LINE - 1, false, true, 0, LINE - 1 },
	{ LINE, LINE, true, true, 2 * LINE - 1, LINE - 1 },
	{ 3 * LINE - 1, SIZE, true, true, 3 * LINE - 1, 2 * LINE - 1 },
	{ 3 * LINE - 1, LINE - 1, true, false, 3 * LINE - 1, 0 },
	{ 3 * LINE - 1, LINE, true, true, 3 * LINE - 1, 2 * LINE - 1 },
	{ 10 * LINE, SIZE, false, true, 0, 10 * LINE - 1 },
	{ SIZE + 5, SIZE, false, true, 0, 10 * LINE - 1 },
	{ UINT64_MAX, UINT64_MAX, false, true, 0, 10 * LINE - 1 },
	{ 0, 0, false, false, 0, 0 },
};

static void
check_finds(struct text *text)
{
	for (size_t i = 0; i < sizeof finds / sizeof *finds; i++) {
		uint64_t pos = 7;
		bool found = text_find(text, finds[i].from, finds[i].limit, '\n', &pos);
		assert_int_equal(found, finds[i].found);
		if (found)
			assert_int_equal(pos, finds[i].pos);
		found = text_find_back(text, finds[i].from, finds[i].limit, '\n', &pos);
		assert_int_equal(found, finds[i].found_back);
		if (found)
			assert_int_equal(pos, finds[i].back);
	}
}

static void
check_text(bool file)
{
	struct text *text = open_text(file);

	check_reads(text);
	check_views(text);
	check_copy(text);
	check_finds(text);
	text_free(text);
}

static void
test_delivered(void **unused)
{
	(void)unused;
	check_text(false);
	text_free(NULL);
}

static void
test_file(void **unused)
{
	(void)unused;
	check_text(true);
}

/* A text that grows keeps what it has where it is. */
static void
test_append(void **unused)
{
	struct text *text = text_new();
	uint64_t pos;
	size_t n;

	(void)unused;
	text_view(text, 0, &n);
	assert_int_equal(n, 0);
	assert_false(text_find(text, 0, 10, 'x', &pos));
	assert_false(text_find_back(text, 10, 10, 'x', &pos));
	text_append(text, "", 0);
	text_append(text, "abc", 3);
	const char *first = text_view(text, 0, &n);
	for (int i = 0; i < 300; i++) {
		char block[1000];
		memset(block, 'y', sizeof block);
		text_append(text, block, sizeof block);
	}
	assert_ptr_equal(text_view(text, 0, &n), first);
	assert_int_equal(text_size(text), 300003);
	assert_int_equal(text_byte(text, 2), 'c');
	assert_int_equal(text_byte(text, 300002), 'y');
	assert_int_equal(text_refresh(text), TEXT_SAME);
	text_free(text);
}

/* A file that grows or shrinks under us gives what it has, and says so when asked. */
static void
test_refresh(void **unused)
{
	static char bytes[200000];
	struct error error = { "" };
	uint64_t pos;
	size_t n;
	int problem;

	(void)unused;
	memset(bytes, 'm', sizeof bytes);
	int fd = scratch_nameless(bytes, sizeof bytes);
	int other = dup(fd);
	struct text *text = text_open_file(fd, &error);
	assert_int_equal(text_refresh(text), TEXT_SAME);
	assert_int_equal(text_byte(text, 5), 'm');

	assert_int_equal(ftruncate(other, 70000), 0);
	assert_int_equal(text_read(text, 69000, bytes, 5000), 1000);
	assert_true(text_failed(text, &problem));
	assert_int_equal(problem, 0);
	text_view(text, 150000, &n);
	assert_int_equal(n, 0);
	assert_true(text_failed(text, &problem));
	assert_false(text_failed(text, &problem));
	assert_false(text_find(text, 0, 200000, 'q', &pos));
	assert_false(text_find_back(text, 200000, 200000, 'q', &pos));
	assert_int_equal(text_refresh(text), TEXT_CHANGED);
	assert_int_equal(text_size(text), 70000);
	assert_int_equal(text_byte(text, 69000), 'm');

	assert_int_equal(pwrite(other, "qq", 2, 70000), 2);
	assert_int_equal(text_size(text), 70000);
	assert_int_equal(text_refresh(text), TEXT_GREW);
	assert_int_equal(text_size(text), 70002);
	assert_true(text_find_back(text, 70002, 70002, 'q', &pos));
	assert_int_equal(pos, 70001);

	/* Longer, but not what it was. */
	assert_int_equal(pwrite(other, "nn", 2, 70000), 2);
	assert_int_equal(ftruncate(other, 80000), 0);
	assert_int_equal(text_refresh(text), TEXT_CHANGED);
	assert_int_equal(text_size(text), 80000);
	text_free(text);
	close(other);
}

/* Where the file cannot be read there is nothing, it is said why, and what can be read is there. */
static void
test_unreadable(void **unused)
{
	struct error error = { "" };
	int fd = scratch_nameless("abc", 3), problem = 0;

	(void)unused;
	struct text *text = text_open_file(fd, &error);
	/* A folder has no bytes to read: as good as a broken disk. */
	int folder = open("/", O_RDONLY | O_DIRECTORY);
	assert_int_equal(dup2(folder, fd), fd);
	assert_int_equal(text_byte(text, 0), -1);
	assert_true(text_failed(text, &problem));
	assert_int_equal(problem, EISDIR);
	assert_int_equal(text_byte(text, 0), -1);
	assert_false(text_failed(text, &problem));
	text_free(text);
	close(folder);
}

/* The text owns the descriptor, also when it cannot be used. */
static void
test_descriptor(void **unused)
{
	struct error error = { "" };
	int fd = scratch_nameless("abc", 3);

	(void)unused;
	struct text *text = text_open_file(fd, &error);
	assert_int_equal(text_fd(text), fd);
	text_free(text);
	assert_int_equal(fcntl(fd, F_GETFD), -1);
	assert_null(text_open_file(-1, &error));
	assert_true(error.text[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_delivered),  cmocka_unit_test(test_file),
		cmocka_unit_test(test_append),     cmocka_unit_test(test_refresh),
		cmocka_unit_test(test_unreadable), cmocka_unit_test(test_descriptor),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
