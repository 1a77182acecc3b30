#ifndef TESTS_APP_DESK_H
#define TESTS_APP_DESK_H

#include <stddef.h>
#include <stdint.h>

#include "app/reading.h"
#include "base/buffer.h"

/* What the tests of readings share: a loop and the reading that is open. */
struct desk {
	struct loop *loop;
	struct reading *reading;
	uint64_t wanted_size;                /* of the text, for desk_stop_when_shown */
	const struct converters *converters; /* of what desk_open opens; NULL: none */
	char cannot[512];                    /* why desk_try could not open it */
};

extern struct desk desk;

/* A plain text with two sections and a quotation. */
extern const char desk_article[];

/* Opens a reading and gives it two minutes. reader: the built one when NULL. */
void desk_open(const char *path, const char *encoding, const char *reader,
               const struct watch_limits *limits);

/* The same, but it may not be possible: false then, and desk.cannot says why. */
bool desk_try(const char *path, const char *encoding, const char *reader,
              const struct watch_limits *limits);

/* A pipe whose ends are descriptors of this process; the reading opens it by its name. The end to write to. */
int desk_pipe(int fds[2], const char *encoding);

/* Runs the loop until the reading is done. */
void desk_run(void);
void desk_close(void);

/* For loop_on_turn: ends the loop when so much of the text is there. */
void desk_stop_when_shown(void *context);

void desk_assert_text(const char *expected);
void desk_assert_note(const char *part);

/* What is to be found in the article, wherever its text is from. */
void desk_assert_article(void);

/* The same letters in UTF-16. */
void desk_utf16(struct buffer *b, const char *ascii);

#endif
