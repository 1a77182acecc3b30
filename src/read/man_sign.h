#ifndef READ_MAN_SIGN_H
#define READ_MAN_SIGN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Of read/format: how sure it is that this is a manual page as `man` shows it, with or without overstrikes or colours: its
 * first line names it at both ends, and a heading at the left edge and indented text follow.
 */
int man_sign(const char *name, const char *head, size_t n);

/* What "LS(1)" is called, and where it stands in a line. */
struct man_reference {
	size_t start, end;
	size_t bracket; /* of the section */
};

/*
 * The reference that starts at this place: a name, then a section in brackets, "ls(1)" or "X509_new(3ssl)". False when there
 * is none.
 */
bool man_reference_at(const char *line, size_t n, size_t at, struct man_reference *out);

/*
 * True for a page's first line, plain: "LS(1)     User Commands     LS(1)". title: the first of the two. What stands between
 * them may be missing.
 */
bool man_sign_is_header(const char *line, size_t n, struct man_reference *title);

#endif
