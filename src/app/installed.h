#ifndef APP_INSTALLED_H
#define APP_INSTALLED_H

#include <stdbool.h>

/* True for a program that PATH, or the path that it is, leads to. */
bool installed(const char *program);

#endif
