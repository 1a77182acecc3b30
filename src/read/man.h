#ifndef READ_MAN_H
#define READ_MAN_H

#include "doc/sink.h"
#include "read/source.h"

/*
 * The reader of manual pages as `man` sends them to its pager: set for a width, with overstrikes, escape sequences or
 * neither. Headings are sections, what was filled is reflowed, what was not is kept; options are anchors ("--all"), and
 * headings too ("SEE_ALSO"); references to other pages are links ("man:ls(1)").
 */
void man_source(struct source *source, struct sink *sink);

#endif
