#ifndef TESTS_APP_PLAY_H
#define TESTS_APP_PLAY_H

#include "base/buffer.h"

/*
 * Plays a script to an app and writes down what it shows. A line is one of
 *
 *     open FILE          a plain text, by its path in the source tree, read to its end
 *     size COLUMNS ROWS
 *     keys NAME ...      keys by name; 'text is typed letter by letter, with _ for a blank
 *     screen             writes the screen
 *     copied             writes what the terminal shall keep
 *     # remark           is written down too
 */
void play(const char *script, struct buffer *to);

/* A test: the script tests/app/NAME.keys must give the screens of NAME.screen; *state is the name. */
void play_check(void **state);

#endif
