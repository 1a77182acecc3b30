#ifndef APP_CONFINE_H
#define APP_CONFINE_H

enum { CONFINE_SECONDS = 120 };

/*
 * Becomes a program of the system that makes something of bytes that nobody knows: it can read what the system is made of (and
 * the folders of PATH) and what its standard input is, and no other file of anybody's, because the source of a manual page may
 * name files to be shown in it. Its network is gone too. Where the system cannot do that, it runs as it would. It gets as
 * much memory as a reader process and so many seconds of computing. Returns only when there is no such program.
 */
void confine_exec(const char *const *argv);

#endif
