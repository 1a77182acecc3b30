/*
 * The folder, the loop and the reading that the tests of readings work on, one at a time.
 */
#include "tests/app/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/paths.h"

const char desk_article[] = "The Harbour at Night\n"
			    "\n"
			    "Arrivals\n"
			    "========\n"
			    "\n"
			    "\"The ferry was late again,\" said Ana Petrov.\n"
			    "\n"
			    "Departures\n"
			    "==========\n"
			    "\n"
			    "Nobody left before the morning.\n";

struct desk desk;

static void
stop_when_done(void *context)
{
	(void)context;
	if (reading_is_done(desk.reading))
		loop_quit(desk.loop, 0);
}

void
desk_stop_when_shown(void *context)
{
	(void)context;
	if (text_size(document_text(reading_document(desk.reading))) >= desk.wanted_size)
		loop_quit(desk.loop, 0);
}

static void
gave_up(void *context)
{
	(void)context;
	fail_msg("the reading never came to its end");
}

bool
desk_try(const char *path, const char *encoding, const char *reader,
         const struct watch_limits *limits)
{
	static const struct watch_limits none = { 0 };
	struct reading_options options = { .hints = { .encoding = encoding },
		                           .reader =
		                                   reader ? reader : paths_built("src/diple-read"),
		                           .converters = desk.converters,
		                           .limits = limits ? *limits : none };
	struct error error = { "" };

	desk.loop = loop_new();
	loop_timer(desk.loop, 120000, gave_up, NULL);
	desk.reading = reading_open(desk.loop, path, &options, &error);
	snprintf(desk.cannot, sizeof desk.cannot, "%s", error.text);
	if (!desk.reading)
		loop_free(desk.loop);
	return desk.reading;
}

void
desk_open(const char *path, const char *encoding, const char *reader,
          const struct watch_limits *limits)
{
	if (!desk_try(path, encoding, reader, limits))
		fail_msg("%s", desk.cannot);
}

void
desk_run(void)
{
	loop_on_turn(desk.loop, stop_when_done, NULL);
	reading_start(desk.reading);
	reading_start(desk.reading);
	if (!reading_is_done(desk.reading))
		loop_run(desk.loop);
}

void
desk_close(void)
{
	reading_free(desk.reading);
	loop_free(desk.loop);
}

void
desk_assert_text(const char *expected)
{
	struct text *text = document_text(reading_document(desk.reading));
	struct buffer b = { 0 };

	text_copy(text, (struct range){ 0, text_size(text) }, &b);
	assert_string_equal(b.bytes ? b.bytes : "", expected);
	buffer_clear(&b);
}

void
desk_assert_note(const char *part)
{
	const char *note;

	for (size_t i = 0; (note = document_note_at(reading_document(desk.reading), i)); i++)
		if (strstr(note, part))
			return;
	fail_msg("no note with \"%s\"", part);
}

void
desk_assert_article(void)
{
	struct document *d = reading_document(desk.reading);
	size_t count;
	const struct section *sections = document_sections(d, &count);

	assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
	assert_int_equal(count, 2);
	assert_string_equal(sections[0].title, "Arrivals");
	assert_int_equal(document_line(d, sections[0].range.start), 3);
	assert_int_equal(document_lines(d), 11);
	assert_int_equal(document_quote_count(d).all, 1);
	assert_string_equal(document_quote_number(d, 0)->speaker, "Ana Petrov");
	assert_null(document_note_at(d, 0));
	assert_int_equal(reading_progress(desk.reading).percent, -1);
}

void
desk_utf16(struct buffer *b, const char *ascii)
{
	for (; *ascii; ascii++) {
		buffer_add_byte(b, *ascii);
		buffer_add_byte(b, '\0');
	}
}

int
desk_pipe(int fds[2], const char *encoding)
{
	char name[64];

	assert_int_equal(pipe(fds), 0);
	snprintf(name, sizeof name, "/dev/fd/%d", fds[0]);
	desk_open(name, encoding, NULL, NULL);
	close(fds[0]);
	return fds[1];
}
