#ifndef TESTS_TERM_EMULATOR_H
#define TESTS_TERM_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What a program has drawn, as a terminal would show it: libvterm, asked by rows and cells. Rows and columns count from
 * 0. Nothing here waits, fails a test or knows a process.
 */
struct emulator;

/* A colour is -1 (the default), 0 to 255 (the palette) or 0x1000000 | RRGGBB. */
struct emulator_cell {
	char text
		[32]; /* UTF-8: a spacing character and what combines with it; " " for an empty cell */
	int width;    /* 0 for the second half of a wide character */
	bool bold, underline, italic, blink, reverse, strike;
	int fg, bg;
};

struct emulator *emulator_new(int cols, int rows);
void emulator_free(struct emulator *emulator);
void emulator_resize(struct emulator *emulator, int cols, int rows);

/* What the program has sent. */
void emulator_write(struct emulator *emulator, const char *bytes, size_t size);

/* What the terminal itself answers, to a request for its name or for the cursor's place: up to room bytes of it. */
size_t emulator_answer(struct emulator *emulator, char *bytes, size_t room);

/* Row y as UTF-8 without trailing blanks; lives until the eighth next call. */
const char *emulator_row(struct emulator *emulator, int y);
struct emulator_cell emulator_cell(struct emulator *emulator, int y, int x);
void emulator_cursor(struct emulator *emulator, int *y, int *x);

/* The first place of the text on the screen, from the top; y and x may be NULL. */
bool emulator_find(struct emulator *emulator, const char *text, int *y, int *x);

#endif
