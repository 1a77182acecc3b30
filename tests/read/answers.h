#ifndef TESTS_READ_ANSWERS_H
#define TESTS_READ_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* What short pieces of text are by their words: lists of what is one and what only looks so. Include <cmocka.h> before it. */

/* Every string of the list must get this answer. */
static inline void
answers_check(bool (*role)(const char *, size_t), const char *const *list, size_t count, bool want)
{
	for (size_t i = 0; i < count; i++)
		if (role(list[i], strlen(list[i])) != want)
			fail_msg("\"%s\" must %sbe one", list[i], want ? "" : "not ");
}

#define ANSWERS_YES(role, ...) \
	answers_check(role, (const char *const[]){ __VA_ARGS__ }, \
	              sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), true)
#define ANSWERS_NO(role, ...) \
	answers_check(role, (const char *const[]){ __VA_ARGS__ }, \
	              sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), false)

#endif
