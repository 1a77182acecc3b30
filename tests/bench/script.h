#ifndef TESTS_BENCH_SCRIPT_H
#define TESTS_BENCH_SCRIPT_H

/*
 * Runs a shell script, in which "$1" is the file and "$2" the pattern, without a terminal and without its output. The
 * milliseconds that it took; -1 when it was not over in time or failed, and was killed.
 */
double script_run(const char *script, const char *file, const char *pattern, int patience_ms);

#endif
