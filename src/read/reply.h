#ifndef READ_REPLY_H
#define READ_REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include "read/lines.h"

/*
 * Settles whether the '>' at the start of line i are reply marks, from its neighbours and from what the whole text is like
 * (replies: reply marks are its way). If they are not, the line is read again without them.
 */
void reply_settle(struct lines *lines, size_t i, bool replies);

#endif
