/*
 * The program: joins app and term.
 */

#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		puts(PACKAGE_STRING);
		return 0;
	}
	fputs("usage: diple [options] [+command] [file...]\n", stderr);
	return 2;
}
