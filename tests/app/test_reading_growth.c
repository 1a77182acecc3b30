/*
 * What becomes of a file or a pipe while it is read.
 */
#include "app/reading.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/app/desk.h"
#include "tests/scratch.h"

/* ---- what becomes of a file ---- */

static void
stop_when_known(void *context)
{
	struct document *d = reading_document(desk.reading);

	(void)context;
	if (text_size(document_text(d)) >= desk.wanted_size &&
	    document_known(d, PASS_QUOTES) >= text_size(document_text(d)))
		loop_quit(desk.loop, 0);
}

static void
append_to(const char *path, const char *text)
{
	FILE *file = fopen(path, "ab");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* A pipe that has not ended is read as far as it has come. */
static void
pipe_is_known_before_its_end(void **state)
{
	int fds[2], to = desk_pipe(fds, NULL);
	size_t count;

	(void)state;
	struct document *d = reading_document(desk.reading);
	loop_on_turn(desk.loop, stop_when_known, NULL);
	reading_start(desk.reading);
	for (size_t i = 0; i < 70 * 1024 / 32; i++)
		assert_int_equal(write(to, "Thirty-two bytes of text, this.\n", 32), 32);
	assert_int_equal(write(to, "\n\n", 2), 2);
	assert_int_equal(write(to, desk_article, strlen(desk_article)), strlen(desk_article));
	desk.wanted_size = 70 * 1024 + 2 + strlen(desk_article);
	desk.wanted_size -= desk.wanted_size % 32;
	loop_run(desk.loop);
	assert_true(reading_grows(desk.reading));
	assert_false(reading_is_done(desk.reading));
	assert_int_equal(document_state(d), DOCUMENT_LOADING);
	assert_int_equal(document_quote_count(d).all, 1);
	document_sections(d, &count);
	assert_true(count >= 2);
	assert_int_equal(write(to, "\n", 1), 1);
	assert_int_equal(write(to, desk_article, strlen(desk_article)), strlen(desk_article));
	close(to);
	desk_run();
	assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
	assert_int_equal(document_quote_count(d).all, 2);
	desk_close();
}

static void
await_some(void *context)
{
	reading_await(desk.reading);
	desk_stop_when_shown(context);
}

/* What can be shown as it comes is shown before a reader process begins; what cannot be gets one. */
static void
pipe_is_shown_before_it_is_read(void **state)
{
	static const struct {
		const char *text;
		const char *shown;
		bool glanced;
	} cases[] = {
		{ "Thirty-two bytes of text, this.\n", "Thirty-two bytes", true },
		{ "<!DOCTYPE html><p>Of a page.</p>\n", "Of a page.", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int fds[2], to = desk_pipe(fds, NULL);
		char shown[64] = "";
		size_t n = strlen(cases[i].shown);
		loop_on_turn(desk.loop, await_some, NULL);
		reading_await(desk.reading);
		desk.wanted_size = 1;
		assert_int_equal(write(to, cases[i].text, strlen(cases[i].text)),
		                 strlen(cases[i].text));
		close(to);
		loop_run(desk.loop);
		struct text *text = document_text(reading_document(desk.reading));
		assert_int_equal(text_read(text, 0, shown, n), n);
		assert_string_equal(shown, cases[i].shown);
		assert_int_equal(reading_glance(desk.reading, n), cases[i].glanced);
		desk_close();
	}
}

static void
file_that_grows(void **state)
{
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s", scratch_text("growing", desk_article));
	desk_open(path, NULL, NULL, NULL);
	desk_run();
	desk_assert_article();
	reading_look(desk.reading);
	assert_true(reading_is_done(desk.reading));
	unsigned generation = reading_generation(desk.reading);
	append_to(path, "\n");
	append_to(path, desk_article);
	reading_look(desk.reading);
	assert_false(reading_is_done(desk.reading));
	assert_int_equal(text_size(document_text(reading_document(desk.reading))),
	                 2 * strlen(desk_article) + 1);
	desk_run();
	assert_int_equal(document_quote_count(reading_document(desk.reading)).all, 2);
	assert_int_equal(document_lines(reading_document(desk.reading)), 23);
	assert_int_equal(reading_generation(desk.reading), generation);
	assert_int_equal(reading_news(desk.reading)->count, 0);
	desk_close();
}

static void
file_that_is_written_anew(void **state)
{
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s", scratch_text("anew", desk_article));
	desk_open(path, NULL, NULL, NULL);
	desk_run();
	unsigned generation = reading_generation(desk.reading);
	scratch_write("anew", "Something else.\n", 16);
	reading_look(desk.reading);
	desk_assert_text("Something else.\n");
	assert_true(reading_generation(desk.reading) > generation);
	assert_int_equal(reading_news(desk.reading)->count, 1);
	desk_assert_note("the file has become shorter");
	desk_run();
	assert_int_equal(document_quote_count(reading_document(desk.reading)).all, 0);
	/* Of the same length, and of another kind. */
	scratch_write("anew",
	              "\xff\xfe"
	              "a\0b\0c\0d\0e\0f\0\n\0",
	              16);
	reading_look(desk.reading);
	desk_run();
	desk_assert_text("abcdef\n");
	desk_close();
}

static void
another_file_of_the_name(void **state)
{
	char path[256], other[256];

	(void)state;
	snprintf(other, sizeof other, "%s", scratch_write("other", "Something else.\n", 16));
	snprintf(path, sizeof path, "%s", scratch_text("named", desk_article));
	desk_open(path, NULL, NULL, NULL);
	desk_run();
	assert_int_equal(rename(other, path), 0);
	reading_look(desk.reading);
	desk_assert_text(desk_article);
	/* Only who follows the name gets what has it now. */
	reading_follow(desk.reading, true);
	desk_assert_text("Something else.\n");
	desk_assert_note("was replaced");
	desk_run();
	/* And whose name is gone keeps what there was. */
	assert_int_equal(unlink(path), 0);
	reading_follow(desk.reading, false);
	reading_follow(desk.reading, true);
	desk_assert_text("Something else.\n");
	desk_close();
}

/* A disk that gives errors: a note, once, and the rest can be read. */
static void
file_that_cannot_be_read(void **state)
{
	char path[256];

	(void)state;
	snprintf(path, sizeof path, "%s", scratch_text("broken", desk_article));
	desk_open(path, NULL, NULL, NULL);
	struct text *text = document_text(reading_document(desk.reading));
	reading_check(desk.reading);
	assert_int_equal(reading_news(desk.reading)->count, 0);
	int folder_fd = open("/", O_RDONLY | O_DIRECTORY);
	assert_int_equal(dup2(folder_fd, text_fd(text)), text_fd(text));
	assert_int_equal(text_byte(text, 0), -1);
	reading_check(desk.reading);
	assert_int_equal(reading_news(desk.reading)->count, 1);
	desk_assert_note("could not be read everywhere: Is a directory");
	assert_int_equal(text_byte(text, 0), -1);
	reading_check(desk.reading);
	assert_int_equal(reading_news(desk.reading)->count, 1);
	close(folder_fd);
	desk_close();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pipe_is_known_before_its_end),
		cmocka_unit_test(pipe_is_shown_before_it_is_read),
		cmocka_unit_test(file_that_grows),
		cmocka_unit_test(file_that_is_written_anew),
		cmocka_unit_test(another_file_of_the_name),
		cmocka_unit_test(file_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
