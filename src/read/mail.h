#ifndef READ_MAIL_H
#define READ_MAIL_H

#include "doc/sink.h"
#include "read/source.h"

/*
 * A reader (read/reader) of e-mail: one message (RFC 5322, .eml), or a mailbox of several (RFC 4155), each a section then.
 */
void mail_source(struct source *source, struct sink *sink);

#endif
