/*
 * The reader process: a file comes in on one descriptor, a document's parts go out on another.
 */

#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		puts("diple-read " PACKAGE_VERSION);
		return 0;
	}
	fputs("usage: diple-read file\n", stderr);
	return 2;
}
