/*
 * The floor: what any program costs that shows one screen of a file with ncurses and waits for a key. It does nothing else.
 */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

int
main(int argc, char **argv)
{
	FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
	char line[4096];
	int key = ' ';

	setlocale(LC_CTYPE, "");
	if (!file || !initscr())
		return 1;
	for (; key == ' '; key = getch()) {
		erase();
		for (int y = 0; y < LINES && fgets(line, sizeof line, file); y++)
			mvaddnstr(y, 0, line, COLS);
		refresh();
	}
	endwin();
	return 0;
}
